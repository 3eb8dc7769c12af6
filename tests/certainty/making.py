"""Small scored years for the tests of certainty."""

from __future__ import annotations

from collections.abc import Sequence

from evaltool.model import Case
from evaltool.rules import load
from evaltool.scoring import Scored, score_cases
from tests.scoring.making import Row, case

RULES = load("mof-2020-10")


def scored(*cases: Case) -> Scored:
    """Cases scored by the default rules."""
    return score_cases(cases, RULES)


def rows(*outputs: tuple[str, str], benefit: str = "100%", satisfied: str = "95%") -> list[Row]:
    """Output rows (target, value), and one row each of benefit and satisfaction at 100 and 95 %."""
    found = [
        Row(target=target, value=value, name=f"产出{number}")
        for number, (target, value) in enumerate(outputs, 1)
    ]
    found.append(Row(target="≥100%", value=benefit, category="效益指标", name="效益"))
    found.append(Row(target="≥95%", value=satisfied, category="满意度指标", name="满意度"))
    return found


def project(outputs: Sequence[tuple[str, str]], name: str = "项目", **values: str) -> Case:
    """A project with these output rows."""
    return case(rows(*outputs, **values), name=name)
