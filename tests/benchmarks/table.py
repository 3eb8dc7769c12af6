"""The table of results, as Markdown, and its place in docs/performance.md."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.clock import Result

PAGE = Path("docs/performance.md")
BEGIN, END = "<!-- table: begin -->", "<!-- table: end -->"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line: what was done, by whom, how long it took, how many times longer than ours."""

    work: str
    who: str
    seconds: float
    ratio: float | None = None
    note: str = ""


def rows(work: str, results: Iterable[Result], *, notes: dict[str, str] | None = None) -> list[Row]:
    """The lines of one race; the first result is ours, the others are set against it."""
    ours, *peers = results
    notes = notes or {}
    first = Row(work=work, who=ours.name, seconds=ours.median, note=notes.get(ours.name, ""))
    return [
        first,
        *(
            Row(
                work=work,
                who=peer.name,
                seconds=peer.median,
                ratio=peer.times_slower(ours),
                note=notes.get(peer.name, ""),
            )
            for peer in peers
        ),
    ]


def markdown(lines: Iterable[Row]) -> str:
    """The table with a line that says what it was measured on."""
    head = [
        f"Measured with Python {platform.python_version()} on {os.cpu_count()} cores "
        f"({platform.machine()} {platform.system()}).",
        "",
        "| work | who | median | ÷ ours | note |",
        "| --- | --- | --: | --: | --- |",
    ]
    return "\n".join(head + [_line(line) for line in lines])


def _line(row: Row) -> str:
    ratio = "" if row.ratio is None else _times(row.ratio)
    return f"| {row.work} | {row.who} | {_time(row.seconds)} | {ratio} | {row.note} |"


def _times(ratio: float) -> str:
    return f"{ratio:.2g}×" if ratio < 10 else f"{ratio:,.0f}×"


def _time(seconds: float) -> str:
    if seconds >= 1:
        return f"{seconds:.2f} s"
    if seconds >= 1e-3:
        return f"{seconds * 1e3:.3g} ms"
    return f"{seconds * 1e6:.3g} µs"


def write(table: str, page: Path = PAGE, *, partly: bool = False) -> None:
    """Put the table between the marks of the page.

    `partly` keeps the lines of the page about other works than those of the table.

    Raises:
        ValueError: the page has no marks.
    """
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    held, mark, after = rest.partition(END)
    if not mark:
        raise ValueError(f"{page} has no {BEGIN} … {END}")
    new = _merged(held.strip(), table) if partly else table
    page.write_text(f"{before}{BEGIN}\n{new}\n{END}{after}", encoding="utf-8")


def _merged(held: str, table: str) -> str:
    """The lines held, those of works in the table replaced where they stand, others added."""
    fresh = _by_work(table)
    works = _by_work(held)
    works.update(fresh)
    return "\n".join([*_head(held), *(line for lines in works.values() for line in lines)])


def _head(table: str) -> list[str]:
    lines = table.splitlines()
    return lines[: lines.index("| --- | --- | --: | --: | --- |") + 1]


def _by_work(table: str) -> dict[str, list[str]]:
    works: dict[str, list[str]] = {}
    for line in table.splitlines()[len(_head(table)) :]:
        works.setdefault(line.split(" | ")[0], []).append(line)
    return works
