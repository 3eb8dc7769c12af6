"""Grids -> claims: the reader of declarations, with what a filled-in form says besides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from evaltool.audit.claim import NO_FIGURE, Claim, ClaimedRow, Figure, Stated, Sum
from evaltool.audit.figures import column_figure, number_figure, stated_points
from evaltool.audit.funds import FundTable, read_fund_rows
from evaltool.audit.named_points import weighed_by_names
from evaltool.audit.scattered_funds import completed, scattered_funds
from evaltool.declaration.amounts import MoneyUnit, is_blank, unit_in
from evaltool.declaration.blocks import Block, split
from evaltool.declaration.columns import Columns
from evaltool.declaration.form import read_form
from evaltool.declaration.funds import unit_of_funds
from evaltool.declaration.indicators import rows_of
from evaltool.declaration.lines import Line, is_cut_short
from evaltool.declaration.listing import Rows, groups_of, read_listing
from evaltool.declaration.parts import Parts, beside_heading, sort_lines
from evaltool.declaration.wording import plain, trimmed
from evaltool.files import Cell, Grid
from evaltool.findings import Finding, finding
from evaltool.model import Indicator, Project
from evaltool.vocabulary import CLAIM_LABELS, GOAL_HEADINGS, bare, look_up

_CLAIMING = frozenset({"actual", "score"})
_TOLD = frozenset(
    {
        *("declaration-not-a-form", "declaration-unknown-heading", "declaration-double-heading"),
        *("declaration-amount-unreadable", "declaration-no-indicators"),
        *("declaration-points-shared", "declaration-unit-assumed"),
    }
)
"""What the reader of declarations finds that concerns a filled-in form as well."""

_GRADES = ("优", "良", "中", "差")
_INDICATORS = re.compile("(?:年度|项目|部门整体)?绩效(?:指标|目标)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """The claims in the order they stand, and what could not be read."""

    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...] = ()


def read_claims(grids: Iterable[Grid], *, year: int | None = None) -> Claims:
    """The filled-in forms in these grids, file by file; a form only declared is told."""
    claims: list[Claim] = []
    found: list[Finding] = []
    for _, tables in groupby(grids, key=lambda grid: grid.file):
        blocks, strays = split(tables)
        found += _told(strays)
        for block in blocks:
            read, problems = _read_block(block, year)
            claims += read
            found += problems
    return Claims(claims=tuple(claims), findings=tuple(found))


def _told(found: Iterable[Finding]) -> list[Finding]:
    return [item for item in found if item.code in _TOLD]


def _read_block(block: Block, year: int | None) -> tuple[list[Claim], list[Finding]]:
    lines = [line for line in block.lines if not _is_subtotal(line)]
    parts = sort_lines(lines)
    source = (parts.titles[0] if parts.titles else lines[0]).source()
    funds = _funds(parts, lines)
    columns = frozenset().union(*(columns.spans for columns, _ in parts.rows), funds.measures)
    if not columns & _CLAIMING and "executed" not in columns:
        return [], [finding("audit-not-a-claim", source, text=source.text[:20])]
    if block.listing:
        projects, problems = read_listing(lines, year)
        groups = groups_of(parts.rows)
        claims = [
            _claim(project, block, parts, rows, FundTable.none())
            for project, rows in zip(projects, groups, strict=True)
        ]
        return claims, _told(problems)
    project, problems = read_form(lines, year)
    return [_claim(project, block, parts, parts.rows, funds)], _told(problems)


def _is_subtotal(line: Line) -> bool:
    return any(bare(cell.text).endswith("小计") for cell in line.filled[:3])


def _claim(project: Project, block: Block, parts: Parts, lines: Rows, funds: FundTable) -> Claim:
    rows = weighed_by_names(tuple(_rows(project, lines)))
    texts = _texts(block.lines)
    spans = {name for columns, _ in parts.rows for name in columns.spans}
    return Claim(
        project=project,
        rows=rows,
        funds=funds.rows,
        total=None if block.listing else _total(block.lines, parts),
        stated=tuple(_stated(block.lines, rows, funds)),
        outcome=_outcome(parts.goal),
        problems=texts.get("problems", ""),
        measures=texts.get("measures", ""),
        conclusion=texts.get("conclusion", ""),
        remarks="\n".join(_loose(block.lines)),
        columns=frozenset(spans | {f"fund_{name}" for name in funds.measures}),
        cut=is_cut_short(block.lines),
        source=project.source,
    )


def _rows(project: Project, lines: Rows) -> Iterator[ClaimedRow]:
    """The claimed rows; the reader of declarations keeps the same lines in the same order."""
    columns = {id(line): columns for columns, line in lines}
    kept, _ = rows_of(lines)
    for indicator, row in zip(project.indicators, kept, strict=True):
        yield _row(indicator, columns[id(row.line)].on(row.line.grid), row.line)


def _row(indicator: Indicator, columns: Columns, line: Line) -> ClaimedRow:
    row = line.row
    actual = columns.cell("actual", row)
    score = column_figure(columns, "score", row)
    actual_source = line.grid.source(actual) if actual else indicator.source
    return ClaimedRow(
        indicator=indicator,
        points=column_figure(columns, "points", row),
        score=score,
        actual=_text(columns, "actual", row),
        actual_source=actual_source,
        reason=_text(columns, "reason", row),
        evidence=_text(columns, "evidence", row),
        adjusted_target=_text(columns, "adjusted_target", row),
        source=score.source or actual_source,
    )


def _text(columns: Columns, meaning: str, row: int) -> str:
    text = trimmed(columns.text(meaning, row))
    return "" if is_blank(text) else text


def _funds(parts: Parts, lines: Sequence[Line]) -> FundTable:
    stated = (unit for text in parts.money_units if (unit := unit_in(text)))
    unit = unit_of_funds(parts.funds) or next(stated, MoneyUnit.TEN_THOUSAND)
    return completed(read_fund_rows(parts.funds, unit), scattered_funds(lines, unit))


def _total(lines: Sequence[Line], parts: Parts) -> Sum | None:
    """The printed total: the last total row below the headings, else a labelled one."""
    found = _labelled_total(lines)
    begun = False
    for line in lines:
        begun = begun or line.is_heading
        if begun and line.is_total and parts.columns is not None:
            found = _total_row(parts.columns.on(line.grid), line)
    return found


def _total_row(columns: Columns, line: Line) -> Sum:
    points, score = (column_figure(columns, name, line.row) for name in ("points", "score"))
    if score.source is not None and points.source == score.source:
        points = NO_FIGURE
    if score.value is None:
        score = _only_number(line, points) or score
    return Sum(
        label=plain(line.filled[0].text),
        points=points,
        score=score,
        grade=_grade(line),
        source=score.source or line.source(),
    )


def _only_number(line: Line, points: Figure) -> Figure | None:
    """The one number of a total row whose cells do not stand under the column of scores."""
    figures = [number_figure(line.grid, cell) for cell in line.filled[1:]]
    numbers = [item for item in figures if item.value is not None and item.source != points.source]
    return numbers[0] if len(numbers) == 1 else None


def _grade(line: Line) -> str:
    for cell in line.filled:
        text = plain(cell.text)
        if text[-1:] in _GRADES and ("等级" in text or len(text) == 1):
            return text[-1:]
    return ""


def _labelled_total(lines: Sequence[Line]) -> Sum | None:
    for line in lines:
        cells = line.filled
        for label, value in pairwise(cells):
            if look_up(CLAIM_LABELS, label.text) == "total":
                score = number_figure(line.grid, value)
                if score.value is not None:
                    source = line.grid.source(value)
                    return Sum(label=plain(label.text), score=score, source=source)
    return None


def _stated(
    lines: Sequence[Line], rows: Sequence[ClaimedRow], funds: FundTable
) -> Iterator[Stated]:
    execution = next((row for row in funds.rows if row.total), None)
    if funds.stated is not None and execution is not None:
        yield Stated(
            kind="execution", name="预算执行", points=funds.stated, source=execution.source
        )
    yield from _stated_sides(lines)
    yield from _stated_levels(rows)


def _stated_sides(lines: Sequence[Line]) -> Iterator[Stated]:
    """绩效指标（90分） beside or above the indicator table."""
    for line in lines:
        for cell in line.filled:
            points = stated_points(cell.text)
            named = _INDICATORS.match(bare(cell.text))
            if points is not None and named and (line.is_heading or not line.loose):
                source = line.grid.source(cell)
                yield Stated(kind="indicators", name="绩效指标", points=points, source=source)
                return


def _stated_levels(rows: Sequence[ClaimedRow]) -> Iterator[Stated]:
    seen: set[tuple[str, str]] = set()
    for row in rows:
        own = row.indicator
        for kind, name in (("category", own.category), ("subcategory", own.subcategory)):
            key = (own.category, name) if kind == "subcategory" else ("", name)
            points = stated_points(name)
            if points is not None and key not in seen:
                seen.add(key)
                yield Stated(kind=kind, name=name, points=points, source=row.source)


def _outcome(lines: Sequence[Line]) -> str:
    """What came of the goal (总体目标实际完成情况): the cells under its heading."""
    column: int | None = None
    texts: list[str] = []
    for line in lines:
        heads = {look_up(GOAL_HEADINGS, cell.text): cell for cell in line.filled}
        if "outcome" in heads:
            beside = beside_heading(line, heads["outcome"])
            column = None if beside else heads["outcome"].column
            texts += [beside] if beside else []
            continue
        texts += [trimmed(cell.text) for cell in line.filled if cell.column == column]
    return "\n".join(texts)


def _texts(lines: Sequence[Line]) -> dict[str, str]:
    """The texts beside their labels: 评价结论, 存在问题, 改进措施."""
    texts: dict[str, str] = {}
    for line in lines:
        pairs = () if line.is_heading else _labelled_texts(line.filled)
        for label, text in pairs:
            meaning = look_up(CLAIM_LABELS, label)
            if meaning and meaning != "total":
                texts.setdefault(meaning, trimmed(text))
    return texts


def _labelled_texts(cells: Sequence[Cell]) -> Iterator[tuple[str, str]]:
    for label, value in pairwise(cells):
        yield label.text, value.text
    for cell in cells:
        head, colon, text = cell.text.replace(":", "：").partition("：")
        if colon and text.strip():
            yield head, text


def _loose(lines: Sequence[Line]) -> Iterator[str]:
    """What stands outside the tables or across their whole width: notes and signatures."""
    for line in lines:
        if line.loose or line.cells[0].column_span == line.grid.width:
            yield line.filled[0].text
