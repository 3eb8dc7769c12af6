"""The scan sees every text in use, and whatever the data hold, the document says it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from evaltool.report.own_template import Year, compile_template
from evaltool.report.own_template.scan import Scan
from tests.report.own_template.making import lines, small, texts

TEMPLATE = compile_template(
    lines("甲{{ 单位 }}乙", "{%p for 表 in 全部 %}", "{{ 表.年度目标 ~ '' }}", "{%p endfor %}"), "t"
)


def _with(year: Year, text: str) -> Year:
    first, *others = year.全部
    return replace(year, 全部=(replace(first, 说明=(text,), 年度目标=text), *others))


def test_only_texts_in_use_are_scanned() -> None:
    year = _with(small(), "甲 & 乙")
    assert Scan({"单位"}).is_plain(year)
    assert Scan({"全部", "年度"}).is_plain(year)
    assert not Scan({"全部", "年度目标"}).is_plain(year)
    assert not Scan({"全部", "说明"}).is_plain(year)
    assert Scan({"年度目标"}).is_plain(year)


def test_records_within_the_year_are_scanned() -> None:
    year = small()
    marked = replace(year, 规则=replace(year.规则, 名称="<规则>"))
    assert not Scan({"规则", "名称"}).is_plain(marked)
    assert Scan({"规则", "编号"}).is_plain(marked)


@settings(max_examples=60)
@given(
    st.text(
        st.characters(
            exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufffe\uffff"
        )
    )
)
def test_any_text_stands_in_the_document_as_it_is(text: str) -> None:
    year = replace(_with(small(), text), 单位=text)
    first, second, *_ = [*texts(TEMPLATE.render(year)), "", ""]
    assert first == f"甲{text}乙"
    assert second == (text or small().全部[1].年度目标)


@settings(max_examples=60)
@given(st.text())
def test_no_text_breaks_the_document(text: str) -> None:
    year = replace(_with(small(), text), 单位=text)
    assert texts(TEMPLATE.render(year))[0].startswith("甲")
