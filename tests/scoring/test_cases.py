"""Situations a finance officer can read, each with the score it must get (tests/cases)."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from fractions import Fraction  # noqa: F401  # named in the sums that are worked out
from pathlib import Path
from typing import Any

import pytest

from evaltool.rules import RuleSet, load
from evaltool.scoring import Scored, score_cases
from evaltool.scoring.schema import NONE
from evaltool.scoring.why import why
from tests.scoring.frames import half_up
from tests.scoring.making import Row, budget, case

FOLDER = Path(__file__).parents[1] / "cases"
FIELDS = {
    "指标值": "target",
    "实际完成值": "value",
    "一级指标": "category",
    "二级指标": "subcategory",
    "名称": "name",
    "完成情况": "level",
    "完成比例": "share",
    "认定得分": "decided",
    "认定理由": "decided_reason",
}
_SUM = re.compile(r"([\d.%×÷−+()\[\] -]+) = ")
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)(%?)")
FUNDS = ("年初预算数", "全年预算数", "全年执行数")
OTHERS = {"说明", "分值", "年度", "条款", "得分", "待定", "认定前"}


def _situations() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, one in enumerate(content["情形"]):
            situation = {"规则": content["规则"], "条款": content.get("条款"), **one}
            found.append(pytest.param(situation, id=f"{path.stem}-{number}-{one['说明']}"))
    return found


def _ruleset(name: str) -> RuleSet:
    path = FOLDER / name
    return load(path if path.suffix == ".toml" else name)


def _scored(situation: dict[str, Any]) -> tuple[Scored, int]:
    """The scored situation and the position of its row."""
    ruleset = _ruleset(situation["规则"])
    year = int(situation.get("年度", 2024))
    if any(key in situation for key in FUNDS):
        funds = budget(*(situation.get(key) for key in FUNDS))
        return score_cases([case([], funds=funds, year=year)], ruleset), 0
    texts = {field: situation[key] for key, field in FIELDS.items() if key in situation}
    row = Row(**{"points": situation.get("分值", "10"), **texts})
    return score_cases([case([row], year=year)], ruleset), 0


def _cents(text: str) -> int:
    whole, _, rest = text.partition(".")
    return int(whole) * 100 + int(rest)


@pytest.mark.parametrize("situation", _situations())
def test_situation_gets_its_score(situation: dict[str, Any]) -> None:
    unknown = set(situation) - set(FIELDS) - set(FUNDS) - OTHERS - {"规则"}
    assert not unknown
    scored, row = _scored(situation)
    result = scored.frame.iloc[row]
    if "待定" in situation:
        low, high = (_cents(text) for text in situation["待定"])
        assert (result["score"], result["clause"]) == (NONE, NONE)
        assert (result["score_low"], result["score_high"]) == (low, high)
        assert "待定" in why(scored, row)
        return
    expected = _cents(situation["得分"])
    assert (result["score"], result["score_low"], result["score_high"]) == (expected,) * 3
    assert scored.ruleset.clauses[result["clause"]].slot == situation["条款"]
    before = situation.get("认定前", situation["得分"])
    assert result["computed"] == (NONE if before == "待定" else _cents(before))
    assert situation["得分"] in why(scored, row)
    assert _redone(why(scored, row)) in (None, situation.get("认定前", situation["得分"]))


def _redone(text: str) -> str | None:
    """The sum that an explanation states, worked out anew; None where it states none."""
    found = _SUM.search(text)
    if found is None:
        return None
    sum_ = _NUMBER.sub(r"(Fraction('\1')\2)", found[1])
    for sign, operator in (
        ("%", "/100"),
        ("×", "*"),
        ("÷", "/"),
        ("−", "-"),
        ("[", "("),
        ("]", ")"),
    ):
        sum_ = sum_.replace(sign, operator)
    return f"{Decimal(half_up(eval(sum_) * 100)) / 100:.2f}"


def test_every_clause_that_scores_has_situations() -> None:
    slots = {one.values[0]["条款"] for one in _situations()}
    scoring = {
        *("at_least", "at_most", "exact", "range", "zero_target", "qualitative"),
        *("met_without_share", "execution", "satisfaction", "deadline", "period", "compound"),
        "decided",
    }
    assert scoring <= slots
