"""What can be typed: the fields of each table, and the names under which a form sends them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from evaltool.actuals.layout import Table
from evaltool.model import FundSource, FundUse, Indicator, Project
from evaltool.vocabulary import LEVELS
from evaltool.web.texts import normal


class Entry(StrEnum):
    """How a field is typed."""

    LINE = "line"
    TEXT = "text"
    LEVEL = "level"
    SHARE = "share"
    FIGURE = "figure"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a table: its name in our records, its heading, how it is typed."""

    name: str
    heading: str
    entry: Entry
    hint: str = ""


KEYS = frozenset(
    ("project", "category", "subcategory", "name", "target_text", "ordinal", "use", "source")
)
"""Fields that tell what a row is about; nobody types them."""

MAIN = ("value", "level", "share", "reason", "evidence")
"""Fields of an indicator that are always in sight; the others stand folded below them."""

_ENTRIES: Mapping[str, Entry] = {
    "value": Entry.TEXT,
    "level": Entry.LEVEL,
    "share": Entry.SHARE,
    "points": Entry.FIGURE,
    "decided": Entry.FIGURE,
    "initial": Entry.FIGURE,
    "adjusted": Entry.FIGURE,
    "executed": Entry.FIGURE,
    "filed": Entry.DAY,
    **dict.fromkeys(
        ("reason", "evidence", "decided_reason", "change_reason", "low_rate_reason"), Entry.TEXT
    ),
    **dict.fromkeys(("outcome", "problems", "measures"), Entry.TEXT),
}
_HINTS: Mapping[str, str] = {
    "share": "定性指标部分达成、未达成的必须填，如 75%；达成的可以不填，按 100% 计。",
    "reason": "没有完成，或超过指标值 30% 以上的，写明原因和改进措施。",
    "evidence": "能证明完成情况的材料名称。",
    "points": "申报或批复时确定了分值的填写；没有确定的留空，按评分规则分配。",
    "adjusted_target": "年中经批准调整了指标值的填写，并填调整批复文件。",
    "approval": "批准调整的文件名称或文号。",
    "decided": "一般不填。单位对得分另有认定的填写，并填认定理由。",
    "decided_reason": "填了认定得分的必须写理由。",
    "initial": "年初批复的预算数，单位万元。",
    "adjusted": "调整后的全年预算数，含上年结转，单位万元。没有调整的照填年初数。",
    "executed": "全年实际支出数，单位万元，与决算一致。",
    "change_reason": "全年预算数与年初预算数不同的，写明调整原因。",
    "low_rate_reason": "执行率低于 90% 的，写明原因。",
    "filed": "报告日期的唯一来源，如 2025-03-20。",
    "cancelled": "项目经批准取消的，填批准文件。填写后该项目只列示，不评分。",
}
LEVEL_CHOICES = LEVELS
SITUATION_ROW = "s"
"""The one row of a project in the table of situations."""


def fields_of(table: Table) -> tuple[Field, ...]:
    """The fields of a table that are typed, in the order of its columns."""
    return tuple(
        Field(
            name=name,
            heading=heading,
            entry=_ENTRIES.get(name, Entry.LINE),
            hint=_HINTS.get(name, ""),
        )
        for heading, name in table.headings.items()
        if name not in KEYS
    )


def project_id(project: Project) -> str:
    """The name of a project in addresses."""
    return _short(project.name, project.kind.value)


def row_id(indicator: Indicator) -> str:
    """The name of an indicator in forms: it stands for what is declared, not for a place."""
    key = indicator.key
    texts = (key.category, key.subcategory, key.name, str(key.ordinal), indicator.target_text)
    return _short(*texts)


def fund_id(use: FundUse, source: FundSource) -> str:
    """The name of a row of the fund table in forms."""
    return f"{use.name}-{source.name}".lower()


def fund_place(row: str) -> tuple[FundUse, FundSource] | None:
    """Which row of a fund table a name stands for, None where it is none."""
    places = ((use, source) for use in FundUse for source in FundSource)
    return next((place for place in places if fund_id(*place) == row), None)


def _short(*texts: str) -> str:
    return sha256("\x1f".join(texts).encode()).hexdigest()[:10]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What somebody wants a field to state; `was` is what the page showed when he began."""

    row: str
    field: str
    was: str
    now: str


def edits_in(form: Mapping[str, str]) -> Iterator[Edit]:
    """The edits that a form sends: `now.ROW.FIELD` beside `was.ROW.FIELD`."""
    for name, now in form.items():
        if not name.startswith("now."):
            continue
        _, row, field = (*name.split(".", 2), "")[:3]
        was = form.get(f"was.{row}.{field}", "")
        if normal(now) != normal(was):
            yield Edit(row=row, field=field, was=normal(was), now=normal(now))
