"""The verb `audit`: other people's forms checked, the ledger printed, the findings listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from evaltool.cli import printing
from evaltool.cli.table import table
from evaltool.findings import Severity
from evaltool.vocabulary import SEVERITY_TITLES

if TYPE_CHECKING:
    from evaltool.audit.coverage import Coverage
    from evaltool.audit.ledger import Ledger
    from evaltool.audit.result import AuditedClaim
    from evaltool.pipeline.audit import Audit
    from evaltool.workspace import Document, Kept

_STEP = 10
_ENDINGS = {
    "passed": "相符",
    "findings": "发现",
    "not_applicable": "不适用",
    "not_done": "未能核查",
}
_HEADER = ["项目", "文件", "自评总分", "复核得分", "应查", "相符", "发现", "不适用", "未能核查"]


def audit(
    files: Sequence[Path],
    *,
    rules: str | None,
    declared: Sequence[Path],
    as_json: bool,
    ledger: bool,
    excluded: Sequence[Path] = (),
    reviewed: Path | None = None,
    output: Path | None = None,
) -> int:
    """Audit the files, print what came of it, and return the exit code.

    `excluded` are lists of projects that need not be evaluated, `reviewed` is a workbook that a
    reviewer filled in, `output` the folder for the documents.
    """
    from evaltool.pipeline import audit as auditing

    done = auditing.audit_files(
        files,
        rules=rules,
        declared=declared,
        excluded=excluded,
        entries=auditing.read_reviewed(reviewed) if reviewed else None,
        progress=_Progress(),
    )
    if as_json:
        printing.as_json(auditing.audit_json(done))
    else:
        show(done, ledger=ledger)
    if output is not None:
        made = auditing.audit_documents(done)
        _written(output, made, auditing.write_audit(output, made))
    return exit_code(done)


def _written(folder: Path, made: Sequence[Document], kept: Sequence[Kept]) -> None:
    """Where the documents are, told apart from what goes to standard output as JSON."""
    for item in kept:
        click.echo(f"{item.path} 在生成后被修改过，修改稿保留为 {item.kept_as}", err=True)
    for document in made:
        click.echo(f"已写入 {folder / document.path}", err=True)


def exit_code(done: Audit) -> int:
    """1 where any finding is an error, else 0."""
    return int(any(claim.errors() for claim in done.claims) or printing.exit_code(done.findings))


class _Progress:
    """Tells each tenth of the files."""

    def __init__(self) -> None:
        self._told = 0

    def __call__(self, done: int, due: int) -> None:
        if due and done * _STEP // due > self._told:
            self._told = done * _STEP // due
            printing.progress(f"已复核 {done}/{due} 个文件")


def show(done: Audit, *, ledger: bool) -> None:
    """The table of claims, every finding, and the ledger that adds up."""
    if done.claims:
        rows = [_row(claim) for claim in done.claims]
        click.echo(table(_HEADER, rows, right=frozenset(range(2, len(_HEADER)))))
    for claim in done.claims:
        _findings(claim)
        if ledger:
            _endings(claim)
    printing.findings(done.findings)
    if done.coverage is not None:
        _covered(done.coverage)
    _sum(done)


def _row(claim: AuditedClaim) -> list[str]:
    held = claim.ledger
    return [
        claim.name or "（没有项目名称）",
        claim.file,
        _points(claim.total),
        _points(claim.review_score),
        str(held.due),
        *(str(count) for count in _counts(held)),
    ]


def _points(points: object) -> str:
    return "—" if points is None else f"{points:.2f}"


def _counts(held: Ledger) -> list[int]:
    from evaltool.audit.ledger import Status

    return [held.count(status) for status in Status]


def _findings(claim: AuditedClaim) -> None:
    order = list(Severity)
    found = sorted(claim.ledger.findings, key=lambda item: order.index(item.severity))
    if found:
        click.echo(f"\n{claim.name}（{claim.place}）")
    for item in found:
        click.echo(f"  【{SEVERITY_TITLES[item.severity]}】{item.place}：{item.message}")


def _endings(claim: AuditedClaim) -> None:
    click.echo(f"\n{claim.name} 复核台账")
    for ending in claim.ledger.endings:
        why = f"：{ending.why}" if ending.why else ""
        click.echo(f"  {_ENDINGS[ending.status.value]}　{ending.title}{why}")


def _covered(coverage: Coverage) -> None:
    """What was due, and how each declared project stands that was not evaluated."""
    from evaltool.audit.coverage import Standing, titled

    counts = [coverage.count(standing) for standing in Standing]
    click.echo(
        f"\n自评覆盖情况：应评 {coverage.due} 个 = 已评 {counts[0]} + 不纳入 {counts[1]} + "
        f"没有自评 {counts[2]}；没有申报的自评表 {len(coverage.undeclared)} 张"
    )
    for item in coverage.of(Standing.EXCLUDED):
        reason = item.exclusion.reason if item.exclusion else ""
        click.echo(f"  不纳入　{titled(item.project)}：{reason or '没有写明原因'}")
    for item in coverage.of(Standing.MISSING):
        click.echo(f"  没有自评　{titled(item.project)}（{item.project.source.place}）")
    for claim in coverage.undeclared:
        click.echo(f"  没有申报　{claim.name or '（没有项目名称）'}（{claim.place}）")


def _sum(done: Audit) -> None:
    """The ledger of the whole audit: every check due, and how it ended."""
    due = sum(claim.ledger.due for claim in done.claims)
    counts = [sum(ways) for ways in zip(*(_counts(c.ledger) for c in done.claims), strict=True)]
    if not counts:
        return
    passed, found, absent, undone = counts
    severities = Counter(item.severity for c in done.claims for item in c.ledger.findings)
    told = "，".join(f"{SEVERITY_TITLES[level]} {severities[level]} 条" for level in Severity)
    click.echo(
        f"\n{len(done.claims)} 张自评表，应查 {due} 项 = 相符 {passed} + 发现 {found} + "
        f"不适用 {absent} + 未能核查 {undone}；{told}（评分规则 {done.ruleset}）"
    )
