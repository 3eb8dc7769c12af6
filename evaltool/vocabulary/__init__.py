"""The one table of words: Chinese headings and category names <-> our names.

The tables stand by what they are for; every room takes them from here.
"""

from evaltool.vocabulary.categories import (
    CATEGORIES,
    CATEGORY_TITLES,
    CATEGORY_WORDS,
    COST_WORD,
    category_of,
)
from evaltool.vocabulary.claims import CLAIM_LABELS, EXCLUSION_HEADINGS, TOTAL_ROWS
from evaltool.vocabulary.collection import (
    ACTUAL_HEADINGS,
    BUDGET_HEADINGS,
    GUIDE_TITLE,
    HEADING_SYNONYMS,
    LEVEL_WORDINGS,
    LEVELS,
    NOT_DONE,
    NOTHING,
    ORDINAL_HEADING,
    SHOWN_HEADINGS,
    SITUATION_HEADINGS,
)
from evaltool.vocabulary.decisions import (
    CHOSEN_HEADINGS,
    COMPARISON_HEADINGS,
    COMPARISON_SIDES,
    CONFIRMED,
    OVERRIDE_HEADINGS,
    TO_CORRECT,
)
from evaltool.vocabulary.forms import (
    DEPARTMENT_NAMES,
    FORM_LABELS,
    GOAL_HEADINGS,
    INDICATOR_HEADINGS,
    LISTING_HEADINGS,
    SUM_ROWS,
)
from evaltool.vocabulary.funds import (
    CLAIM_FUND_MEASURES,
    FUND_MEASURES,
    FUND_SOURCES,
    FUND_USES,
    LATER_FUNDS,
)
from evaltool.vocabulary.headings import bare, look_up, squeeze
from evaltool.vocabulary.titles import (
    CERTAINTY_TITLES,
    DIRECTION_TITLES,
    INFERENCE_TITLES,
    KIND_TITLES,
    SEVERITY_TITLES,
    STATE_TITLES,
    TARGET_KIND_TITLES,
)

__all__ = [
    "ACTUAL_HEADINGS",
    "BUDGET_HEADINGS",
    "CATEGORIES",
    "CATEGORY_TITLES",
    "CATEGORY_WORDS",
    "CERTAINTY_TITLES",
    "CHOSEN_HEADINGS",
    "CLAIM_FUND_MEASURES",
    "CLAIM_LABELS",
    "COMPARISON_HEADINGS",
    "COMPARISON_SIDES",
    "CONFIRMED",
    "COST_WORD",
    "DEPARTMENT_NAMES",
    "DIRECTION_TITLES",
    "EXCLUSION_HEADINGS",
    "FORM_LABELS",
    "FUND_MEASURES",
    "FUND_SOURCES",
    "FUND_USES",
    "GOAL_HEADINGS",
    "GUIDE_TITLE",
    "HEADING_SYNONYMS",
    "INDICATOR_HEADINGS",
    "INFERENCE_TITLES",
    "KIND_TITLES",
    "LATER_FUNDS",
    "LEVELS",
    "LEVEL_WORDINGS",
    "LISTING_HEADINGS",
    "NOTHING",
    "NOT_DONE",
    "ORDINAL_HEADING",
    "OVERRIDE_HEADINGS",
    "SEVERITY_TITLES",
    "SHOWN_HEADINGS",
    "SITUATION_HEADINGS",
    "STATE_TITLES",
    "SUM_ROWS",
    "TARGET_KIND_TITLES",
    "TOTAL_ROWS",
    "TO_CORRECT",
    "bare",
    "category_of",
    "look_up",
    "squeeze",
]
