"""What the reading report says: texts only, in the order in which they are declared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evaltool.vocabulary import INFERENCE_TITLES


class Standing(StrEnum):
    """How well a cell was understood, the gravest thing about it first."""

    UNREAD = "unread"
    AMBIGUOUS = "ambiguous"
    CORRECTED = "corrected"
    INFERRED = "inferred"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """Something that a cell does not say (推断), and from what it is held."""

    what: str
    basis: str

    @property
    def text(self) -> str:
        """As a person reads it."""
        return f"{INFERENCE_TITLES.get(self.what, self.what)}：{self.basis}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionReading:
    """A correction that is in use (更正): what it says, why, by whom and where."""

    text: str
    reason: str
    author: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActualReading:
    """A recorded value (实际完成值) and what it was read as against its target.

    `against` is the target that counts, in its normal form; `unread` the reason where the
    value was not understood, and then `understood` is empty.
    """

    original: str
    understood: str
    against: str
    inferred: tuple[Noted, ...] = ()
    unread: str = ""
    file: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorReading:
    """A 指标值 as declared and as understood.

    `kind` is a `Kind` or empty where nothing was understood; `direction` how it is compared,
    in words; `others` further readings that can be defended; `unread` why it was not understood.
    """

    category: str
    subcategory: str
    name: str
    path: str
    original: str
    understood: str
    kind: str
    direction: str
    inferred: tuple[Noted, ...] = ()
    others: tuple[str, ...] = ()
    unread: str = ""
    place: str
    correction: CorrectionReading | None = None
    actual: ActualReading | None = None

    @property
    def standing(self) -> Standing:
        """How well it was understood."""
        stands = {
            Standing.UNREAD: self.unread,
            Standing.AMBIGUOUS: self.others,
            Standing.CORRECTED: self.correction,
            Standing.INFERRED: self.inferred,
        }
        return next((standing for standing, holds in stands.items() if holds), Standing.PLAIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountReading:
    """A cell of a fund table: its text, and the amount it was read as, in 万元.

    `line` is the row (用途, 资金来源), `measure` the column (年初预算数 …); both texts are empty
    where a row states no amount at all.
    """

    line: str
    measure: str
    original: str
    amount: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectReading:
    """One form: its name, kind and year, and every cell of it that has a meaning."""

    name: str
    kind: str
    year: str
    unit: str
    file: str
    place: str
    indicators: tuple[IndicatorReading, ...]
    amounts: tuple[AmountReading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read; `recorded` tells whether actuals were read beside the targets."""

    projects: tuple[ProjectReading, ...]
    recorded: bool = False

    @property
    def indicators(self) -> tuple[IndicatorReading, ...]:
        """The indicators of all projects."""
        return tuple(item for project in self.projects for item in project.indicators)

    @property
    def summary(self) -> str:
        """How many were understood, and how (共多少个指标)."""
        standings = [item.standing for item in self.indicators]
        counted = {
            "直接读懂": Standing.PLAIN,
            "有推断": Standing.INFERRED,
            "按更正说明": Standing.CORRECTED,
            "有另一种读法": Standing.AMBIGUOUS,
            "读不懂": Standing.UNREAD,
        }
        told = "，".join(f"{words}{standings.count(kind)}个" for words, kind in counted.items())
        return f"共{len(standings)}个指标：{told}"
