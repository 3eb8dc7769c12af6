"""A year shows the charts that say something, each in its place."""

from dataclasses import replace

import pytest

from evaltool.report.charts.rows import MOST_ROWS
from evaltool.report.charts.year import year_charts
from evaltool.rules import load
from evaltool.scoring import score_cases
from tests.report.charts.placed import charts, many
from tests.report.years import RULES, mixed, sample, settled


def test_many_projects_show_those_that_matter() -> None:
    shown = charts(many(60))
    assert len(shown["funds"].rows) == MOST_ROWS
    assert shown["funds"].title.endswith("（执行率最低的20项）")
    assert shown["scores"].title.endswith("（得分最低的20项）")
    assert all(len(row) <= 33 for chart in shown.values() for row in chart.rows)


def test_the_charts_come_in_the_order_of_a_report() -> None:
    assert list(charts(sample())) == ["funds", "scores", "losses"]
    assert list(charts(mixed())) == ["funds", "scores"]
    assert list(charts(settled())) == ["scores"]


def test_a_year_without_forms_has_no_charts() -> None:
    assert year_charts(score_cases([], load(RULES))) == ()


@pytest.mark.parametrize("name", ["长" * 500, "一\n二", "=1+1", ""])
def test_any_name_stands_beside_its_bar(name: str) -> None:
    cases = [replace(case, project=replace(case.project, name=name)) for case in sample().cases[:3]]
    for chart in year_charts(score_cases(cases, load(RULES))):
        assert all(len(row) <= 33 and "\n" not in row for row in chart.rows)
