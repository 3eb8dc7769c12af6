"""The view of 佐证材料清单: what was named as evidence, and for which rows nothing was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evaltool.report.scores import IndicatorScore, ProjectScore
from evaltool.report.view.continued import chunks, numbered
from evaltool.report.view.losses import short_label
from evaltool.report.view.words import clause, listed

_WIDTHS = {"text": 18.5, "indicators": 25.5}
"""Characters on a line of each column of the annex."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """One piece of evidence (佐证材料) and the indicators it stands for; on one row or several."""

    text: str
    indicators: str
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The evidence of one project, and its indicators that have an actual but no evidence."""

    project: str
    materials: tuple[Material, ...]
    missing: tuple[str, ...]
    missing_count: int


def evidence(projects: Iterable[ProjectScore]) -> tuple[Evidence, ...]:
    """The evidence of every project that has indicators."""
    return tuple(_of(project) for project in projects if project.indicators)


def _of(project: ProjectScore) -> Evidence:
    materials: dict[str, list[str]] = {}
    missing = []
    for entry in project.indicators:
        text = clause(entry.actual.evidence if entry.actual else None)
        if text:
            materials.setdefault(text, []).append(short_label(entry))
        elif _has_actual(entry):
            missing.append(short_label(entry))
    return Evidence(
        project=project.case.project.name,
        materials=tuple(
            numbered(
                (
                    Material(text=text, indicators=listed(names))
                    for text, names in materials.items()
                ),
                _WIDTHS,
            )
        ),
        missing=tuple(chunks(listed(missing), _WIDTHS["indicators"])),
        missing_count=len(missing),
    )


def _has_actual(entry: IndicatorScore) -> bool:
    return entry.actual is not None and bool(entry.actual.value or entry.actual.level)
