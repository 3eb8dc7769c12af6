"""Rates come as they were scored, the lowest first; what is not known has no bar."""

from dataclasses import replace
from decimal import Decimal

from evaltool.report.charts.rates import MOST_LOSSES
from evaltool.report.scores import project_scores
from evaltool.rules import load
from evaltool.scoring import score_cases
from tests.report.charts.placed import bars, charts
from tests.report.years import RULES, mixed, sample, with_rows


def test_the_execution_chart_ranks_rates_after_the_department() -> None:
    chart = charts(sample())["funds"]
    assert chart.title == "2024年度预算执行率"
    rates = bars(chart, 1)
    assert list(rates.items())[:3] == [
        ("1.部门整体", "98.31"),
        ("9.区人大代表票决制和重点民生实事项目经费", "84.44"),
        ("12.区人大常委会机关离退休支部活动经费", "86.50"),
    ]
    assert set(chart.series[0].values) == {"100.00"}
    assert (chart.maximum, chart.unit, chart.stacked) == (100, "%", False)
    assert "最低84.44%，最高100.00%" in chart.description


def test_an_unknown_rate_has_no_bar() -> None:
    cases = list(sample().cases)
    cases[2] = replace(cases[2], budget=replace(cases[2].budget, lines=()))
    rates = bars(charts(score_cases(cases, load(RULES)))["funds"], 1)
    (name,) = (row for row, value in rates.items() if value is None)
    assert name == "3.区人大预算审查联网升级系统软件开发费（待定）"


def test_without_any_rate_there_is_no_chart() -> None:
    cases = [replace(case, budget=replace(case.budget, lines=())) for case in sample().cases]
    assert "funds" not in charts(score_cases(cases, load(RULES)))


def test_the_lowest_completion_comes_first() -> None:
    chart = charts(sample())["losses"]
    values = [Decimal(value or 0) for value in chart.series[1].values]
    assert values == sorted(values)
    assert len(values) == MOST_LOSSES
    assert chart.rows[0] == "票决质量（区人大代表票决制和重…）"
    assert chart.title.endswith("（完成程度最低的12项）")


def test_what_lost_points_by_decision_alone_has_no_gap_to_show() -> None:
    year = mixed()
    rows = [entry.row for project in project_scores(year) for entry in project.indicators]
    assert sum(row.lost and row.score is not None for row in rows) == 2
    assert "losses" not in charts(year)


def test_indicators_of_one_project_do_not_repeat_its_name() -> None:
    assert all("（" not in row for row in charts(with_rows(11))["losses"].rows)


def test_overspending_goes_beyond_the_box_to_a_limit() -> None:
    cases = list(sample().cases)
    budget = cases[1].budget
    lines = (replace(budget.lines[0], executed=Decimal(1000)), *budget.lines[1:])
    cases[1] = replace(cases[1], budget=replace(budget, lines=lines))
    chart = charts(score_cases(cases, load(RULES)))["funds"]
    assert chart.maximum == 200
    assert any(Decimal(value or 0) > 1000 for value in chart.series[1].values)
