"""The view of the report: groups, ranking, reasons, and nothing that was not recorded."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from evaltool.model import Case, Kind, Target
from evaltool.report.documents import render_report
from evaltool.report.view.narrative import report_view
from evaltool.report.view.report import ReportView
from evaltool.rules import load
from evaltool.scoring import score_cases
from tests.report.canonical import canonical
from tests.report.years import RULES, mixed, sample, settled


def names(achievements: tuple) -> list[str]:
    return [each.name for each in achievements]


def view() -> ReportView:
    return report_view(sample())


def test_counts_come_from_the_data() -> None:
    report = view()
    assert (report.project_count, report.indicator_count) == (12, 99)
    assert report.forms == "特定目标类项目3个、其他运转类项目9个"
    assert report.uses == "人员类732.97万元、运转类232.57万元、特定目标类83.00万元"


def test_projects_are_grouped_by_where_they_lost_points() -> None:
    groups = view().groups
    assert names(groups.full) == [
        "区级人大代表活动费",
        "乡（镇）、街办“代表之家”和“代表联络站”活动运行费",
    ]
    assert names(groups.execution_short) == [
        "区人大预算审查联网升级系统软件开发费",
        "仁和区人大代表培训费",
    ]
    assert [each.total for each in groups.short] == [
        "91.64",
        "94.30",
        "95.89",
        "97.83",
        "97.84",
        "98.15",
        "98.35",
        "98.99",
    ]
    assert groups.undecided == ()


def test_every_lost_point_is_told_with_its_arithmetic_and_reason() -> None:
    meeting = next(each for each in view().details if each.name == "区人大会议费")
    last = meeting.losses[-1]
    assert (last.label, last.target, last.actual) == ("参会人员满意度", "≥95%", "94.2%")
    assert (last.points, last.score) == ("5", "4.96")
    assert last.how.startswith("5 × 94.2% ÷ 95% = ")
    assert last.clause == "定量指标（应达到）"
    assert last.reason == "个别参会人员反映住宿安排分散，2025年改为集中住宿"


def test_what_was_not_recorded_stays_blank() -> None:
    report = view()
    assert report.problems == ()
    assert report.details[0].losses[-1].reason == ""


def test_equal_totals_rank_together() -> None:
    ranking = view().ranking
    assert ranking.startswith(
        "“区级人大代表活动费”“乡（镇）、街办‘代表之家’和‘代表联络站’活动运行费”（均为100.00分），"
    )
    assert ranking.endswith("“区人大代表票决制和重点民生实事项目经费”（91.64分）")


def test_what_was_spent_beyond_the_budget_is_not_told_as_spent_in_full() -> None:
    case = _overspent(sample().cases[1])
    both = score_cases([case, sample().cases[2]], load(RULES))
    assert report_view(both).funds.over == 1
    text = canonical(render_report(both))
    assert "2个项目中，预算全部执行的1个（其中执行数超出全年预算的1个），未全部执行的1个" in text
    alone = canonical(render_report(score_cases([case], load(RULES))))
    assert "预算执行率105.77%，得10.00分" in alone
    assert "预算全部执行" not in alone.partition("附件1")[0]


def _overspent(case: Case) -> Case:
    lines = (replace(case.budget.lines[0], executed=Decimal(55)), *case.budget.lines[1:])
    return replace(case, budget=replace(case.budget, lines=lines))


def test_low_rates_come_lowest_first_with_their_reasons() -> None:
    assert [(each.rate, each.reason[:8]) for each in view().funds.low] == [
        ("84.44%", "1个项目跨年实施"),
        ("86.50%", "因高温暂停2次外"),
    ]


def test_the_latest_filing_date_is_the_only_date() -> None:
    assert view().filed == "2025年3月20日"
    cases = list(sample().cases)
    cases[3] = replace(cases[3], situation=replace(cases[3].situation, filed=date(2025, 4, 2)))
    assert report_view(replace(sample(), cases=tuple(cases))).filed == "2025年4月2日"
    assert report_view(settled()).filed == "　　年　月　日"


def test_undecided_projects_are_neither_ranked_nor_graded() -> None:
    report = report_view(mixed())
    assert report.pending_count == 1
    assert report.ranking == ""
    assert (report.grades, report.graded) == ("等级待定的1个", "的等级均待定")
    assert names(report.groups.undecided) == names(report.details)
    pending = report.details[0].pending[0]
    assert (pending.label, pending.score) == ("会议费", "待定（0～37）")
    assert pending.place.endswith("第5行第6列")


def test_recorded_problems_and_measures_are_quoted() -> None:
    cases = list(sample().cases)
    situation = replace(cases[1].situation, problems="会期偏紧。", measures="提前排期。")
    cases[1] = replace(cases[1], situation=situation)
    report = report_view(replace(sample(), cases=tuple(cases)))
    assert [(each.quoted, each.text) for each in report.problems] == [
        ("“区人大会议费”", "会期偏紧")
    ]
    assert report.measures[0].text.startswith("提前排期；针对")


def test_an_undecided_row_is_told_once_even_if_it_cannot_reach_full_points() -> None:
    case = sample().cases[9]
    actuals = list(case.actuals)
    actuals[1] = replace(actuals[1], value="基本完成", level="部分达成", share=None)
    target = Target(text="培训效果好", kind=Kind.QUALITATIVE)
    targets = (case.targets[0], target, *case.targets[2:])
    scored = score_cases([replace(case, actuals=tuple(actuals), targets=targets)], load(RULES))
    (told,) = report_view(scored).details
    assert [row.label for row in told.pending] == ["培训完成率"]
    assert "培训完成率" not in [loss.label for loss in told.losses]


def test_a_lost_point_cites_the_clause_of_the_annex_and_names_its_evidence() -> None:
    report = view()
    loss = next(each for each in report.details if each.name == "区人大会议费").losses[-1]
    number = [clause.title for clause in report.annex.clauses].index("定量指标（应达到）") + 1
    assert loss.cited == f"附表1第{number}条“定量指标（应达到）”，财预〔2020〕10号，已核对原文"
    assert (loss.lost, loss.evidence) == ("0.04", "参会人员测评表")


def test_inputs_are_listed_with_their_hashes() -> None:
    scored = replace(sample(), inputs=(("targets/a.docx", "0" * 64),))
    annex = report_view(scored).annex
    assert [(each.name, each.hash) for each in annex.inputs] == [("targets/a.docx", "0" * 64)]
    assert len(annex.inputs_hash) == 64
