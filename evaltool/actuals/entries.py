"""Rows of 实际完成情况 -> one `Actual` an indicator, blank rows apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from evaltool.actuals.cells import Refused, read_count, read_number, read_points, read_share
from evaltool.actuals.layout import Layout, Row
from evaltool.actuals.tables import quoted, records, take
from evaltool.findings import Finding, finding
from evaltool.matching import matching, matching_project
from evaltool.model import Actual, IndicatorKey
from evaltool.vocabulary import LEVEL_WORDINGS, LEVELS

RECORDED = (
    "value",
    "level",
    "share",
    "points",
    "reason",
    "evidence",
    "adjusted_target",
    "approval",
    "decided",
    "decided_reason",
    "sample",
    "satisfied",
)
"""The fields of an actual that somebody fills in."""

_LEVELS = {matching(level): level for level in LEVELS}
_WORDINGS = {matching(wording): level for wording, level in LEVEL_WORDINGS.items()}
_KEY = ("category", "subcategory", "name")
_LARGEST_ORDINAL = 1000


def read_entries(layout: Layout, found: list[Finding]) -> Iterator[Actual]:
    """The rows of one table in order, blank ones included."""
    seen: Counter[tuple[str, ...]] = Counter()
    for row in records(layout, found):
        same = _same_rows(row)
        yield _entry(row, _ordinal(row, seen[same]), found)
        seen[same] += 1


def is_blank(actual: Actual) -> bool:
    """Whether nothing at all has been filled into a row."""
    return not actual.unread and all(getattr(actual, field) is None for field in RECORDED)


def _same_rows(row: Row) -> tuple[str, ...]:
    texts = (row.shared(field) or "" for field in (*_KEY, "target_text"))
    return (matching_project(row.shared("project") or ""), *map(matching, texts))


def _ordinal(row: Row, counted: int) -> int:
    """The place among rows that are otherwise the same: as written (from 1), else as counted."""
    text = row.text("ordinal") or ""
    written = text.isascii() and text.isdigit() and len(text) < 5 and int(text) > 0
    return min(int(text) - 1, _LARGEST_ORDINAL) if written else counted


def _entry(row: Row, ordinal: int, found: list[Finding]) -> Actual:
    share = take(row, "share", read_share, found)
    points = take(row, "points", read_points, found)
    decided = take(row, "decided", _read_decided, found)
    sample = take(row, "sample", read_count, found)
    satisfied = take(row, "satisfied", read_count, found)
    figures: dict[str, Decimal | int | None] = {
        **{"share": share, "points": points, "decided": decided},
        **{"sample": sample, "satisfied": satisfied},
    }
    return Actual(
        key=_key(row, ordinal),
        value=row.text("value"),
        level=_level(row, found),
        share=share,
        points=points,
        reason=row.text("reason"),
        evidence=row.text("evidence"),
        adjusted_target=row.text("adjusted_target"),
        approval=row.text("approval"),
        decided=decided,
        decided_reason=row.text("decided_reason"),
        sample=sample,
        satisfied=satisfied,
        target_text=row.shared("target_text"),
        unread=tuple(_unread(row, figures)),
        columns=_columns(row.layout),
        source=row.source("value" if "value" in row.layout.columns else "level"),
    )


def _read_decided(text: str) -> Decimal | Refused:
    """A score; one that no row allows is a number all the same, and scoring refuses it."""
    return read_number(text.strip().removesuffix("分"))


def _key(row: Row, ordinal: int) -> IndicatorKey:
    category, subcategory, name = (row.shared(field) or "" for field in _KEY)
    return IndicatorKey(
        project=row.shared("project") or "",
        category=category,
        subcategory=subcategory,
        name=name,
        ordinal=ordinal,
    )


def _level(row: Row, found: list[Finding]) -> str | None:
    text = row.text("level")
    if text is None:
        return None
    form = matching(text)
    level = _LEVELS.get(form) or _WORDINGS.get(form)
    if level is None:
        facts = {"text": quoted(text), "levels": "、".join(LEVELS)}
        found.append(finding("actuals-level-unknown", row.source("level"), **facts))
    return level or text


def _unread(row: Row, meanings: Mapping[str, Decimal | int | None]) -> Iterator[str]:
    for field, meaning in meanings.items():
        if meaning is None and row.text(field) is not None:
            yield field


def _columns(layout: Layout) -> tuple[tuple[str, int], ...]:
    return tuple((field, layout.columns[field]) for field in RECORDED if field in layout.columns)
