"""A claim (自评表): what a filled-in self-evaluation form says, every figure with its cell.

Nothing is judged here. A blank is a figure without a value, a text that is no number keeps
its text; amounts are in 万元, rates in percent as printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from evaltool.model import Indicator, Project, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A printed figure: its text, its value where the text is a number, its cell.

    `shared` marks a merged cell that stands for several rows; `percent` a printed % sign;
    `decimals` counts the printed decimals of the number.
    """

    text: str = ""
    value: Decimal | None = None
    source: Source | None = None
    shared: bool = False
    percent: bool = False
    decimals: int = 0

    @property
    def blank(self) -> bool:
        """Whether nothing stands in the cell, or a word for nothing."""
        return not self.text


NO_FIGURE = Figure()
"""A column that the form does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedRow:
    """One indicator row of a claim.

    `indicator` holds names, target and points as a declaration would; `actual`, `reason` and
    `evidence` are texts, "" where blank; `verified` is what a reviewer found instead of the
    actual (复核完成值). `source` is the cell of the score, else of the actual.
    """

    indicator: Indicator
    points: Figure
    score: Figure
    actual: str
    actual_source: Source
    reason: str = ""
    evidence: str = ""
    adjusted_target: str = ""
    verified: str = ""
    source: Source

    @property
    def counted(self) -> str:
        """The actual that counts: what a reviewer verified, else what was claimed."""
        return self.verified or self.actual

    @property
    def title(self) -> str:
        """The row as a person calls it."""
        own = self.indicator
        return own.name or own.subcategory or own.category or own.target_text[:20]

    @property
    def weighed(self) -> bool:
        """Whether the row takes part in scoring: it has points or a score."""
        return not (self.points.blank and self.score.blank)


@dataclass(frozen=True, slots=True, kw_only=True)
class FundRow:
    """One row of the fund table (资金行), its execution columns included."""

    label: str
    total: bool
    initial: Figure = NO_FIGURE
    adjusted: Figure = NO_FIGURE
    executed: Figure = NO_FIGURE
    rate: Figure = NO_FIGURE
    points: Figure = NO_FIGURE
    score: Figure = NO_FIGURE
    reason: str = ""
    source: Source

    @property
    def full(self) -> Figure:
        """全年预算数: what the execution rate is measured against."""
        return self.adjusted

    def amounts(self) -> tuple[tuple[str, Figure], ...]:
        """The three amounts with their headings."""
        return (
            ("年初预算数", self.initial),
            ("全年预算数", self.adjusted),
            ("全年执行数", self.executed),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A printed total (合计): of the whole form, or of what a label says it is for."""

    label: str
    points: Figure = NO_FIGURE
    score: Figure = NO_FIGURE
    grade: str = ""
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """Points printed in a label or a name: 产出指标(50分); `kind` says what they are for.

    `kind` is execution (预算执行), indicators (绩效指标), category (一级指标) or subcategory
    (二级指标); for the latter two `name` is the name as printed.
    """

    kind: str
    name: str
    points: Decimal
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One filled-in form.

    `columns` names the columns that the form has (actual, points, score, reason, evidence;
    fund_reason, rate …); `cut` says that the form ends with （以下从略）.
    """

    project: Project
    rows: tuple[ClaimedRow, ...]
    funds: tuple[FundRow, ...]
    total: Sum | None
    stated: tuple[Stated, ...] = ()
    outcome: str = ""
    problems: str = ""
    measures: str = ""
    conclusion: str = ""
    remarks: str = ""
    columns: frozenset[str] = frozenset()
    cut: bool = False
    source: Source

    @property
    def name(self) -> str:
        """The project as the form names it."""
        return self.project.name

    @property
    def file(self) -> str:
        """The file it was read from."""
        return self.source.file

    @property
    def execution(self) -> FundRow | None:
        """The fund row that carries the execution of the whole project, None without one."""
        return next((row for row in self.funds if row.total), None)
