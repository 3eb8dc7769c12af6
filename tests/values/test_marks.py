"""Marks: a relation without a value."""

import pytest

from evaltool.values import is_mark


@pytest.mark.parametrize(
    "text", ["≤", "＞＝", "不超过", " 不 低于", "等于", "反向指标", "正向", "定性"]
)
def test_a_relation_alone(text: str) -> None:
    assert is_mark(text)


@pytest.mark.parametrize("text", ["", "≤9", "不超过9次", "满意", "定性：满意", "正确", "≤" * 30])
def test_everything_else(text: str) -> None:
    assert not is_mark(text)
