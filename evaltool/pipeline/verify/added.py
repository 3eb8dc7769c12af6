"""What a report was asked to add (附件), made again: from the workspace, or from its own record."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from evaltool.pipeline.annexes import recorded_annexes
from evaltool.report.certainty.annexes import Annexes
from evaltool.report.manifest import Manifest
from evaltool.report.record import DamagedRecordError, YearRecord
from evaltool.rules import RuleSet, shipped
from evaltool.workspace import Workspace

_PERCENT = Decimal(100)


def own_inputs(manifest: Manifest, record: YearRecord) -> tuple[tuple[str, str], ...]:
    """The inputs of the year itself, without those of the years it was compared with."""
    others = frozenset(record.others)
    return tuple((name, digest) for name, digest in manifest.inputs if name not in others)


def embedded_annexes(manifest: Manifest, record: YearRecord) -> Annexes:
    """The annexes of a report from what it carries.

    Raises:
        DamagedRecordError: the manifest asks for something else than the record holds.
    """
    names = dict(manifest.options)
    if ("trends" in names) != (record.trends is not None):
        raise DamagedRecordError("trends")
    others = frozenset(record.others)
    same = (value.split("=", 1) for name, value in manifest.options if name == "same")
    return Annexes(
        stability=_stability(manifest),
        trends=record.trends,
        same=tuple((old, new) for old, new in (pair for pair in same if len(pair) == 2)),
        inputs=tuple(each for each in manifest.inputs if each[0] in others),
    )


def annexes_again(
    workspace: Workspace, manifest: Manifest, rules: str | None, own: RuleSet | None
) -> Annexes:
    """The annexes of a report from the inputs; by the rules of the document where none are asked.

    Raises:
        InputError, RuleSetError, WorkspaceError: another year cannot be read.
    """
    if rules is None and own is not None and own.id in shipped():
        rules = own.id
    options = [each for each in manifest.options if each[0] != "stability"]
    if (move := _stability(manifest)) is not None:
        options.append(("stability", str(move)))
    return recorded_annexes(workspace, options, rules)


def _stability(manifest: Manifest) -> Decimal | None:
    """By how many percent points may move, as the manifest says."""
    text = dict(manifest.options).get("stability")
    if text is None:
        return None
    try:
        move = Decimal(text)
    except InvalidOperation as error:
        raise DamagedRecordError("stability") from error
    if not move.is_finite() or not 0 < move <= _PERCENT:
        raise DamagedRecordError("stability")
    return move
