"""Texts about one project: from the data, within the characters a form allows."""

from dataclasses import replace
from decimal import Decimal

from evaltool.model import Direction, Kind, Op, Target
from evaltool.report.scores import IndicatorScore, project_scores
from evaltool.report.view.summaries import limited, parted, summary
from evaltool.scoring import Scored
from tests.report.years import mixed, sample, undecided


def entry(target: Target) -> IndicatorScore:
    first = project_scores(sample())[1].indicators[0]
    indicator = replace(first.indicator, target_text=target.text)
    return replace(first, target=target, indicator=indicator, actual=None)


def test_the_longer_wording_gives_way_where_it_does_not_fit() -> None:
    project = project_scores(sample())[8]
    whole = summary(project, False, {}).problems.text
    short = summary(project, False, {"problems": len(whole) - 1}).problems
    assert short.text
    assert len(short.text) < len(whole)
    assert not short.over


def test_a_recorded_text_is_never_cut() -> None:
    project = project_scores(sample())[1]
    situation = replace(project.case.situation, problems="难" * 300, measures="办" * 300)
    project = replace(project, case=replace(project.case, situation=situation))
    texts = summary(project, False, {"problems": 200, "measures": 200})
    assert texts.problems.text == "难" * 300 + "。"
    assert texts.problems.over == "【现301字，超过200字，请精简】"
    assert "办" * 300 in texts.measures.text


def test_white_space_does_not_count() -> None:
    assert limited("一 二\n三", 3).over == ""
    assert limited("一二三四", 3).over


def test_undecided_points_are_told() -> None:
    text = summary(project_scores(mixed())[1], True, {}).conclusion.text
    assert "自评总分待定（" in text
    assert "1项待定" in text


def test_a_target_in_three_columns_loses_nothing() -> None:
    number = Target(
        text="15万元，每个1.5万元",
        kind=Kind.AMOUNT,
        op=Op.EQUAL,
        direction=Direction.AT_MOST,
        value=Decimal(15),
        unit="万元",
    )
    told = parted(entry(number))
    assert (told.nature, told.unit) == ("≤", "万元")
    assert told.amount == "15\n（15万元，每个1.5万元）"
    written = replace(
        number, text="≥95%", kind=Kind.RATE, op=Op.AT_LEAST, value=Decimal(95), unit="%"
    )
    assert parted(entry(written)).amount == "95"
    assert parted(entry(written)).nature == "≥"
    words = Target(text="效果明显", kind=Kind.QUALITATIVE)
    assert parted(entry(words)).nature == "定性"
    day = Target(text="2024年2月前", kind=Kind.DEADLINE, op=Op.BEFORE)
    assert parted(entry(day)).amount == "2024年2月前"


def reasons(year: Scored, place: int) -> str:
    return summary(project_scores(year)[place], False, {}).reasons


def test_a_reason_is_told_wherever_it_was_recorded() -> None:
    told = reasons(sample(), 9)
    assert told == (
        "参加培训人大代表数量：市人大增加1期专题培训名额，食宿由市级承担；年初目标按2期测算偏低。"
    )
    assert "认定得分9.50分（按规则计算15.00分），理由：样本偏少。" in reasons(mixed(), 1)


def test_a_reason_that_several_rows_share_is_told_once() -> None:
    told = reasons(sample(), 11)
    assert "“组织学习和视察活动次数”“学习、活动任务完成率”：7、8月高温暂停2次外出视察。" in told
    assert told.endswith("预算执行率：因高温暂停2次外出视察，相应支出未发生。")


def test_what_undecided_rows_wait_for_is_told() -> None:
    assert reasons(mixed(), 1).endswith("“会议费”待定：实际完成值未填。")
    assert reasons(undecided(), 1) == "9项指标待定：实际完成值未填。2项指标待定：完成情况未填。"
