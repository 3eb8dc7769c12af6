"""What a template may use besides the documented fields: filters, tests, and their bounds."""

from __future__ import annotations

from collections.abc import Mapping

from evaltool.report.own_template.kinds import Plain

MAX_RANGE = 1000
DEEPEST = 8
FILTERS: Mapping[str, Plain | None] = {
    "default": None,
    "d": None,
    "first": None,
    "last": None,
    "list": None,
    "reverse": None,
    "unique": None,
    "sort": None,
    "length": Plain.NUMBER,
    "count": Plain.NUMBER,
    "join": Plain.TEXT,
    "upper": Plain.TEXT,
    "lower": Plain.TEXT,
    "trim": Plain.TEXT,
    "int": Plain.NUMBER,
    "float": Plain.NUMBER,
    "round": Plain.NUMBER,
    "abs": Plain.NUMBER,
    "map": None,
    "selectattr": None,
    "rejectattr": None,
    "sum": Plain.NUMBER,
}
"""The filters that can be used, and the kind of what they give where it is always the same."""
TESTS = frozenset(
    (
        *("defined", "undefined", "none", "odd", "even", "divisibleby", "eq", "equalto", "ne"),
        *("lt", "lessthan", "gt", "greaterthan", "le", "ge", "in", "true", "false", "number"),
        "string",
    )
)
