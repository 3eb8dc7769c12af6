"""Many units at once (批量): a bureau's folder worked on by all cores or a cluster, summed up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from evaltool.bulk.options import Documents
    from evaltool.bulk.running import Bulk, Order, Step, bulk

__all__ = ["Bulk", "Documents", "Order", "Step", "bulk"]


def __getattr__(name: str) -> Any:
    """Imported when asked for, so that processes can be started before all that is heavy."""
    if name not in __all__:
        raise AttributeError(name)
    from evaltool.bulk import running

    return getattr(running, name)
