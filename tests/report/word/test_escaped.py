"""Every string of a record is safe in XML, whatever it holds; nothing readable is lost."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from evaltool.report.word.escaped import escaped, escaped_text


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    number: int


@dataclass(frozen=True, slots=True)
class Page:
    title: str
    draft: bool
    lines: tuple[Line, ...]
    last: Line | None


@dataclass(frozen=True, slots=True)
class Single:
    only: str


def shown(text: str) -> str:
    """What a reader of Word sees of an escaped text."""
    root = etree.fromstring(
        f'<p xmlns:w="w"><w:t xml:space="preserve">{escaped_text(text)}</w:t></p>'.encode()
    )
    return "".join({"{w}br": "\n", "{w}tab": "\t"}.get(node.tag, node.text or "") for node in root)


@pytest.mark.parametrize(
    "text",
    [
        "<w:p/>",
        "a & b &amp; ]]>",
        "{{ 7 * 7 }}{% raw %}{# x #}",
        "一行\n二行\t制表",
        "👍🏽 שלום عربى \u202e反\u202c",
        "“引号”\"'",
        "",
    ],
)
def test_a_text_appears_as_it_is(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b\x1fc", "abc"),
        ("a\r\nb", "a\nb"),
        ("a\rb", "ab"),
        ("a\u2028b\x0bc\x85d", "a\nb\nc\nd"),
        ("\ud800|\ufffe|\uffff", "\ufffd|\ufffd|\ufffd"),
    ],
)
def test_what_xml_cannot_hold_is_replaced_or_dropped(text: str, expected: str) -> None:
    assert shown(text) == expected


@given(st.text(st.characters(), max_size=80))
def test_any_text_gives_well_formed_xml(text: str) -> None:
    assert shown(text) is not None


def test_every_string_of_a_record_is_seen() -> None:
    page = Page("t&", True, (Line("<", 1), Line("ok", 2)), Line(">", 3))
    safe = escaped(page).content
    assert safe == Page("t&amp;", True, (Line("&lt;", 1), Line("ok", 2)), Line("&gt;", 3))


def test_a_clean_record_is_taken_as_it_is() -> None:
    page = Page("标题", False, (Line("≥95%", 1),), None)
    assert escaped(page).content is page


def test_a_record_of_one_field_is_seen() -> None:
    assert escaped(Single("&")).content == Single("&amp;")


@dataclass(frozen=True)
class _Mixed:
    text: str
    maybe: str | None
    count: int
    inner: tuple[object, ...]


def test_texts_are_found_whatever_their_field_is_declared_as() -> None:
    for record in (
        _Mixed("<", None, 1, ()),
        _Mixed("", "<", 1, ()),
        _Mixed("", None, 1, ("<",)),
        _Mixed("", None, 1, (_Mixed("<", None, 2, ()),)),
    ):
        assert "<" not in repr(escaped(record).content)


def test_marks_that_turn_what_follows_are_closed_where_their_text_ends() -> None:
    assert escaped_text("甲\u202e乙") == "甲\u202e乙\u202c"
    assert escaped(_Mixed("得\u20667分", None, 1, ())).content.text == "得\u20667分\u2069"
    assert escaped_text("שלום مرحبا") == "שלום مرحبا"
