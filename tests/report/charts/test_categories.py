"""Every bar adds up to the printed total; what is undecided is hatched."""

from decimal import Decimal

from evaltool.report.charts.looks import OPEN
from evaltool.report.figures import points_text
from evaltool.report.scores import project_scores
from tests.report.charts.placed import charts
from tests.report.years import mixed, sample, settled


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
    assert chart.rows[1].endswith(" 待定")


def test_one_form_alone_shows_points_and_scores_by_category() -> None:
    chart = charts(settled())["scores"]
    assert not chart.stacked
    assert [each.name for each in chart.series] == ["分值", "得分"]
    assert "funds" not in charts(settled())
    assert "losses" not in charts(settled())
