"""The sheets the scores rest on: 资金, 评分规则 and 发现的问题."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from evaltool.findings import Finding, Severity
from evaltool.model import Case, FundLine
from evaltool.report.scores import ProjectScore
from evaltool.report.work_papers.sheet import (
    FIRST_ROW,
    Column,
    Formula,
    Line,
    Look,
    Sheet,
    Tint,
    Value,
)
from evaltool.report.work_papers.words import plain
from evaltool.rules.model import Band, Clause, Move, RuleSet
from evaltool.vocabulary import CATEGORY_TITLES, CERTAINTY_TITLES, SEVERITY_TITLES

_FUNDS = (
    Column("序号", 5, Look.COUNT, centred=True),
    Column("项目", 34),
    Column("用途", 14),
    Column("资金来源", 16),
    Column("年初预算数", 12, Look.AMOUNT),
    Column("全年预算数", 12, Look.AMOUNT),
    Column("全年执行数", 12, Look.AMOUNT),
    Column("执行率", 10, Look.RATE),
    Column("预算调整原因", 26),
    Column("执行率偏低原因", 26),
    Column("来源", 36),
)

_RULES = (
    Column("序号", 5, Look.COUNT, centred=True),
    Column("条款", 22),
    Column("条款代码", 14),
    Column("内容", 56),
    Column("依据", 26),
    Column("确定程度", 12, centred=True),
    Column("算法代码", 16),
    Column("参数", 30),
)

_FINDINGS = (
    Column("序号", 5, Look.COUNT, centred=True),
    Column("级别", 8, centred=True),
    Column("代码", 24),
    Column("位置", 40),
    Column("问题", 56),
    Column("处理办法", 44),
)

_SEVERITY_TINTS = {
    Severity.ERROR: Tint.WRONG,
    Severity.WARNING: Tint.UNDECIDED,
    Severity.INFO: Tint.NONE,
}


def fund_sheet(projects: tuple[ProjectScore, ...], facts: str, marks: str) -> Sheet:
    """资金: every amount line of every project, a blank amount left blank."""
    lines: list[Line] = []
    for number, project in enumerate(projects, 1):
        for line in project.case.budget.lines:
            cells = _fund(number, project.case, line, FIRST_ROW + len(lines))
            lines.append(Line(cells=cells))
    return Sheet(
        name="资金",
        title="绩效自评底稿：资金",
        facts=f"{facts}    金额单位：万元",
        marks=marks,
        columns=_FUNDS,
        lines=tuple(lines),
    )


def _fund(number: int, case: Case, line: FundLine, row: int) -> tuple[Value, ...]:
    rate = None
    if line.adjusted and line.executed is not None:
        rate = Formula(f"=G{row}/F{row}", line.executed / line.adjusted)
    is_total = line is case.budget.line()
    return (
        number,
        case.project.name,
        line.use.value,
        line.source.value,
        line.initial,
        line.adjusted,
        line.executed,
        rate,
        case.change_reason if is_total else None,
        case.low_rate_reason if is_total else None,
        line.origin.place if line.origin else None,
    )


def rules_sheet(
    ruleset: RuleSet, projects: tuple[ProjectScore, ...], facts: str, marks: str
) -> Sheet:
    """评分规则: points, grades, every clause, and how each project's points came about."""
    entries = [
        _points(ruleset),
        _grades(ruleset),
        *map(_clause, ruleset.clauses),
        *(_allocation(project) for project in projects if project.allocation),
    ]
    return Sheet(
        name="评分规则",
        title=f"绩效自评底稿：评分规则（{ruleset.title}）",
        facts=facts,
        marks=marks,
        columns=_RULES,
        lines=tuple(Line(cells=(n, *cells)) for n, cells in enumerate(entries, 1)),
    )


def _points(ruleset: RuleSet) -> tuple[Value, ...]:
    points = "，".join(
        f"{CATEGORY_TITLES[name]}{plain(value)}分"
        for name, value in ruleset.points.items()
        if value
    )
    certainty = CERTAINTY_TITLES[ruleset.certainty.value]
    return ("一级指标分值", "全部", points, ruleset.document, certainty, "", "")


def _grades(ruleset: RuleSet) -> tuple[Value, ...]:
    grades = "，".join(f"{grade.name}≥{plain(grade.at_least)}分" for grade in ruleset.grades)
    certainty = CERTAINTY_TITLES[ruleset.certainty.value]
    return ("等级", "总分", grades, ruleset.document, certainty, "", "")


def _clause(clause: Clause) -> tuple[Value, ...]:
    return (
        clause.title,
        clause.slot,
        clause.says,
        clause.source,
        CERTAINTY_TITLES[clause.certainty.value],
        clause.method,
        "；".join(
            f"{name}={_parameter(value)}"
            for name, value in clause.parameters.items()
            if value not in {"", ()}
        ),
    )


def _allocation(project: ProjectScore) -> tuple[Value, ...]:
    name, how = project.case.project.name, "；".join(project.allocation)
    return (f"分值分配：{name}", "", how, "见以上各条", "", "", "")


def _parameter(value: object) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, tuple):
        return "；".join(_parameter(item) for item in value)
    if isinstance(value, Band):
        name = f"{value.name}：" if value.name else ""
        earned = "" if value.share is None else f"，得分值的{plain(value.share)}%"
        return f"{name}{_edges(value)}{earned}"
    if isinstance(value, Move):
        return f"{_category(value.missing)}{plain(value.points)}分并入{_category(value.to)}"
    return _category(str(value))


def _edges(band: Band) -> str:
    """The edges of a band in percent, each with whether the band owns it."""
    low = band.low is not None and f"{plain(band.low)}%{'（含）' if band.low_owned else ''}"
    high = band.high is not None and f"{plain(band.high)}%{'（含）' if band.high_owned else ''}"
    if low and high:
        return f"{low}至{high}"
    return f"{low}以上" if low else f"{high}以下"


def _category(name: str) -> str:
    return CATEGORY_TITLES.get(name, name)


def finding_sheet(findings: Iterable[Finding], facts: str, marks: str) -> Sheet:
    """发现的问题: all findings in the order given, or a line that says there are none."""
    lines = tuple(_finding(number, item) for number, item in enumerate(findings, 1))
    nothing = Line(cells=(None, "", "", "", "没有发现问题", ""))
    return Sheet(
        name="发现的问题",
        title="绩效自评底稿：发现的问题",
        facts=facts,
        marks=marks,
        columns=_FINDINGS,
        lines=lines or (nothing,),
    )


def _finding(number: int, finding: Finding) -> Line:
    cells: tuple[Value, ...] = (
        number,
        SEVERITY_TITLES[finding.severity.value],
        finding.code,
        finding.place,
        finding.message,
        finding.remedy,
    )
    return Line(cells=cells, tint=_SEVERITY_TINTS[finding.severity])
