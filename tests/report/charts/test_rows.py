"""Rows are named so that what is left out or undecided is said."""

from evaltool.report.charts.rows import NAME, is_project, marked, order_told, part_of
from evaltool.report.scores import project_scores
from tests.report.years import mixed


def test_a_part_is_called_one() -> None:
    assert part_of("ab", "abc", "得分最低的") == "（得分最低的2项）"
    assert part_of("abc", "abc", "得分最低的") == ""


def test_only_what_is_undecided_is_marked() -> None:
    assert marked("会议费", decided=True) == "会议费"
    assert marked("会议费", decided=False) == "会议费（待定）"
    assert all(len(marked("长" * 99, decided=each)) == NAME for each in (True, False))


def test_the_department_is_no_project() -> None:
    assert [is_project(each) for each in project_scores(mixed())] == [False, True]


def test_the_order_told_is_the_order_shown() -> None:
    department, project = enumerate(project_scores(mixed()), 1)
    assert order_told([department, project, project]) == "，部门整体列在首位，各项目由低到高排列"
    assert order_told([project, project]) == "，由低到高排列"


def test_a_single_project_has_no_order() -> None:
    department, project = enumerate(project_scores(mixed()), 1)
    assert order_told([department, project]) == order_told([project]) == ""
