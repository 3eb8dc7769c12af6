"""Verifying documents: recompute, render again in memory, compare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from evaltool import __version__
from evaltool.audit.verification import (
    Difference,
    DifferenceKind,
    compare_cases,
    compare_documents,
)
from evaltool.audit.verification.figures import carries_figure
from evaltool.errors import InputError
from evaltool.files import open_data, open_file
from evaltool.files.sniff import Format
from evaltool.files.word_text import Line, WordText
from evaltool.findings import Severity
from evaltool.pipeline.verify import origin
from evaltool.pipeline.verify.added import annexes_again, embedded_annexes, own_inputs
from evaltool.pipeline.verify.opening import WordDocument, word_document
from evaltool.pipeline.verify.others import verify_other
from evaltool.pipeline.verify.seat import Seat, scored_by
from evaltool.pipeline.verify.verified import Against, Counts, Unverifiable, Verified
from evaltool.report.certainty.annexes import Annexes
from evaltool.report.documents import REPORT, layout_of, render_forms, render_report
from evaltool.report.layouts import Layout, load_layout, shipped_layout, shipped_layouts
from evaltool.report.manifest import manifest as manifest_of
from evaltool.report.record import DamagedRecordError, YearRecord
from evaltool.rules import RuleSet
from evaltool.scoring import Scored
from evaltool.workspace.settings import valid_year

_KINDS = {True: "绩效自评报告", False: "绩效自评表"}
_WITH_INPUTS = "可用 --workspace 给出工作目录，与输入材料核验"


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
    if evidence is None or record is None:
        raise InputError(document.trouble, place=document.file, remedy=_WITH_INPUTS)
    own = origin.own_rules(evidence, record)
    if own is None:
        raise InputError(
            "所附的评分规则与来源记录中的校验值不符", place=document.file, remedy=_WITH_INPUTS
        )
    before = replace(record.scored(own), inputs=own_inputs(evidence.manifest, record))
    scored = scored_by(before, seat.asked() or own)
    annexes = embedded_annexes(evidence.manifest, record)
    expected, template_hash = _expected(document, scored, record.sample, seat, annexes)
    found = [
        *origin.rules_differences(evidence.manifest, own, scored.ruleset),
        *origin.shipped_rules(evidence.manifest),
        *origin.manifest_differences(evidence.manifest, template_hash),
        *origin.data_differences(evidence, before),
    ]
    return _verified(document, Against.EMBEDDED, scored.ruleset, expected, found)


def _with_inputs(document: WordDocument, seat: Seat) -> Verified:
    evidence, record = document.evidence, document.record
    workspace, scored = seat.evaluated(_year(record))
    found: list[Difference] = []
    if evidence is None:
        stability = workspace.settings.stability
        expected = _closest(document, scored, workspace.sample, seat, stability)
        found.append(_without_evidence(document))
        return _verified(document, Against.INPUTS, scored.ruleset, expected, found)
    own = origin.own_rules(evidence, record)
    found += origin.rules_differences(evidence.manifest, own, scored.ruleset)
    if seat.rules is None and own is not None:
        scored = scored_by(scored, own)
    annexes = annexes_again(workspace, evidence.manifest, seat.rules, own)
    expected, template_hash = _expected(document, scored, workspace.sample, seat, annexes)
    due = {**dict(scored.inputs), **dict(annexes.inputs)}
    changed = list(origin.input_differences(evidence.manifest, due))
    found += changed
    if record is None:
        found.append(_without_evidence(document))
    else:
        kind = DifferenceKind.INPUT if changed else DifferenceKind.RECORD
        found += compare_cases(record.cases, scored.cases, kind)
        found += _samples(record.sample, workspace.sample)
        found += _self_consistent(document, own)
    found += origin.manifest_differences(evidence.manifest, template_hash)
    return _verified(document, Against.INPUTS, scored.ruleset, expected, found)


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


def _self_consistent(document: WordDocument, own: RuleSet | None) -> Iterator[Difference]:
    """Where the scored data in a document do not follow from the record beside them."""
    if document.evidence is None or document.record is None or own is None:
        return
    try:
        yield from origin.data_differences(document.evidence, document.record.scored(own))
    except DamagedRecordError as error:
        yield _trouble(f"来源记录里的数据已损坏（{error}）", Severity.ERROR)


def _without_evidence(document: WordDocument) -> Difference:
    missing = document.evidence is None and "没有" in document.trouble
    severity = Severity.WARNING if missing else Severity.ERROR
    return _trouble(document.trouble, severity)


def _trouble(what: str, severity: Severity) -> Difference:
    return Difference(
        kind=DifferenceKind.EVIDENCE, severity=severity, place="来源记录", message=what
    )


def _closest(
    document: WordDocument, scored: Scored, sample: bool, seat: Seat, stability: Decimal | None
) -> WordText:
    """What a document without evidence should say: report or forms, whichever is nearer."""
    layout = layout_of(scored) if seat.form is None else load_layout(seat.form)
    usual = Annexes(stability=stability)
    options = [
        render_report(scored, sample=sample, annexes=usual),
        render_forms(scored, sample=sample, layout=layout),
    ]
    texts = [_text_of(each) for each in options]
    mine = set(_contents(document.text))
    if not any(mine & set(_contents(text)) for text in texts):
        raise InputError(
            "看不出是 evaltool 生成的自评报告或自评表", place=document.file, remedy=_WITH_INPUTS
        )
    return max(texts, key=lambda text: len(mine & set(_contents(text))))


def _contents(text: WordText) -> Iterator[str]:
    for block in text.blocks:
        if isinstance(block, Line):
            yield from [block.text] if block.text else []
        else:
            yield from ("｜".join(cell.text for cell in row.cells) for row in block.rows)


def _expected(
    document: WordDocument, scored: Scored, sample: bool, seat: Seat, annexes: Annexes
) -> tuple[WordText, str]:
    """What a document should say, and the hash of the templates that say it."""
    template = document.evidence.manifest.template if document.evidence else REPORT
    if template == REPORT:
        content = render_report(scored, sample=sample, annexes=annexes)
        return _text_of(content), manifest_of(scored, REPORT).template_hash
    layout = _layout(document, template, seat)
    content = render_forms(scored, sample=sample, layout=layout)
    own = layout.hash if layout.own else ""
    return _text_of(content), manifest_of(scored, layout.id, own).template_hash


def _layout(document: WordDocument, template: str, seat: Seat) -> Layout:
    if seat.form is not None:
        return load_layout(seat.form)
    if template not in shipped_layouts():
        raise InputError(
            f"文件用的是自备的表样“{template}”，没有它就不能重新生成自评表",
            place=document.file,
            remedy="请用 --form 给出表样文件",
        )
    return shipped_layout(template)


def _text_of(content: bytes) -> WordText:
    return word_document(open_data(content, "重新生成的文件")).text


def _verified(
    document: WordDocument,
    against: Against,
    ruleset: RuleSet,
    expected: WordText,
    found: Sequence[Difference],
) -> Verified:
    manifest = document.evidence.manifest if document.evidence else None
    version = manifest.version if manifest else ""
    compared = compare_documents(document.text, expected)
    is_report = manifest.template == REPORT if manifest else not _has_forms(expected)
    return Verified(
        file=document.file,
        kind=_KINDS[is_report],
        against=against,
        rules=ruleset.id,
        version=version,
        counts=_counts(expected),
        differences=(*found, *_of_this_version(compared, version)),
    )


def _has_forms(text: WordText) -> bool:
    return not text.charts


def _of_this_version(found: Sequence[Difference], version: str) -> Iterator[Difference]:
    """The differences but for the version that the document prints; that is told once."""
    told, ours = f"evaltool {version}", f"evaltool {__version__}"
    for each in found:
        if not version or (each.found or "").replace(told, ours) != (each.expected or ""):
            yield each


def _counts(text: WordText) -> Counts:
    lines = [block for block in text.blocks if isinstance(block, Line)]
    cells = [
        cell
        for block in text.blocks
        if not isinstance(block, Line)
        for row in block.rows
        for cell in row.cells
    ]
    texts = [*(line.text for line in lines), *(cell.text for cell in cells)]
    return Counts(
        passages=sum(bool(line.text) for line in lines),
        cells=sum(bool(cell.text) for cell in cells),
        figures=sum(carries_figure(each) for each in texts),
        charts=len(text.charts),
    )
