"""Spaces between digits: thousands or not."""

from __future__ import annotations

import pytest

from evaltool.values import spaced_digits


@pytest.mark.parametrize("text", ["", "12", "1 048.54", "1 234 567", "１ ２", " 8 ", "5 人 3 次"])
def test_one_number_or_none(text: str) -> None:
    found = spaced_digits(text)
    assert (found is None) is (text != "１ ２")


@pytest.mark.parametrize("text", ["1 2 3", "12 34", "0 500", "1234 567", "1 048.5 4", "55. 1 2"])
def test_no_one_number(text: str) -> None:
    assert spaced_digits(text) is not None
