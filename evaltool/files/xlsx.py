"""Workbooks (.xlsx, .xlsm): one grid per sheet, every cell with the text that it shows."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from sys import intern
from typing import Any

from evaltool.files.grid import Cell, Grid
from evaltool.files.number_format import plain_number, show_moment, show_number
from evaltool.files.raw import FileRead, RawFile
from evaltool.files.refusal import damaged
from evaltool.files.sheet_cells import SheetCells, show_truth
from evaltool.files.xlsx_book import Book, Look, Runs, SheetPart, open_book
from evaltool.files.xlsx_stream import SheetStream, StoredCell
from evaltool.findings import Finding, finding
from evaltool.model import column_letters

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WORDING = re.compile(r"\d+(?:\.\d+)?[\u4e00-\u9fff][^()!:;\"$&]{0,20}")
_BROKEN = (ValueError, IndexError, OverflowError)
_MOST_KEPT = 50_000
"""Numbers of a sheet whose look is remembered: most sheets repeat a few."""


def read(raw: RawFile) -> FileRead:
    """The sheets of a workbook; formulas give the result that was saved with them.

    Raises:
        InputError: the workbook is damaged or reaches absurdly far.
    """
    book = open_book(raw)
    sheets = [_Sheet(raw, part, book) for part in book.sheets]
    told = [item for sheet in sheets if sheet.grid.cells for item in sheet.cells.findings()]
    blanks = (item for sheet in sheets for item in sheet.without_result)
    grids = tuple(sheet.grid for sheet in sheets if sheet.grid.cells)
    return FileRead(grids=grids, findings=(*told, *blanks))


class _Sheet:
    """One sheet on its way to a grid."""

    def __init__(self, raw: RawFile, part: SheetPart, book: Book) -> None:
        self.cells = SheetCells(raw.file, part.title, part.visible)
        self.without_result: list[Finding] = []
        self._book = book
        self._file = raw.file
        self._numbers: dict[tuple[str, str], str] = {}
        self._formulas: dict[str, tuple[str, str]] = {}
        SheetStream(raw.parts(), part.part, self._take, self.cells.merge).run()
        self.grid = self.cells.grid()

    def _take(self, cell: StoredCell) -> None:
        if cell.formula is not None:
            self._on_formula(cell)
        if cell.value is None and cell.runs is None:
            return
        try:
            text = self._shown(cell)
        except _BROKEN as error:
            where = f"{column_letters(cell.column)}{cell.row}"
            raise damaged(self._file, f"单元格 {where} 的内容不成立") from error
        if text:
            if cell.kind == "e" and text.startswith("#"):
                text = self._on_error(cell, text)
            self.cells.put(cell.row, cell.column, text, hidden=cell.hidden)

    def _on_error(self, cell: StoredCell, shown: str) -> str:
        """The text of an error value: the wording where one was taken for a formula, =10个."""
        if cell.formula is not None and _WORDING.fullmatch(cell.formula):
            self.cells.note_wording(cell.row, cell.column, shown)
            return f"={cell.formula}"
        self.cells.note_error(cell.row, cell.column)
        return shown

    def _shown(self, cell: StoredCell) -> str:
        value = cell.value or ""
        if cell.kind == "n":
            return self._number(cell, value)
        look = self._look(cell)
        if cell.kind == "s":
            return self._text(self._book.texts[int(value)], look)
        if cell.kind == "inlineStr":
            return intern(self._text(cell.runs or "", look))
        if cell.kind == "b":
            return show_truth(value in ("1", "true"))
        if cell.kind == "d":
            return show_moment(_iso(value), look.number_format)
        return intern(self._text(value, look))

    def _look(self, cell: StoredCell) -> Look:
        return self._book.looks[int(cell.style)]

    def _text(self, said: str | Runs, look: Look) -> str:
        whole = said if isinstance(said, str) else "".join(text for text, _ in said)
        kept = whole if isinstance(said, str) else "".join(t for t, crossed in said if not crossed)
        if look.struck:
            kept = ""
        if len(kept.strip()) < len(whole.strip()):
            self.cells.struck += 1
        return _unescaped(kept).strip()

    def _number(self, cell: StoredCell, stored: str) -> str:
        known = self._numbers.get((stored, cell.style))
        if known is not None:
            return known
        value, look = _number(stored), self._look(cell)
        if look.locale_date is not None or look.date:
            return self._moment(value, look)
        if look.struck:
            self.cells.struck += 1
            return ""
        shown = show_number(value, look.number_format)
        text = self.cells.number(cell.row, cell.column, value, shown)
        # one whose digits the format hides is told with its place: each anew
        if text == shown and len(self._numbers) < _MOST_KEPT:
            self._numbers[stored, cell.style] = text
        return text

    def _moment(self, value: int | float, look: Look) -> str:
        from openpyxl.utils.datetime import from_excel

        code = look.locale_date or look.number_format
        try:
            return show_moment(from_excel(value, self._book.epoch, timedelta=look.timedelta), code)
        except (OverflowError, ValueError):
            return plain_number(value) if look.locale_date else "#VALUE!"

    def _on_formula(self, cell: StoredCell) -> None:
        """Remember a formula that others share; tell one that was saved without its result."""
        formula, shared = f"={cell.formula}", cell.shared
        where = f"{column_letters(cell.column)}{cell.row}"
        if shared is not None and cell.formula:
            self._formulas.setdefault(shared, (formula, where))
        if cell.value is not None:
            return
        if shared in self._formulas:
            formula = _moved(*self._formulas[shared], where)
        source = Grid(self._file, (), self.cells.title).source(Cell(cell.row, cell.column, ""))
        told = finding("files-formula-without-result", source, formula=formula)
        self.without_result.append(told)


def _moved(formula: str, origin: str, place: str) -> str:
    """A shared formula as it stands in one of its cells."""
    from openpyxl.formula.translate import Translator

    return str(Translator(formula, origin).translate_formula(place))


def _iso(value: str) -> date | time | timedelta:
    from openpyxl.utils import datetime as moments

    inner: Any = moments  # has no types
    read: date | time | timedelta = inner.from_ISO8601(value)
    return read


def _number(stored: str) -> int | float:
    return float(stored) if "." in stored or "e" in stored or "E" in stored else int(stored)


def _unescaped(text: str) -> str:
    """Text with the characters that the format writes as _x000D_ and the like."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")
