"""The parts of a compound paired with what was recorded for them, by their labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evaltool.model import Inference, Kind, Target
from evaltool.values.pieces import Time
from evaltool.values.statements import Statement


@dataclass(frozen=True, slots=True)
class Pair:
    """The statement that answers a part, None where there is none, and what was inferred."""

    statement: Statement | None
    basis: Inference | None = None


def paired(statements: Sequence[Statement], parts: Sequence[Target]) -> list[Pair]:
    """One statement for each part, in the order of the parts.

    One value without a label answers all parts that share their value; otherwise labels
    decide: the same, or one inside the other if that leaves one candidate only.
    """
    if len(statements) == 1 and not statements[0].label and _shared(parts):
        basis = Inference(what="parts", basis="只填了一个数，各部分按同一实际完成值计")
        return [Pair(statements[0], basis) for _ in parts]
    return [Pair(_answer(part, statements, parts)) for part in parts]


def _shared(parts: Sequence[Target]) -> bool:
    return len({(part.kind, part.op, part.value, part.unit) for part in parts}) == 1


def _answer(
    part: Target, statements: Sequence[Statement], parts: Sequence[Target]
) -> Statement | None:
    fitting = [item for item in statements if _fits(item, part)]
    label = part.label or ""
    same = [item for item in fitting if item.label == label]
    if len(same) == 1 and label:
        return same[0]
    inside = [item for item in fitting if _within(item.label, label)]
    if len(inside) == 1:
        return inside[0]
    alone = sum(_sort(other) == _sort(part) for other in parts) == 1
    return fitting[0] if alone and len(fitting) == 1 else None


def _sort(part: Target) -> bool:
    return part.kind in {Kind.DEADLINE, Kind.PERIOD}


def _fits(item: Statement, part: Target) -> bool:
    return isinstance(item.value, Time) == _sort(part)


def _within(label: str, other: str) -> bool:
    return bool(label) and bool(other) and (label in other or other in label)
