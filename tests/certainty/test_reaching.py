"""What a grade would take: the fewest indicators, and values that score what they are said to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from evaltool.certainty.reaching import Path, reach_grade
from evaltool.certainty.what_if import what_if
from evaltool.errors import InputError
from evaltool.model import Case
from tests.certainty.making import project, scored
from tests.scoring.making import Row, budget, case


def _path(found: Case, grade: str = "") -> Path:
    (path,) = reach_grade(scored(found), grade).paths
    return path


def test_by_hand() -> None:
    """25 points at 50 %: 12.5 lost, 87.50; 2.50 to 优 is 60 of 100."""
    path = _path(project([("100次", "100次"), ("100次", "50次")]))
    assert (path.grade, path.missing, path.reached) == ("良", 250, False)
    assert [step.title for step in path.fewest] == ["产出2"]
    (step,) = path.alone
    assert (step.needed, step.unit, step.gain) == (Decimal(60), "次", 1250)


def test_reached_already() -> None:
    path = _path(project([("100次", "100次")]))
    assert path.reached
    assert path.missing == -1000
    assert path.fewest == path.alone == ()


def test_a_lower_grade_may_be_asked_for() -> None:
    path = _path(project([("100次", "50次")] * 2), "良")
    assert (path.grade, path.missing) == ("中", 500)


def test_an_unknown_grade_is_told_with_those_there_are() -> None:
    with pytest.raises(InputError, match="没有等级“甲”") as caught:
        reach_grade(scored(project([("1次", "1次")])), "甲")
    assert "优、良、中、差" in caught.value.remedy


def test_several_are_needed_where_one_is_not_enough() -> None:
    path = _path(project([("100次", "40次")] * 5))
    assert path.missing == 2000
    assert path.alone == ()
    assert len(path.fewest) == 4


def _check_alone(found: Case, title: str, lower: str) -> None:
    """The needed value reaches the grade, the next one towards the present does not."""
    path = _path(found)
    step = next(step for step in path.alone if step.title == title)
    shown = step.needed.isoformat() if isinstance(step.needed, date) else str(step.needed)
    year = scored(found)
    enough = what_if(year, [f"项目/{title}={shown}{step.unit}"]).after
    short = what_if(year, [f"项目/{title}={lower}{step.unit}"]).after
    assert enough.projects["total"].tolist()[0] >= 9000
    assert short.projects["total"].tolist()[0] < 9000


@pytest.mark.parametrize(
    ("target", "value", "lower"),
    [
        ("≥100%", "41.3%", "59.97"),
        ("≤100万元", "250万元", "166.73"),
        ("=80人", "30人", "47"),
    ],
)
def test_the_needed_value_is_the_nearest_that_is_enough(
    target: str, value: str, lower: str
) -> None:
    found = project([("100次", "100次"), (target, value)])
    _check_alone(found, "产出2", lower)


def test_a_deadline_gives_a_last_day() -> None:
    found = project([("100次", "100次"), ("2024年6月30日前", "2024年12月31日")])
    step = _path(found).alone[0]
    assert isinstance(step.needed, date)
    assert date(2024, 6, 30) < step.needed < date(2024, 12, 31)
    assert step.at_most


def test_a_share_for_a_qualitative_row() -> None:
    rows = [
        Row(target="100次", value="100次", name="产出"),
        Row(target="明显提高", name="成效", category="效益指标", level="部分达成", share="60"),
        Row(target="95%", value="95%", name="满意", category="满意度指标"),
    ]
    step = _path(case(rows)).alone[0]
    assert (step.title, step.needed, step.unit, step.level) == ("成效", Decimal(80), "%", "达成")


def test_budget_execution_counts_too() -> None:
    rows = [Row(target="100次", value="86次"), Row(target="1%", value="1%", category="效益指标")]
    path = _path(case(rows, funds=budget("10", "10", "5")))
    assert path.missing == 284
    assert [step.title for step in path.alone] == ["指标", "预算执行率"]
    step = path.alone[1]
    assert step.unit == "万元"
    assert step.needed == Decimal("7.84")


def test_undecided_rows_have_no_value_but_can_be_filled_in() -> None:
    path = _path(project([("100次", "100次"), ("100次", "")]))
    assert (path.grade, path.missing) == (None, 1500)
    assert path.fewest[0].needed is None
    assert path.alone[0].needed is None


def test_decided_scores_and_compounds_name_no_value() -> None:
    rows = [
        Row(target="9次", value="1次", decided="10", decided_reason="研究", name="认定"),
        Row(target="甲2人，乙3人", value="甲1人，乙1人", name="复合"),
        Row(target="95%", value="95%", name="满意", category="满意度指标"),
    ]
    path = _path(case(rows))
    assert all(step.needed is None for step in (*path.alone, *path.fewest))


def test_points_that_do_not_add_up() -> None:
    assert _path(case([Row(target="1次", value="1次", declared_points="5")])).skipped
