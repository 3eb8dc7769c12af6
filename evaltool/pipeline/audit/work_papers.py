"""The work papers of an audit (复核底稿.xlsx), into which a reviewer enters findings of their own.

The first sheet has a row per indicator; 复核完成值, 复核得分 and 备注 are the reviewer's to fill
in or to change, and are read back by the place that stands at the end of the row.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from decimal import Decimal

from evaltool.audit.catalogue import CHECKS
from evaltool.audit.coverage import Coverage, Covered, Standing
from evaltool.audit.ledger import Status
from evaltool.audit.result import AuditedClaim, AuditedRow
from evaltool.findings import CATALOGUE, Finding, Severity
from evaltool.pipeline.audit.running import Audit
from evaltool.report.work_papers.sheet import Column, Line, Look, Sheet, Tint, Value, Writer
from evaltool.vocabulary import KIND_TITLES, SEVERITY_TITLES
from evaltool.workbooks import new_workbook

REVIEW_SHEET = "复核表"
REVIEW_HEADINGS = (
    *("一级", "二级", "三级", "指标性质", "指标值", "度量单位", "权重", "自评完成值"),
    *("自评得分", "复核完成值", "复核得分", "偏离度", "备注"),
)
PROJECT_HEADING, PLACE_HEADING = "项目名称", "位置"
EXECUTION = "预算执行"

_WIDTHS = (12, 14, 26, 9, 20, 9, 8, 22, 9, 16, 9, 10, 50)
_FACTS = (
    "复核得分已填的是按规则计算的得分，可以改写；实际情况与自评不同的填复核完成值，意见写在备注"
)
_ENDINGS = {
    Status.PASSED: "相符",
    Status.FINDING: "发现",
    Status.NOT_APPLICABLE: "不适用",
    Status.NOT_DONE: "未能核查",
}
STANDINGS = {
    Standing.EVALUATED: "已评",
    Standing.EXCLUDED: "不纳入",
    Standing.MISSING: "没有自评",
}
_STANDING_TINTS = {
    Standing.EVALUATED: Tint.NONE,
    Standing.EXCLUDED: Tint.NONE,
    Standing.MISSING: Tint.LOST,
}
_TINTS = {Severity.ERROR: Tint.WRONG, Severity.WARNING: Tint.LOST, Severity.INFO: Tint.NONE}


def render_review_papers(audit: Audit) -> bytes:
    """The work papers as a workbook; the same audit gives the same bytes."""
    facts = f"评分规则：{audit.ruleset}"
    buffer = io.BytesIO()
    with new_workbook(buffer, "复核底稿") as book:
        writer = Writer(book)
        for sheet in (
            review_sheet(audit.claims),
            _summary(audit.claims, facts),
            _findings(audit, facts),
            _ledger(audit.claims, facts),
            *(() if audit.coverage is None else (coverage_sheet(audit.coverage),)),
            _catalogue(),
        ):
            writer.write(sheet)
    return buffer.getvalue()


def review_sheet(claims: Sequence[AuditedClaim]) -> Sheet:
    """复核表: every indicator of every claim, the execution before them, the sum behind."""
    numbers = {"权重", "自评得分", "复核得分"}
    columns = [
        Column(title, width, Look.POINTS if title in numbers else Look.TEXT)
        for title, width in zip(REVIEW_HEADINGS, _WIDTHS, strict=True)
    ]
    return Sheet(
        name=REVIEW_SHEET,
        title="绩效自评复核底稿",
        facts=_FACTS,
        marks="",
        columns=(*columns, Column(PROJECT_HEADING, 30), Column(PLACE_HEADING, 34)),
        lines=tuple(line for claim in claims for line in _lines(claim)),
        frozen=3,
        pages_wide=2,
    )


def _lines(claim: AuditedClaim) -> Iterator[Line]:
    rate = "" if claim.rate is None else f"{float(claim.rate):.2f}%"
    execution: tuple[Value, ...] = (
        *(EXECUTION, "", "预算执行率", "", "100", "%"),
        *(claim.execution_points, rate, claim.execution_score, "", claim.execution_settled),
        *("", "", claim.name, claim.place),
    )
    yield Line(cells=execution)
    for row in claim.rows:
        yield Line(cells=_cells(claim, row), tint=_tint(row))
    total: tuple[Value, ...] = (
        *("合计", "", "", "", "", "", None, "", claim.total, "", claim.review_score, ""),
        *("" if claim.review_score is not None else "有待定事项，复核得分待定", claim.name, ""),
    )
    yield Line(cells=total, tint=Tint.SUM)


def _cells(claim: AuditedClaim, row: AuditedRow) -> tuple[Value, ...]:
    return (
        *(row.category, row.subcategory, row.name, row.op, row.value, row.unit, row.points),
        *(row.actual, row.score, row.verified, row.settled, row.deviation, row.remark),
        *(claim.name, row.source.place),
    )


def _tint(row: AuditedRow) -> Tint:
    if row.settled is None and row.points is not None:
        return Tint.UNDECIDED
    if row.score is not None and row.settled is not None and row.score != row.settled:
        return Tint.WRONG if abs(row.score - row.settled) > Decimal("0.1") else Tint.NONE
    return Tint.NONE


def _summary(claims: Sequence[AuditedClaim], facts: str) -> Sheet:
    titles = ("自评总分", "复核得分", "错误", "警告", "应查", "相符", "发现", "不适用", "未能核查")
    columns = (
        *(Column("项目名称", 40), Column("单位", 26), Column("文件", 26)),
        *(Column(title, 9, Look.POINTS if n < 2 else Look.COUNT) for n, title in enumerate(titles)),
    )
    return Sheet(
        name="汇总",
        title="复核汇总",
        facts=facts,
        marks="",
        columns=columns,
        lines=tuple(map(_summary_line, claims)),
    )


def _summary_line(claim: AuditedClaim) -> Line:
    warnings = sum(item.severity is Severity.WARNING for item in claim.ledger.findings)
    counts = (claim.ledger.count(status) for status in Status)
    cells = (
        *(claim.name, claim.unit, claim.file, claim.total, claim.review_score),
        *(claim.errors(), warnings, claim.ledger.due, *counts),
    )
    return Line(cells=cells, tint=Tint.WRONG if claim.errors() else Tint.NONE)


def _findings(audit: Audit, facts: str) -> Sheet:
    titles = {check.code: check.title for check in CHECKS}
    own = [
        Line(
            cells=(
                *(SEVERITY_TITLES[item.severity], titles.get(item.code, item.code), claim.name),
                *(item.place, item.claimed, item.recomputed, item.message, item.code),
            ),
            tint=_TINTS[item.severity],
        )
        for claim in audit.claims
        for item in claim.ledger.findings
    ]
    others = [_other(item) for item in audit.findings]
    return Sheet(
        name="发现",
        title="复核发现",
        facts=facts,
        marks="",
        columns=(
            *(Column("级别", 7), Column("事项", 28), Column("项目名称", 30), Column("位置", 34)),
            *(Column("所填", 16), Column("复核", 16), Column("说明", 70), Column("代码", 24)),
        ),
        lines=(*own, *others),
        pages_wide=2,
    )


def _other(item: Finding) -> Line:
    title = CATALOGUE[item.code].title
    cells = (SEVERITY_TITLES[item.severity], title, "", item.place, "", "", item.message, item.code)
    return Line(cells=cells, tint=_TINTS[item.severity])


def coverage_sheet(coverage: Coverage) -> Sheet:
    """覆盖情况: every declared project and how it stands, then the forms nobody declared."""
    counts = [coverage.count(standing) for standing in Standing]
    facts = (
        f"应评{coverage.due}个，其中已评{counts[0]}个、不纳入{counts[1]}个、没有自评{counts[2]}个；"
        f"没有申报的自评表{len(coverage.undeclared)}张"
    )
    return Sheet(
        name="覆盖情况",
        title="自评覆盖情况",
        facts=facts,
        marks="",
        columns=(
            *(Column("单位", 30), Column("项目名称", 40), Column("类别", 10)),
            *(Column("年初预算数", 12, Look.POINTS), Column("情况", 10), Column("原因", 40)),
            *(Column("申报表位置", 36), Column("自评表位置", 36)),
        ),
        lines=(*map(_covered, coverage.projects), *map(_undeclared, coverage.undeclared)),
    )


def _covered(item: Covered) -> Line:
    project = item.project
    cells = (
        *(project.unit, project.name, KIND_TITLES[project.kind.value], project.budget.initial),
        *(STANDINGS[item.standing], item.exclusion.reason if item.exclusion else ""),
        *(project.source.place, "；".join(claim.place for claim in item.claims)),
    )
    return Line(cells=cells, tint=_STANDING_TINTS[item.standing])


def _undeclared(claim: AuditedClaim) -> Line:
    cells = (claim.unit, claim.name, "", None, "没有申报", "", "", claim.place)
    return Line(cells=cells, tint=Tint.LOST)


def _ledger(claims: Sequence[AuditedClaim], facts: str) -> Sheet:
    lines = [
        Line(cells=(claim.name, claim.file, end.title, _ENDINGS[end.status], end.why, end.code))
        for claim in claims
        for end in claim.ledger.endings
    ]
    return Sheet(
        name="台账",
        title="复核台账",
        facts=facts,
        marks="",
        columns=(
            *(Column("项目名称", 40), Column("文件", 26), Column("事项", 30)),
            *(Column("结果", 10), Column("原因", 50), Column("代码", 24)),
        ),
        lines=tuple(lines),
    )


def _catalogue() -> Sheet:
    lines = [
        Line(
            cells=(
                *(check.code, check.group, check.title, SEVERITY_TITLES[check.severity]),
                *(check.needs, check.basis, check.example),
            )
        )
        for check in CHECKS
    ]
    return Sheet(
        name="核查目录",
        title="核查目录",
        facts="",
        marks="",
        columns=(
            *(Column("代码", 24), Column("类别", 12), Column("事项", 30), Column("级别", 8)),
            *(Column("需要", 30), Column("依据", 34), Column("示例", 40)),
        ),
        lines=tuple(lines),
    )
