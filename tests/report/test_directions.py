"""Marks of direction stay in a text and end with it."""

import pytest

from evaltool.report.directions import closed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("得97.75分", "得97.75分"),
        ("甲\u202e乙", "甲\u202e乙\u202c"),
        ("甲\u202e乙\u202c", "甲\u202e乙\u202c"),
        ("\u2066甲\u202d乙", "\u2066甲\u202d乙\u202c\u2069"),
        ("\u202c甲\u2069", "\u202c甲\u2069"),
        ("\u202e" * 2, "\u202e\u202e\u202c\u202c"),
    ],
)
def test_what_is_open_is_closed(text: str, expected: str) -> None:
    assert closed(text) == expected
    assert closed(expected) == expected
