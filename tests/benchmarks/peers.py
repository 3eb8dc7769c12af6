"""Peers that write the very same grids: docxtpl, and python-docx in three usual ways.

Each takes the grids of our own document (texts and spans), so that content and shape are
equal; none writes our typography, which only makes their work lighter.
"""

from __future__ import annotations

import io
import json
import subprocess
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.table import CT_Tbl
from docx.table import Table

from evaltool.files import Cell, Grid, read_grids

Context = dict[str, list[dict[str, object]]]


def writers(grids: Sequence[Grid]) -> dict[str, Callable[[], bytes]]:
    """Every peer ready to write these grids, the fastest first; templates are made beforehand."""
    return {
        "docxtpl, as documented": partial(docxtpl, docxtpl_template(), context(grids)),
        "python-docx, `parse_xml`": partial(python_docx_parse_xml, grids),
        "python-docx, cells listed once": partial(python_docx_cells_once, grids),
        "python-docx, `table.cell`": partial(python_docx_cell, grids),
    }


def written_grids(content: bytes) -> tuple[Grid, ...]:
    """The tables of a Word file with the lines before them, read by our own reader."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "document.docx"
        path.write_bytes(content)
        return tuple(read_grids(path))


def _begin() -> Document:
    document = docx.Document()
    document.styles["Normal"].font.name = "宋体"
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    return document


def _finish(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _headed(document: Document, grid: Grid) -> None:
    for line in grid.before:
        document.add_paragraph(line)


def python_docx_cell(grids: Sequence[Grid]) -> bytes:
    """What the documentation of python-docx shows: `table.cell(row, column)` and `merge`."""
    document = _begin()
    for grid in grids:
        _headed(document, grid)
        table = document.add_table(grid.height, grid.width, style="Table Grid")
        for cell in grid.cells:
            _anchor(table, cell).text = cell.text
    return _finish(document)


def _anchor(table: Table, cell: Cell):  # type: ignore[no-untyped-def]
    first = table.cell(cell.row - 1, cell.column - 1)
    if (cell.row_span, cell.column_span) == (1, 1):
        return first
    last = table.cell(cell.row + cell.row_span - 2, cell.column + cell.column_span - 2)
    return first.merge(last)


def python_docx_cells_once(grids: Sequence[Grid]) -> bytes:
    """The usual way to speed it up: the list of cells is taken once per table."""
    document = _begin()
    for grid in grids:
        _headed(document, grid)
        table = document.add_table(grid.height, grid.width, style="Table Grid")
        cells, width = table._cells, grid.width
        for cell in grid.cells:
            at = (cell.row - 1) * width + cell.column - 1
            first = cells[at]
            if (cell.row_span, cell.column_span) != (1, 1):
                end = at + (cell.row_span - 1) * width + cell.column_span - 1
                first = first.merge(cells[end])
            first.text = cell.text
    return _finish(document)


def python_docx_parse_xml(grids: Sequence[Grid]) -> bytes:
    """The fastest that python-docx allows: tables as text through `parse_xml`."""
    document = _begin()
    body = document.element.body
    for grid in grids:
        _headed(document, grid)
        table: CT_Tbl = parse_xml(table_xml(grid, nsdecls("w")))
        body.insert(len(body) - 1, table)
    return _finish(document)


def table_xml(grid: Grid, namespaces: str) -> str:
    """A table as WordprocessingML with bare spans."""
    columns = "<w:gridCol/>" * grid.width
    rows = "".join(f"<w:tr>{_row_xml(row)}</w:tr>" for row in template_rows(grid))
    return (
        f'<w:tbl {namespaces}><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _row_xml(row: Sequence[dict[str, object]]) -> str:
    return "".join(
        f'<w:tc><w:tcPr><w:gridSpan w:val="{cell["span"]}"/>'
        + (f'<w:vMerge w:val="{cell["merge"]}"/>' if cell["merge"] else "")
        + "</w:tcPr>"
        + "".join(
            f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
            for line in str(cell["text"]).split("\n")
        )
        + "</w:tc>"
        for cell in row
    )


def template_rows(grid: Grid) -> list[list[dict[str, object]]]:
    """A grid row by row as Word wants it: continued cells repeated with an empty text."""
    rows: list[list[dict[str, object]]] = []
    for number in range(1, grid.height + 1):
        rows.append([])
        column = 1
        while column <= grid.width:
            cell = grid.at(number, column)
            begins = cell is None or cell.row == number
            tall = cell is not None and cell.row_span > 1
            span = cell.column_span if cell else 1
            rows[-1].append(
                {
                    "span": span,
                    "merge": ("restart" if begins else "continue") if tall else "",
                    "text": cell.text if cell and begins else "",
                }
            )
            column += span
    return rows


def context(grids: Sequence[Grid]) -> Context:
    """The grids as docxtpl is given them."""
    return {
        "forms": [
            {"before": grid.before, "columns": range(grid.width), "rows": template_rows(grid)}
            for grid in grids
        ]
    }


_LOOP = """<w:body {w}>{{% for form in forms %}}{{% for line in form.before %}}
<w:p><w:r><w:t>{{{{ line }}}}</w:t></w:r></w:p>{{% endfor %}}
<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr>
<w:tblGrid>{{% for column in form.columns %}}<w:gridCol/>{{% endfor %}}</w:tblGrid>
{{% for row in form.rows %}}<w:tr>{{% for cell in row %}}<w:tc><w:tcPr>
<w:gridSpan w:val="{{{{ cell.span }}}}"/>
{{% if cell.merge %}}<w:vMerge w:val="{{{{ cell.merge }}}}"/>{{% endif %}}</w:tcPr>
<w:p><w:r><w:t xml:space="preserve">{{{{ cell.text }}}}</w:t></w:r></w:p>
</w:tc>{{% endfor %}}</w:tr>{{% endfor %}}</w:tbl>{{% endfor %}}<w:p/></w:body>"""


def docxtpl_template() -> bytes:
    """A template with the loops a user of docxtpl would write, for any grid."""
    document = _begin()
    body = document.element.body
    section = body.find(qn("w:sectPr"))
    loops = parse_xml(_LOOP.format(w=nsdecls("w")))
    loops.append(section)
    document.element.replace(body, loops)
    return _finish(document)


def npm_docx(grids: Sequence[Grid], rounds: int) -> tuple[float, ...]:
    """Seconds that the npm package docx takes for these grids, round by round.

    Measured inside node, so that its start does not count; empty where there is no npm, or where
    the package cannot be fetched.
    """
    npm, node = which("npm"), which("node")
    if npm is None or node is None:
        return ()
    forms = [
        {**form, "columns": None, "before": list(form["before"])}
        for form in context(grids)["forms"]
    ]  # type: ignore[call-overload]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with TemporaryDirectory() as place:
        install = [npm, "install", "--no-audit", "--no-fund", "--prefix", place, "docx"]
        if subprocess.run(install, check=False, **quiet).returncode:
            return ()
        data = Path(place) / "forms.json"
        data.write_text(json.dumps(forms), encoding="utf-8")
        command = [node, _NPM_SCRIPT, f"{place}/node_modules", data, str(rounds)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return tuple(map(float, told.split()))


_NPM_SCRIPT = Path(__file__).with_name("npm_docx.mjs")


def docxtpl(template: bytes, forms: Context) -> bytes:
    """Docxtpl as its documentation shows it: open, render, save."""
    from docxtpl import DocxTemplate

    document = DocxTemplate(io.BytesIO(template))
    document.render(forms, autoescape=True)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
