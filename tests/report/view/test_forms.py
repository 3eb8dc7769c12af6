"""The view of the forms: what stands in each row, and what is left open."""

from dataclasses import replace
from decimal import Decimal

from evaltool.model import Budget, FundLine, FundSource, FundUse
from evaltool.report.view.form import Form, FormsView
from evaltool.report.view.forms import forms_view
from evaltool.scoring import Scored
from tests.report.years import mixed, sample, settled


def with_budget(year: Scored, *lines: FundLine, case: int = 0) -> Form:
    cases = list(year.cases)
    cases[case] = replace(cases[case], budget=Budget(lines=lines))
    return forms_view(replace(year, cases=tuple(cases))).forms[case]


def project() -> Form:
    return forms_view(mixed()).forms[1]


def test_groups_merge_from_their_first_row() -> None:
    rows = forms_view(sample()).forms[1].rows
    assert [row.category_merge for row in rows[:3]] == ["restart", "continue", "continue"]
    assert [row.subcategory for row in rows[:4]] == ["数量指标", "", "", "质量指标"]
    assert rows[7].category == "效益指标"


def test_declared_categories_that_share_an_official_name_are_told_apart() -> None:
    rows = forms_view(sample()).forms[0].rows
    assert [(row.category, row.category_below) for row in rows if row.category] == [
        ("产出指标", "（基本经费）"),
        ("产出指标", "（项目经费）"),
        ("效益指标", ""),
        ("满意度", "指标"),
    ]


def test_scores_have_two_decimals_and_points_none_that_are_idle() -> None:
    row = forms_view(sample()).forms[1].rows[-1]
    assert (row.points, row.score) == ("5", "4.96")
    assert forms_view(sample()).forms[1].total == "98.99"


def test_an_undecided_row_shows_its_interval_and_why() -> None:
    row = project().rows[1]
    assert row.score == "待定（0～37）"
    assert row.actual == ""
    assert row.remark == "待定：实际完成值未填"


def test_decided_and_computed_score_are_both_shown() -> None:
    row = project().rows[2]
    assert row.score == "9.50"
    assert row.remark == "认定得分9.50分（按规则计算15.00分），理由：样本偏少"


def test_an_adjusted_target_shows_the_declared_one_and_the_approval() -> None:
    assert project().rows[2].target == "8.5\n（调整前：9）\n批复：财绩〔2024〕3号"


def test_a_lost_point_without_a_reason_is_asked_for() -> None:
    rows = forms_view(sample()).forms[1].rows
    assert [row.reason_missing for row in rows] == [False] * 8 + [True, False, False]


def test_a_split_that_is_not_known_is_a_dash() -> None:
    form = with_budget(mixed(), FundLine(initial=Decimal(8)), case=1)
    assert [fund.label for fund in form.funds] == ["其中：当年财政拨款", "上年结转资金", "其他资金"]
    assert {fund.initial for fund in form.funds} == {"—"}


def test_further_sources_are_shown_where_the_budget_has_them() -> None:
    form = with_budget(
        mixed(),
        FundLine(initial=Decimal(8)),
        FundLine(source=FundSource.UNIT, initial=Decimal(3), executed=Decimal("0")),
        case=1,
    )
    unit = next(fund for fund in form.funds if fund.label == "单位资金")
    assert (unit.initial, unit.adjusted, unit.executed) == ("3.00", "—", "0.00")


def test_the_department_form_shows_what_the_money_is_for() -> None:
    form = with_budget(mixed(), FundLine(), FundLine(use=FundUse.PERSONNEL, initial=Decimal(7)))
    assert [(fund.label, fund.initial) for fund in form.funds] == [("其中：人员类", "7.00")]


def test_the_marks_tell_a_draft_and_made_up_data() -> None:
    def marks(view: FormsView) -> tuple[str, list[bool]]:
        return view.marks, [form.draft for form in view.forms]

    assert marks(forms_view(mixed())) == ("草稿", [False, True])
    assert marks(forms_view(settled(), sample=True)) == ("示例数据", [False])


def test_no_date_is_invented() -> None:
    department, own = forms_view(mixed()).forms
    assert department.filed == "　　年　月　日"
    assert own.filed == "2025年3月20日"


def test_reasons_for_a_changed_budget_and_a_low_rate_are_asked_for() -> None:
    department, own = forms_view(mixed()).forms
    assert (department.low_asked, department.low) == (True, "")
    assert (own.change_asked, own.change) == (True, "年中压减")
    assert not own.low_asked


def test_the_notes_speak_of_what_the_form_has() -> None:
    department, own = forms_view(sample()).forms[:2]
    assert department.notes == (
        "申报表的“基本经费”“项目经费”即产出指标。",
        "指标分值按评分规则分配，见自评报告附件。",
    )
    assert own.notes[0] == "申报表的“项目完成”即产出指标，“项目效益”即效益指标。"
