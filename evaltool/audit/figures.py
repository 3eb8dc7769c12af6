"""Printed figures: cells of points, scores and rates as numbers with their cell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from evaltool.audit.claim import NO_FIGURE, Figure
from evaltool.declaration.amounts import MoneyUnit, is_blank, read_amount
from evaltool.declaration.columns import Columns
from evaltool.declaration.wording import plain
from evaltool.files import Cell, Grid

_PLAIN = str.maketrans("０１２３４５６７８９．，－％（）", "0123456789.,-%()")
_NUMBER = re.compile(r"\(?(-?\d{1,9}(?:,\d{3})*(?:\.\d{1,9})?|-?\.\d{1,9})(分|%)?\)?")
_DECIMALS = re.compile(r"\d*\.(\d+)")
_STATED = re.compile(r"[（(]\s*(\d{1,3}(?:\.\d{1,2})?)\s*(?:分|%|％)\s*[）)]|(?<!\d)(\d{1,3})分$")


def number_figure(grid: Grid, cell: Cell | None) -> Figure:
    """The figure of a cell of points, of a score or of a rate."""
    if cell is None:
        return NO_FIGURE
    text = "" if is_blank(cell.text) else plain(cell.text)
    match = _NUMBER.fullmatch(text.translate(_PLAIN))
    return Figure(
        text=text,
        value=Decimal(match[1].replace(",", "")) if match else None,
        source=grid.source(cell),
        shared=cell.row_span > 1,
        percent=bool(match and match[2] == "%"),
        decimals=decimals_of(text),
    )


def amount_figure(grid: Grid, cell: Cell | None, unit: MoneyUnit) -> Figure:
    """The figure of a cell of money, in 万元."""
    if cell is None:
        return NO_FIGURE
    text = "" if is_blank(cell.text) else plain(cell.text)
    value = read_amount(cell.text, unit) if text else None
    places = decimals_of(text) - unit.value
    return Figure(text=text, value=value, source=grid.source(cell), decimals=max(places, 0))


def column_figure(columns: Columns, meaning: str, row: int) -> Figure:
    """The figure of a column of the indicator table in a row."""
    return number_figure(columns.grid, columns.cell(meaning, row))


def decimals_of(text: str) -> int:
    """How many decimals the first number of a text prints."""
    match = _DECIMALS.search(text)
    return len(match[1]) if match else 0


def rounding_slack(total: Figure, parts: Iterable[Figure]) -> Decimal:
    """By how much rounded parts may miss a printed total.

    Half a last digit for each part that prints the finest decimals, and half a last digit of
    the total where it prints fewer of them.
    """
    printed = [figure.decimals for figure in parts if figure.value is not None]
    finest = max(printed, default=0)
    if not finest:
        return Decimal(0)
    own = Decimal(5).scaleb(-finest - 1) * printed.count(finest)
    coarse = Decimal(5).scaleb(-total.decimals - 1) if total.decimals < finest else Decimal(0)
    return own + coarse


def stated_points(text: str) -> Decimal | None:
    """The points printed in a label or name, None where none are: 产出指标(50分) -> 50."""
    match = _STATED.search(plain(text))
    return Decimal(match[1] or match[2]) if match else None


def shown(number: Decimal | None) -> str:
    """A number without trailing zeros, "" for None."""
    if number is None:
        return ""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
