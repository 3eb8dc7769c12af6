"""Every figure of the sample's documents changed, one at a time: each is found at its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import pytest

from evaltool.audit.verification import compare_documents
from evaltool.files import open_data
from evaltool.files.word_text import Cell, Line, Row, Table, WordText, read_word_text
from evaltool.findings import Severity
from evaltool.report.documents import render_forms, render_report
from evaltool.report.layouts import shipped_layout
from tests.report.years import mixed, sample

DIGIT = re.compile(r"\d")
DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "report": lambda: render_report(sample()),
    "forms": lambda: render_forms(sample()),
    "sichuan": lambda: render_forms(sample(), layout=shipped_layout("sichuan-0013zp")),
    "hubei": lambda: render_forms(sample(), layout=shipped_layout("hubei-2020")),
    "draft": lambda: render_report(mixed()),
    "draft forms": lambda: render_forms(mixed()),
}


@cache
def text_of(name: str) -> WordText:
    return read_word_text(open_data(DOCUMENTS[name](), name).raw.parts())


def changed(text: str, turn: int) -> str:
    """The text with one of its digits another one: the first, the second … in turn."""
    found = list(DIGIT.finditer(text))
    digit = found[turn % len(found)]
    other = str((int(digit[0]) + 1) % 10)
    return text[: digit.start()] + other + text[digit.end() :]


def with_block(text: WordText, at: int, block: Line | Table) -> WordText:
    return replace(text, blocks=(*text.blocks[:at], block, *text.blocks[at + 1 :]))


def with_cell(table: Table, row: int, column: int, cell: Cell) -> Table:
    cells = table.rows[row].cells
    changed_row = Row(cells=(*cells[:column], cell, *cells[column + 1 :]))
    return replace(table, rows=(*table.rows[:row], changed_row, *table.rows[row + 1 :]))


def mutants(text: WordText) -> Iterator[tuple[str, str, WordText]]:
    """(was, is, document) of every change of one figure."""
    for at, block in enumerate(text.blocks):
        if isinstance(block, Line):
            if DIGIT.search(block.text):
                new = changed(block.text, at)
                yield block.text, new, with_block(text, at, replace(block, text=new))
            continue
        for row, cells in enumerate(each.cells for each in block.rows):
            for column, cell in enumerate(cells):
                if DIGIT.search(cell.text):
                    new = changed(cell.text, row + column)
                    table = with_cell(block, row, column, replace(cell, text=new))
                    yield cell.text, new, with_block(text, at, table)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_figure(name: str) -> None:
    text, count = text_of(name), 0
    for was, new, mutant in mutants(text):
        count += 1
        (found,) = compare_documents(mutant, text)
        assert found.severity is Severity.ERROR, new
        assert (found.found or "") in new
        assert (found.expected or "") in was
        assert found.place
    assert count > 30


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_is_found_where_nothing_was_changed(name: str) -> None:
    assert compare_documents(text_of(name), text_of(name)) == ()


@pytest.mark.parametrize("name", ["report", "forms"])
def test_every_block_taken_out_is_missed(name: str) -> None:
    text = text_of(name)
    for at, block in enumerate(text.blocks):
        if isinstance(block, Line) and not block.text:
            continue
        left = replace(text, blocks=(*text.blocks[:at], *text.blocks[at + 1 :]))
        assert compare_documents(left, text), at


def test_every_row_taken_out_or_doubled() -> None:
    text = text_of("forms")
    for at, block in enumerate(text.blocks):
        rows = block.rows if isinstance(block, Table) else ()
        for row in range(len(rows)):
            less = Table(rows=(*rows[:row], *rows[row + 1 :]))
            more = Table(rows=(*rows[: row + 1], rows[row], *rows[row + 1 :]))
            for table, kind in ((less, "missing"), (more, "added")):
                found = compare_documents(with_block(text, at, table), text)
                assert [each.kind.value for each in found] == [kind], (at, row)


def test_every_value_of_a_chart() -> None:
    text, count = text_of("report"), 0
    for at, chart in enumerate(text.charts):
        for number, series in enumerate(chart.series):
            for place, value in enumerate(series.values):
                values = (*series.values[:place], f"{value}1", *series.values[place + 1 :])
                other = replace(series, values=values)
                altered = (*chart.series[:number], other, *chart.series[number + 1 :])
                drawn = replace(chart, series=altered)
                charts = (*text.charts[:at], drawn, *text.charts[at + 1 :])
                found = compare_documents(replace(text, charts=charts), text)
                assert [each.kind.value for each in found] == ["chart"], value
                count += 1
    assert count > 80
