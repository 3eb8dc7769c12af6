import pytest

from evaltool.matching import matching, matching_project, nearest, says_nothing


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("乡（镇）“代表之家”运行费", '乡(镇) "代表之家"运行费'),
        ("社会效益\n指标", "社会效益指标"),
        ("１００％", "100%"),
        ("「一报一刊」", "“一报一刊”"),
        ("Ａ项目\u3000", "a项目"),
    ],
)
def test_texts_that_name_the_same(one, other):
    assert matching(one) == matching(other)


@pytest.mark.parametrize(("one", "other"), [("≥90%", "90%"), ("8次", "9次"), ("选票", "选票费")])
def test_texts_that_name_different_things(one, other):
    assert matching(one) != matching(other)


@pytest.mark.parametrize("name", ["部门整体", "部门整体支出", "整体支出", "部门(单位)整体"])
def test_the_department_has_several_names(name):
    assert matching_project(name) == "部门整体"


@pytest.mark.parametrize(
    ("text", "nothing"),
    [(None, True), ("无", True), ("／", True), ("——", True), ("10个", False), ("无障碍", False)],
)
def test_what_says_that_there_is_nothing(text, nothing):
    assert says_nothing(text) is nothing


def test_the_nearest_name_is_suggested():
    names = ["区人大会议费", "区级人大代表活动费"]
    assert nearest("区人大会议经费", names) == "区人大会议费"
    assert nearest("道路维修", names) is None
