"""What a column of the collection workbook looks like and what may be put into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Entry(Enum):
    """What goes into the cells of a column."""

    DECLARED = "declared"  # shown from the declaration, locked
    TEXT = "text"
    LEVEL = "level"
    SHARE = "share"
    POINTS = "points"
    COUNT = "count"
    AMOUNT = "amount"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its heading, its width in characters, what goes into it and how to fill it in.

    `field` names the record's field it is read back into, None where it only shows something.
    """

    heading: str
    width: float
    field: str | None = None
    entry: Entry = Entry.DECLARED
    hint: str = ""
    remark: str = ""

    @property
    def title(self) -> str:
        """The heading as it is printed, with its remark in brackets."""
        return f"{self.heading}\n（{self.remark}）" if self.remark else self.heading


def positions(columns: tuple[Column, ...]) -> Mapping[str, int]:
    """Heading -> column counted from 0."""
    return {column.heading: place for place, column in enumerate(columns)}
