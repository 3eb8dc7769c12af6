"""Changed actuals: named, read and scored as recorded ones are; every mistake told at once."""

from __future__ import annotations

import pytest

from evaltool.certainty.what_if import what_if
from evaltool.errors import InputError
from evaltool.scoring import score_cases
from tests.certainty.making import RULES, project, scored
from tests.scoring.making import Row, budget, case

_TWO = (
    project([("100次", "100次"), ("100次", "60次")], name="会议费"),
    project([("100次", "100次"), ("100次", "50次")], name="会议费（二）/培训"),
)


def test_a_changed_value_scores_as_if_it_had_been_recorded() -> None:
    found = what_if(scored(*_TWO), ["会议费/产出2=80次"])
    recorded = score_cases(
        [project([("100次", "100次"), ("100次", "80次")], name="会议费"), _TWO[1]], RULES
    )
    assert found.after.frame.equals(recorded.frame)
    assert found.after.projects["total"].tolist() == [9500, 8750]
    assert found.before.projects["total"].tolist() == [9000, 8750]


def test_several_changes_and_a_slash_in_a_name() -> None:
    changes = ["会议费（二）/培训/产出1=50次", "会议费（二）/培训/产出2=100次"]
    found = what_if(scored(*_TWO), changes)
    assert found.after.projects["total"].tolist() == [9000, 8750]
    assert [change.place for change in found.changes] == [0, 1]


def test_names_may_be_parts_numbers_or_levels() -> None:
    year = scored(_TWO[1])
    for name in ("培训/产出2", "培训/#2", "培训/数量指标/产出2", "培训/产出指标/数量指标/产出2"):
        assert what_if(year, [f"{name}=100次"]).after.projects["total"].tolist() == [10000]


def test_budget_execution_by_amount_and_by_rate() -> None:
    year = scored(case([Row(target="1次", value="1次")], funds=budget("10", "20", "20")))
    for text in ("项目/全年执行数=10", "项目/全年执行数=100000元", "项目/预算执行率=50%"):
        found = what_if(year, [text])
        assert found.after.frame["score"].tolist()[-1] == 500


def test_qualitative_rows_take_a_level() -> None:
    row = Row(target="明显提高", name="成效", category="效益指标", level="达成")
    year = scored(case([row]))
    for text, score in (("达成", 9000), ("部分达成75%", 6750), ("未达成 0%", 0)):
        found = what_if(year, [f"项目/成效={text}"])
        assert found.after.frame["score"].tolist()[0] == score


def test_a_blank_actual_is_filled_in() -> None:
    year = scored(project([("100次", "")]))
    found = what_if(year, ["项目/产出1=100次"])
    assert found.before.projects["total"].tolist() == [-1]
    assert found.after.projects["total"].tolist() == [10000]


def test_everything_wrong_is_told_at_once() -> None:
    texts = [
        "会议费/产出9=1次",
        "研究/产出1=1次",
        "会议/产出1=1次",
        "会议费/产出1=很多",
        "会议费/产出1=",
        "会议费产出1",
        "会议费/全年执行数=一些",
        "会议费/预算执行率=120%",
    ]
    with pytest.raises(InputError) as caught:
        what_if(scored(*_TWO), texts)
    told = caught.value.details
    assert len(told) == len(texts)
    assert "没有指标“产出9”" in told[0]
    assert "产出1" in told[0]
    assert "没有项目“研究”" in told[1]
    assert "可以指2个指标" in told[2]
    assert "会议费/#1（产出1）" in told[2]
    assert all(text.startswith("“") for text in told)


def test_a_level_is_needed_for_a_qualitative_row() -> None:
    year = scored(case([Row(target="明显提高", name="成效", category="效益指标", level="达成")]))
    with pytest.raises(InputError, match="假设不明确") as caught:
        what_if(year, ["项目/成效=很好", "项目/成效=部分达成很多"])
    assert "定性指标应写成" in caught.value.details[0]
    assert "完成比例" in caught.value.details[1]


def test_a_rate_needs_a_budget_and_a_target_a_meaning() -> None:
    rows = [Row(target="*", name="乱码", value="1次")]
    year = scored(case(rows, funds=budget(None, None, None)))
    with pytest.raises(InputError) as caught:
        what_if(year, ["项目/预算执行率=50%", "项目/乱码=1次"])
    assert "没有全年预算数" in caught.value.details[0]
    assert "指标值未读懂" in caught.value.details[1]


def test_a_decided_score_still_counts() -> None:
    row = Row(target="10次", value="5次", decided="30", decided_reason="经会议研究", name="次数")
    found = what_if(scored(case([row])), ["项目/次数=10次"])
    assert found.after.frame["score"].tolist()[0] == 3000


def test_rows_without_a_third_level_are_called_by_their_second() -> None:
    rows = [
        Row(target="12个项目", value="12个", name="", subcategory="数量指标"),
        Row(target="100%", value="50%", name="", subcategory="质量指标"),
        Row(target="90%", value="80%", name="", subcategory="质量指标"),
    ]
    year = scored(case(rows))
    for name in ("数量指标", "产出指标/数量指标", "12个项目", "数量指标（12个项目）"):
        (change,) = what_if(year, [f"项目/{name}=6个"]).changes
        assert change.place == 0
    with pytest.raises(InputError) as caught:
        what_if(year, ["项目/质量指标=100%"])
    assert "项目/#2（质量指标（100%））、项目/#3（质量指标（90%））" in caught.value.details[0]


def test_what_a_message_proposes_can_be_pasted() -> None:
    year = scored(project([("10次", "5次"), ("10次", "5次")]))
    with pytest.raises(InputError) as caught:
        what_if(year, ["项目/产出=10次"])
    assert "项目/#2（产出2）" in caught.value.details[0]
    (change,) = what_if(year, ["项目/#2（产出2）=10次"]).changes
    assert change.place == 1


@pytest.mark.parametrize(
    "texts",
    [("项目/产出1=1次", "项目/#1=2次"), ("项目/预算执行率=50%", "项目/全年执行数=9")],
)
def test_one_row_takes_one_value(texts: tuple[str, str]) -> None:
    with pytest.raises(InputError) as caught:
        what_if(scored(project([("10次", "5次")])), texts)
    assert caught.value.details == (f"“{texts[1]}”：前面的假设已经改了这一项，同一项只写一个值",)
