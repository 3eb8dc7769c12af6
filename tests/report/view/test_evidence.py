"""佐证材料清单: what was named, what is missing, and nothing for rows without an actual."""

from evaltool.report.scores import project_scores
from evaltool.report.view.evidence import evidence
from tests.report.years import mixed, sample, with_rows


def test_named_evidence_is_listed_with_its_indicators() -> None:
    department = evidence(project_scores(sample()))[0]
    assert department.missing_count == 0
    shared = next(each for each in department.materials if each.text == "项目台账")
    assert shared.indicators == "项目经费·数量指标、项目经费·时效指标"


def test_names_with_stops_of_their_own_are_parted_by_semicolons() -> None:
    election = evidence(project_scores(sample()))[-1]
    paid = next(each for each in election.materials if each.text == "支付凭证")
    assert paid.indicators == "选票；宣传、公告、资料等；乡镇选举补助；区选举工作小组工作经费"


def test_the_same_name_stands_once_with_its_number() -> None:
    (meeting,) = evidence(project_scores(with_rows(60)))
    (costs,) = [each for each in meeting.materials if each.text == "会议费决算表"]
    assert costs.indicators == "会议费（5项）"


def test_rows_with_an_actual_and_no_evidence_are_missing_it() -> None:
    department, project = evidence(project_scores(mixed()))
    assert department.missing == ("基本经费·数量指标、效益指标·社会效益指标",)
    assert [each.text for each in project.materials] == ["会议纪要"]
    assert project.missing == ("+满意度",)
