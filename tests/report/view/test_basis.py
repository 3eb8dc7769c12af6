"""The annex: which clauses were used, and every list a reviewer asks for."""

from evaltool.report.view.basis import Basis
from evaltool.report.view.narrative import report_view
from tests.report.years import mixed, sample, undecided


def annex() -> Basis:
    return report_view(sample()).annex


def test_every_row_is_counted_under_its_clause() -> None:
    counts = [int(clause.count) for clause in annex().clauses if clause.count != "—"]
    assert sum(counts) == 99 + 13


def test_clauses_tell_source_and_certainty() -> None:
    deadline = next(clause for clause in annex().clauses if clause.title == "完成时限")
    assert deadline.certainty == "本工具约定"
    assert deadline.source


def test_rows_far_above_their_target_are_listed_with_the_reason() -> None:
    (far,) = annex().far
    assert (far.indicator, far.target, far.actual) == ("参加培训人大代表数量", "100名", "156名")
    assert "156.00%" in far.note
    assert "年初目标按2期测算偏低" in far.note


def test_two_readings_are_listed_with_the_one_that_counts() -> None:
    (ambiguous,) = annex().ambiguous
    assert ambiguous.target == "2024年2月前"
    assert "或" in ambiguous.note


def test_inferred_directions_are_told() -> None:
    first = annex().inferred[0]
    assert "方向" in first.title
    assert "188名" in "".join(first.projects)


def test_projects_whose_points_came_about_alike_share_a_line() -> None:
    lines = annex().allocation
    assert sum(int(line.count or 0) for line in lines) == 13
    assert len({line.notes for line in lines}) == len(lines) < 13
    assert "产出指标50分" in lines[0].notes
    assert lines[0].projects.split("\n") == ["部门整体", "区十三届人大代表补选经费"]


def test_decisions_and_adjustments_are_listed() -> None:
    basis = report_view(mixed()).annex
    assert [row.note for row in basis.decided] == [
        "认定得分9.50分（按规则计算15.00分），理由：样本偏少"
    ]
    assert [row.note for row in basis.adjusted] == ["批复文件：财绩〔2024〕3号"]


def test_findings_that_a_list_tells_in_full_are_not_repeated() -> None:
    messages = [finding.message for finding in report_view(undecided()).annex.findings]
    assert messages
    assert not [text for text in messages if "已按惯例推断" in text]


def test_a_reason_that_is_missing_is_told_once_with_its_place() -> None:
    report = report_view(sample())
    told = [finding for finding in sample().findings if finding.code == "scoring-loss-unexplained"]
    losses = [loss for each in report.details for loss in each.losses if not loss.reason]
    assert told
    assert {loss.reason_place for loss in losses} == {finding.place for finding in told}
    assert not [each for each in report.annex.findings if "没有填写偏差原因" in each.message]
