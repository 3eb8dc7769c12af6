"""The tables of what is typed (网页填报): three csv files among the actuals.

They have the documented shape, so that `evaltool run` reads them as it reads any other record.
Columns and rows that we do not know, put there by somebody in Excel, are kept as they are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from evaltool.actuals.layout import Layout, Table, find_layout
from evaltool.errors import InputError, WorkspaceError
from evaltool.files import Grid
from evaltool.workspace import Workspace

if TYPE_CHECKING:
    from evaltool.web.reading import CachingReader

FILES: Mapping[Table, str] = {
    Table.ACTUAL: "网页填报-实际完成情况.csv",
    Table.BUDGET: "网页填报-预算执行.csv",
    Table.SITUATION: "网页填报-项目情况.csv",
}
"""The name of each table among the actuals of a year."""


class SpoiltError(WorkspaceError):
    """A table of the page was changed elsewhere so that it cannot be read; it can be put aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row: the text of each field, blank ones left out, and of columns unknown to us.

    `number` is the row of the file, 0 for a row that is not there yet.
    """

    fields: Mapping[str, str]
    extras: Mapping[str, str]
    number: int = 0

    def text(self, field: str) -> str:
        """The text of a field, empty where blank."""
        return self.fields.get(field, "")

    def put(self, **fields: str) -> Line:
        """The row with some fields stating something else."""
        return replace(self, fields={**self.fields, **fields})


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTable:
    """A table as it lies on the disk; `digest` is the hash of its bytes, empty without a file."""

    table: Table
    path: str
    lines: tuple[Line, ...] = ()
    layout: Layout | None = None
    digest: str = ""

    def data(self, lines: Iterable[Line]) -> bytes:
        """The bytes of the file with these rows."""
        rows = list(lines)
        headings = {name: title for title, name in self.table.headings.items()}
        extras = list(dict.fromkeys(title for row in rows for title in row.extras))
        buffer = io.StringIO(newline="")
        writer = csv.writer(buffer, lineterminator="\r\n")
        writer.writerow([*headings.values(), *extras])
        for row in rows:
            writer.writerow(
                [*(row.text(name) for name in headings), *(row.extras.get(x, "") for x in extras)]
            )
        return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def table_path(workspace: Workspace, table: Table) -> str:
    """Where a table lies, relative to the workspace."""
    return f"{workspace.relative(workspace.actuals)}/{FILES[table]}"


def is_ours(workspace: Workspace, file: str) -> bool:
    """Whether a file of the workspace is one of the tables."""
    return any(file == table_path(workspace, table) for table in Table)


def read_table(workspace: Workspace, table: Table, reader: CachingReader) -> PageTable:
    """A table as it lies on the disk now; empty where there is none yet.

    What the year was read from is not read again. Of a file that changes meanwhile nobody knows
    what was read: it has no digest here, so that it is not written over.

    Raises:
        WorkspaceError: it is there but no longer such a table, or cannot be read.
    """
    path = table_path(workspace, table)
    place = workspace.root / path
    digest = reader.digest(place)
    if not digest:
        return PageTable(table=table, path=path)
    (file,) = reader([place], root=workspace.root)
    if isinstance(file, InputError):
        raise _spoilt(path) from file
    layout = _layout(file.read.grids, table)
    if layout is None:
        raise _spoilt(path)
    return PageTable(
        table=table,
        path=path,
        lines=tuple(_lines(layout)),
        layout=layout,
        digest=digest if reader.digest(place) == digest else "",
    )


def _layout(grids: Sequence[Grid], table: Table) -> Layout | None:
    """How the table lies in the one grid of a csv file, None where it is another table."""
    if len(grids) != 1 or (grids[0].sheet, grids[0].table) != (None, None):
        return None
    layout = find_layout(grids[0])
    if layout is None or layout.table is not table or layout.in_yuan:
        return None
    return layout if "project" in layout.columns else None


def _spoilt(path: str) -> SpoiltError:
    return SpoiltError(
        "这是网页填报用的表，已被改成认不出的样子，没有写入",
        place=path,
        remedy="请恢复原来的表头，或把该文件移到 archive 文件夹后重试",
    )


def _lines(layout: Layout) -> Iterator[Line]:
    extras = {
        cell.column: cell.text.strip()
        for cell in (*layout.doubled, *layout.unknown)
        if cell.text.strip()
    }
    for row in layout.rows():
        texts = ((field, row.text(field)) for field in layout.columns)
        fields = {field: text for field, text in texts if text}
        cells = ((title, layout.grid.at(row.number, at)) for at, title in extras.items())
        others = {title: cell.text.strip() for title, cell in cells if cell and cell.text.strip()}
        if fields or others:
            yield Line(fields=fields, extras=others, number=row.number)
