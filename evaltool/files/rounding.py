"""Numbers that a sheet shows with fewer digits than it stores: the stored ones count.

0.6 under format 0 shows 1 and 55.004 under 0.00 shows 55.00: what is reached or exceeded must
not depend on how wide a cell is. The look stays otherwise: percent sign, unit, 千 by a comma.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from math import isfinite

from evaltool.files.number_format import plain_number
from evaltool.findings import Finding, finding
from evaltool.model import column_letters

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")
_EXPONENT = re.compile(r"\d[Ee][+-]?\d")
_PERCENT, _PLAIN = (2,), (0, -3, -6, -4, -8)
_NOISE = Decimal("1e-11")
"""Relative difference below which digits are what floating point leaves, not what was meant."""

_NAMED = 5
_LARGEST = 1e24


def unrounded(value: int | float, shown: str) -> str:
    """A shown number with all the digits that are stored, at most 15; as shown where it has them.

    Where the text cannot be a rounding of the number, it stays as it is.
    """
    if not isfinite(value) or abs(value) >= _LARGEST:
        return shown
    if _EXPONENT.search(shown):
        return plain_number(value)
    exact = abs(Decimal(plain_number(value)))
    widened = None
    for found in _NUMBER.finditer(shown):
        number = Decimal(found[0].replace(",", ""))
        scaled = [exact.scaleb(shift) for shift in _shifts(shown[found.end() :])]
        if any(abs(number - one) <= one * _NOISE for one in scaled):
            return shown
        if widened is None and (full := _stored(number, scaled)) is not None:
            sign = "-" if value < 0 and number == 0 and not set(shown) & set("-(−") else ""
            widened = f"{shown[: found.start()]}{sign}{full}{shown[found.end() :]}"
    return widened or shown


def _shifts(behind: str) -> tuple[int, ...]:
    return _PERCENT if behind.lstrip().startswith(("%", "％")) else _PLAIN


def _stored(number: Decimal, scaled: list[Decimal]) -> str | None:
    """The stored digits of which a number is the rounding, None where it is of none."""
    step = Decimal(1).scaleb(int(number.as_tuple().exponent))
    near = (one for one in scaled if abs(number - one) * 2 <= step)
    text = next((f"{one:f}" for one in near), None)
    return text.rstrip("0").rstrip(".") if text and "." in text else text


@dataclass(slots=True)
class Rounded:
    """The cells of one sheet whose numbers were shown rounded; places count from 1."""

    count: int = 0
    _cells: list[str] = field(default_factory=list)

    def read(self, row: int, column: int, value: int | float, shown: str) -> str:
        """The text that counts for a cell; remembers the cell where it is not what is shown."""
        text = unrounded(value, shown)
        if text != shown:
            self.count += 1
            if len(self._cells) < _NAMED:
                self._cells.append(f"{column_letters(column)}{row}显示{shown}、存{text}")
        return text

    def finding(self, place: str) -> Finding | None:
        """What there is to tell, with the first cells; None where nothing was rounded."""
        if not self.count:
            return None
        cells = "；".join(self._cells) + ("等" if self.count > _NAMED else "")
        return finding("files-rounded-display", place=place, count=self.count, cells=cells)
