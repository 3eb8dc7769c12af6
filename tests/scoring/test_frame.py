"""The frame made from records."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evaltool.rules import load
from evaltool.scoring import build_frame
from evaltool.scoring.frame import says_something
from evaltool.scoring.schema import (
    EXECUTION_ROW,
    INPUT_COLUMNS,
    NONE,
    PART_COLUMNS,
    Category,
    Level,
    Shape,
    Unread,
)
from tests.scoring.making import Row, budget, case

DEFAULT = load("mof-2020-10")


def row(made: Row, **facts):
    return build_frame([case([made], **facts)], DEFAULT).frame.iloc[0]


def test_columns_and_kinds_are_the_schema() -> None:
    built = build_frame(
        [case([Row(target="公务员24人，事业人员3人", value="公务员24人，事业人员3人")])], DEFAULT
    )
    assert {name: str(kind) for name, kind in built.frame.dtypes.items()} == dict(INPUT_COLUMNS)
    assert {name: str(kind) for name, kind in built.parts.dtypes.items()} == dict(PART_COLUMNS)


def test_execution_stands_last() -> None:
    frame = build_frame([case([Row(target="8次")], funds=budget("5", "4.5", "3"))], DEFAULT).frame
    last = frame.iloc[1]
    assert (last["indicator"], last["category"]) == (EXECUTION_ROW, Category.EXECUTION)
    assert (last["target"], last["actual"], last["exponent"]) == (45, 30, 1)


@pytest.mark.parametrize(
    ("funds", "unread"),
    [
        ((None, None, "3"), Unread.BUDGET_BLANK),
        ((None, "3", None), Unread.BUDGET_BLANK),
        ((None, "0", "3"), Unread.BUDGET_ZERO),
        ((None, "-1", "3"), Unread.BUDGET_ZERO),
    ],
)
def test_budgets_without_a_rate(funds, unread) -> None:
    frame = build_frame([case([], funds=budget(*funds))], DEFAULT).frame
    assert frame["unread"].iloc[0] == unread


def test_parts_know_their_compound() -> None:
    rows = [
        Row(target="8次"),
        Row(target="公务员24人，事业人员3人", value="公务员23人，事业人员3人"),
    ]
    built = build_frame([case(rows), case(rows)], DEFAULT)
    assert built.parts["parent"].tolist() == [1, 1, 4, 4]
    assert built.parts["target"].tolist() == [24, 3, 24, 3]


@pytest.mark.parametrize(
    ("made", "level", "share", "unread"),
    [
        (Row(target="效果好", level="达成", share="95"), Level.MET, 9500, Unread.READ),
        (Row(target="效果好", level=" 达成 "), Level.MET, NONE, Unread.READ),
        (Row(target="效果好", level="部分达成"), Level.PARTLY_MET, NONE, Unread.SHARE_MISSING),
        (Row(target="效果好", share="95"), Level.BLANK, NONE, Unread.LEVEL_BLANK),
        (Row(target="效果好", level="好"), Level.BLANK, NONE, Unread.LEVEL_UNKNOWN),
        (Row(target="效果好", level="未达成", share="-1"), 3, NONE, Unread.SHARE_OUTSIDE_BAND),
        (Row(target="效果好", level="达成", unread=("share",)), 1, NONE, Unread.SHARE_MISSING),
        (Row(target="效果好", unread=("level",)), 0, NONE, Unread.LEVEL_UNKNOWN),
        (Row(target="效果好", level="达成", unread=("value",)), 1, NONE, Unread.READ),
    ],
)
def test_levels_and_shares(made, level, share, unread) -> None:
    found = row(made)
    assert (found["level"], found["share"], found["unread"]) == (level, share, unread)


def test_finer_shares_keep_every_decimal() -> None:
    found = row(Row(target="效果好", level="达成", share="85.7142857"))
    assert (found["share"], found["exponent"]) == (857142857, 5)


@pytest.mark.parametrize(
    ("field", "unread"),
    [
        ("value", Unread.ACTUAL_DISPUTED),
        ("adjusted_target", Unread.TARGET_UNREADABLE),
        ("points", Unread.POINTS_UNKNOWN),
        ("decided", Unread.DECIDED_REFUSED),
        ("share", Unread.READ),
        ("reason", Unread.READ),
    ],
)
def test_cells_that_could_not_be_read_leave_the_row_open(field, unread) -> None:
    assert row(Row(target="8次", value="8次", unread=(field,)))["unread"] == unread


@pytest.mark.parametrize(
    ("made", "done"),
    [
        (Row(target="2024年11月", value="未完成"), True),
        (Row(target="2024年11月", level="未达成"), True),
        (Row(target="2024年11月", level="未达成", value="正在施工"), True),
        (Row(target="2024年11月", level="未达成", value="2024年12月1日"), False),
        (Row(target="2024年11月", level="部分达成"), False),
        (Row(target="2024年11月", value="基本完成"), False),
        (Row(target="8次", value="未完成"), False),
    ],
)
def test_what_counts_as_not_done(made, done) -> None:
    found = row(replace(made, subcategory="时效指标"))
    recorded = (found["level"], found["unread"]) == (Level.NOT_MET, Unread.READ)
    assert bool(recorded and found["actual"] == NONE) is done


def test_projects_without_any_record() -> None:
    made = case([Row(target="8次"), Row(target="效果好"), Row(target="公务员24人，事业人员3人")])
    bare = replace(made, actuals=(None, None, None))
    frame = build_frame([bare], DEFAULT).frame
    assert frame["unread"].tolist()[:3] == [
        Unread.ACTUAL_BLANK,
        Unread.LEVEL_BLANK,
        Unread.ACTUAL_BLANK,
    ]


def test_decided_scores_need_a_reason() -> None:
    made = Row(target="8次", decided="7.555", decided_reason="理由", points="90")
    assert row(made)["decided"] == 756
    assert row(replace(made, decided_reason=None))["decided"] == NONE
    assert row(replace(made, decided="90.0001"))["decided"] == 9001
    assert row(replace(made, decided="1E+50"))["decided"] < NONE


def test_amounts_beyond_int64_make_an_object_column() -> None:
    frame = build_frame([case([], funds=budget(None, "9" * 30, "1"))], DEFAULT).frame
    assert frame["target"].dtype == object
    assert frame["shape"].iloc[0] == Shape.EXECUTION


@pytest.mark.parametrize(
    ("text", "something"),
    [(None, False), ("", False), (" 无 ", False), ("/", False), ("无人参加", True)],
)
def test_words_for_nothing(text, something) -> None:
    assert says_something(text) is something


@pytest.mark.parametrize(("recorded", "unread"), [(None, Unread.POINTS_UNKNOWN), ("9", 0)])
def test_points_on_which_declarations_disagree_leave_the_row_open(recorded, unread) -> None:
    made = case([Row(target="≥8次", value="8次", points=recorded)])
    indicator = replace(made.project.indicators[0], unread=("points",))
    made = replace(made, project=replace(made.project, indicators=(indicator,)))
    assert build_frame([made], DEFAULT).frame["unread"][0] == unread
