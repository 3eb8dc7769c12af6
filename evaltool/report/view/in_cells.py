"""What a project reached and lost, fit for the cells of the report's tables.

What is too tall for a cell shows its beginning and says where the whole of it stands; a long reason
or list of evidence goes on in further rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from evaltool.report.view.continued import brief, chunks
from evaltool.report.view.cutting import IN_THE_FORM
from evaltool.report.view.losses import Achievement, Loss, Pending

Told = TypeVar("Told", Loss, Pending)

_ACROSS = 46.0
"""Characters on a line of the cell of table 3 that goes across its columns."""
_COLUMNS = {"label": 14.0, "target": 10.6, "actual": 10.6}
_LOSS = {**_COLUMNS, "how": _ACROSS, "decision": _ACROSS}
_PENDING = {**_COLUMNS, "place": _ACROSS}
_NAME_WIDTH, _NAME_LINES = 13.0, 8
_LINES = 10
"""Lines of a text in table 3: the two rows of an indicator stand below the head of the annex."""


def in_cells(each: Achievement) -> Achievement:
    """The achievement with its texts fit for table cells; elsewhere they stay whole."""
    return replace(
        each,
        brief=brief(each.name, _NAME_WIDTH, IN_THE_FORM, _NAME_LINES),
        losses=tuple(map(_loss, each.losses)),
        pending=tuple(_shortened(row, _PENDING) for row in each.pending),
    )


def _loss(loss: Loss) -> Loss:
    reason, *reasons = chunks(loss.reason, _ACROSS, _LINES)
    evidence, *others = chunks(loss.evidence, _ACROSS, _LINES)
    more = (*_further("原因", reasons), *_further("佐证", others))
    loss = _shortened(loss, _LOSS)
    if not more:
        return loss
    return replace(
        loss,
        reason=reason,
        evidence=evidence,
        more=more,
        reason_stop="" if reasons else "。",
        evidence_stop="" if others else "。",
    )


def _further(title: str, parts: list[str]) -> Iterator[str]:
    """The parts of a text that go on in rows of their own; the last one ends the sentence."""
    for place, part in enumerate(parts, 1):
        yield f"{title}（续）：{part}{'。' if place == len(parts) else ''}"


def _shortened(told: Told, widths: Mapping[str, float]) -> Told:
    texts: dict[str, Any] = {
        field: brief(text, width, IN_THE_FORM, _LINES)
        for field, width in widths.items()
        if len(text := getattr(told, field)) > width
    }
    return replace(told, **texts) if texts else told
