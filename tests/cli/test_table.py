"""Terminal tables: a Chinese character takes two columns."""

from evaltool.cli.table import clip, pad, table, width


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
