"""Terminal tables: a Chinese character takes two columns."""

import pytest

from evaltool.cli.table import clip, pad, table, width, wrap, wrapped_table


def test_width_counts_columns_not_characters():
    assert width("优 ≥90分") == 2 + 1 + 1 + 2 + 2
    assert width("e\u0301") == 1


def test_clip_keeps_within_the_columns_and_says_so():
    assert clip("区人大会议费", 12) == "区人大会议费"
    assert clip("区人大会议费", 11) == "区人大会议…"
    assert clip("区人大会议费", 10) == "区人大会…"


def test_pad_left_and_right():
    assert pad("总分", 6, right=False) == "总分  "
    assert pad("总分", 6, right=True) == "  总分"


def test_columns_line_up_whatever_the_script():
    text = table(["项目", "总分"], [["区人大会议费", "98.99"], ["A", "9.00"]], right=frozenset({1}))
    assert text.splitlines() == [
        "项目           总分",
        "────────────  ─────",
        "区人大会议费  98.99",
        "A              9.00",
    ]


def test_first_column_gives_way_to_the_terminal():
    text = table(["项目", "总分"], [["乡（镇）、街办村（社区）建设经费", "98.15"]], limit=30)
    assert max(width(line) for line in text.splitlines()) <= 30
    assert "…" in text


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("会议次数", 4, ["会议", "次数"]),
        ("2024.1.1-2024.12.31", 11, ["2024.1.1-", "2024.12.31"]),
        ("2024.12.31", 4, ["2024", ".12.", "31"]),
        ("会议，次数", 4, ["会", "议，", "次数"]),
        ("会“议次”数", 4, ["会", "“议", "次”", "数"]),
        ("甲\n\n乙", 9, ["甲", "", "乙"]),
        ("", 9, [""]),
    ],
)
def test_wrapped_lines(text: str, columns: int, lines: list[str]) -> None:
    assert wrap(text, columns) == lines


def test_a_wrapped_table_fits_and_loses_nothing() -> None:
    rows = [["召开会议", "按计划召开会议，形成会议纪要并报送" * 3], ["出席率", "≥95%"]]
    text = wrapped_table(["指标", "原文"], rows, limit=40)
    lines = text.splitlines()
    assert max(map(width, lines)) <= 40
    assert lines[0].startswith("指标")
    assert set(lines[1]) == {"─", " "}
    assert lines[-2] == ""
    assert "".join(line[6:].strip() for line in lines[2:-2]) == rows[0][1]


def test_a_table_without_long_texts_has_no_gaps() -> None:
    text = wrapped_table(["指标", "原文"], [["会议", "9次"], ["出席率", "95%"]], limit=80)
    assert text.splitlines() == ["指标    原文", "──────  ────", "会议    9次", "出席率  95%"]
