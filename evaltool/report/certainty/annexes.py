"""The annexes on certainty of the narrative report: made where they are asked for, or due.

`Annexes` is what a report is asked to add; what it was asked for stands in the report's manifest,
so that the same report can be made again. What samples prove is told wherever samples were
recorded, asked for or not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from evaltool.certainty.satisfaction import surveys
from evaltool.report.certainty.listing import Listing
from evaltool.report.certainty.satisfaction import satisfaction_listing

if TYPE_CHECKING:
    from evaltool.certainty.years import Trends
    from evaltool.report.charts.records import Chart
    from evaltool.scoring.scored import Scored

_FIRST = 4
"""The number of the first annex on certainty; those before it are always there."""
_MARKS = {"satisfaction": 10, "stability": 11, "trends": 12}
"""The bookmarks at which the contents page finds the annexes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annexes:
    """What a report is asked to add.

    `stability` is by how many percent points may move, None for no annex on it. `trends` are the
    years compared, None for none; `same` the names that were confirmed to mean the same, and
    `inputs` the files of the other years with their hashes.
    """

    stability: Decimal | None = None
    trends: Trends | None = None
    same: tuple[tuple[str, str], ...] = ()
    inputs: tuple[tuple[str, str], ...] = ()

    def without_stability(self) -> Annexes:
        """The same without the annex on stability."""
        return replace(self, stability=None)

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """What was asked for, as the manifest records it; empty where nothing was."""
        found = []
        if self.stability is not None:
            found.append(("stability", f"{self.stability.normalize():f}"))
        if self.trends is not None:
            found.append(("trends", ",".join(map(str, self.trends.years))))
            found += [("same", f"{old}={new}") for old, new in sorted(self.same)]
        return tuple(found)


NONE_ASKED = Annexes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One annex in the contents: its number, its title, its bookmark."""

    number: int
    title: str
    mark: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StabilityAnnex:
    """The annex on stability, in texts."""

    number: int
    move: str
    summary: str
    standings: Listing
    influences: Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendsAnnex:
    """The annex on trends: a row an indicator with its years in one text."""

    number: int
    years: str
    rows: Listing
    matched: Listing
    alike: Listing
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SatisfactionAnnex:
    """The annex on what samples prove."""

    number: int
    surveys: Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Further:
    """The annexes that a report has on certainty; each None where it has none."""

    entries: tuple[Entry, ...] = ()
    satisfaction: SatisfactionAnnex | None = None
    stability: StabilityAnnex | None = None
    trends: TrendsAnnex | None = None


NOTHING_FURTHER = Further()


def further(scored: Scored, asked: Annexes) -> tuple[Further, tuple[Chart, ...]]:
    """The annexes of a scored year and the charts that stand in them."""
    found: dict[str, SatisfactionAnnex | StabilityAnnex | TrendsAnnex] = {}
    entries: list[Entry] = []
    charts: list[Chart | None] = []
    samples = surveys(scored)
    if samples:
        number = _entered(entries, "satisfaction", "满意度指标的统计推断")
        annex = SatisfactionAnnex(number=number, surveys=satisfaction_listing(samples))
        found["satisfaction"] = annex
    if asked.stability is not None:
        number = _entered(entries, "stability", "等级稳定性")
        found["stability"] = _stability(scored, asked.stability, number, charts)
    if asked.trends is not None:
        number = _entered(entries, "trends", "历年趋势")
        found["trends"] = _trends(asked.trends, number, charts)
    drawn = tuple(chart for chart in charts if chart is not None)
    return Further(entries=tuple(entries), **found), drawn  # type: ignore[arg-type]


def _entered(entries: list[Entry], name: str, title: str) -> int:
    """The number that an annex gets, entered in the contents."""
    number = _FIRST + len(entries)
    entries.append(Entry(number=number, title=title, mark=_MARKS[name]))
    return number


def _stability(
    scored: Scored, move: Decimal, number: int, charts: list[Chart | None]
) -> StabilityAnnex:
    from evaltool.certainty.stability import stability
    from evaltool.report.certainty.stability import (
        influence_listing,
        percent_text,
        stability_listing,
        summary,
    )
    from evaltool.report.charts.stability import stability_chart
    from evaltool.report.view.words import unit_and_year

    found = stability(scored, move)
    charts.append(stability_chart(found, unit_and_year(scored.cases)[1], f"附件{number}表1"))
    return StabilityAnnex(
        number=number,
        move=percent_text(move),
        summary=summary(found),
        standings=stability_listing(found),
        influences=influence_listing(found),
    )


def _trends(found: Trends, number: int, charts: list[Chart | None]) -> TrendsAnnex:
    from evaltool.report.certainty.trends import alike_listing, by_year_listing, matched_listing
    from evaltool.report.charts.trends import trend_chart

    charts.append(trend_chart(found, f"附件{number}表1"))
    return TrendsAnnex(
        number=number,
        years="、".join(map(str, found.years)),
        rows=by_year_listing(found),
        matched=matched_listing(found),
        alike=alike_listing(found),
        left_out=found.left_out,
    )
