"""Indicators of several years: matched by name, told where they are not."""

from __future__ import annotations

from evaltool.certainty.trends import Conclusion
from evaltool.certainty.years import EXECUTION_RATE, TOTAL, trends
from evaltool.scoring import Scored, score_cases
from tests.certainty.making import RULES
from tests.scoring.making import Row, budget, case


def _year(year: int, *rows: Row, executed: str = "9") -> Scored:
    made = case(rows, name="会议费", year=year, funds=budget("10", "10", executed))
    return score_cases([made], RULES)


def _row(target: str, value: str, name: str = "会议次数") -> Row:
    return Row(target=target, value=value, name=name)


def test_values_of_the_same_indicator_stand_together() -> None:
    years = {
        2020 + at: _year(2020 + at, _row("≥10次", f"{10 + at}次"), executed=str(5 + at))
        for at in range(5)
    }
    found = trends(years)
    assert found.years == (2020, 2021, 2022, 2023, 2024)
    series = {item.title: item for item in found.series}
    assert set(series) == {TOTAL, EXECUTION_RATE, "会议次数"}
    meetings = series["会议次数"]
    assert [float(item.value) for item in meetings.values] == [10, 11, 12, 13, 14]
    assert (meetings.unit, meetings.trend.slope) == ("次", 1)
    assert meetings.trend.conclusion is Conclusion.RISING
    assert series[EXECUTION_RATE].trend.slope == 10
    assert found.alike == found.left_out == ()


def test_spelling_does_not_matter_but_another_name_does() -> None:
    found = trends(
        {
            2023: _year(2023, _row("≥3次", "3次", "会议 次数（次）")),
            2024: _year(2024, _row("≥3次", "4次", "会议次数(次)")),
        }
    )
    assert "会议次数(次)" in [item.title for item in found.series]
    assert all(item.trend.conclusion is Conclusion.TOO_FEW for item in found.series)


def test_names_that_are_alike_are_asked_about_and_can_be_confirmed() -> None:
    years = {
        2023: _year(2023, _row("≥3次", "3次", "召开会议次数")),
        2024: _year(2024, _row("≥3次", "4次", "会议次数")),
    }
    found = trends(years)
    (alike,) = found.alike
    assert (alike.first_year, alike.first) == (2023, "召开会议次数")
    assert (alike.second_year, alike.second) == (2024, "会议次数")
    confirmed = trends(years, {"召开会议次数": "会议次数"})
    assert confirmed.alike == ()
    (series,) = [item for item in confirmed.series if item.title == "会议次数"]
    assert [item.name for item in series.values] == ["召开会议次数", "会议次数"]


def test_another_unit_or_direction_is_not_compared() -> None:
    found = trends(
        {
            2023: _year(2023, _row("≥3次", "3次"), _row("≥5%", "5%", "比例")),
            2024: _year(2024, _row("≥3场", "3场"), _row("≤5%", "5%", "比例")),
        }
    )
    assert {item.title for item in found.series} == {TOTAL, EXECUTION_RATE}
    assert len(found.left_out) == 2
    assert "2023年次、2024年场" in found.left_out[0]


def test_the_same_name_twice_in_a_year_is_not_guessed() -> None:
    rows = (_row("≥3次", "3次"), _row("≥4次", "4次"))
    found = trends({2023: _year(2023, *rows), 2024: _year(2024, rows[0])})
    assert "分不清" in found.left_out[0]


def test_undecided_years_have_no_total() -> None:
    found = trends({2023: _year(2023, _row("≥3次", "")), 2024: _year(2024, _row("≥3次", "3次"))})
    assert [item.title for item in found.series] == [EXECUTION_RATE]


def test_a_single_year_has_no_trend() -> None:
    found = trends({2024: _year(2024, _row("≥3次", "3次"))})
    assert found.series == found.alike == ()


def test_rows_without_a_third_level_go_by_the_wording_of_their_target() -> None:
    """The figures in the wording change from year to year; another wording is another row."""

    def rates(year: int, kept: str, done: str) -> Scored:
        rows = (_row(f"保障率达{kept}%", f"{kept}%", ""), _row(f"{done}≥90%", "95%", ""))
        return _year(year, *rows)

    found = trends({2023: rates(2023, "98", "完成率"), 2024: rates(2024, "１００", "办结率")})
    (series,) = [item for item in found.series if item.title not in (TOTAL, EXECUTION_RATE)]
    assert series.title == "数量指标（保障率达…%）"
    assert [float(item.value) for item in series.values] == [98, 100]
    assert found.left_out == (
        "“会议费”有2个指标只有一个年度的数据：数量指标（完成率≥…%）（2023年）、"
        "数量指标（办结率≥…%）（2024年）",
    )
