"""A text too long for its form is a finding with its place."""

from evaltool.report.layouts import shipped_layout
from evaltool.report.view.lengths import CODE, too_long
from tests.report.years import mixed, with_texts


def test_every_text_over_its_limit_is_told() -> None:
    found = too_long(with_texts("长" * 250), shipped_layout("sichuan-0013zp"))
    assert {each.code for each in found} == {CODE}
    assert any("总体目标实际完成情况现250字，超过100字" in each.message for each in found)
    assert any("存在问题现" in each.message for each in found)
    assert all(each.place for each in found)


def test_a_form_without_limits_finds_nothing() -> None:
    assert too_long(with_texts("长" * 250), shipped_layout("mof-2020-10")) == ()
    assert too_long(mixed(), shipped_layout("sichuan-0013zp")) == ()
