"""The origin a document claims, checked: rules, inputs, template, tool, and the data it carries."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from evaltool import __version__
from evaltool.audit.verification import Difference, DifferenceKind
from evaltool.errors import RuleSetError
from evaltool.findings import Severity
from evaltool.pipeline.verify.trees import compare_trees
from evaltool.report.json.scored import scored_json
from evaltool.report.manifest import Manifest, inputs_hash
from evaltool.rules import Band, Clause, RuleSet, compare, load, load_texts, shipped
from evaltool.vocabulary import CATEGORY_TITLES

if TYPE_CHECKING:
    from evaltool.report.record import YearRecord
    from evaltool.report.word.evidence import Evidence
    from evaltool.scoring import Scored

_EMBEDDED = "所附数据"


def own_rules(evidence: Evidence, record: YearRecord | None) -> RuleSet | None:
    """The rule set that a document was scored by: the text it carries, else the shipped one."""
    manifest = evidence.manifest
    if record is not None:
        try:
            ruleset = load_texts(record.rules, "文件所附的评分规则")
        except RuleSetError:
            return None
        return ruleset if ruleset.hash == manifest.rules_hash else None
    if manifest.rules in shipped() and load(manifest.rules).hash == manifest.rules_hash:
        return load(manifest.rules)
    return None


def rules_differences(
    manifest: Manifest, own: RuleSet | None, due: RuleSet
) -> Iterator[Difference]:
    """How the rules of a document differ from those it should have been scored by."""
    if manifest.rules_hash == due.hash and manifest.rules == due.id:
        return
    said, should = _rule(manifest.rules, manifest.rules_hash), _rule(due.id, due.hash)
    yield _rules("评分规则", said, should, Severity.ERROR)
    if own is None:
        return
    if own.points != due.points or own.grades != due.grades:
        yield _rules("评分规则的分值和等级", _heads(own), _heads(due))
    for each in compare(own, due):
        if each.first.says != each.second.says:
            yield _rules(f"条款“{each.second.title}”", each.first.says, each.second.says)
        elif not each.computes_alike:
            yield _rules(
                f"条款“{each.second.title}”的参数", _figures(each.first), _figures(each.second)
            )


def _heads(ruleset: RuleSet) -> str:
    points = "、".join(f"{CATEGORY_TITLES[key]} {value}" for key, value in ruleset.points.items())
    grades = "、".join(f"{grade.name}≥{grade.at_least}" for grade in ruleset.grades)
    return f"{points}；{grades}"


def _rule(identifier: str, digest: str) -> str:
    return f"{identifier}（校验码 {digest[:12]}）"


def _figures(clause: Clause) -> str:
    figures = (f"{name}={_brief(value)}" for name, value in clause.parameters.items())
    return "、".join((clause.method, *figures))


def _brief(value: object) -> str:
    if not isinstance(value, tuple):
        return str(value)
    return f"[{'；'.join(_member(each) for each in value)}]"


def _member(value: object) -> str:
    if not isinstance(value, Band):
        return str(value)
    edges = "～".join("…" if each is None else str(each) for each in (value.low, value.high))
    return f"{value.name}{edges}{'' if value.share is None else f' 得 {value.share}%'}"


def _rules(place: str, found: str, expected: str, severity: Severity = Severity.INFO) -> Difference:
    return Difference(
        kind=DifferenceKind.RULES,
        severity=severity,
        place=place,
        found=found,
        expected=expected,
    )


def shipped_rules(manifest: Manifest) -> Iterator[Difference]:
    """Where a document names a shipped rule set, it must be that rule set, not another's text."""
    if manifest.rules in shipped() and load(manifest.rules).hash != manifest.rules_hash:
        same = manifest.version == __version__
        yield Difference(
            kind=DifferenceKind.RULES,
            severity=Severity.ERROR if same else Severity.WARNING,
            place="评分规则",
            found=_rule(manifest.rules, manifest.rules_hash),
            expected=_rule(manifest.rules, load(manifest.rules).hash),
            message="文件所用的规则与随附的同名规则内容不同",
        )


def input_differences(manifest: Manifest, due: Mapping[str, str]) -> Iterator[Difference]:
    """The input files that are not those that the document was made from."""
    held = dict(manifest.inputs)
    for name in sorted({*held, *due}):
        said, should = held.get(name), due.get(name)
        if said == should:
            continue
        what = "文件内容已变" if said and should else ("文件已不在" if said else "文件是后来加的")
        yield Difference(
            kind=DifferenceKind.INPUT,
            severity=Severity.ERROR,
            place=name,
            found=said and f"SHA-256 {said[:12]}",
            expected=should and f"SHA-256 {should[:12]}",
            message=what,
        )


def manifest_differences(manifest: Manifest, template_hash: str) -> Iterator[Difference]:
    """Another version of the tool, other templates, a list of inputs that does not add up."""
    if manifest.version != __version__:
        yield Difference(
            kind=DifferenceKind.VERSION,
            severity=Severity.WARNING,
            place="生成工具",
            found=f"evaltool {manifest.version}",
            expected=f"evaltool {__version__}",
            message="文件由另一版本生成，措辞上的差异可能由此而来",
        )
    if manifest.template_hash != template_hash:
        yield Difference(
            kind=DifferenceKind.TEMPLATE,
            severity=Severity.WARNING,
            place="文件模板",
            found=manifest.template_hash[:12],
            expected=template_hash[:12],
            message="文件由另一份模板生成，措辞上的差异可能由此而来",
        )
    if manifest.inputs_hash != inputs_hash(manifest.inputs):
        yield _evidence("输入文件的合计校验值", manifest.inputs_hash, inputs_hash(manifest.inputs))


def data_differences(evidence: Evidence, scored: Scored) -> Iterator[Difference]:
    """Where the scored data in a document are not what its own record gives."""
    try:
        held = json.loads(evidence.data)
    except (ValueError, RecursionError):
        yield _evidence(_EMBEDDED, "读不出来", "结果数据")
        return
    for place, found, expected in compare_trees(held, scored_json(scored)):
        yield Difference(
            kind=DifferenceKind.RECORD,
            severity=Severity.ERROR,
            place=f"{_EMBEDDED} {place}",
            found=found,
            expected=expected,
        )


def _evidence(place: str, found: str, expected: str) -> Difference:
    return Difference(
        kind=DifferenceKind.EVIDENCE,
        severity=Severity.ERROR,
        place=place,
        found=found,
        expected=expected,
    )
