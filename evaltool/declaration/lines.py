"""The lines of a grid, and what each one announces: a title, a label, a heading row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from evaltool.declaration.wording import is_year_line, plain
from evaltool.files import Cell, Grid
from evaltool.model import Source
from evaltool.vocabulary import (
    FORM_LABELS,
    FUND_SOURCES,
    INDICATOR_HEADINGS,
    LISTING_HEADINGS,
    TOTAL_ROWS,
    bare,
    look_up,
)

_TITLE = re.compile(
    r"绩效.{0,16}表(?:[（(].{0,20}[)）])?$|自评.{0,6}表(?:[（(].{0,20}[)）])?$|绩效目标(?:申报|批复)?$"
)
_LONGEST_TITLE = 80
_CUT = re.compile(r"(?:以下|下)?(?:从略|省略)|^[（(]略[)）]$")
_DOTS = re.compile(r"[.…·。]{2,}")
_LABELLED = re.compile(r"^([^:：\n]{2,20})[:：](.+)$", re.DOTALL)
_MONEY_UNIT = re.compile(r"单位[:：]?[（(]?[:：]?(?:人民币)?(?:万|千|亿)?元")
_ATTACHMENT = re.compile(r"^(?:附件|附表|表)[\d一二三四五六七八九十—\-–.]*[:：]?$")
_LEVELS = frozenset({"category", "subcategory", "name"})
_LEVELLESS = frozenset({"side", "target", "actual", "score"})


@dataclass(frozen=True)
class Line:
    """One row of a grid, or one loose line of text before or after it (then `loose`)."""

    grid: Grid
    row: int
    cells: tuple[Cell, ...]
    loose: bool = False

    @cached_property
    def filled(self) -> tuple[Cell, ...]:
        """The cells with a text."""
        return tuple(cell for cell in self.cells if plain(cell.text))

    @cached_property
    def labels(self) -> tuple[tuple[Cell, str], ...]:
        """The cells that are labels of a form, and what each one announces."""
        found = ((cell, look_up(FORM_LABELS, cell.text)) for cell in self.filled)
        return tuple((cell, label) for cell, label in found if label)

    @cached_property
    def headings(self) -> dict[str, Cell]:
        """The columns that this line names, where it is the heading of an indicator table."""
        found: dict[str, Cell] = {}
        for cell in self.filled:
            meaning = look_up(INDICATOR_HEADINGS, cell.text)
            if meaning:
                found.setdefault(meaning, cell)
        return found

    @cached_property
    def is_heading(self) -> bool:
        """Whether an indicator table begins here."""
        levels = len(_LEVELS & self.headings.keys())
        if levels == 0:  # 指标 | 目标值 | 完成值 | 分值 | 得分
            return self.headings.keys() >= _LEVELLESS
        return levels >= 2 or "target" in self.headings

    @property
    def is_listing(self) -> bool:
        """Whether a list of the indicators of many projects begins here."""
        return self.is_heading and any(
            look_up(LISTING_HEADINGS, cell.text) == "project" for cell in self.filled
        )

    @cached_property
    def is_title(self) -> bool:
        """Whether this is the title of a form."""
        texts = {plain(cell.text) for cell in self.filled}
        if len(texts) != 1 or self.is_heading:
            return False
        text = texts.pop()
        if len(text) > _LONGEST_TITLE or look_up(FORM_LABELS, text) or self.field is not None:
            return False
        return _TITLE.search(text) is not None

    @property
    def is_year(self) -> bool:
        """Whether this line says nothing but a year."""
        return len(self.filled) == 1 and is_year_line(self.filled[0].text)

    @cached_property
    def is_cut(self) -> bool:
        """Whether the table is said to be cut short here: （以下从略）."""
        return len(self.filled) == 1 and _CUT.search(plain(self.filled[0].text)) is not None

    @property
    def is_dots(self) -> bool:
        """Whether nothing but dots stands here: room for further rows, a cut if none follows."""
        return bool(self.filled) and all(is_dots(cell.text) for cell in self.filled)

    @cached_property
    def money_unit(self) -> str:
        """The text of this line that states the unit of all amounts: 金额单位：万元."""
        texts = (plain(cell.text) for cell in self.filled)
        return next((text for text in texts if _MONEY_UNIT.search(text)), "")

    @property
    def is_attachment(self) -> bool:
        """Whether this line only numbers the form: 附件2."""
        return len(self.filled) == 1 and _ATTACHMENT.match(plain(self.filled[0].text)) is not None

    @cached_property
    def is_total(self) -> bool:
        """Whether this line adds up the rows above it."""
        return bool(self.filled) and bare(self.filled[0].text) in TOTAL_ROWS

    @property
    def sources(self) -> tuple[Cell, ...]:
        """The cells that name where money comes from."""
        return tuple(cell for cell in self.filled if look_up(FUND_SOURCES, cell.text))

    @property
    def field(self) -> tuple[str, str] | None:
        """Label and value where both stand in one text: 项目名称：…."""
        if not self.filled:
            return None
        return labelled(self.filled[0].text)

    def source(self, cell: Cell | None = None) -> Source:
        """The place of a cell of this line, of its first text where none is given."""
        if cell is None:
            cell = next(iter(self.filled or self.cells), Cell(max(self.row, 1), 1, ""))
        return self.grid.source(cell)


def is_dots(text: str) -> bool:
    """Whether a text is only dots, as a template has them for further rows."""
    return _DOTS.fullmatch(plain(text)) is not None


def is_cut_short(lines: Sequence[Line]) -> bool:
    """Whether a form says that it is cut short, or ends in dots."""
    if any(line.is_cut for line in lines):
        return True
    own = [line for line in lines if not line.loose]
    return bool(own) and own[-1].is_dots


def labelled(text: str) -> tuple[str, str] | None:
    """What a text announces and the value it gives itself: (unit, …) of 预算单位：…."""
    match = _LABELLED.match(text.strip())
    label = look_up(FORM_LABELS, match[1]) if match else None
    return (label, match[2].strip()) if match and label and match[2].strip() else None


def lines_of(grid: Grid) -> Iterator[Line]:
    """The loose lines before a grid, its rows, and the loose lines after it."""
    for text in grid.before:
        yield Line(grid, 0, (Cell(1, 1, text),), loose=True)
    for row, cells in enumerate(grid.rows(), start=1):
        if any(cell.text for cell in cells):
            yield Line(grid, row, cells)
    for text in grid.after:
        yield Line(grid, grid.height, (Cell(max(grid.height, 1), 1, text),), loose=True)
