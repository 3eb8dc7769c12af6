"""指标明细: every indicator and every budget execution, with all that its score rests on."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from evaltool.model import Actual
from evaltool.report.figures import amount_text
from evaltool.report.scores import IndicatorScore, ProjectScore, RowScore
from evaltool.report.work_papers.sheet import Column, Line, Look, Sheet, Tint, Value
from evaltool.report.work_papers.words import inferences, read_as, understood
from evaltool.scoring.schema import State
from evaltool.scoring.why import why
from evaltool.vocabulary import CATEGORY_TITLES, CERTAINTY_TITLES, STATE_TITLES

if TYPE_CHECKING:
    from evaltool.scoring.scored import Scored

NAME = "指标明细"

COLUMNS = (
    Column("序号", 5, Look.COUNT, centred=True),
    Column("项目", 16),
    Column("一级指标", 9),
    Column("二级指标", 10),
    Column("三级指标", 16),
    Column("年度指标值", 24),
    Column("调整后指标值", 12),
    Column("理解为", 16),
    Column("推断", 22),
    Column("实际完成值", 20),
    Column("读作", 14),
    Column("计分类别", 10, centred=True),
    Column("分值", 7, Look.POINTS),
    Column("计算得分", 8, Look.POINTS),
    Column("认定得分", 8, Look.POINTS),
    Column("得分", 8, Look.POINTS),
    Column("得分下限", 8, Look.POINTS),
    Column("得分上限", 8, Look.POINTS),
    Column("状态", 7, centred=True),
    Column("条款", 14),
    Column("条款依据", 16),
    Column("确定程度", 8, centred=True),
    Column("算式", 34),
    Column("偏差原因分析及改进措施", 24),
    Column("佐证材料", 16),
    Column("调整批复文件", 12),
    Column("认定理由", 12),
    Column("指标来源", 22),
    Column("完成值来源", 22),
)


def indicator_sheet(
    scored: Scored, projects: tuple[ProjectScore, ...], facts: str, marks: str
) -> Sheet:
    """The sheet of all rows, project by project, the execution row last."""
    lines: list[Line] = []
    for number, project in enumerate(projects, 1):
        lines += [_indicator(scored, number, entry) for entry in project.indicators]
        if project.execution is not None:
            lines.append(_execution(scored, number, project, project.execution))
    return Sheet(
        name=NAME,
        title="绩效自评底稿：指标明细",
        facts=facts,
        marks=marks,
        columns=COLUMNS,
        lines=tuple(lines),
        frozen=5,
        pages_wide=3,
    )


def _indicator(scored: Scored, number: int, entry: IndicatorScore) -> Line:
    indicator, row = entry.indicator, entry.row
    actual = entry.actual or Actual(key=indicator.key, source=indicator.source)
    cells: tuple[Value, ...] = (
        number,
        indicator.key.project,
        indicator.category,
        indicator.subcategory,
        indicator.name,
        indicator.target_text,
        actual.adjusted_target,
        understood(entry.target),
        inferences(entry.target, entry.achieved),
        actual.value,
        read_as(entry.target, actual, entry.achieved),
        *_result(scored, row),
        actual.reason,
        actual.evidence,
        actual.approval,
        actual.decided_reason,
        indicator.source.place,
        entry.actual.source.place if entry.actual else None,
    )
    return Line(cells=cells, tint=_tint(row))


def _execution(scored: Scored, number: int, project: ProjectScore, row: RowScore) -> Line:
    case, budget = project.case, project.case.budget
    line = budget.line()
    cells: tuple[Value, ...] = (
        number,
        case.project.name,
        CATEGORY_TITLES["execution"],
        "",
        "全年执行数 ÷ 全年预算数",
        _wan(budget.adjusted),
        "",
        "",
        "",
        _wan(budget.executed),
        "",
        *_result(scored, row),
        case.low_rate_reason,
        "",
        "",
        "",
        line.origin.place if line and line.origin else None,
        "",
    )
    return Line(cells=cells, tint=_tint(row))


def _result(scored: Scored, row: RowScore) -> tuple[Value, ...]:
    clause = row.clause
    return (
        CATEGORY_TITLES[row.category.name.lower()],
        hundredths(row.points),
        hundredths(row.computed),
        hundredths(row.decided),
        hundredths(row.score),
        hundredths(row.score_low),
        hundredths(row.score_high),
        STATE_TITLES[row.state.name.lower()],
        clause.title if clause else None,
        clause.source if clause else None,
        CERTAINTY_TITLES[clause.certainty.value] if clause else None,
        why(scored, row.position),
    )


def hundredths(cents: int | None) -> Decimal | None:
    """Points from 1/100 point, exactly; None stays None."""
    return None if cents is None else Decimal(cents).scaleb(-2)


def _wan(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount_text(amount)}万元"


def _tint(row: RowScore) -> Tint:
    if row.state is State.UNDECIDED:
        return Tint.UNDECIDED
    if row.state is State.DECIDED:
        return Tint.DECIDED
    return Tint.LOST if row.lost else Tint.NONE
