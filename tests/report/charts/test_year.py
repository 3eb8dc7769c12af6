"""Charts show what was scored: nothing computed anew, nothing undecided as a bar."""

from dataclasses import replace
from decimal import Decimal

from evaltool.report.charts.looks import OPEN
from evaltool.report.charts.records import Chart
from evaltool.report.charts.year import MOST_LOSSES, MOST_ROWS, year_charts
from evaltool.report.figures import points_text
from evaltool.report.scores import project_scores
from evaltool.rules import load
from evaltool.scoring import Scored, score_cases
from tests.report.years import RULES, mixed, sample, settled, with_rows


def charts(scored: Scored) -> dict[str, Chart]:
    return {chart.place: chart for chart in year_charts(scored)}


def bars(chart: Chart, series: int) -> dict[str, str | None]:
    return dict(zip(chart.rows, chart.series[series].values, strict=True))


def many(count: int) -> Scored:
    """The sample year with its projects repeated to so many."""
    cases = [sample().cases[1 + at % 12] for at in range(count)]
    named = [
        replace(case, project=replace(case.project, name=f"第{at}个项目{case.project.name * 5}"))
        for at, case in enumerate(cases)
    ]
    return score_cases(named, load(RULES))


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


def test_a_stacked_bar_adds_up_to_the_printed_total() -> None:
    chart = charts(sample())["scores"]
    totals = {project.case.project.name: project.total for project in project_scores(sample())}
    assert [each.name for each in chart.series] == [
        "预算执行率",
        "产出指标",
        "效益指标",
        "满意度指标",
    ]
    assert sorted(
        sum(Decimal(each.values[at] or 0) for each in chart.series) for at in range(13)
    ) == sorted(Decimal(points_text(total or 0)) for total in totals.values())
    assert chart.rows[0] == "1.部门整体 98.48分"


def test_what_is_undecided_is_hatched_and_named() -> None:
    chart = charts(mixed())["scores"]
    assert chart.series[-1].fill is OPEN
    assert chart.series[-1].values == (None, "37.00")
    assert chart.rows[1].endswith("待定（52.53～89.53）")


def test_an_unknown_rate_has_no_bar() -> None:
    cases = list(sample().cases)
    cases[2] = replace(cases[2], budget=replace(cases[2].budget, lines=()))
    rates = bars(charts(score_cases(cases, load(RULES)))["funds"], 1)
    (name,) = (row for row, value in rates.items() if value is None)
    assert name == "3.区人大预算审查联网升级系统软件开发费（待定）"


def test_the_lowest_completion_comes_first() -> None:
    chart = charts(sample())["losses"]
    values = [Decimal(value or 0) for value in chart.series[1].values]
    assert values == sorted(values)
    assert len(values) == MOST_LOSSES
    assert chart.rows[0] == "票决质量（区人大代表票决制和重点民…）"
    assert chart.title.endswith("（完成程度最低的12项）")


def test_one_form_alone_shows_points_and_scores_by_category() -> None:
    chart = charts(settled())["scores"]
    assert not chart.stacked
    assert [each.name for each in chart.series] == ["分值", "得分"]
    assert "funds" not in charts(settled())
    assert "losses" not in charts(settled())


def test_indicators_of_one_project_do_not_repeat_its_name() -> None:
    assert all("（" not in row for row in charts(with_rows(11))["losses"].rows)


def test_many_projects_show_those_that_matter() -> None:
    shown = charts(many(60))
    assert len(shown["funds"].rows) == MOST_ROWS
    assert shown["funds"].title.endswith("（执行率最低的20项）")
    assert shown["scores"].title.endswith("（得分最低的20项）")
    assert all(len(row) <= 42 for chart in shown.values() for row in chart.rows)


def test_overspending_goes_beyond_the_box_to_a_limit() -> None:
    cases = list(sample().cases)
    budget = cases[1].budget
    lines = (replace(budget.lines[0], executed=Decimal(1000)), *budget.lines[1:])
    cases[1] = replace(cases[1], budget=replace(budget, lines=lines))
    chart = charts(score_cases(cases, load(RULES)))["funds"]
    assert chart.maximum == 200
    assert any(Decimal(value or 0) > 1000 for value in chart.series[1].values)
