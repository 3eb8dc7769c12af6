"""Texts of a chart stand on one line and hold nothing that XML refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from evaltool.report.charts.records import clipped, one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲\r\n乙\t丙", "甲 乙 丙"),
        ("\x00甲\x08", "甲"),
        ("\ud800甲\ufffe", "甲"),
        ("  甲　乙  ", "甲 乙"),
        ("=cmd|{{7*7}}", "=cmd|{{7*7}}"),
        ("🏛️ שלום", "🏛️ שלום"),
    ],
)
def test_a_text_stands_on_one_line(text: str, shown: str) -> None:
    assert one_line(text) == shown


def test_a_long_text_is_clipped_and_says_so() -> None:
    assert clipped("一二三四五", 5) == "一二三四五"
    assert clipped("一二三四五六", 5) == "一二三四…"


@given(st.text())
def test_any_text_can_stand_in_xml(text: str) -> None:
    shown = one_line(text)
    element = etree.Element("t")
    element.text = shown
    assert etree.fromstring(etree.tostring(element)).text in (shown, None)
    assert "\n" not in shown
