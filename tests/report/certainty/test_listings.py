"""What is computed, in words: figures as they are, assumptions beside them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from evaltool.certainty.effect import effect
from evaltool.certainty.reaching import reach_grade
from evaltool.certainty.satisfaction import Interval, surveys
from evaltool.certainty.stability import stability
from evaltool.certainty.weighting.choosing import even_points, reweighted
from evaltool.certainty.what_if import what_if
from evaltool.certainty.years import trends
from evaltool.report.certainty.effect import effect_listings
from evaltool.report.certainty.reaching import reaching_listing
from evaltool.report.certainty.satisfaction import interval_of, satisfaction_listing
from evaltool.report.certainty.stability import (
    change_text,
    held_text,
    influence_listing,
    stability_listing,
    summary,
)
from evaltool.report.certainty.trends import alike_listing, by_year_listing, trend_listing
from evaltool.report.certainty.weighting import points_listing, weighting_listing
from evaltool.report.certainty.what_if import change_listing, total_listing
from evaltool.report.certainty.words import signed
from evaltool.rules import load
from evaltool.scoring import score_cases
from tests.certainty.making import RULES, project, scored
from tests.scoring.making import Row, case

_EDGE = project([("100次", "100次"), ("100次", "60次")])


def test_stability_in_words() -> None:
    found = stability(scored(_EDGE, case([], name="空白")))
    listing = stability_listing(found)
    assert listing.title == "等级稳定性（三级指标分值上下变动20%）"
    row, blank = listing.rows
    assert row[:5] == ("项目", "90.00", "优", "88.00（良）", "92.00（优）")
    assert row[5].endswith("%")
    assert row[6:] == ("0.00", "已是最高")
    assert blank[3] == "没有绩效指标，无从变动分值"
    assert len(blank) == len(row) == len(listing.header)
    assert influence_listing(found).rows[0] == ("项目", "产出2", "25", "10.00", "±2.00")
    assert summary(found) == (
        "共1张自评表，其中0张的等级在上述变动范围内不变；可能改变的有项目（良至优）；"
        "没有分析的有空白（没有绩效指标，无从变动分值）。"
    )


@pytest.mark.parametrize(
    ("held", "shown"),
    [
        (1024, "100.0%"),
        (0, "0.0%"),
        (512, "50.0%"),
        (1, "0.1%"),
        (1023, "99.9%"),
    ],
)
def test_shares_are_never_rounded_to_all_or_nothing(held: int, shown: str) -> None:
    (standing,) = stability(scored(_EDGE)).standings
    assert held_text(replace(standing, held=held)) == shown


def test_a_share_next_to_all_or_nothing_says_so() -> None:
    (standing,) = stability(scored(_EDGE)).standings
    assert held_text(replace(standing, held=1, drawn=4096)) == "不足0.1%"
    assert held_text(replace(standing, held=4095, drawn=4096)) == "99.9%以上"
    assert held_text(replace(standing, held=None)) == "—"


def test_small_changes_are_not_nothing() -> None:
    assert change_text(Fraction(1, 3)) == "±0.01以内"
    assert change_text(Fraction(1, 2)) == "±0.01"


@pytest.mark.parametrize(
    ("cents", "shown"),
    [
        (150, "+1.50"),
        (-150, "-1.50"),
        (0, "0.00"),
        (Fraction(1, 3), "0.00"),
        (Fraction(-1, 2), "-0.01"),
    ],
)
def test_differences_have_a_sign(cents: Fraction, shown: str) -> None:
    assert signed(cents) == shown


def test_intervals_are_rounded_outwards() -> None:
    assert interval_of(Interval(low=0.90019, high=0.98001)) == "90.0%～98.1%"


def test_satisfaction_in_words() -> None:
    made = case([Row(target="≥90%", value="95%", category="满意度指标", name="满意")])
    rows = []
    for size, satisfied in ((20, 19), (20, 17), (0, 0)):
        actual = made.actuals[0]
        assert actual is not None
        asked = replace(made, actuals=(replace(actual, sample=size, satisfied=satisfied),))
        rows += satisfaction_listing(surveys(scored(asked))).rows
    assert rows[0][2:] == (
        *("90%", "20", "19", "95.0%", "76.3%～99.2%"),
        *("样本不足以证明是否达到", "139"),
    )
    assert rows[1][-1] == "按现有满意率，增加样本也不能证明"
    assert rows[2][5:] == ("—", "—", "样本量为0，不能推断", "—")


def test_reaching_in_words() -> None:
    short = project([("100次", "100次"), ("2024年6月30日前", "2024年12月31日")], name="期限")
    few = project([("100次", "40次")] * 5, name="几个")
    open_ = case([Row(target="1次", value="1次", declared_points="5")], name="分值不全")
    listing = reaching_listing(reach_grade(scored(project([("1次", "1次")]), short, few, open_)))
    assert listing.title == "差距分析（等级“优”，不低于90.00分）"
    reached, dated, several, skipped = listing.rows
    assert reached[4] == "已达到，高出10.00分"
    assert "产出2不晚于2024年" in dated[5]
    assert several[4].startswith("4个：产出1（可挽回6.00分）、")
    assert several[5] == "没有单个指标能够到"
    assert "分值合计不是100分" in skipped[4]


def test_what_if_in_words() -> None:
    found = what_if(scored(_EDGE), ["项目/产出2=80次", "项目/全年执行数=5"])
    change, money = change_listing(found).rows
    assert change[:6] == ("项目", "产出2", "60次", "80次", "15.00", "20.00")
    assert "25 × 80 ÷ 100 = 20.00" in change[6]
    assert money[1:6] == ("全年执行数", "10万元", "5", "10.00", "5.00")
    assert total_listing(found).rows == (("项目", "90.00", "优", "90.00", "优", "0.00"),)


def test_what_was_recorded_for_a_qualitative_row() -> None:
    rows = [Row(target="明显", level="部分达成", share="70", category="效益指标", name="成效"),
            Row(target="1次", value=None, name="次数")]  # fmt: skip
    found = what_if(scored(case(rows)), ["项目/成效=达成", "项目/次数=1次"])
    assert [row[2] for row in change_listing(found).rows] == ["部分达成 70%", "（未填）"]


def test_effect_in_words() -> None:
    cases = [project([("100次", "50次")])]
    found = effect(score_cases(cases, RULES), score_cases(cases, load("mof-2021-101")))
    by_project, by_clause = effect_listings(found, "甲", "乙")
    assert by_project.rows == (("项目", "75.00", "中", "50.00", "差", "-25.00"),)
    assert by_clause.rows[0][2:] == ("65.00／90.00", "40.00／90.00", "-25.00", "0.00", "-25.00")


def test_weighting_in_words() -> None:
    rows = [
        Row(target="1次", value="1次", declared_points="40", name="一"),
        Row(target="2次", value="1次", declared_points="50", name="二"),
        Row(target="2次", value="", declared_points="0", name="三"),
    ]
    before = scored(case(rows))
    weighting = even_points(before.cases, RULES)
    after = score_cases(reweighted(before.cases, weighting, "按均分确定"), RULES)
    (row,) = weighting_listing(before, after, weighting).rows
    assert row == ("项目", "75.00", "中", "55.00～85.00", "待定", "-20.00", "3")
    points = points_listing(before, after).rows
    assert [line[3:] for line in points] == [
        ("40", "30", "100.00%"),
        ("50", "30", "50.00%"),
        ("0", "30", "—"),
    ]


def test_trends_in_words() -> None:
    years = {}
    for at in range(5):
        rows = [Row(target="≥10次", value=f"{10 + at}次", name="会议次数" if at else "开会的次数")]
        years[2020 + at] = score_cases([case(rows, year=2020 + at)], RULES)
    found = trends(years)
    listing = trend_listing(found)
    assert listing.header[3:8] == ("2020年", "2021年", "2022年", "2023年", "2024年")
    meetings = next(row for row in listing.rows if row[1] == "会议次数")
    assert meetings[3:] == (*("—", "11", "12", "13", "14"), "+1", "+1～+1", "年数不足，不作结论")
    assert by_year_listing(found).rows[-1][2] == "— / 11 / 12 / 13 / 14（次）"
    assert alike_listing(found).rows == (("项目", "开会的次数（2020年）", "会议次数（2024年）"),)


def test_a_small_slope_keeps_its_digits() -> None:
    rows = [Row(target="≥1%", value=f"1.{at}01%", name="比例") for at in range(3)]
    years = {
        2020 + at: score_cases([case([row], year=2020 + at)], RULES) for at, row in enumerate(rows)
    }
    row = next(row for row in trend_listing(trends(years)).rows if row[1] == "比例")
    assert row[-3] == "+0.1"


def test_every_question_tells_what_it_assumes() -> None:
    year = scored(_EDGE)
    told = (
        stability_listing(stability(year, Decimal(5))),
        reaching_listing(reach_grade(year)),
        change_listing(what_if(year, ["项目/产出2=80次"])),
        effect_listings(effect(year, year), "甲", "乙")[1],
        trend_listing(trends({2024: year})),
        satisfaction_listing(()),
    )
    assert all(listing.assumptions for listing in told)
