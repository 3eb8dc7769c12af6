"""What the verbs print: results on standard output, progress and problems on standard error."""

from __future__ import annotations

import json
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from evaltool.cli.table import table, width, wrap, wrapped_table
from evaltool.findings import Finding, Severity, by_severity
from evaltool.vocabulary import SEVERITY_TITLES

if TYPE_CHECKING:
    from evaltool.declaration import Declaration
    from evaltool.pipeline import Collected
    from evaltool.report.certainty.listing import Listing
    from evaltool.scoring import Scored
    from evaltool.workspace import Document, Kept

_PIECES = 10_000
"""Pieces of JSON that are written together."""
_UNWATCHED = 120
"""Columns where the output goes into a file or a pipe."""
_LONGEST_CELL = 60
"""Longer texts go on in further lines."""

SAMPLE_MARK = "示例数据：完成值、预算执行和项目情况均为演示编制，结果不得用于报送。"


def progress(message: str) -> None:
    """A step of long work, only where somebody watches."""
    if sys.stderr.isatty():
        click.echo(message, err=True)


def as_json(value: object) -> None:
    """The value as JSON in UTF-8, whatever the terminal's own encoding; written as it is made."""
    pieces = json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(value)
    while batch := "".join(islice(pieces, _PIECES)):
        click.echo(batch.encode(), nl=False)
    click.echo()


def exit_code(found: Sequence[Finding]) -> int:
    """1 where a finding is an error, else 0."""
    return int(any(item.severity is Severity.ERROR for item in found))


def scores(scored: Scored) -> None:
    """The table of scores, one project a line."""
    from evaltool.report.terminal import score_table

    header, rows = score_table(scored)
    right = frozenset(range(1, len(header) - 2))
    click.echo(table(header, rows, right=right, limit=_columns()))


def explanations(scored: Scored) -> None:
    """Every indicator with its score, clause and arithmetic line."""
    from evaltool.report.terminal import explained

    for line in explained(scored):
        click.echo(line)
    click.echo()


def completeness(scored: Scored) -> None:
    """How many indicators have what they need."""
    from evaltool.report.terminal import completeness_table

    header, rows = completeness_table(scored)
    click.echo(table(header, rows, right=frozenset({1, 2, 3}), limit=_columns()))


def declaration(declared: Declaration) -> None:
    """What is declared: a line a form."""
    from evaltool.report.terminal import declaration_table

    header, rows = declaration_table(declared)
    click.echo(table(header, rows, right=frozenset({2, 3}), limit=_columns()))


def findings(found: Sequence[Finding], *, quiet: bool = False) -> None:
    """The findings, gravest first; with `quiet` those that are only told are counted."""
    ordered = by_severity(found)
    shown = [item for item in ordered if not (quiet and item.severity is Severity.INFO)]
    for item in shown:
        _finding(item)
    counts = Counter(item.severity for item in ordered)
    if not ordered:
        return
    told = "，".join(f"{SEVERITY_TITLES[level]} {counts[level]} 条" for level in Severity)
    rest = "（提示用 evaltool check 查看）" if quiet and counts[Severity.INFO] else ""
    click.echo(f"{told}{rest}", err=True)


def _finding(item: Finding) -> None:
    place = f"{item.place}：" if item.place else ""
    click.echo(f"【{SEVERITY_TITLES[item.severity]}】{place}{item.message}", err=True)
    if item.remedy:
        click.echo(f"        处理办法：{item.remedy}", err=True)


def marks(scored: Scored, *, sample: bool) -> None:
    """The marks that the documents carry: 草稿 and 示例数据."""
    from evaltool.report.terminal import draft_mark

    mark = draft_mark(scored)
    if mark:
        click.echo(mark, err=True)
    if sample:
        click.echo(SAMPLE_MARK, err=True)


def documents(made: Sequence[Document], kept: Sequence[Kept]) -> None:
    """The files written, and what became of those that somebody had edited."""
    for item in kept:
        click.echo(f"{item.path} 在生成后被修改过，修改稿保留为 {item.kept_as}", err=True)
    for document in made:
        click.echo(f"已写入 {document.path}")


def collection(collected: Collected) -> None:
    """Where the collection workbook is, and why it was or was not written."""
    documents(collected.made, collected.kept)
    if collected.made:
        click.echo("填好后保存在原处，再运行 evaltool run。")


def listing(item: Listing) -> None:
    """A table under its title, then what it assumes."""
    columns = _columns()
    click.echo(item.title)
    longest = max((width(text) for row in item.rows for text in row), default=0)
    if columns is not None or longest > _LONGEST_CELL:
        click.echo(wrapped_table(item.header, item.rows, limit=columns or _UNWATCHED))
    else:
        click.echo(table(item.header, item.rows, right=frozenset(item.right)))
    for text in item.assumptions:
        click.echo("\n".join(wrap(f"· {text}", columns or _UNWATCHED)))
    click.echo()


def _columns() -> int | None:
    """Columns of the terminal; no limit where the output goes into a file or a pipe."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def pairs(items: Sequence[tuple[str, Any]]) -> None:
    """Names and values, one a line."""
    for name, value in items:
        click.echo(f"{name}：{value}")
