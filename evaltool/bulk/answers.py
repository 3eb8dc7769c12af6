"""The answers to the ready questions, as tables for a person and as JSON.

In JSON, points are strings with two decimals and rates are percent with two decimals, null where
they are unknown; an undecided total is the interval between `…_low` and `…_high`; amounts are in
万元. Keys stand in a fixed order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from evaltool.bulk import comparing, questions, view
from evaltool.bulk.questions import CategoryLine, UnitLine
from evaltool.errors import WorkspaceError
from evaltool.report.certainty.listing import Listing
from evaltool.report.certainty.words import UNDECIDED, total_text
from evaltool.report.figures import points_text
from evaltool.report.json.amounts import plain_number
from evaltool.rules import load, shipped

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Json = dict[str, Any]
_Found = tuple[tuple[Listing, ...], Json]


class Question(StrEnum):
    """What can be asked of a store."""

    RANKING = "ranking"
    GRADES = "grades"
    WEAKEST = "weakest"
    EXECUTION = "execution"
    UNDECIDED = "undecided"
    RULES = "rules"


def answered(
    store: DuckDBPyConnection, question: Question, year: int
) -> tuple[tuple[Listing, ...], Json]:
    """The tables and the JSON {year, question, failed, …} that answer a question.

    Raises:
        WorkspaceError: rules were not compared in the run that filled the store.
    """
    failed = len(questions.failures(store))
    (first, *others), data = _ANSWERS[question](store)
    if failed:
        note = f"另有{failed}个单位没有完成，不在其中，原因见汇总报告。"
        first = replace(first, assumptions=(*first.assumptions, note))
    listings = tuple(replace(each, title=f"{year}年度{each.title}") for each in (first, *others))
    return listings, {"year": year, "question": question.value, "failed": failed, **data}


def _ranking(store: DuckDBPyConnection) -> _Found:
    units = questions.units(store)
    return (_unit_listing("单位排名", units),), {"units": [_unit(line) for line in units]}


def _grades(store: DuckDBPyConnection) -> _Found:
    shown = tuple(view.grades_shown(store, _grade_names(store)))
    listing = Listing(
        title="项目等级分布",
        header=("等级", "项目数", "占比"),
        rows=tuple((each.grade, str(each.count), each.share) for each in shown),
        right=(1, 2),
    )
    rows = [
        {
            "grade": None if each.grade == UNDECIDED else each.grade,
            "count": each.count,
            "share": _rate(each.share),
        }
        for each in shown
    ]
    return (listing,), {"grades": rows}


def _grade_names(store: DuckDBPyConnection) -> tuple[str, ...]:
    """All grades of a shipped rule set, those without projects too; of others what is there."""
    known = set(shipped())
    ruled = [line.rules for line in questions.rules(store) if line.rules in known]
    return tuple(grade.name for grade in load(ruled[0]).grades) if ruled else ()


def _weakest(store: DuckDBPyConnection) -> _Found:
    categories, weakest = questions.categories(store), questions.weakest(store)
    listings = (
        _category_listing("各类指标得分率", ("一级指标",), categories),
        _category_listing("二级指标得分率，从低到高", ("一级指标", "二级指标"), weakest),
    )
    return listings, {
        "categories": [_category(line) for line in categories],
        "weakest": [_category(line) for line in weakest],
    }


def _execution(store: DuckDBPyConnection) -> _Found:
    lines, rosy = questions.execution(store), questions.rosy(store)
    bands = tuple(view.bands_shown(lines))
    high = tuple(map(view.rosy_shown, rosy))
    listings = (
        Listing(
            title="预算执行率与绩效",
            header=("预算执行率", "项目数", "占比", "平均得分", "指标得分率"),
            rows=tuple((e.band, str(e.count), e.share, e.mean, e.rate) for e in bands),
            right=(1, 2, 3, 4),
            assumptions=("没有填报预算或执行数的项目不在其中；平均得分不含待定的项目。",),
        ),
        Listing(
            title="执行率低于80%而指标得分率高的项目",
            header=("单位", "项目", "执行率", "指标得分率", "总分"),
            rows=tuple((e.unit, e.project, e.execution, e.rate, e.total) for e in high),
            right=(2, 3, 4),
            assumptions=_none(high, "没有这样的项目。"),
        ),
    )
    return listings, {
        "bands": [_band(*each) for each in zip(lines, bands, strict=True)],
        "rosy": [_rosy(line) for line in rosy],
    }


def _undecided(store: DuckDBPyConnection) -> _Found:
    units = [line for line in questions.units(store) if line.undecided]
    reasons = tuple(map(view.open_shown, questions.undecided(store)))
    listings = (
        _unit_listing("有待定事项的单位", units, "没有待定的单位。"),
        Listing(
            title="待定的原因",
            header=("原因", "行数", "单位数"),
            rows=tuple((each.reason, str(each.count), str(each.units)) for each in reasons),
            right=(1, 2),
            assumptions=_none(reasons, "没有待定的行。"),
        ),
    )
    return listings, {
        "units": [_unit(line) for line in units],
        "reasons": [
            {"reason": each.reason, "count": each.count, "units": each.units} for each in reasons
        ],
    }


def _rules(store: DuckDBPyConnection) -> _Found:
    counts, changed = comparing.changes(store), comparing.changed(store)
    if not counts:
        raise WorkspaceError(
            "汇总中没有规则比较",
            remedy="请用 evaltool bulk 文件夹 --rules 规则一 --rules 规则二 运行后再提问",
        )
    listings = (
        Listing(
            title="改用其他规则后的等级",
            header=("比较的规则", "原等级", "改用后等级", "项目数"),
            rows=tuple(
                (each.rules, each.before or UNDECIDED, each.after or UNDECIDED, str(each.count))
                for each in counts
            ),
            right=(3,),
        ),
        Listing(
            title="等级改变的项目",
            header=("比较的规则", "单位", "项目", "总分", "等级", "改用后总分", "改用后等级"),
            rows=tuple(map(_changed_row, changed)),
            right=(3, 5),
            assumptions=_none(changed, "没有等级改变的项目。"),
        ),
    )
    return listings, {
        "changes": [
            {
                "rules": each.rules,
                "before": each.before or None,
                "after": each.after or None,
                "count": each.count,
            }
            for each in counts
        ],
        "changed": [_changed(line) for line in changed],
    }


_ANSWERS: dict[Question, Callable[[DuckDBPyConnection], _Found]] = {
    Question.RANKING: _ranking,
    Question.GRADES: _grades,
    Question.WEAKEST: _weakest,
    Question.EXECUTION: _execution,
    Question.UNDECIDED: _undecided,
    Question.RULES: _rules,
}


def _unit_listing(title: str, units: Sequence[UnitLine], none: str = "") -> Listing:
    header = ("名次", "单位", "项目", "平均得分", "部门整体", "执行率", "待定", "错误", "警告")
    shown = map(view.unit_shown, units)
    return Listing(
        title=title,
        header=header,
        rows=tuple(
            (
                *(each.rank, each.name, str(each.projects), each.mean, each.department),
                *(each.execution, str(each.undecided), str(each.errors), str(each.warnings)),
            )
            for each in shown
        ),
        right=(0, *range(2, len(header))),
        assumptions=_none(units, none),
    )


def _category_listing(title: str, named: tuple[str, ...], lines: Iterable[CategoryLine]) -> Listing:
    shown = map(view.category_shown, lines)
    width = len(named)
    return Listing(
        title=title,
        header=(*named, "行数", "分值", "得分", "得分率", "扣分", "待定"),
        rows=tuple(
            (
                *(each.title, each.level2)[:width],
                *(str(each.rows), each.points, each.score, each.rate),
                *(str(each.lost), str(each.undecided)),
            )
            for each in shown
        ),
        right=tuple(range(width, width + 6)),
        assumptions=("分值、得分和得分率不含待定的行。",),
    )


def _changed_row(line: comparing.ChangedLine) -> tuple[str, ...]:
    return (
        *(line.rules, line.unit, line.project),
        *(total_text(line.total_low, line.total_high), line.before or UNDECIDED),
        *(total_text(line.other_low, line.other_high), line.after or UNDECIDED),
    )


def _none(rows: Sequence[object], said: str) -> tuple[str, ...]:
    return () if rows or not said else (said,)


def _unit(line: UnitLine) -> Json:
    return {
        "rank": line.rank,
        "key": line.key,
        "name": line.name,
        "rules": line.rules,
        "projects": line.projects,
        "indicators": line.indicators,
        "adjusted": plain_number(line.adjusted),
        "executed": plain_number(line.executed),
        "execution": _rate(view.percent(line.executed, line.adjusted)),
        "unknown": line.unknown,
        "department": _points(line.department),
        "mean": _points(line.mean),
        "mean_low": _points(line.mean_low),
        "mean_high": _points(line.mean_high),
        "undecided_projects": line.undecided_projects,
        "undecided": line.undecided,
        "lost": line.lost,
        "errors": line.errors,
        "warnings": line.warnings,
    }


def _category(line: CategoryLine) -> Json:
    shown = view.category_shown(line)
    return {
        "category": shown.title,
        "level2": line.level2 or None,
        "rows": line.rows,
        "points": shown.points,
        "score": shown.score,
        "rate": _rate(shown.rate),
        "lost": line.lost,
        "undecided": line.undecided,
    }


def _band(line: questions.ExecutionLine, shown: view.ExecutionShown) -> Json:
    return {
        "band": shown.band,
        "count": line.count,
        "decided": line.decided,
        "mean": _points(line.mean),
        "rate": _points(line.rate),
    }


def _rosy(line: questions.RosyLine) -> Json:
    return {
        "unit": line.unit,
        "project": line.project,
        "execution": _points(line.execution),
        "rate": _points(line.rate),
        "total": _points(line.total),
    }


def _changed(line: comparing.ChangedLine) -> Json:
    return {
        "rules": line.rules,
        "unit": line.unit,
        "project": line.project,
        "before": line.before or None,
        "total_low": points_text(line.total_low),
        "total_high": points_text(line.total_high),
        "after": line.after or None,
        "other_low": points_text(line.other_low),
        "other_high": points_text(line.other_high),
    }


def _points(hundredths: int | None) -> str | None:
    """Points, or a rate in percent, from their hundredths."""
    return None if hundredths is None else points_text(hundredths)


def _rate(shown: str) -> str | None:
    """A rate as it is shown, without its sign; null where there is none."""
    return shown.removesuffix("%") if shown.endswith("%") else None
