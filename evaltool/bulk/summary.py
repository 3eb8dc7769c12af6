"""The bureau's documents (汇总): made of the units' records, put in place together."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from evaltool.bulk import questions
from evaltool.bulk.discovery import SUMMARY_FOLDER, Found
from evaltool.bulk.documents import render_bureau_report
from evaltool.bulk.options import Options
from evaltool.bulk.outcome import Outcome, unpacked
from evaltool.bulk.page import render_bureau_page
from evaltool.bulk.store import Filling, open_store, parquet
from evaltool.bulk.view import BureauView, bureau_view
from evaltool.bulk.workbook import BureauBook
from evaltool.findings import Finding, finding
from evaltool.rules import DEFAULT, load
from evaltool.workspace import Document, Kept, Workspace, publish, sweep

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

WORKBOOK = "汇总.xlsx"
REPORT = "汇总报告.docx"
PAGE = "汇总.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What the bureau's documents say, where they are, and what concerns the whole bureau."""

    view: BureauView
    units: tuple[questions.UnitLine, ...]
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]
    kept: tuple[Kept, ...]


class Summing:
    """The bureau's documents while its units are being worked on.

    Units are taken in by key, as soon as all before them are there, so that the documents do not
    depend on who ended first; what is left to do at the end is short.
    """

    def __init__(self, store: DuckDBPyConnection, keys: Sequence[str], options: Options) -> None:
        self._store, self._year = store, options.year
        self._grades = _grades(options)
        self._filling, self._book = Filling(store), BureauBook()
        self._left = deque(keys)
        self._ended: dict[str, bytes | None] = {}
        self._rehearse()

    def add(self, key: str, record: bytes | None) -> None:
        """Take in the packed record of a unit, None where it failed."""
        self._ended[key] = record
        while self._left and self._left[0] in self._ended:
            key = self._left.popleft()
            data = self._ended.pop(key)
            if data is not None:
                held = unpacked(data)
                self._filling.add(key, held)
                self._book.add(held["unit"] or key, held)

    def discard(self) -> None:
        """Let go of what will not be finished."""
        self._book.discard()

    def _rehearse(self) -> None:
        """Have all that the documents need imported and compiled while the workers still start."""
        nothing = bureau_view(self._store, name="", grades=self._grades)
        render_bureau_report(nothing)
        render_bureau_page(nothing)

    def finish(self, bureau: Workspace, failures: Sequence[Outcome], strays: Found) -> Summary:
        """Make the documents and put them into the bureau's folder 汇总/YEAR.

        Raises:
            WorkspaceError: the folder cannot be written.
        """
        self._filling.end(failures)
        units = tuple(questions.units(self._store))
        found = (*strays.findings, *_failed(failures), *_doubts(self._store, units))
        view = bureau_view(
            self._store,
            name=bureau.settings.unit or "",
            grades=self._grades,
            findings=_told(found),
        )
        folder = "/".join(filter(None, (SUMMARY_FOLDER, str(self._year or view.year))))
        made = tuple(self._documents(view, folder))
        sweep(bureau, SUMMARY_FOLDER)
        kept = publish(bureau, made)
        return Summary(view=view, units=units, documents=made, findings=found, kept=kept)

    def _documents(self, view: BureauView, place: str) -> Iterator[Document]:
        with TemporaryDirectory(prefix="evaltool-") as folder:
            contents = {
                WORKBOOK: self._book.finish(self._store, view),
                REPORT: render_bureau_report(view),
                PAGE: render_bureau_page(view),
                **{
                    f"数据/{name}": data
                    for name, data in parquet(self._store, Path(folder)).items()
                },
            }
        for name, data in contents.items():
            yield Document(path=f"{place}/{name}", data=data)


@contextmanager
def summing(keys: Sequence[str], options: Options) -> Iterator[Summing]:
    """A summary of these units, to be taken in in any order and then finished."""
    with open_store() as store:
        begun = Summing(store, keys, options)
        try:
            yield begun
        except BaseException:
            begun.discard()
            raise


def _grades(options: Options) -> tuple[str, ...]:
    ruleset = load(options.rules[0] if options.rules else DEFAULT)
    return tuple(grade.name for grade in ruleset.grades)


_OF_THE_BUREAU = ("bulk-rules-differ", "bulk-name-twice")
_OF_A_TABLE = ("bulk-table-unreadable", "bulk-table-unknown", "bulk-column-unread")


def _told(findings: Sequence[Finding]) -> Iterator[str]:
    """What the report itself says of the bureau as a whole, in sentences."""
    for item in findings:
        if item.code in _OF_THE_BUREAU:
            yield f"{item.message}。"
        elif item.code in _OF_A_TABLE:
            yield f"{item.place}：{item.message}。"


def _failed(failures: Sequence[Outcome]) -> Iterator[Finding]:
    for outcome in failures:
        facts = {"what": outcome.what, "remedy": outcome.remedy}
        yield finding("bulk-unit-failed", place=outcome.key, **facts)


def _doubts(store: DuckDBPyConnection, units: Sequence[questions.UnitLine]) -> Iterator[Finding]:
    rules = questions.rules(store)
    if len(rules) > 1:
        told = "，".join(f"{line.rules}（{line.units}个单位）" for line in rules)
        yield finding("bulk-rules-differ", rules=told)
    for name, count in Counter(unit.name for unit in units).items():
        if count > 1:
            folders = "、".join(sorted(unit.key for unit in units if unit.name == name))
            yield finding("bulk-name-twice", name=name, count=count, folders=folders)
