"""Rows on their way through the kernel: columns of the frame, or of compound parts."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np

from evaltool.scoring.methods import Column
from evaltool.scoring.plan import EDGE_UNIT, SHARE_UNIT, Plan

INT64_MAX = 2**63 - 1
_FINEST = 8
_POWERS = np.array([10**power for power in range(_FINEST + 1)], dtype=np.int64)
_QUANTITIES = ("target", "target_high", "actual", "start", "share")


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Columns of the frame (or of compound parts) for one block; see `scoring.schema`."""

    category: Column
    shape: Column
    target: Column
    target_high: Column
    actual: Column
    start: Column
    exponent: Column
    level: Column
    share: Column
    percent: Column
    unread: Column

    def __len__(self) -> int:
        return len(self.shape)

    def take(self, chosen: Column) -> Rows:
        """The chosen rows."""
        return Rows(*(getattr(self, field.name)[chosen] for field in fields(self)))

    def holding(self, kind: type) -> Rows:
        """The rows with their quantities as int64 or as Python ints (object)."""
        if all(getattr(self, name).dtype == kind for name in _QUANTITIES):
            return self
        return replace(self, **{name: getattr(self, name).astype(kind) for name in _QUANTITIES})

    def powers(self, chosen: Column) -> Column | int:
        """10 to the exponents of the chosen rows; 1 where they have no decimals at all."""
        exponent = self.exponent[chosen]
        if not exponent.any():
            return 1
        if self.target.dtype == object:
            return np.array([10 ** int(one) for one in exponent], dtype=object)
        powers: Column = _POWERS[exponent]
        return powers

    def whole_shares(self, chosen: Column) -> Column | int:
        """100 % in the unit of the shares of the chosen rows."""
        return SHARE_UNIT * self.powers(chosen)


def too_large(rows: Rows, plan: Plan, most_points: int) -> Column | None:
    """Which rows do not fit into int64 arithmetic, None if all do."""
    rounding = 6 * max(plan.growth * (most_points + 1), 2 * SHARE_UNIT)
    large = rows.exponent > _FINEST
    for name in _QUANTITIES:
        column = getattr(rows, name)
        limit = INT64_MAX // (2 * EDGE_UNIT if name == "share" else rounding)
        if column.min() < -limit or column.max() > limit:
            large = large | ((column > limit) | (column < -limit)).astype(bool)
    return large if large.any() else None
