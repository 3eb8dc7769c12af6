"""What is odd about a value beside its name: about so much, negative, or in another sort of unit.

None of it changes the reading; it is told, so that the officer looks at the cell.
"""

from __future__ import annotations

import re
from functools import lru_cache

from evaltool.model import Inference, Kind, Target
from evaltool.values.context import Context
from evaltool.values.tables import finder

_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_RATES = re.compile(r"(?:率|比例|占比|比重|满意度|知晓度|认知度)$")
_COUNTS = re.compile(r"(?:人数|人次|次数|户数|个数|件数|场次|台数|套数|数量|面积|里程)$")
_PEOPLE = re.compile("(?:人数|人次|次数|户数|场次)$")
_PER = re.compile(r"[/每倍分]")


def told_of(target: Target, context: Context) -> tuple[Inference, ...]:
    """What is told of a count, rate or amount that was read."""
    told: tuple[Inference, ...] = ()
    if target.approximate:
        told += (Inference(what="value", basis="写的是约数，按所写数值理解"),)
    value = target.value
    if value is not None and value < 0 and not _can_fall(target, context):
        told += (Inference(what="value", basis="指标值是负数，请核对"),)
    if target.unit and target.label is None and context.name:
        told += _mismatch(target.kind, target.unit, context.name)
    return told


def _can_fall(target: Target, context: Context) -> bool:
    subject = f"{context.subject} {target.label or ''} {target.text}"
    if target.unit == "℃":
        return True
    if target.kind == Kind.RATE:
        return not finder("directions", "bounded").search(subject)
    return finder("directions", "negative").search(subject) is not None


@lru_cache(maxsize=4096)
def _mismatch(kind: Kind, unit: str, name: str) -> tuple[Inference, ...]:
    """100人 under 合格率, 95% under 培训人数: one of the two is not what was meant."""
    name = _BRACKETS.sub("", name[:200]).strip()
    if kind == Kind.RATE or (unit.isascii() and _PEOPLE.search(name)):
        odd = _COUNTS.search(name)
    else:
        odd = None if _PER.search(unit) else _RATES.search(name)
    if odd is None:
        return ()
    return (Inference(what="unit", basis=f"单位“{unit}”与指标名称中的“{odd.group()}”不符，请核对"),)
