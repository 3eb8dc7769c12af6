"""The XML of one worksheet, streamed: cell by cell as it is stored, and then forgotten.

A tree of the whole sheet, or a cell object each, would take many times the memory of the grid.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.parsers import expat

from evaltool.files import sheet_bounds as bounds
from evaltool.files.package import Package
from evaltool.files.refusal import damaged, suspicious

_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_CELLS = (b"<c ", b"<c>", b"<c/>", b":c ", b":c/>")
_VALUES = (b"</v>", b"</is>")
"""What every cell, and every value, has once; names with a prefix are counted as they are read."""
_TEXTS = frozenset(("v", "f", "t"))
_TRUE = frozenset(("1", "true", "on"))


@dataclass(slots=True)
class StoredCell:
    """A cell as its XML stores it; the one object is filled anew for every cell.

    `value` is what stands in <v>, None where nothing does; `runs` are the pieces of an inline
    text and whether each is struck out; `formula` is the text of <f>, None without one, and
    `shared` the number of the shared formula that it belongs to.
    """

    row: int = 0
    column: int = 0
    kind: str = "n"
    style: str = "0"
    value: str | None = None
    formula: str | None = None
    shared: str | None = None
    runs: list[tuple[str, bool]] | None = None
    hidden: bool = False


class _Locals(dict[str, str]):
    """Names without their namespace, each taken apart once."""

    def __missing__(self, tag: str) -> str:
        local = self[tag] = tag.rpartition(" ")[2]
        return local


class SheetStream:
    """Streams a worksheet: `on_cell` for every cell, `on_merge` for every merged area."""

    def __init__(
        self,
        package: Package,
        part: str,
        on_cell: Callable[[StoredCell], None],
        on_merge: Callable[[int, int, int, int], None],
    ) -> None:
        self._file, self._part = package.file, part
        self._content = package.take(part)
        self._on_cell, self._on_merge = on_cell, on_merge
        self._cell = StoredCell()
        self._inside = self._in_row = self._struck = self._phonetic = False
        self._said: list[str] | None = None
        self._hidden: list[tuple[int, int]] = []
        self._columns: dict[str, int] = {}
        self._locals = _Locals()
        self._row_hidden = False

    def run(self) -> None:
        """Read the sheet from its beginning to its end.

        Raises:
            InputError: there are too many cells, an address is none, or the XML is broken.
        """
        # counted before any of them is read, so that a sheet of millions costs no time
        for marks, most in ((_CELLS, bounds.MAX_CELLS), (_VALUES, bounds.MAX_FILLED)):
            if sum(map(self._content.count, marks)) > most:
                raise suspicious(self._file, f"工作表的单元格超过{most}个")
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(self._content, True)
        except expat.ExpatError as error:
            raise damaged(self._file, f"部件“{self._part}”的XML有误") from error
        finally:
            self._content = b""

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        local = self._locals[tag]
        if self._inside:
            self._start_in_cell(local, attributes)
        elif local == "c" and self._in_row:
            self._start_cell(attributes)
        elif local == "row":
            self._start_row(attributes)
        elif local == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif local == "col" and attributes.get("hidden") in _TRUE:
            self._hidden.append((int(attributes.get("min", 0)), int(attributes.get("max", 0))))

    def _start_in_cell(self, local: str, attributes: dict[str, str]) -> None:
        cell = self._cell
        if local in _TEXTS:
            self._said = []
            if local == "f":
                cell.shared = attributes.get("si") if attributes.get("t") == "shared" else None
        elif local == "is":
            cell.runs = []
        elif local == "r":
            self._struck = False
        elif local == "rPh":
            self._phonetic = True
        elif local == "strike":
            self._struck = attributes.get("val", "1") in _TRUE

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        known = number is not None and number.isascii() and number.isdigit()
        self._cell.row = int(number) if known and number else self._cell.row + 1
        self._cell.column = 0
        self._row_hidden = attributes.get("hidden") in _TRUE
        self._in_row = True

    def _start_cell(self, attributes: dict[str, str]) -> None:
        cell = self._cell
        cell.kind, cell.style = attributes.get("t", "n"), attributes.get("s", "0")
        cell.value = cell.formula = cell.shared = cell.runs = None
        address = attributes.get("r")
        if address is None:
            cell.column += 1
        else:
            self._place(address)
        self._inside = True

    def _place(self, address: str) -> None:
        letters = address.rstrip("0123456789")
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = self._position(address)[1]
        row = address[len(letters) :]
        if not row or row[0] == "0" or len(row) > 7:
            raise damaged(self._file, f"单元格地址“{address[:20]}”不成立")
        if (number := int(row)) != self._cell.row:
            self._cell.row = number
        self._cell.column = column

    def _position(self, address: str) -> tuple[int, int]:
        match = _ADDRESS.fullmatch(address)
        if match is None:
            raise damaged(self._file, f"单元格地址“{address[:20]}”不成立")
        return int(match[2]), column_number(match[1])

    def _text(self, text: str) -> None:
        if self._said is not None:
            self._said.append(text)

    def _end(self, tag: str) -> None:
        if not self._inside:
            if self._in_row and self._locals[tag] == "row":
                self._in_row = False
            return
        local, cell = self._locals[tag], self._cell
        if local in _TEXTS:
            self._end_text(local, "".join(self._said or ()))
            self._said = None
        elif local == "rPh":
            self._phonetic = False
        elif local == "r":
            self._struck = False
        elif local == "c":
            self._inside = False
            cell.hidden = self._row_hidden or (bool(self._hidden) and self._is_hidden(cell.column))
            self._on_cell(cell)

    def _end_text(self, local: str, said: str) -> None:
        cell = self._cell
        if local == "v":
            cell.value = said or None
        elif local == "f":
            cell.formula = said
        elif cell.runs is not None and not self._phonetic:
            cell.runs.append((said, self._struck))

    def _is_hidden(self, column: int) -> bool:
        return any(first <= column <= last for first, last in self._hidden)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        top, left = self._position(first)
        bottom, right = self._position(last or first)
        self._on_merge(top, left, max(bottom - top + 1, 1), max(right - left + 1, 1))


def column_number(letters: str) -> int:
    """The column, from 1, of its spreadsheet letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
