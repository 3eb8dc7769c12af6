"""Verifying documents: recompute, render again in memory, compare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from evaltool.audit.verification import Difference, DifferenceKind, compare_cases
from evaltool.errors import InputError
from evaltool.files import open_file
from evaltool.files.sniff import Format
from evaltool.findings import Severity
from evaltool.pipeline.verify import origin
from evaltool.pipeline.verify.added import annexes_again, embedded_annexes, own_inputs
from evaltool.pipeline.verify.opening import WordDocument, word_document
from evaltool.pipeline.verify.others import verify_other
from evaltool.pipeline.verify.outcome import compared
from evaltool.pipeline.verify.rendering import OWN_KIND, expected, nearest
from evaltool.pipeline.verify.seat import Seat, scored_by
from evaltool.pipeline.verify.verified import Against, Unverifiable, Verified
from evaltool.report.certainty.annexes import Annexes
from evaltool.report.record import DamagedRecordError, YearRecord
from evaltool.report.word.evidence import Evidence
from evaltool.rules import RuleSet
from evaltool.workspace.settings import valid_year

_WITH_INPUTS = "可用 --workspace 给出工作目录，与输入材料核验"

_NOT_OURS = (
    "不是 evaltool 生成的文件不能核验，别人填好的自评表请用 evaltool audit 复核；"
    f"原是 evaltool 生成的，{_WITH_INPUTS}；用本单位模板生成的，还要用 --template 给出模板"
)


def verify_files(paths: Sequence[Path], seat: Seat) -> tuple[Verified | Unverifiable, ...]:
    """Each document verified, in order; one that cannot be does not stop the others.

    Raises:
        RuleSetError, WorkspaceError, TemplateError: what was given to compare with is not usable.
    """
    return tuple(_outcome(path, seat) for path in paths)


def _outcome(path: Path, seat: Seat) -> Verified | Unverifiable:
    try:
        item = open_file(path)
        if item.kind is Format.DOCX:
            return verify_document(word_document(item), seat)
        return verify_other(item, seat)
    except InputError as error:
        if error.place and error.place != path.name:
            raise
        return Unverifiable(file=str(path), what=error.what, remedy=error.remedy)


def verify_document(document: WordDocument, seat: Seat) -> Verified:
    """One Word document verified: against its inputs where there are any, else against itself.

    Raises:
        InputError: it is not one of ours, or nothing is left to compare it with.
    """
    try:
        return (_alone if seat.workspace is None else _with_inputs)(document, seat)
    except DamagedRecordError as error:
        what = f"来源记录里的数据已损坏（{error}）"
        raise InputError(what, place=document.file, remedy=_WITH_INPUTS) from error


def _alone(document: WordDocument, seat: Seat) -> Verified:
    evidence, record = document.evidence, document.record
    if evidence is None:
        raise InputError(document.trouble, place=document.file, remedy=_NOT_OURS)
    if record is None:
        raise InputError(document.trouble, place=document.file, remedy=_WITH_INPUTS)
    manifest = evidence.manifest
    own = origin.own_rules(evidence, record)
    if own is None:
        raise InputError(
            "所附的评分规则与来源记录中的校验值不符", place=document.file, remedy=_WITH_INPUTS
        )
    before = replace(record.scored(own), inputs=own_inputs(manifest, record))
    scored = scored_by(before, seat.asked() or own)
    annexes = embedded_annexes(manifest, record)
    due = expected(
        document,
        scored,
        seat,
        template=manifest.template,
        sample=record.sample,
        annexes=annexes,
    )
    found = [
        *origin.rules_differences(manifest, own, scored.ruleset),
        *origin.shipped_rules(manifest),
        *origin.manifest_differences(manifest, due.template_hash),
        *origin.data_differences(evidence, before),
    ]
    return compared(document, due, found, against=Against.EMBEDDED, ruleset=scored.ruleset)


def _with_inputs(document: WordDocument, seat: Seat) -> Verified:
    if document.evidence is None:
        return _without_evidence(document, seat)
    manifest, record = document.evidence.manifest, document.record
    workspace, scored = seat.evaluated(_year(record))
    own = origin.own_rules(document.evidence, record)
    rules = list(origin.rules_differences(manifest, own, scored.ruleset))
    if seat.rules is None and own is not None:
        scored = scored_by(scored, own)
    annexes = annexes_again(workspace, manifest, seat.rules, own)
    due = expected(
        document,
        scored,
        seat,
        template=manifest.template,
        sample=workspace.sample,
        annexes=annexes,
    )
    inputs = {**dict(scored.inputs), **dict(annexes.inputs)}
    changed = list(origin.input_differences(manifest, inputs))
    found = [*rules, *changed]
    if record is None:
        found.append(_trouble(document.trouble, Severity.ERROR))
    else:
        kind = DifferenceKind.INPUT if changed else DifferenceKind.RECORD
        found += compare_cases(record.cases, scored.cases, kind)
        found += _samples(record.sample, workspace.sample)
        found += _self_consistent(document.evidence, record, own)
    found += origin.manifest_differences(manifest, due.template_hash)
    return compared(document, due, found, against=Against.INPUTS, ruleset=scored.ruleset)


def _without_evidence(document: WordDocument, seat: Seat) -> Verified:
    """A document that carries nothing; those of the unit's own template never do."""
    workspace, scored = seat.evaluated(None)
    annexes = Annexes(stability=workspace.settings.stability)
    due = nearest(document, scored, seat, sample=workspace.sample, annexes=annexes)
    grave = "没有" not in document.trouble
    severity = Severity.ERROR if grave else Severity.WARNING
    usual = due.kind == OWN_KIND and not grave
    found = [] if usual else [_trouble(document.trouble, severity)]
    return compared(document, due, found, against=Against.INPUTS, ruleset=scored.ruleset)


def _year(record: YearRecord | None) -> int | None:
    """The year that a record is about, None where it does not tell."""
    years = {case.project.year for case in record.cases} if record else set()
    return next((year for year in sorted(years) if valid_year(year)), None)


def _samples(found: bool, expected: bool) -> Iterator[Difference]:
    if found != expected:
        titles = {True: "示例数据", False: "不是示例数据"}
        yield Difference(
            kind=DifferenceKind.INPUT,
            severity=Severity.ERROR,
            place="evaltool.toml 设置 sample",
            found=titles[found],
            expected=titles[expected],
        )


def _self_consistent(
    evidence: Evidence, record: YearRecord, own: RuleSet | None
) -> Iterator[Difference]:
    """Where the scored data in a document do not follow from the record beside them."""
    if own is None:
        return
    try:
        yield from origin.data_differences(evidence, record.scored(own))
    except DamagedRecordError as error:
        yield _trouble(f"来源记录里的数据已损坏（{error}）", Severity.ERROR)


def _trouble(what: str, severity: Severity) -> Difference:
    return Difference(
        kind=DifferenceKind.EVIDENCE, severity=severity, place="来源记录", message=what
    )
