"""Directions: written, inferred, and marked as inferred."""

from __future__ import annotations

import pytest

from evaltool.model import Direction, Target
from evaltool.values import Context, parse_target


def direction(
    text: str, name: str, subcategory: str | None = None
) -> tuple[Direction | None, bool]:
    target = parse_target(text, Context(name=name, subcategory=subcategory, year=2024))
    assert isinstance(target, Target)
    return target.direction, any(item.what == "direction" for item in target.inferred)


@pytest.mark.parametrize(
    ("text", "name", "subcategory", "expected"),
    [
        ("55万元", "会议费", "成本指标", Direction.AT_MOST),
        ("55万元", "到位资金", "数量指标", Direction.AT_LEAST),
        ("5万元", "节约资金", "成本指标", Direction.AT_LEAST),
        ("20万元", "项目成本", None, Direction.AT_MOST),
        ("188名", "参会代表", "数量指标", Direction.AT_LEAST),
        ("29人", "财政供养人员", "数量指标", Direction.EXACT),
        ("29人", "在职人员", "数量指标", Direction.EXACT),
        ("100%", "合格率", "质量指标", Direction.AT_LEAST),
        ("0.9%", "森林火灾受害率", "生态效益指标", Direction.AT_MOST),
        ("95%", "投诉办结率", "质量指标", Direction.AT_LEAST),
        ("0起", "群体性事件", "社会效益指标", Direction.AT_MOST),
        ("5个工作日", "办理时限", "时效指标", Direction.AT_MOST),
        ("2年", "质保年限", "时效指标", Direction.AT_LEAST),
        ("降至5%", "发病率", "社会效益指标", Direction.AT_MOST),
        ("=100%", "覆盖率", "数量指标", Direction.AT_LEAST),
    ],
)
def test_inferred(text: str, name: str, subcategory: str | None, expected: Direction) -> None:
    assert direction(text, name, subcategory) == (expected, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("≥5次", Direction.AT_LEAST),
        (">5次", Direction.AT_LEAST),
        ("≤5次", Direction.AT_MOST),
        ("<5次", Direction.AT_MOST),
        ("=5次", Direction.EXACT),
        ("3-5次", Direction.IN_RANGE),
        ("2024年12月31日前", Direction.BY_DATE),
    ],
)
def test_written(text: str, expected: Direction) -> None:
    assert direction(text, "次数") == (expected, False)


def test_a_heading_makes_all_its_parts_exact() -> None:
    target = parse_target("财政供养人员：公务员24人，机关工勤2人，事业人员3人")
    assert isinstance(target, Target)
    assert {part.direction for part in target.parts} == {Direction.EXACT}
