"""Recorded actuals (实际完成情况): the collection workbook, reading back, and pairing."""

from evaltool.actuals.pairing import pair
from evaltool.actuals.reading import read_actuals
from evaltool.actuals.records import Actuals, Paired

__all__ = ["Actuals", "Paired", "pair", "read_actuals"]
