"""The figures each method takes from a rule file, and what must hold among them.

Pydantic models of `[clauses.SLOT.parameters]`; `read()` gives the figures as the rest of the
program holds them. Messages are Chinese because the author of a rule file reads them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from evaltool.rules.model import Band, Move
from evaltool.vocabulary import LEVELS

FINEST = -4
"""The smallest decimal place a figure of a rule may use (0.0001)."""

Parameter = Decimal | str | tuple[object, ...]
CategoryName = Literal["cost", "output", "benefit", "satisfaction"]


def _figure(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError("应为数字")
    figure = Decimal(value)
    if not figure.is_finite() or abs(figure) > 10_000:
        raise ValueError("应为一万以内的数字")
    exponent = figure.normalize().as_tuple().exponent
    if isinstance(exponent, int) and exponent < FINEST:
        raise ValueError("小数位不应超过4位")
    return figure


Figure = Annotated[Decimal, BeforeValidator(_figure)]
Percent = Annotated[Figure, Field(ge=0, le=100)]


class Strict(BaseModel):
    """A part of a rule file in which unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Parameters(Strict):
    """The parameters of a method that takes none."""

    def read(self) -> dict[str, Parameter]:
        """The parameters as the clause holds them."""
        return {}


class PassLine(Parameters):
    """Nothing below the pass line (及格线, percent), in proportion above it."""

    pass_line: Annotated[Figure, Field(gt=0, lt=100)]

    def read(self) -> dict[str, Parameter]:
        """The pass line."""
        return {"pass_line": self.pass_line}


class PerDayLate(Parameters):
    """Percent of the points that every day late costs."""

    lost_per_day: Annotated[Figure, Field(gt=0, le=100)]

    def read(self) -> dict[str, Parameter]:
        """The percent lost a day."""
        return {"lost_per_day": self.lost_per_day}


class Listed(Parameters):
    """From which attainment (percent) a row is listed."""

    from_: Annotated[Figure, Field(alias="from", gt=100)]

    def read(self) -> dict[str, Parameter]:
        """The threshold."""
        return {"from": self.from_}


class Assumed(Parameters):
    """The share (percent) that 达成 without a share stands for."""

    share: Percent

    def read(self) -> dict[str, Parameter]:
        """The share."""
        return {"share": self.share}


class Pooled(Parameters):
    """Categories whose points are declared in one sum."""

    pooled: tuple[CategoryName, ...] = ()

    def read(self) -> dict[str, Parameter]:
        """The pooled categories."""
        return {"pooled": tuple(self.pooled)}


class Edges(Strict):
    """The edges of a band in percent; which key is used says whether the band owns the edge."""

    at_least: Figure | None = None
    above: Figure | None = None
    below: Figure | None = None
    at_most: Figure | None = None

    @model_validator(mode="after")
    def _one_key_an_edge(self) -> Edges:
        if self.at_least is not None and self.above is not None:
            raise ValueError("at_least（含）与 above（不含）只能写一个")
        if self.at_most is not None and self.below is not None:
            raise ValueError("at_most（含）与 below（不含）只能写一个")
        return self

    def band(self, share: Decimal | None = None, name: str = "") -> Band:
        """The band between these edges."""
        return Band(
            low=self.above if self.at_least is None else self.at_least,
            low_owned=self.at_least is not None,
            high=self.below if self.at_most is None else self.at_most,
            high_owned=self.at_most is not None,
            share=share,
            name=name,
        )


class ScoringBand(Edges):
    """A band and the percent of the points that it earns."""

    share: Percent


class Bands(Parameters):
    """Bands over the rate, from best to worst, without gap or overlap and open at both ends."""

    bands: Annotated[tuple[ScoringBand, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _cover_everything(self) -> Bands:
        bands = self._ordered()
        _require(bands[0].high is None, "最高一档不应有上边界")
        _require(bands[-1].low is None, "最低一档不应有下边界")
        _require_seamless(bands)
        shares = [band.share for band in bands if band.share is not None]
        _require(shares == sorted(shares, reverse=True), "档次越高，得分比例不应越低")
        return self

    def read(self) -> dict[str, Parameter]:
        """The bands, best first."""
        return {"bands": tuple(self._ordered())}

    def _ordered(self) -> list[Band]:
        return [band.band(band.share) for band in self.bands]


class Levels(Strict):
    """The band of shares of each level (完成情况)."""

    met: Annotated[Edges, Field(alias=LEVELS[0])]
    partly_met: Annotated[Edges, Field(alias=LEVELS[1])]
    not_met: Annotated[Edges, Field(alias=LEVELS[2])]


class Graded(Parameters):
    """The levels of a qualitative row, together exactly 0 … 100 %."""

    levels: Levels

    @model_validator(mode="after")
    def _cover_zero_to_hundred(self) -> Graded:
        bands = self._ordered()
        top, bottom = bands[0], bands[-1]
        _require(top.high == 100 and top.high_owned, f"{LEVELS[0]}的上边界应为 at_most = 100")
        _require(bottom.low == 0 and bottom.low_owned, f"{LEVELS[2]}的下边界应为 at_least = 0")
        _require_seamless(bands)
        return self

    def read(self) -> dict[str, Parameter]:
        """The bands of the levels, best first."""
        return {"levels": tuple(self._ordered())}

    def _ordered(self) -> list[Band]:
        edges = (self.levels.met, self.levels.partly_met, self.levels.not_met)
        return [edge.band(name=name) for edge, name in zip(edges, LEVELS, strict=True)]


class MoveDocument(Strict):
    """Points of a missing category that go to another one."""

    missing: CategoryName
    to: CategoryName
    points: Annotated[Figure, Field(gt=0)]


class Moved(Parameters):
    """Where the points of missing categories go."""

    moves: Annotated[tuple[MoveDocument, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _not_to_itself(self) -> Moved:
        for move in self.moves:
            _require(move.missing != move.to, f"{move.missing} 的分值不能并入它自己")
        return self

    def read(self) -> dict[str, Parameter]:
        """The moves in the order of the file."""
        moves = tuple(
            Move(missing=move.missing, to=move.to, points=move.points) for move in self.moves
        )
        return {"moves": moves}


PARAMETERS: Mapping[str, type[Parameters]] = MappingProxyType(
    {
        "fixed": Pooled,
        "moved": Moved,
        "pass_line": PassLine,
        "bands": Bands,
        "listed": Listed,
        "graded": Graded,
        "assumed": Assumed,
        "per_day_late": PerDayLate,
    }
)
"""Method -> its parameters; a method that is not here takes none."""


def _require(condition: bool, message: str) -> None:
    if not condition:
        raise ValueError(message)


def _require_seamless(bands: Sequence[Band]) -> None:
    for upper, lower in pairwise(bands):
        _require(upper.low is not None, "只有最低一档可以没有下边界")
        _require(lower.high is not None, "只有最高一档可以没有上边界")
        _require_ordered(upper, lower)
    for band in bands:
        inside = band.low is None or band.high is None or band.low < band.high
        _require(inside, f"档次的下边界{band.low}应小于上边界{band.high}")


def _require_ordered(upper: Band, lower: Band) -> None:
    low, high = upper.low, lower.high
    if low is None or high is None:
        return
    _require(low >= high, f"档次重叠：{high}以下与{low}以上")
    _require(low == high, f"档次之间有空缺：{high}至{low}")
    owners = upper.low_owned + lower.high_owned
    _require(owners != 2, f"边界{low}同属两档")
    _require(owners != 0, f"边界{low}不属于任何一档")
