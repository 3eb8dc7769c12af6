"""The charts of two documents compared: names, categories and values, whatever their writing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from itertools import zip_longest

from evaltool.audit.verification.difference import Difference, DifferenceKind
from evaltool.errors import InputError
from evaltool.files import open_data, read_opened
from evaltool.files.word_text import Chart, Series
from evaltool.findings import Severity
from evaltool.model import column_letters

_NEAR = Decimal("0.000001")


def compare_charts(found: Sequence[Chart], expected: Sequence[Chart]) -> Iterator[Difference]:
    """Every text and value of the charts that differs."""
    for number, (mine, due) in enumerate(zip_longest(found, expected), 1):
        place = f"第{number}个图"
        if mine is None or due is None:
            yield _difference(place, "有这个图" if mine else None, "有这个图" if due else None)
            continue
        if mine.described and mine.described != due.described:
            yield _difference(f"{place}的替代文字", mine.described, due.described)
        yield from _workbooks(mine.workbook, due.workbook, f"{place}的数据表")
        yield from _series(mine.series, due.series, place)
        for said, should in zip_longest(mine.scales, due.scales):
            if not _same(said, should):
                yield _difference(f"{place}的坐标轴起止", said, should)
        for text, wanted in _unlike(sorted(mine.texts), sorted(due.texts)):
            yield _difference(f"{place}的文字", text, wanted)


def _workbooks(found: bytes, expected: bytes, place: str) -> Iterator[Difference]:
    """The workbooks behind a chart, cell by cell; a program that saves may drop them."""
    if not found or found == expected:
        return
    try:
        mine, due = _cells(found), _cells(expected)
    except InputError as error:
        yield _difference(place, error.what, "工作簿")
        return
    for at in sorted({*mine, *due}):
        if not _same(mine.get(at), due.get(at)):
            sheet, row, column = at
            here = f"{place}“{sheet}”{column_letters(column)}{row}"
            yield _difference(here, mine.get(at), due.get(at))


def _cells(workbook: bytes) -> dict[tuple[str, int, int], str]:
    if not workbook:
        return {}
    grids = read_opened(open_data(workbook, "图的数据表")).grids
    return {
        (grid.sheet or "", cell.row, cell.column): cell.text
        for grid in grids
        for cell in grid.cells
        if cell.text
    }


def _series(
    found: Sequence[Series], expected: Sequence[Series], place: str
) -> Iterator[Difference]:
    for mine, due in zip_longest(found, expected):
        if mine is None or due is None:
            said, should = mine.name if mine else None, due.name if due else None
            yield _difference(f"{place}的系列", said, should)
            continue
        here = f"{place}“{due.name}”"
        if mine.name != due.name:
            yield _difference(f"{here}的名称", mine.name, due.name)
        for said, should in _unlike(mine.categories, due.categories):
            yield _difference(f"{here}的分类", said, should)
        values = zip_longest(mine.values, due.values, due.categories)
        for said, should, category in values:
            if not _same(said, should):
                yield _difference(f"{here}“{category or ''}”", said, should)


def _unlike(
    found: Sequence[str], expected: Sequence[str]
) -> Iterator[tuple[str | None, str | None]]:
    for said, should in zip_longest(found, expected):
        if said != should:
            yield said, should


def _same(found: str | None, expected: str | None) -> bool:
    """Whether two values are the same number, as precisely as any program keeps it."""
    if found == expected:
        return True
    one, other = _number(found), _number(expected)
    return one is not None and other is not None and abs(one - other) < _NEAR


def _number(text: str | None) -> Decimal | None:
    try:
        value = Decimal(text or "")
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _difference(place: str, found: str | None, expected: str | None) -> Difference:
    return Difference(
        kind=DifferenceKind.CHART,
        severity=Severity.ERROR,
        place=place,
        found=found or None,
        expected=expected or None,
    )
