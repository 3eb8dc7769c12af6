"""Which category an indicator is scored in, from its first and second level."""

from __future__ import annotations

import re
from decimal import Decimal

from evaltool.model import Indicator
from evaltool.rules.model import RuleSet
from evaltool.scoring.schema import Category
from evaltool.vocabulary import COST_WORD
from evaltool.vocabulary import category_of as named_category

_POINTS = r"(\d{1,3}(?:\.\d{1,2})?)"
_STATED = re.compile(rf"[（(]\s*{_POINTS}\s*(?:分|%|％)?\s*[）)]\s*$|{_POINTS}\s*(?:分|%|％)\s*$")


def category_of(indicator: Indicator, ruleset: RuleSet) -> Category | None:
    """The category of an indicator, None where neither level tells it.

    A rule set without points for 成本指标 holds costs among 产出指标; one with points takes
    every row of output whose second level is a cost.
    """
    named = named_category(indicator.category) or named_category(indicator.subcategory)
    if named is None:
        return None
    found = Category[named.upper()]
    separate = ruleset.points["cost"] > 0
    if found is Category.COST and not separate:
        return Category.OUTPUT
    cost = COST_WORD in indicator.subcategory
    return Category.COST if separate and found is Category.OUTPUT and cost else found


def stated_points(category: str) -> Decimal | None:
    """The points printed in a first-level name: 产出指标(50分) -> 50; None where none are."""
    found = _STATED.search(category)
    return Decimal(found[1] or found[2]) if found else None
