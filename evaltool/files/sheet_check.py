"""The preflight of a worksheet: how far it reaches, before anything is built from it.

A cell at XFD1048576 or a merge over a whole sheet would make a reader that fills rectangles
run out of memory; here the XML is only streamed.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from evaltool.errors import InputError
from evaltool.files.package import Package
from evaltool.files.refusal import damaged, suspicious
from evaltool.model import column_letters

MAX_ROW = 200_000
MAX_COLUMN = 1024
MAX_CELLS = 2_000_000
MAX_MERGED = 1_000_000
"""Grid positions that merges may hide, per sheet."""

_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_VALUES = ("v", "is")


def check_sheets(package: Package) -> None:
    """Check every worksheet of a workbook.

    Raises:
        InputError: a filled cell or a merge lies absurdly far out, there are too many cells,
            or the XML is broken.
    """
    for name in package.xml_parts():
        if name.lower().endswith(".xml") and b"worksheet" in package.read(name)[:2048]:
            _SheetCheck(package.file, name).run(package.read(name))


def column_number(letters: str) -> int:
    """The column, from 1, of its spreadsheet letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


class _SheetCheck:
    """Streams one worksheet and remembers only where it is."""

    def __init__(self, file: str, part: str) -> None:
        self._file = file
        self._part = part
        self._cell: str | None = None
        self._row = self._column = self._cells = self._merged = 0

    def run(self, content: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        try:
            parser.Parse(content, True)
        except expat.ExpatError as error:
            raise damaged(self._file, f"部件“{self._part}”的XML有误") from error

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(" ")[2]
        if local == "c":
            self._on_cell(attributes.get("r"))
        elif local == "row":
            self._on_row(attributes.get("r"))
        elif local in _VALUES:
            self._check(self._row, self._column)
        elif local == "mergeCell":
            self._on_merge(attributes.get("ref", ""))

    def _on_row(self, number: str | None) -> None:
        self._row = (
            int(number) if number and number.isascii() and number.isdigit() else (self._row + 1)
        )
        self._column = 0

    def _on_cell(self, address: str | None) -> None:
        self._cells += 1
        if self._cells > MAX_CELLS:
            raise suspicious(self._file, f"工作表的单元格超过{MAX_CELLS}个")
        if address is None:
            self._column += 1
        else:
            self._column, self._row = self._position(address)

    def _position(self, address: str) -> tuple[int, int]:
        match = _ADDRESS.fullmatch(address)
        if match is None:
            raise damaged(self._file, f"单元格地址“{address[:20]}”不成立")
        return column_number(match[1]), int(match[2])

    def _on_merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        left, top = self._position(first)
        right, bottom = self._position(last or first)
        self._merged += max(right - left + 1, 0) * max(bottom - top + 1, 0)
        if self._merged > MAX_MERGED:
            raise self._far(f"合并单元格 {reference} 的范围过大", "取消该合并")

    def _check(self, row: int, column: int) -> None:
        if row > MAX_ROW or column > MAX_COLUMN:
            raise self._far(
                f"单元格 {column_letters(column)}{row} 离表格太远"
                f"（超过第{MAX_ROW}行或第{MAX_COLUMN}列）",
                "删除该单元格所在的行或列",
            )

    def _far(self, what: str, remedy: str) -> InputError:
        return InputError(what, place=self._file, remedy=f"请用 Excel 或 WPS {remedy}后保存")
