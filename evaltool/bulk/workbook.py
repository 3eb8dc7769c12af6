"""The bureau's workbook: 汇总.xlsx with every unit, project, indicator and finding, to be filtered.

Indicators and findings are written unit by unit while other units are still being worked on, and
every row goes straight into the file: neither the time at the end nor the memory grows with them.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from evaltool.bulk import questions
from evaltool.bulk.outcome import Record
from evaltool.bulk.questions import UnitLine
from evaltool.bulk.view import BureauView
from evaltool.findings import Severity
from evaltool.report.figures import interval_text
from evaltool.report.work_papers.sheet import Column, Line, Look, Sheet, Tint, Value, Writer
from evaltool.scoring.schema import NONE, Category, State, Unread
from evaltool.scoring.titles import REASONS
from evaltool.vocabulary import CATEGORY_TITLES, KIND_TITLES, SEVERITY_TITLES, STATE_TITLES
from evaltool.workbooks import entitle, new_workbook

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_ROWS = 200_000
"""Rows of a sheet; what is more stands in the Parquet files, and the sheet says so."""

_STATES = tuple(STATE_TITLES[state.name.lower()] for state in State)
_PARTS = (
    *(Category.EXECUTION, Category.COST, Category.OUTPUT, Category.BENEFIT),
    Category.SATISFACTION,
)
_TITLES = {int(each): CATEGORY_TITLES[each.name.lower()] for each in Category}
_TINTS = {Severity.ERROR: Tint.WRONG, Severity.WARNING: Tint.LOST, Severity.INFO: Tint.NONE}
_CUT = f"（本表列前{MOST_ROWS}行，全部见 数据 文件夹）"


class BureauBook:
    """The workbook while it is being written: first the rows of each unit, then the rest."""

    def __init__(self) -> None:
        self._buffer = io.BytesIO()
        self._book = new_workbook(self._buffer, streamed=True)
        self._writer = Writer(self._book)
        names = ("单位", "项目", "指标", "发现的问题")
        self._pages = {name: self._writer.add(name) for name in names}
        self._streams = tuple(
            _Stream(self._writer, sheet, self._pages[sheet.name])
            for sheet in (_INDICATORS, _FINDINGS)
        )

    def add(self, name: str, record: Record) -> None:
        """Write the indicators and the findings of one unit; units come in their order."""
        indicators, findings = self._streams
        for line in _indicator_lines(name, record):
            indicators.put(line)
        for line in _finding_lines(name, record):
            findings.put(line)

    def finish(self, store: DuckDBPyConnection, view: BureauView) -> bytes:
        """Write units, projects and the comparison of rules; the whole workbook."""
        entitle(self._book, view.title)
        facts = "    ".join(
            part for part in (view.unit, f"{view.year}年度", f"评分规则：{view.basis}") if part
        )
        self._writer.write(_units(store, view, facts), self._pages["单位"])
        self._writer.write(_projects(store, view, facts), self._pages["项目"])
        for stream in self._streams:
            stream.end(view)
        if view.comparisons:
            self._writer.write(_compared(store, view, facts))
        self._book.close()
        return self._buffer.getvalue()

    def discard(self) -> None:
        """Let go of a workbook that will not be finished."""
        self._book.fileclosed = True
        for page in self._book.worksheets():
            page.row_data_fh.close()


class _Stream:
    """A sheet whose rows come one after the other, as many as it holds."""

    def __init__(self, writer: Writer, sheet: Sheet, page: Any) -> None:
        self._writer, self._sheet, self._page = writer, sheet, page
        self._count = 0
        writer.begin(sheet, page)

    def put(self, line: Line) -> None:
        """Write a row."""
        if self._count < MOST_ROWS:
            self._writer.line(self._sheet, self._page, self._count, line)
            self._count += 1

    def end(self, view: BureauView) -> None:
        """Lay the sheet out; its header on paper carries the marks of the year."""
        named = replace(self._sheet, title=f"{view.year}年度{self._sheet.title}", marks=view.marks)
        self._writer.end(named, self._page, self._count)


@dataclass(frozen=True, eq=False)
class _Rows(Collection[Line]):
    """The lines of a query, made as they are written; `count` of them."""

    store: DuckDBPyConnection
    sql: str
    line: Callable[[tuple[Any, ...]], Line]
    count: int

    def __len__(self) -> int:
        return self.count

    def __contains__(self, line: object) -> bool:
        return any(own == line for own in self)

    def __iter__(self) -> Iterator[Line]:
        cursor = self.store.cursor()
        cursor.execute(self.sql)
        while rows := cursor.fetchmany(1000):
            yield from map(self.line, rows)


def _rows(
    store: DuckDBPyConnection, sql: str, line: Callable[[tuple[Any, ...]], Line]
) -> tuple[_Rows, str]:
    """The lines of a query as far as a sheet holds them, and what to say where it does not."""
    (count,) = store.execute(f"SELECT count(*) FROM ({sql})").fetchone() or (0,)
    rows = _Rows(store, f"{sql} LIMIT {MOST_ROWS}", line, min(count, MOST_ROWS))
    return rows, f"    共{count}行{_CUT}" if count > MOST_ROWS else ""


def _units(store: DuckDBPyConnection, view: BureauView, facts: str) -> Sheet:
    lines = [_unit(line) for line in questions.units(store)]
    lines += [_failure(line) for line in questions.failures(store)]
    return Sheet(
        name="单位",
        title=f"{view.year}年度预算绩效自评汇总：单位",
        facts=f"{facts}    金额单位：万元",
        marks=view.marks,
        columns=(
            *(Column("名次", 6, Look.COUNT, centred=True), Column("单位", 32)),
            *(
                Column("文件夹", 18),
                Column("项目数", 7, Look.COUNT),
                Column("指标数", 7, Look.COUNT),
            ),
            *(Column("全年预算数", 13, Look.AMOUNT), Column("全年执行数", 13, Look.AMOUNT)),
            *(Column("执行率", 9, Look.RATE), Column("平均得分", 16, Look.POINTS)),
            *(Column("部门整体总分", 10, Look.POINTS), Column("待定项目", 8, Look.COUNT)),
            *(Column("待定行数", 8, Look.COUNT), Column("扣分行数", 8, Look.COUNT)),
            *(
                Column("错误", 6, Look.COUNT),
                Column("警告", 6, Look.COUNT),
                Column("状态", 8, centred=True),
            ),
            Column("说明", 50),
        ),
        lines=tuple(lines),
        frozen=3,
        pages_wide=2,
    )


def _unit(unit: UnitLine) -> Line:
    rate = unit.executed / unit.adjusted if unit.adjusted else None
    mean: Value = None
    if unit.mean is not None:
        mean = _points(unit.mean)
    elif unit.mean_low is not None and unit.mean_high is not None:
        mean = interval_text(None, unit.mean_low, unit.mean_high)
    note = f"{unit.unknown}个项目的预算或执行数没有填报，未计入金额" if unit.unknown else ""
    state = "完整" if not unit.undecided else "草稿"
    cells: tuple[Value, ...] = (
        *(unit.rank, unit.name, unit.key, unit.projects, unit.indicators),
        *(unit.adjusted, unit.executed, rate, mean, _points(unit.department)),
        *(unit.undecided_projects, unit.undecided, unit.lost, unit.errors, unit.warnings),
        *(state, note),
    )
    return Line(cells=cells, tint=Tint.UNDECIDED if unit.undecided else Tint.NONE)


def _failure(line: questions.Failure) -> Line:
    blank: tuple[Value, ...] = (None,) * 12
    cells = (None, line.key, line.key, *blank, "未完成", f"{line.what}。{line.remedy}")
    return Line(cells=cells, tint=Tint.WRONG)


def _points(cents: int | None) -> Decimal | None:
    return None if cents is None or cents == NONE else Decimal(cents).scaleb(-2)


_PROJECTS = f"""
WITH parts AS (
    SELECT unit, project, {
    ", ".join(
        f"sum(score_low) FILTER (category = {int(each)}) AS low{int(each)}, "
        f"sum(score_high) FILTER (category = {int(each)}) AS high{int(each)}"
        for each in _PARTS
    )
},
        count(*) FILTER (indicator >= 0) AS indicators, count(*) FILTER (state = 2) AS undecided,
        count(*) FILTER (points >= 0 AND score_high < points) AS lost
    FROM indicator GROUP BY unit, project
), ranked AS (
    SELECT unit, project, rank() OVER (ORDER BY total DESC) AS place
    FROM project WHERE kind = 'project' AND total >= 0
)
SELECT u.name AS owner, p.name, p.kind, p.initial, p.adjusted, p.executed, p.total, p.total_low,
    p.total_high, p.grade, p.state, ranked.place, parts.* EXCLUDE (unit, project)
FROM project p JOIN unit u USING (unit) JOIN parts USING (unit, project)
    LEFT JOIN ranked USING (unit, project)
ORDER BY p.unit, p.project
"""


def _projects(store: DuckDBPyConnection, view: BureauView, facts: str) -> Sheet:
    rows, note = _rows(store, _PROJECTS, _project)
    return Sheet(
        name="项目",
        title=f"{view.year}年度预算绩效自评汇总：项目",
        facts=f"{facts}    金额单位：万元{note}",
        marks=view.marks,
        columns=(
            *(Column("单位", 26), Column("项目", 32), Column("类型", 9, centred=True)),
            *(
                Column(title, 12, Look.AMOUNT)
                for title in ("年初预算数", "全年预算数", "全年执行数")
            ),
            Column("执行率", 9, Look.RATE),
            *(Column(CATEGORY_TITLES[each.name.lower()], 15, Look.POINTS) for each in _PARTS),
            *(Column("总分", 16, Look.POINTS), Column("等级", 6, centred=True)),
            *(Column("名次", 7, Look.COUNT), Column("状态", 8, centred=True)),
            *(Column("指标数", 7, Look.COUNT), Column("待定行数", 7, Look.COUNT)),
            Column("扣分行数", 7, Look.COUNT),
        ),
        lines=rows,
        pages_wide=2,
    )


def _project(row: tuple[Any, ...]) -> Line:
    owner, name, kind, initial, adjusted, executed, total, low, high, grade, state, place = row[:12]
    parts, counts = row[12:-3], row[-3:]
    rate = executed / adjusted if adjusted and executed is not None else None
    cells: tuple[Value, ...] = (
        *(owner, name, KIND_TITLES[kind], initial, adjusted, executed, rate),
        *(_interval(parts[at], parts[at + 1]) for at in range(0, len(parts), 2)),
        *(_points(total) if total != NONE else interval_text(None, low, high), grade or "待定"),
        *(place, _STATES[state], *counts),
    )
    return Line(cells=cells, tint=Tint.UNDECIDED if total == NONE else Tint.NONE)


def _interval(low: int | None, high: int | None) -> Value:
    """What a category got, or the interval it lies in; blank where it has no rows."""
    if low is None or high is None:
        return None
    return _points(int(low)) if low == high else interval_text(None, int(low), int(high))


_INDICATORS = Sheet(
    name="指标",
    title="预算绩效自评汇总：指标",
    facts=f"各单位的指标逐项列出，待定的得分为区间{_CUT}",
    marks="",
    columns=(
        *(Column("单位", 24), Column("项目", 28), Column("一级指标", 12), Column("二级指标", 14)),
        *(Column("三级指标", 24), Column("年度指标值", 24), Column("实际完成值", 22)),
        *(Column("分值", 8, Look.POINTS), Column("得分", 16, Look.POINTS)),
        *(Column("完成程度", 10, Look.RATE), Column("状态", 8, centred=True)),
        *(Column("待定原因", 26), Column("偏差原因", 28), Column("位置", 34)),
    ),
    lines=(),
    pages_wide=2,
)

_TOLD = (
    *("project", "category", "level2", "name", "target_text", "actual_text", "points", "score"),
    *("score_low", "score_high", "attainment", "state", "unread", "reason", "place"),
)


def _indicator_lines(unit: str, record: Record) -> Iterator[Line]:
    held, projects = record["indicators"], record["projects"]["name"]
    for row in zip(*(held[name] for name in _TOLD), strict=True):
        yield _indicator(unit, projects[row[0]], row[1:])


def _indicator(unit: str, project: str, row: tuple[Any, ...]) -> Line:
    category, level2, name, target, actual, points, score, low, high = row[:9]
    attainment, state, unread, reason, place = row[9:]
    open_ = state == State.UNDECIDED
    cells: tuple[Value, ...] = (
        *(unit, project, _TITLES[category], level2, name, target, actual, _points(points)),
        interval_text(None, low, high) if open_ else _points(score),
        None if attainment == NONE else Decimal(attainment).scaleb(-4),
        *(_STATES[state], REASONS.get(Unread(unread), "尚不能判定") if open_ else ""),
        *(reason, place),
    )
    if open_:
        return Line(cells=cells, tint=Tint.UNDECIDED)
    return Line(cells=cells, tint=Tint.LOST if score < points else Tint.NONE)


_FINDINGS = Sheet(
    name="发现的问题",
    title="预算绩效自评汇总：发现的问题",
    facts=f"错误必须改正，警告需要核实；提示见各单位的绩效自评底稿{_CUT}",
    marks="",
    columns=(
        *(Column("单位", 26), Column("级别", 7, centred=True), Column("问题", 24)),
        *(Column("位置", 38), Column("说明", 70), Column("处理办法", 40)),
    ),
    lines=(),
    frozen=3,
    pages_wide=2,
)


def _finding_lines(unit: str, record: Record) -> Iterator[Line]:
    """The findings that call for something; what is only told stands in the unit's own papers."""
    held = record["findings"]
    names = ("severity", "title", "place", "message", "remedy")
    for severity, *texts in zip(*(held[name] for name in names), strict=True):
        level = Severity(severity)
        if level is not Severity.INFO:
            yield Line(cells=(unit, SEVERITY_TITLES[level], *texts), tint=_TINTS[level])


_COMPARED = """
SELECT u.name AS owner, p.name, p.total, p.total_low, p.total_high, p.grade, c.rules,
    c.total, c.total_low, c.total_high, c.grade
FROM compared c JOIN project p USING (unit, project) JOIN unit u USING (unit)
ORDER BY p.grade = c.grade, c.rules, c.unit, c.project
"""


def _compared(store: DuckDBPyConnection, view: BureauView, facts: str) -> Sheet:
    rows, note = _rows(store, _COMPARED, _comparison)
    return Sheet(
        name="规则比较",
        title=f"{view.year}年度预算绩效自评汇总：规则比较",
        facts=f"{facts}    等级改变的列在前{note}",
        marks=view.marks,
        columns=(
            *(Column("单位", 26), Column("项目", 32), Column("总分", 16, Look.POINTS)),
            *(Column("等级", 7, centred=True), Column("比较的规则", 18)),
            *(Column("比较的总分", 14, Look.POINTS), Column("比较的等级", 8, centred=True)),
            Column("等级是否改变", 10, centred=True),
        ),
        lines=rows,
    )


def _comparison(row: tuple[Any, ...]) -> Line:
    owner, name, total, low, high, grade, rules, other, other_low, other_high, other_grade = row
    changed = grade != other_grade
    cells: tuple[Value, ...] = (
        *(owner, name, _points(total) if total != NONE else interval_text(None, low, high)),
        *(grade or "待定", rules),
        _points(other) if other != NONE else interval_text(None, other_low, other_high),
        *(other_grade or "待定", "改变" if changed else ""),
    )
    return Line(cells=cells, tint=Tint.LOST if changed else Tint.NONE)
