"""The frame read back as records: nothing rounded, "not there" is None and never -1."""

from dataclasses import replace

from evaltool.model import DEPARTMENT_NAME, Inference, Kind, Target, Unreadable
from evaltool.report.scores import ProjectScore, all_inferred, project_scores
from evaltool.scoring.schema import Category, State, Unread
from tests.report.small_year import PROJECT_NAME, decided_year, small_year


def _projects() -> tuple[ProjectScore, ...]:
    return project_scores(small_year())


def test_projects_stand_in_the_order_of_the_cases() -> None:
    names = [project.case.project.name for project in _projects()]
    assert names == [DEPARTMENT_NAME, PROJECT_NAME]


def test_a_scored_project_has_its_total_and_grade() -> None:
    department = _projects()[0]
    assert (department.total, department.grade, department.state) == (9800, "优", State.SCORED)


def test_an_undecided_project_has_an_interval_and_no_grade() -> None:
    project = _projects()[1]
    assert (project.total, project.grade, project.state) == (None, None, State.UNDECIDED)
    assert (project.total_low, project.total_high) == (4116, 6616)


def test_an_undecided_row_has_no_score_but_an_interval() -> None:
    row = _projects()[1].indicators[1].row
    assert (row.score, row.computed, row.clause) == (None, None, None)
    assert (row.score_low, row.score_high, row.unread) == (0, 2500, Unread.ACTUAL_BLANK)
    assert not row.lost


def test_a_decided_row_shows_both_scores() -> None:
    row = _projects()[1].indicators[2].row
    assert (row.computed, row.decided, row.score, row.state) == (4000, 950, 950, State.DECIDED)
    assert row.lost


def test_the_position_leads_back_to_the_frame() -> None:
    year = small_year()
    for project in project_scores(year):
        for entry in project.indicators:
            assert year.frame.loc[entry.row.position, "score_high"] == entry.row.score_high


def test_the_execution_row_stands_apart() -> None:
    execution = _projects()[1].execution
    assert execution is not None
    assert execution.category is Category.EXECUTION
    assert (execution.attainment, execution.score) == (9775, 978)
    assert execution.clause is not None
    assert execution.clause.slot == "execution"


def test_adjusted_target_counts_and_the_declared_one_is_kept() -> None:
    entry = _projects()[1].indicators[2]
    assert (entry.indicator.target_text, entry.target.text) == ("9", "8.5")


def test_a_year_of_one_project() -> None:
    assert [project.total for project in project_scores(decided_year())] == [9800]


def test_figures_beyond_int64_do_not_matter() -> None:
    year = small_year()
    large = year.frame.astype({"actual": object})
    large.loc[0, "actual"] = 10**30
    scores = project_scores(replace(year, frame=large))
    assert [project.total_low for project in scores] == [9800, 4116]


def test_inferences_of_parts_are_told_once() -> None:
    unsigned = Inference(what="direction", basis="没有写符号")
    part = Target(text="2人", kind=Kind.COUNT, inferred=(unsigned,))
    whole = Target(text="2人，2人", kind=Kind.COMPOUND, parts=(part, part))
    assert all_inferred(whole) == (unsigned,)
    assert all_inferred(Unreadable(text="", reason="空白")) == ()
    assert all_inferred(None) == ()
