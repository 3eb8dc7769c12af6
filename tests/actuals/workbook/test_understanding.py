from dataclasses import replace

import pytest

from evaltool.actuals.workbook.understanding import how_to_fill_in, understood, what_to_fill_in
from evaltool.model import Kind, Target
from evaltool.values import Context, parse_target


def target(text, subcategory="数量指标", name="指标"):
    return parse_target(text, Context(name=name, subcategory=subcategory, year=2024))


@pytest.mark.parametrize(
    ("text", "subcategory", "shown", "hint"),
    [
        ("8次", "数量指标", "8次，不低于即完成（推定）", "数量\n（次）"),
        ("≥90%", "满意度指标", "≥90%，不低于即完成", "比率\n（%）"),
        ("55万元", "成本指标", "55万元，不超过即完成（推定）", "金额\n（万元）"),
        ("2024年12月", "时效指标", "2024年12月31日前，按期即完成", "完成日期\n（年月日）"),
        ("2024年1-12月", "时效指标", "2024年1-12月，按期即完成", "起止时间\n（年月）"),
        ("明显提升", "社会效益指标", "定性指标", "定性：\n选完成情况"),
        (
            "公务员24人，机关工勤2人",
            "数量指标",
            "公务员24人，机关工勤2人，",
            "逐项填写：\n公务员、机关工勤",
        ),
    ],
)
def test_how_a_target_is_explained(text, subcategory, shown, hint):
    meaning = target(text, subcategory)
    assert understood(meaning).startswith(shown)
    assert what_to_fill_in(meaning) == hint
    assert how_to_fill_in(meaning).endswith("。")


def test_a_second_reading_is_shown():
    assert "也可读作" in understood(target("2024年2月前", "时效指标"))


def test_what_was_not_understood_is_said():
    meaning = target("≥**平方米")
    assert understood(meaning).startswith("未能识别：")
    assert "核对申报表" in what_to_fill_in(meaning)
    assert "核对申报表" in how_to_fill_in(meaning)


def test_parts_of_different_directions_are_not_summed_up_in_one_word():
    parts = (target("100人次"), target("不超过5万元", "成本指标"))
    mixed = Target(text="100人次，不超过5万元", kind=Kind.COMPOUND, parts=parts)
    assert parts[0].direction != parts[1].direction
    assert "即完成" not in understood(mixed)
    alike = replace(mixed, parts=(parts[0], parts[0]))
    assert understood(alike).endswith("不低于即完成（推定）")
