"""Recorded actuals (实际完成情况): the collection workbook, reading back, and pairing."""

from evaltool.actuals.pairing import pair
from evaltool.actuals.reading import read_actuals
from evaltool.actuals.records import Actuals, Paired
from evaltool.actuals.workbook import (
    COLLECTION_NAME,
    Collection,
    plan_collection,
    write_collection,
)

__all__ = [
    "COLLECTION_NAME",
    "Actuals",
    "Collection",
    "Paired",
    "pair",
    "plan_collection",
    "read_actuals",
    "write_collection",
]
