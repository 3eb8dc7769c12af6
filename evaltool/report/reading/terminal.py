"""The reading report for a terminal: a form's tables, original and meaning side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evaltool.report.reading.record import (
    ActualReading,
    AmountReading,
    IndicatorReading,
    ProjectReading,
    Reading,
)
from evaltool.vocabulary import TARGET_KIND_TITLES

BLANK = "（空白）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A title (empty for none), a heading and as many texts a row."""

    title: str = ""
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One form: the line that names it, and its tables."""

    heading: str
    tables: tuple[Table, ...]


def reading_blocks(reading: Reading) -> Iterator[Block]:
    """The forms in declared order."""
    for project in reading.projects:
        yield Block(heading=_heading(project), tables=tuple(_tables(project)))


def _heading(project: ProjectReading) -> str:
    facts = "，".join(filter(None, (project.kind, project.year, project.unit)))
    table, _, _ = project.place.rpartition(" ")
    return f"■ {project.name}（{facts}）  {table}"


def _tables(project: ProjectReading) -> Iterator[Table]:
    if project.indicators:
        yield Table(
            header=("指标", "原文", "理解为", "类型和比较", "推断和问题", "单元格"),
            rows=tuple(_indicator(item, project.file) for item in project.indicators),
        )
    actuals = [(item, item.actual) for item in project.indicators if item.actual]
    if actuals:
        files = {actual.file for _, actual in actuals}
        file = files.pop() if len(files) == 1 else ""
        yield Table(
            title=f"实际完成值  {file}".rstrip(),
            header=("指标", "原文", "读作", "对照指标值", "推断和问题", "单元格"),
            rows=tuple(_actual(item, actual, file) for item, actual in actuals),
        )
    if project.amounts:
        yield Table(
            title="资金",
            header=("资金", "原文", "理解为（万元）", "单元格"),
            rows=tuple(_amount(item, project.file) for item in project.amounts),
        )


def _indicator(item: IndicatorReading, file: str) -> tuple[str, ...]:
    compared = [TARGET_KIND_TITLES.get(item.kind, ""), item.direction]
    return (
        item.path,
        item.original or BLANK,
        item.understood,
        "，".join(filter(None, compared)),
        "\n".join(_notes(item)),
        _stacked(item.place, file),
    )


def _notes(item: IndicatorReading) -> Iterator[str]:
    if item.unread:
        yield f"读不懂：{item.unread}"
    yield from (noted.text for noted in item.inferred)
    yield from (f"另一种读法：{other}" for other in item.others)


def _actual(item: IndicatorReading, actual: ActualReading, file: str) -> tuple[str, ...]:
    notes = [f"读不懂：{actual.unread}"] if actual.unread else []
    notes += [noted.text for noted in actual.inferred]
    return (
        item.name or item.subcategory,
        actual.original or BLANK,
        actual.understood,
        actual.against,
        "\n".join(notes),
        _stacked(actual.place, file),
    )


def _amount(item: AmountReading, file: str) -> tuple[str, ...]:
    title = " ".join(filter(None, (item.line, item.measure)))
    return title, item.original or BLANK, item.amount, _within(item.place, file)


def _within(place: str, file: str) -> str:
    """A place without the file that stands above the table already."""
    return place.removeprefix(f"{file} ")


def _stacked(place: str, file: str) -> str:
    """The same with table and cell in two lines, for a narrow column."""
    return _within(place, file).replace(" ", "\n")
