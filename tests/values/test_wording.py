"""The normal form, as an officer would write it."""

from __future__ import annotations

import pytest

from evaltool.model import Target
from evaltool.values import Context, normal_form, parse_target


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("大于等于 95％", "≥95%"),
        ("98.00%", "98%"),
        ("等于10个", "=10个"),
        ("55万元", "55万元"),
        ("二百余万元", "约200万元"),
        ("±3%以内", "±3%"),
        ("-5%~3%", "-5%~3%"),
        ("80至90%", "80%-90%"),
        ("3～5次", "3-5次"),
        ("每季度一次", "每季度1次"),
        ("1次/月", "1次/月"),
        ("2024.12.31", "2024年12月31日前"),
        ("每年12月底前", "每年12月31日前"),
        ("2024.1.1-2024.12.31", "2024年1-12月"),
        ("2024.1.15-2024.12.31", "2024年1月15日至2024年12月31日"),
        ("2024.3-2025.2", "2024年3月至2025年2月"),
        ("项目完成率达100%", "项目完成率100%"),
        ("财政供养人员：公务员24人，机关工勤2人", "财政供养人员：公务员24人，机关工勤2人"),
        ("甲满意度和乙满意度≥90%", "甲满意度≥90%，乙满意度≥90%"),
        (" 效果\n明显 ", "效果 明显"),
    ],
)
def test_form(text: str, form: str) -> None:
    target = parse_target(text, Context(year=2024))
    assert isinstance(target, Target)
    assert normal_form(target) == form
