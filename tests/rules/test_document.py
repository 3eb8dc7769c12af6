"""Mistakes in a rule file: all at once, each with its key."""

from __future__ import annotations

import copy
import tomllib
from decimal import Decimal
from importlib import resources
from typing import Any

import pytest

from evaltool.rules.document import rule_set

TEXT = (resources.files("evaltool.rules") / "data" / "mof-2020-10.toml").read_text("utf-8")
WHOLE = tomllib.loads(TEXT, parse_float=Decimal)
GONE = object()


def changed(*changes: tuple[str, Any]) -> dict[str, Any]:
    """The default rule set with keys (dotted) set or taken away."""
    raw = copy.deepcopy(WHOLE)
    for key, value in changes:
        *path, last = key.split(".")
        place = raw
        for step in path:
            place = place.setdefault(step, {})
        if value is GONE:
            del place[last]
        else:
            place[last] = value
    return raw


def mistakes(*changes: tuple[str, Any]) -> tuple[str, ...]:
    found, told = rule_set(changed(*changes), "hash")
    assert (found is None) == bool(told)
    return told


def test_the_default_has_no_mistakes() -> None:
    assert mistakes() == ()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ([("id", GONE)], "键 id：缺少这个键"),
        ([("id", "")], "键 id：不能为空"),
        ([("title", 5)], "键 title：应为文字"),
        ([("colour", "red")], "键 colour：不认识的键"),
        ([("issued", "去年")], "键 issued：应为日期，如 2020-02-25"),
        ([("certainty", "sure")], "键 certainty：取值应为 confirmed"),
        ([("points.output", 49)], "键 points：各项分值合计应为100，现为99"),
        ([("points.output", GONE)], "键 points.output：缺少这个键"),
        ([("points.output", True)], "键 points.output：应为数字"),
        ([("points.output", "50")], "键 points.output：应为数字"),
        ([("points.output", -1)], "键 points.output：应不小于0"),
        ([("points.output", Decimal("NaN"))], "键 points.output：应为一万以内的数字"),
        ([("points.input", 1)], "键 points.input：不认识的键"),
        (
            [("points.output", Decimal("50.005")), ("points.benefit", Decimal("29.995"))],
            "键 points.output：分值最多两位小数",
        ),
        ([("points", 5)], "键 points：应为一组键值"),
        ([("grades", [])], "键 grades：项数不够"),
        ([("grades", 5)], "键 grades：应为数组"),
        (
            [("grades", [{"name": "甲", "at_least": 60}, {"name": "乙", "at_least": 80}])],
            "键 grades：等级应从高到低排列",
        ),
        (
            [("grades", [{"name": "甲", "at_least": 60}, {"name": "乙", "at_least": 10}])],
            "键 grades：最低一等的下限应为0",
        ),
        (
            [("grades", [{"name": "甲", "at_least": 60}, {"name": "甲", "at_least": 0}])],
            "键 grades：等级名称重复",
        ),
        ([("grades", [{"name": "甲"}, {"name": "乙", "at_least": 0}])], "键 grades.第1项.at_least"),
        ([("clauses.at_most", GONE)], "键 clauses.at_most：缺少这一条款"),
        ([("clauses.near", {})], "键 clauses.near：不认识的条款"),
        ([("clauses.at_most", 5)], "键 clauses.at_most：应为一组键值"),
        ([("clauses.at_most.says", GONE)], "键 clauses.at_most.says：缺少这个键"),
        ([("clauses.at_most.article", "三")], "键 clauses.at_most.article：不认识的键"),
        ([("clauses.at_most.method", "mean")], "键 clauses.at_most.method：不认识的方法“mean”"),
        (
            [("clauses.at_most.parameters.edge", 1)],
            "键 clauses.at_most.parameters.edge：不认识的键",
        ),
        (
            [("clauses.far_above.parameters", {})],
            "键 clauses.far_above.parameters.from：缺少这个键",
        ),
        ([("clauses.far_above.parameters.from", 100)], "应大于100"),
        ([("clauses.at_least.method", "pass_line")], "parameters.pass_line：缺少这个键"),
        (
            [
                ("clauses.at_least.method", "pass_line"),
                ("clauses.at_least.parameters", {"pass_line": 100}),
            ],
            "应小于100",
        ),
        (
            [("clauses.far_above.parameters.from", Decimal("130.00001"))],
            "小数位不应超过4位",
        ),
        (
            [
                ("clauses.missing_category.method", "moved"),
                (
                    "clauses.missing_category.parameters.moves",
                    [{"missing": "output", "to": "benefit", "points": 1}],
                ),
            ],
            "output 的分值为50，并入其他类的合计为1",
        ),
        (
            [
                ("clauses.missing_category.method", "moved"),
                (
                    "clauses.missing_category.parameters.moves",
                    [{"missing": "execution", "to": "benefit", "points": 1}],
                ),
            ],
            "应为 cost、output、benefit、satisfaction 之一",
        ),
        ([("clauses", 5)], "键 clauses：不是合适的值"),
    ],
)
def test_each_mistake_is_told_with_its_key(changes, told) -> None:
    assert any(told in one for one in mistakes(*changes)), mistakes(*changes)


def test_all_mistakes_are_told_at_once() -> None:
    told = mistakes(
        ("id", GONE),
        ("points.output", 49),
        ("clauses.at_most", GONE),
        ("clauses.at_least.method", "magic"),
        ("clauses.qualitative.parameters", {}),
    )
    keys = ("键 id：", "键 clauses.at_most", "键 clauses.at_least.method", "键 clauses.qualitative")
    assert all(any(one.startswith(key) for one in told) for key in keys)


def test_contradictions_are_told_beside_one_another() -> None:
    told = mistakes(("points.output", 49), ("clauses.at_most", GONE))
    assert len(told) == 2
