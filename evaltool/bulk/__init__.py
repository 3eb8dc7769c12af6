"""Many units at once (批量): a bureau's folder worked on by all cores or a cluster, summed up."""

from evaltool.bulk.options import Documents
from evaltool.bulk.running import Bulk, Order, Step, bulk

__all__ = ["Bulk", "Documents", "Order", "Step", "bulk"]
