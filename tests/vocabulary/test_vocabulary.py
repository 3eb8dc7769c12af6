"""The table of words: headings compared without their dress, and tables that fit one another."""

import pytest

from evaltool import vocabulary
from evaltool.model import FundSource, FundUse, ProjectKind
from evaltool.rules.model import Certainty
from evaltool.scoring.schema import Category, State
from evaltool.vocabulary import bare, category_of, look_up, squeeze


@pytest.mark.parametrize(
    ("written", "read"),
    [("实际 完成\n值", "实际完成值"), ("项目资金（万元）：", "项目资金万元"), ("", "")],
)
def test_squeeze(written: str, read: str) -> None:
    assert squeeze(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [("一、年度目标（200字内）", "年度目标"), ("*项目名称", "项目名称"), ("1. 单位", "单位")],
)
def test_bare(written: str, read: str) -> None:
    assert bare(written) == read


def test_a_heading_is_known_with_and_without_its_remarks() -> None:
    words = {"指标值": "value", "项目资金万元": "funds"}
    assert look_up(words, "指标值（年度）") == "value"
    assert look_up(words, "项目资金（万元）") == "funds"
    assert look_up(words, "别的") is None
    assert look_up(words, "指标值" * 100) is None


@pytest.mark.parametrize(
    ("written", "category"),
    [
        ("产出指标(50分)", "output"),
        ("项目完成", "output"),
        ("项目效益", "benefit"),
        ("满意度\n指标", "satisfaction"),
        ("没有这种", None),
    ],
)
def test_categories_as_declared(written: str, category: str | None) -> None:
    assert category_of(written) == category


def test_every_category_state_and_certainty_has_its_title() -> None:
    assert set(vocabulary.CATEGORY_TITLES) == {item.name.lower() for item in Category}
    assert set(vocabulary.STATE_TITLES) == {item.name.lower() for item in State}
    assert set(vocabulary.CERTAINTY_TITLES) == {item.value for item in Certainty}
    assert set(vocabulary.KIND_TITLES) == {item.value for item in ProjectKind}


def test_words_lead_to_things_that_exist() -> None:
    assert set(vocabulary.CATEGORIES.values()) <= set(vocabulary.CATEGORY_TITLES)
    assert set(vocabulary.CATEGORY_WORDS.values()) <= set(vocabulary.CATEGORY_TITLES)
    assert set(vocabulary.FUND_SOURCES.values()) <= {item.value for item in FundSource}
    assert set(vocabulary.FUND_USES.values()) <= {item.value for item in FundUse}
