"""Figures of a filled form: what is no one number is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evaltool.audit.figures import amount_figure
from evaltool.declaration.amounts import MoneyUnit
from evaltool.files.grid import Cell, Grid


@pytest.mark.parametrize(
    ("text", "value"),
    [("1 2 3", None), ("1 048.54", Decimal("1048.54")), (" ５５．００ ", Decimal(55)), ("—", None)],
)
def test_spaces_part_thousands_only(text: str, value: Decimal | None) -> None:
    cell = Cell(1, 1, text)
    figure = amount_figure(Grid("表.xlsx", (cell,)), cell, MoneyUnit.TEN_THOUSAND)
    assert figure.value == value
