"""The scored year, the declaration and a parsed value as rows of text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from evaltool.model import Actual, ProjectKind, Target, Unreadable
from evaltool.report.figures import amount_text, interval_text, points_text, rate_text
from evaltool.report.scores import IndicatorScore, ProjectScore, RowScore, project_scores
from evaltool.scoring.schema import Category, State
from evaltool.vocabulary import (
    CATEGORY_TITLES,
    DIRECTION_TITLES,
    INFERENCE_TITLES,
    KIND_TITLES,
    TARGET_KIND_TITLES,
)

if TYPE_CHECKING:
    from evaltool.declaration import Declaration
    from evaltool.scoring.scored import Scored

Rows = list[list[str]]

_NOTHING = "—"
_SHOWN = (Category.COST, Category.OUTPUT, Category.BENEFIT, Category.SATISFACTION)


def score_table(scored: Scored) -> tuple[list[str], Rows]:
    """The table of scores: 项目, 执行率, points by category, 总分, 等级, 状态."""
    projects = project_scores(scored)
    categories = [
        category
        for category in _SHOWN
        if any(row.row.category is category for item in projects for row in item.indicators)
    ]
    titles = [
        CATEGORY_TITLES[category.name.lower()].removesuffix("指标") for category in categories
    ]
    header = ["项目", "执行率", "执行", *titles, "总分", "等级", "状态"]
    return header, [_score_row(item, categories) for item in projects]


def _score_row(item: ProjectScore, categories: list[Category]) -> list[str]:
    execution = item.execution
    rate = execution.attainment if execution else None
    undecided = sum(row.state is State.UNDECIDED for row in _all_rows(item))
    return [
        item.case.project.name,
        _NOTHING if rate is None else rate_text(rate),
        _sum_text([execution] if execution else []),
        *(
            _sum_text([row.row for row in item.indicators if row.row.category is category])
            for category in categories
        ),
        interval_text(item.total, item.total_low, item.total_high),
        item.grade or "待定",
        f"{undecided}项待定" if undecided else "完整",
    ]


def _all_rows(item: ProjectScore) -> list[RowScore]:
    rows = [row.row for row in item.indicators]
    return [*rows, item.execution] if item.execution else rows


def _sum_text(rows: list[RowScore]) -> str:
    if not rows:
        return _NOTHING
    low, high = sum(row.score_low for row in rows), sum(row.score_high for row in rows)
    decided = all(row.score is not None for row in rows)
    return interval_text(low if decided else None, low, high)


def explained(scored: Scored) -> Iterator[str]:
    """Every row of the year: indicator, target, actual, score, and why, line by line."""
    from evaltool.scoring.why import why

    for item in project_scores(scored):
        yield f"■ {item.case.project.name}"
        for row in item.indicators:
            yield from _explained_row(row, why(scored, row.row.position))
        if item.execution is not None:
            yield f"  预算执行率  {_earned(item.execution)}"
            yield f"      {why(scored, item.execution.position)}"
        yield from (f"  {line}" for line in item.allocation)


def _explained_row(row: IndicatorScore, reason: str) -> Iterator[str]:
    indicator = row.indicator
    name = indicator.name or indicator.subcategory
    actual = row.actual.value if row.actual and row.actual.value else "（未填）"
    yield f"  {name}  目标：{indicator.target_text}  完成：{actual}  {_earned(row.row)}"
    yield f"      {reason}"


def _earned(row: RowScore) -> str:
    score = interval_text(row.score, row.score_low, row.score_high)
    points = _NOTHING if row.points is None else points_text(row.points)
    return f"得分 {score}／{points}"


def completeness_table(scored: Scored) -> tuple[list[str], Rows]:
    """How complete the records are: indicators, recorded, undecided, by project."""
    rows = [
        [
            item.case.project.name,
            str(len(item.indicators)),
            str(sum(_is_filled(row.actual) for row in item.indicators)),
            str(sum(row.state is State.UNDECIDED for row in _all_rows(item))),
        ]
        for item in project_scores(scored)
    ]
    return ["项目", "指标", "已填", "待定"], rows


def _is_filled(actual: Actual | None) -> bool:
    return actual is not None and bool(actual.value or actual.level)


def draft_mark(scored: Scored) -> str:
    """草稿 and what is undecided in how many projects; empty where all is decided."""
    open_projects = [item for item in project_scores(scored) if item.state is State.UNDECIDED]
    if not open_projects:
        return ""
    rows = sum(row.state is State.UNDECIDED for item in open_projects for row in _all_rows(item))
    return f"草稿：{len(open_projects)}个项目共{rows}项待定，总分为区间；补齐后重新运行。"


def declaration_table(declaration: Declaration) -> tuple[list[str], Rows]:
    """What is declared: 项目, 类别, 年初预算, 指标数, 一级指标."""
    rows = [
        [
            project.name,
            KIND_TITLES[project.kind],
            _NOTHING if project.budget.initial is None else amount_text(project.budget.initial),
            str(len(project.indicators)),
            "，".join(
                f"{category}{len(list(rows))}"
                for category, rows in groupby(project.indicators, lambda item: item.category)
            ),
        ]
        for project in declaration.projects
    ]
    indicators = sum(len(project.indicators) for project in declaration.projects)
    departments = sum(item.kind is ProjectKind.DEPARTMENT for item in declaration.projects)
    total = f"共{departments}个部门整体、{len(rows) - departments}个项目"
    return ["项目", "类别", "预算（万元）", "指标数", "一级指标"], [
        *rows,
        [total, "", "", str(indicators), ""],
    ]


def target_lines(meaning: Target | Unreadable) -> list[tuple[str, str]]:
    """What a 指标值 was understood to mean, as names and values."""
    from evaltool.values import normal_form

    if isinstance(meaning, Unreadable):
        return [("原文", meaning.text), ("读不懂", meaning.reason)]
    lines = [
        ("原文", meaning.text),
        ("理解为", normal_form(meaning)),
        ("类型", TARGET_KIND_TITLES[meaning.kind]),
    ]
    if meaning.direction is not None:
        lines.append(("评分比较", DIRECTION_TITLES[meaning.direction]))
    if meaning.end is not None:
        start = f"{meaning.start}至" if meaning.start else ""
        lines.append(("日期", f"{start}{meaning.end}"))
    lines += [
        ("推断", f"{INFERENCE_TITLES.get(item.what, item.what)}：{item.basis}")
        for item in meaning.inferred
    ]
    lines += [("另一种读法", normal_form(reading)) for reading in meaning.readings[1:]]
    return lines
