"""Amounts as JSON: exact strings in 万元, alike from whatever kind of file, null where blank."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from evaltool.model import FundLine


def amount_json(amount: Decimal | None) -> str | None:
    """An exact number as a string without exponent or idle zeros; a blank one is null."""
    return None if amount is None else plain_number(amount)


def plain_number(number: Decimal) -> str:
    """A number written out: "1045.4" whether it was read as 1045.4 or 1045.40."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def fund_line_json(line: FundLine) -> dict[str, Any]:
    """One row of a fund table (资金行): {use, source, initial, adjusted, executed, place}."""
    return {
        "use": line.use.value,
        "source": line.source.value,
        "initial": amount_json(line.initial),
        "adjusted": amount_json(line.adjusted),
        "executed": amount_json(line.executed),
        "place": line.origin.place if line.origin else None,
    }
