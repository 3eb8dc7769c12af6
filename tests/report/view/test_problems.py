"""存在问题 and 改进措施 are told from the data, in groups, and only what was recorded."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evaltool.model import Case
from evaltool.report.scores import ProjectScore, project_scores
from evaltool.report.view.problems import (
    SHOWN,
    measures,
    problems_found,
    recorded,
    without_measure,
)
from evaltool.rules import load
from evaltool.scoring import score_cases
from tests.report.years import RULES, extreme, mixed, sample, settled, undecided, with_rows


def scores() -> tuple[ProjectScore, ...]:
    return project_scores(sample())


def test_problems_are_grouped_by_what_went_wrong() -> None:
    titles = [problem.title for problem in problems_found(scores())]
    assert titles == [
        "部分数量、质量、满意度指标未达到年度指标值，共11项",
        "部分任务完成时限逾期，共1项",
        "部分成本指标超出年度指标值，共1项",
        "部分定性指标没有完全达成，共2项",
        "预算执行率低于90%的有2个项目",
        "预算未全部执行但执行率在90%以上的有部门整体和7个项目，执行率为92.80%至99.00%",
        "部分定性指标虽已达成但未得满分，共11项，完成比例为90%至98%",
    ]


def test_every_lost_row_belongs_to_one_group() -> None:
    lost = sum(entry.row.lost for project in scores() for entry in project.indicators)
    assert lost == 11 + 1 + 1 + 2 + 11


def test_facts_tell_target_actual_and_cause() -> None:
    _, late, over, partly, low, _, _ = problems_found(scores())
    assert "年度指标值2024年11月，实际2024年12月10日，逾期10天，原因：" in late.facts[0]
    assert "年度指标值3万元，实际3.14万元，超出0.14万元" in over.facts[0]
    assert "部分达成75%，原因：1个项目跨年实施" in partly.facts[0]
    assert "倒排工期" not in partly.facts[0]
    assert low.facts[0].startswith("“区人大代表票决制和重点民生实事项目经费”执行率84.44%，原因：")


def test_a_group_tells_its_worst_rows_and_counts_the_others() -> None:
    first = problems_found(scores())[0]
    assert first.rest == f"其余{11 - SHOWN}项见表3"
    assert "“票决制项目数”年度指标值10个，实际9个" in first.facts[0]
    many = problems_found(project_scores(with_rows(60)))
    assert sum(len(problem.facts) for problem in many) <= SHOWN * len(many)


def test_undecided_and_decided_rows_are_told_apart() -> None:
    titles = [problem.title for problem in problems_found(project_scores(mixed()))]
    assert "部分指标经认定扣减得分，共1项" in titles
    assert titles[-1] == "部分指标的完成情况尚未填报完整或无法判定，共1项"


def test_low_rates_of_many_projects_are_in_the_table_of_the_funds() -> None:
    cases = [_spent(case, "0.5") for case in sample().cases]
    low = problems_found(project_scores(score_cases(cases, load(RULES))))[-2]
    assert low.title == "预算执行率低于90%的有部门整体和12个项目"
    assert low.rest == f"其余{13 - SHOWN}个见表1"


def test_a_low_rate_of_the_department_alone_names_it_once() -> None:
    cases = [_spent(sample().cases[0], "0.5"), *sample().cases[2:4]]
    found = problems_found(project_scores(score_cases(cases, load(RULES))))
    assert any(each.title.startswith("部门整体预算执行率50.00%，低于90%") for each in found)


def _spent(case: Case, share: str) -> Case:
    """The case with so much of its adjusted budget spent."""
    lines = tuple(
        replace(line, executed=line.adjusted and line.adjusted * Decimal(share))
        for line in case.budget.lines
    )
    return replace(case, budget=replace(case.budget, lines=lines))


def test_execution_rates_that_wait_are_counted_too() -> None:
    titles = [problem.title for problem in problems_found(project_scores(undecided()))]
    assert titles == [
        "全部指标的完成情况尚未填报完整或无法判定，共99项",
        "预算执行率待定的有部门整体和12个项目",
    ]


def test_rows_told_in_the_same_words_are_told_once() -> None:
    (satisfaction, *_) = problems_found(project_scores(with_rows(60)))
    assert satisfaction.facts == (
        "“区人大会议费”的5项“参会人员满意度”年度指标值≥95%，实际94.2%，"
        "原因均为：个别参会人员反映住宿安排分散",
    )


def test_quotation_marks_stand_around_what_was_declared() -> None:
    (fact,) = [each for each in problems_found(scores())[0].facts if "部门整体" in each]
    assert "年度指标值为“项目完成率达100%”，实际91.67%" in fact


@pytest.mark.parametrize("target", ["10个；2批", "10个。", "10个，2批"])
def test_a_target_with_stops_of_its_own_is_quoted(target: str) -> None:
    project = next(each for each in scores() if "票决" in each.case.project.name)
    entries = tuple(
        replace(entry, indicator=replace(entry.indicator, target_text=target))
        if entry.indicator.name == "票决制项目数"
        else entry
        for entry in project.indicators
    )
    (first, *_) = problems_found([replace(project, indicators=entries)])
    assert f"年度指标值为“{target}”，实际9个" in first.facts[0]


def test_a_name_as_long_as_a_paragraph_is_shortened_in_a_sentence() -> None:
    facts = [fact for each in problems_found(project_scores(extreme())) for fact in each.facts]
    assert all(len(fact) < 400 for fact in facts)
    assert any("……（全文见自评表）”" in fact for fact in facts)


def test_measures_come_from_rows_that_lost_points_and_from_the_situation() -> None:
    told = {each.quoted: each.text for each in measures(scores())}
    assert told["“区人大会议费”"] == (
        "针对“个别参会人员反映住宿安排分散”的情况，2025年改为集中住宿"
    )
    case = sample().cases[1]
    situation = replace(case.situation, measures="提前排期。", problems="会期偏紧。")
    cases = (sample().cases[0], replace(case, situation=situation), *sample().cases[2:])
    projects = project_scores(replace(sample(), cases=cases))
    assert measures(projects)[0].text.startswith("提前排期；针对")
    assert [(each.quoted, each.text) for each in recorded(projects, "problems")] == [
        ("“区人大会议费”", "会期偏紧")
    ]


def test_projects_without_a_recorded_measure_are_named() -> None:
    named = without_measure(scores())
    assert "“部门整体”" in named
    assert not set(named) & {each.quoted for each in measures(scores())}


def test_nothing_is_found_where_nothing_was_lost_but_a_low_rate() -> None:
    assert [each.title for each in problems_found(project_scores(settled()))] == [
        "预算执行率80.00%，低于90%"
    ]
