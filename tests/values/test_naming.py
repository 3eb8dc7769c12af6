"""What a name says about its value."""

from __future__ import annotations

import pytest

from evaltool.model import Kind
from evaltool.values import Context
from evaltool.values.naming import Hint, kind_by_name, name_hint


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("公猪舍(≥**平方米)", Hint(">=", "平方米")),
        ("产床(全复合双体产床)(≥套)", Hint(">=", "套")),
        ("粉碎拌合机(11kw)(≥台)", Hint(">=", "台")),
        ("工程合格率（%）", Hint(None, "%")),
        ("受益人口数≥**人", Hint(">=", "人")),
        ("农村低保标准(≥**元/人·月)", Hint(">=", "元/人·月")),
        ("满意度（不低于）", Hint(">=", None)),
        ("享受资助人数(达到预计值)", Hint()),
        ("乡(镇)", Hint()),
        ("会议次数", Hint()),
    ],
)
def test_hints(name: str, hint: Hint) -> None:
    assert name_hint(name) == hint


@pytest.mark.parametrize(
    ("name", "subcategory", "kind"),
    [
        ("工程完工率", None, Kind.RATE),
        ("群众评价", "满意度指标", Kind.RATE),
        ("工程资金金额", None, Kind.AMOUNT),
        ("车辆", "成本指标", Kind.AMOUNT),
        ("办结案件数量", None, None),
    ],
)
def test_kinds(name: str, subcategory: str | None, kind: Kind | None) -> None:
    assert kind_by_name(Context(name=name, subcategory=subcategory), "") == kind
