"""Amounts in JSON: exact, without exponent, null where blank."""

from decimal import Decimal

import pytest

from evaltool.model import FundLine, FundSource, FundUse, Source
from evaltool.report.json.amounts import amount_json, fund_line_json


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Decimal("55"), "55"),
        (Decimal("1E+2"), "100"),
        (Decimal("100.00"), "100"),
        (Decimal("1045.40"), "1045.4"),
        (Decimal("0.00"), "0"),
        (Decimal("1." + "1" * 40 + "0"), "1." + "1" * 40),
        (None, None),
    ],
)
def test_amounts(amount: Decimal | None, text: str | None) -> None:
    assert amount_json(amount) == text


def test_a_fund_line_names_its_cell() -> None:
    origin = Source(file="a.xlsx", sheet="表", row=2, column=3, text="5")
    line = FundLine(
        use=FundUse.PERSONNEL, source=FundSource.FISCAL, initial=Decimal(5), origin=origin
    )
    assert fund_line_json(line) == {
        "use": "人员类",
        "source": "财政资金",
        "initial": "5",
        "adjusted": None,
        "executed": None,
        "place": "a.xlsx 工作表“表” C2",
    }
