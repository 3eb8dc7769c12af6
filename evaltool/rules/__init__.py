"""Rule sets (评分规则): cited, dated data and the strict loader that reads it."""

from evaltool.rules.comparison import Difference, compare
from evaltool.rules.loader import DEFAULT, load, load_texts, shipped
from evaltool.rules.model import Band, Certainty, Clause, Grade, Move, RuleSet

__all__ = [
    "DEFAULT",
    "Band",
    "Certainty",
    "Clause",
    "Difference",
    "Grade",
    "Move",
    "RuleSet",
    "compare",
    "load",
    "load_texts",
    "shipped",
]
