"""Rows are named so that what is left out or undecided is said."""

from evaltool.report.charts.rows import is_project, part_of, pending_mark
from evaltool.report.scores import project_scores
from tests.report.years import mixed


def test_a_part_is_called_one() -> None:
    assert part_of("ab", "abc", "得分最低的") == "（得分最低的2项）"
    assert part_of("abc", "abc", "得分最低的") == ""


def test_only_what_is_undecided_is_marked() -> None:
    assert (pending_mark(True), pending_mark(False)) == ("", "（待定）")


def test_the_department_is_no_project() -> None:
    assert [is_project(each) for each in project_scores(mixed())] == [False, True]
