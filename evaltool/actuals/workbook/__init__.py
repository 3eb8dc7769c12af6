"""The collection workbook (采集表): what a finance officer fills in at the end of the year."""

from evaltool.actuals.workbook.planning import COLLECTION_NAME, Collection, plan_collection
from evaltool.actuals.workbook.writing import write_collection

__all__ = ["COLLECTION_NAME", "Collection", "plan_collection", "write_collection"]
