"""Words of the documents: quotes inside quotes, one full stop, titles broken after a word."""

import pytest

from evaltool.report.view.words import (
    clause,
    marks_text,
    money_text,
    official_category,
    quoted,
    sentence,
    title_lines,
)


def test_quotation_marks_inside_a_name_become_inner_ones() -> None:
    assert quoted("订阅“一报一刊”经费") == "“订阅‘一报一刊’经费”"


@pytest.mark.parametrize("text", ["因防汛取消", "因防汛取消。", " 因防汛取消；", "因防汛取消。。"])
def test_a_recorded_text_ends_with_one_full_stop(text: str) -> None:
    assert clause(text) == "因防汛取消"
    assert sentence(text) == "因防汛取消。"


def test_nothing_recorded_is_empty() -> None:
    assert clause(None) == ""


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("区教育局", ("区教育局",)),
        (
            "攀枝花市仁和区人民代表大会常务委员会办公室",
            ("攀枝花市仁和区人民代表大会", "常务委员会办公室"),
        ),
        ("甲" * 21, ("甲" * 11, "甲" * 10)),
        ("甲" * 45, ("甲" * 23, "甲" * 11, "甲" * 11)),
    ],
)
def test_a_long_name_breaks_near_its_middle_after_a_word(name: str, lines: tuple[str, ...]) -> None:
    assert title_lines(name) == lines
    assert "".join(lines) == name


def test_a_known_category_gets_its_official_name() -> None:
    assert official_category("项目完成") == "产出指标"
    assert official_category("其他指标") == "其他指标"


def test_a_blank_amount_is_a_dash_and_never_zero() -> None:
    assert money_text(None) == "—"


def test_marks() -> None:
    assert marks_text(sample=True, draft=True) == "示例数据　草稿"
    assert marks_text(sample=False, draft=False) == ""
