"""How a form fits its page, by a measure of its texts."""

import pytest

from evaltool.report.view.fitting import PROJECT, fit, lines

SHORT = ("人大代表满意度", "≥90%", "95%", "")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("会议", 1),
        ("会议费会议费会", 1),
        ("会议费会议费会议", 2),
        ("ab" * 7, 1),
        ("一\n二\n三", 3),
    ],
)
def test_lines(text: str, count: int) -> None:
    assert lines(text, 7) == count


@pytest.mark.parametrize(("rows", "expected"), [(6, "wide"), (25, "close"), (60, "long")])
def test_rows_decide(rows: int, expected: str) -> None:
    assert fit(PROJECT, "目标", "完成", [SHORT] * rows) == expected


def test_long_texts_count_too() -> None:
    assert fit(PROJECT, "目标", "完成", [("名", "标" * 1000, "", "")]) == "long"
    assert fit(PROJECT, "目" * 2000, "完成", [SHORT]) == "long"
