"""What a rule file may ask for: the slots of a rule set and the methods of each.

Every rule set fills every slot with one clause. A method is computed in `evaltool.scoring`;
which figures it needs is stated in `evaltool.rules.parameters`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CATEGORIES: tuple[str, ...] = ("execution", "cost", "output", "benefit", "satisfaction")
"""The categories that have points, in the order of the form."""

SLOTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "weights": ("fixed", "free"),
        "allocation": ("even",),
        "missing_category": ("in_proportion", "moved"),
        "at_least": ("ratio", "pass_line", "yes_no", "bands"),
        "at_most": ("ratio_reverse", "linear_reverse", "pass_line", "yes_no", "bands"),
        "exact": ("closeness", "pass_line", "yes_no"),
        "range": ("range", "pass_line", "yes_no"),
        "zero_target": ("yes_no",),
        "far_above": ("listed",),
        "qualitative": ("graded",),
        "met_without_share": ("assumed",),
        "execution": ("ratio", "pass_line", "bands", "yes_no"),
        "satisfaction": ("as_quantitative", "bands"),
        "deadline": ("duration_ratio", "per_day_late", "yes_no"),
        "period": ("duration_ratio", "per_day_late", "yes_no"),
        "compound": ("mean",),
        "decided": ("officer",),
        "rounding": ("half_up",),
        "grades": ("edges",),
    }
)
"""Slot -> the methods it may use, in the order in which the clauses of a rule set stand."""
