"""汇总: one line per project; every sum is a formula over 指标明细 with its result."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from evaltool.model import ProjectKind
from evaltool.report.figures import interval_text
from evaltool.report.scores import ProjectScore, RowScore
from evaltool.report.work_papers.indicators import hundredths
from evaltool.report.work_papers.sheet import (
    FIRST_ROW,
    Column,
    Formula,
    Line,
    Look,
    Sheet,
    Tint,
    Value,
    place,
    span,
)
from evaltool.scoring.schema import Category, State
from evaltool.vocabulary import CATEGORY_TITLES, KIND_TITLES, STATE_TITLES

_AMOUNTS: tuple[tuple[str, Callable[[ProjectScore], Decimal | None]], ...] = (
    ("年初预算数", lambda project: project.case.budget.initial),
    ("全年预算数", lambda project: project.case.budget.adjusted),
    ("全年执行数", lambda project: project.case.budget.executed),
)

_ALLOCATED = "见“评分规则”"


def summary_sheet(
    projects: tuple[ProjectScore, ...], detail: Sheet, facts: str, marks: str
) -> Sheet:
    """The sheet of totals; `detail` is the sheet that its formulas add up."""
    categories = _categories(projects)
    columns = _columns(categories)
    lines = [
        _line(project, number, columns, categories, detail)
        for number, project in enumerate(projects, 1)
    ]
    if any(project.case.project.kind is ProjectKind.PROJECT for project in projects):
        lines.append(_sum_line(projects, columns))
    return Sheet(
        name="汇总",
        title="绩效自评底稿：汇总",
        facts=f"{facts}    金额单位：万元",
        marks=marks,
        columns=columns,
        lines=tuple(lines),
        filtered=False,
    )


def _categories(projects: Iterable[ProjectScore]) -> tuple[Category, ...]:
    used = {row.category for project in projects for row in _rows(project)}
    return tuple(category for category in Category if category in used)


def _columns(categories: tuple[Category, ...]) -> tuple[Column, ...]:
    return (
        Column("序号", 5, Look.COUNT, centred=True),
        Column("项目", 30),
        Column("类型", 10, centred=True),
        *(Column(title, 10, Look.AMOUNT) for title, _ in _AMOUNTS),
        Column("执行率", 9, Look.RATE),
        Column("分值合计", 9, Look.POINTS),
        *(Column(_title(category), 10, Look.POINTS) for category in categories),
        Column("总分", 9, Look.POINTS),
        Column("总分下限", 9, Look.POINTS),
        Column("总分上限", 9, Look.POINTS),
        Column("等级", 6, centred=True),
        Column("状态", 8, centred=True),
        Column("待定行数", 7, Look.COUNT),
        Column("扣分行数", 7, Look.COUNT),
        Column("分值来源", 14),
    )


def _title(category: Category) -> str:
    return CATEGORY_TITLES[category.name.lower()]


def _line(
    project: ProjectScore,
    number: int,
    columns: tuple[Column, ...],
    categories: tuple[Category, ...],
    detail: Sheet,
) -> Line:
    row, rows = FIRST_ROW + number - 1, _rows(project)
    declared = project.case.project
    cells: tuple[Value, ...] = (
        number,
        declared.name,
        KIND_TITLES[declared.kind.value],
        *(amount(project) for _, amount in _AMOUNTS),
        _rate(project.case.budget.adjusted, project.case.budget.executed, columns, row),
        _added(detail, "分值", row, _sum(item.points for item in rows)),
        *(_category_score(category, rows, row, detail) for category in categories),
        _total(project, categories, columns, row),
        _added(detail, "得分下限", row, project.total_low),
        _added(detail, "得分上限", row, project.total_high),
        project.grade,
        STATE_TITLES[project.state.name.lower()],
        sum(item.state is State.UNDECIDED for item in rows),
        sum(item.lost for item in rows),
        _ALLOCATED if project.allocation else "申报",
    )
    return Line(cells=cells, tint=Tint.UNDECIDED if project.total is None else Tint.NONE)


def _rows(project: ProjectScore) -> tuple[RowScore, ...]:
    execution = (project.execution,) if project.execution else ()
    return (*(entry.row for entry in project.indicators), *execution)


def _sum(values: Iterable[int | None]) -> int | None:
    known = list(values)
    return None if None in known else sum(value for value in known if value is not None)


def _added(
    detail: Sheet, title: str, row: int, cents: int | None, *, category: Category | None = None
) -> Value:
    if cents is None:
        return "待定"
    kind = f',{span(detail, "计分类别")},"{_title(category)}"' if category is not None else ""
    text = f"=ROUND(SUMIFS({span(detail, title)},{span(detail, '序号')},$A{row}{kind}),2)"
    return Formula(text, hundredths(cents) or Decimal(0))


def _category_score(
    category: Category, rows: tuple[RowScore, ...], row: int, detail: Sheet
) -> Value:
    own = [item for item in rows if item.category is category]
    score = _sum(item.score for item in own)
    if score is not None:
        return _added(detail, "得分", row, score, category=category) if own else None
    return interval_text(
        None, sum(item.score_low for item in own), sum(item.score_high for item in own)
    )


def _total(
    project: ProjectScore, categories: tuple[Category, ...], columns: tuple[Column, ...], row: int
) -> Value:
    if project.total is None:
        return interval_text(None, project.total_low, project.total_high)
    first, last = (place(columns, _title(categories[edge])) for edge in (0, -1))
    return Formula(f"=ROUND(SUM({first}{row}:{last}{row}),2)", Decimal(project.total).scaleb(-2))


def _rate(
    adjusted: Decimal | None, executed: Decimal | None, columns: tuple[Column, ...], row: int
) -> Value:
    if not adjusted or executed is None:
        return None
    divided, by = place(columns, "全年执行数"), place(columns, "全年预算数")
    return Formula(f"={divided}{row}/{by}{row}", executed / adjusted)


def _sum_line(projects: tuple[ProjectScore, ...], columns: tuple[Column, ...]) -> Line:
    own = [item for item in projects if item.case.project.kind is ProjectKind.PROJECT]
    row = FIRST_ROW + len(projects)
    sums = [_amount_sum(title, amount, own, columns, row) for title, amount in _AMOUNTS]
    adjusted, executed = (
        item.result if isinstance(item, Formula) and isinstance(item.result, Decimal) else None
        for item in sums[1:]
    )
    cells: list[Value] = [None, "项目合计（不含部门整体）", f"{len(own)}个项目", *sums]
    cells.append(_rate(adjusted, executed, columns, row))
    cells += [None] * (len(columns) - len(cells))
    return Line(cells=tuple(cells), tint=Tint.SUM)


def _amount_sum(
    title: str,
    amount: Callable[[ProjectScore], Decimal | None],
    projects: list[ProjectScore],
    columns: tuple[Column, ...],
    row: int,
) -> Value:
    amounts = [amount(project) for project in projects]
    known = [value for value in amounts if value is not None]
    if len(known) < len(amounts):
        return "有空白，未合计"
    letters, kinds = place(columns, title), place(columns, "类型")
    data = f"{letters}{FIRST_ROW}:{letters}{row - 1}"
    test = f'{kinds}{FIRST_ROW}:{kinds}{row - 1},"{KIND_TITLES["project"]}"'
    return Formula(f"=ROUND(SUMIFS({data},{test}),6)", sum(known, Decimal(0)))
