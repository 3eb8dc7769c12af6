"""How a form fits its page, by a measure of its texts."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from evaltool.report.layouts import shipped_layout, shipped_layouts
from evaltool.report.view.fitting import LONG, fit, lines
from evaltool.report.view.form import Form
from evaltool.report.view.forms import forms_view
from evaltool.report.view.wrapping import about
from evaltool.scoring import Scored
from tests.report.years import extreme, sample, undecided, with_rows


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("会议", 1),
        ("会议费会议费会", 1),
        ("会议费会议费会议", 2),
        ("ab" * 7, 1),
        ("一\n二\n三", 3),
        ("长" * 70, 10),
        ("a" * 140, 10),
    ],
)
def test_lines(text: str, count: int) -> None:
    assert lines(text, 7) == count


def test_numbers_stay_whole_and_no_line_begins_with_a_stop() -> None:
    assert lines("完成率已经达到1000", 7) == 2
    assert lines("完成率已经达到" + "1000", 14) == 1
    assert lines("会议费会议费会。", 7) == 2
    assert lines("会议费会议（会）", 6) == 2


def form(**more: object) -> Form:
    return replace(forms_view(sample()).forms[2], **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("rows", "expected"), [(6, "wide"), (13, "close"), (60, "long")])
def test_rows_decide(rows: int, expected: str) -> None:
    assert forms_view(with_rows(rows)).forms[0].fit == expected


def test_long_texts_count_too() -> None:
    assert fit(form()) == "wide"
    assert fit(form(goal="目" * 2000)) == "long"
    assert fit(form(change="减" * 1500, change_asked=True)) == "long"


def test_each_row_of_a_form_that_goes_on_has_its_categories_and_its_height() -> None:
    layout = shipped_layout("mof-2020-10")
    rows = forms_view(with_rows(60), layout=layout).forms[0].rows
    assert {row.category_merge for row in rows} == {row.subcategory_merge for row in rows}
    assert {row.category_merge for row in rows} == {"restart"}
    assert all(row.category and row.subcategory for row in rows)
    assert [row.tall for row in rows[:3]] == ["525", "750", "300"]
    assert [row.keep for row in rows] == [False] * 59 + [True]


def test_a_form_on_one_page_has_its_categories_merged() -> None:
    layout = shipped_layout("mof-2020-10")
    *_, last = forms_view(sample(), layout=layout).forms[1].rows
    assert (last.keep, last.tall, last.subcategory, last.subcategory_merge) == (
        True,
        "",
        "",
        "continue",
    )


@pytest.mark.parametrize("layout", shipped_layouts())
@pytest.mark.parametrize("year", [sample, undecided])
def test_ordinary_forms_have_room_on_one_page(layout: str, year: Callable[[], Scored]) -> None:
    forms = forms_view(year(), layout=shipped_layout(layout)).forms
    assert LONG not in {form.fit for form in forms}


def test_a_glance_takes_each_line_of_a_text_by_itself() -> None:
    assert about("社会效益\n指标", 5) == 2
    assert about("会议费会议费会议\n费", 7) == 3


@pytest.mark.parametrize(
    ("layout", "labels"),
    [
        ("mof-2020-10", ["社会效益\n指标", "可持续影响\n指标", "满意度指标"]),
        ("sichuan-0013zp", ["社会效益\n指标", "可持续影响指标", "满意度\n指标"]),
        ("hubei-2020", ["社会效益指标", "可持续影响指标", "满意度指标"]),
    ],
)
def test_a_label_wider_than_its_column_breaks_before_its_last_word(
    layout: str, labels: list[str]
) -> None:
    rows = forms_view(sample(), layout=shipped_layout(layout)).forms[1].rows
    assert [row.subcategory for row in rows if row.subcategory][-3:] == labels


def test_amounts_grow_together_with_the_reasons_beside_them() -> None:
    layout = shipped_layout("sichuan-0013zp")
    _, long, short = forms_view(extreme(), layout=layout).forms[:3]
    assert (long.fund_tall, short.fund_tall) == ("750", "")
