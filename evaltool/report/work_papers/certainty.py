"""Sheets on certainty: what was asked for (等级稳定性, 差距分析, 历年趋势), and what samples prove.

They hold texts: their figures are no sums of other cells. What every method assumes stands on a
sheet of its own, 方法和假设; its last row names what was asked for, so that the sheets can be made
again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from evaltool.certainty.satisfaction import surveys
from evaltool.report.certainty.annexes import Annexes
from evaltool.report.certainty.listing import Listing
from evaltool.report.certainty.satisfaction import satisfaction_listing
from evaltool.report.work_papers.sheet import Column, Line, Sheet

if TYPE_CHECKING:
    from evaltool.scoring.scored import Scored

METHODS = "方法和假设"
OPTIONS = "选项"
"""What stands in front of the options, a line each, name=value."""
_WIDE, _PLAIN, _NARROW = 34.0, 26.0, 12.0


def certainty_sheets(scored: Scored, annexes: Annexes, facts: str, marks: str) -> tuple[Sheet, ...]:
    """The sheets that are asked for or due; none where neither is the case."""
    listings = tuple(_listings(scored, annexes))
    sheets = [_sheet(name, listing, facts, marks) for name, listing in listings]
    if sheets:
        sheets.append(_methods(listings, annexes, facts, marks))
    return tuple(sheets)


def _listings(scored: Scored, annexes: Annexes) -> Iterator[tuple[str, Listing]]:
    samples = surveys(scored)
    if samples:
        yield "满意度推断", satisfaction_listing(samples)
    if annexes.stability is not None:
        yield from _stability(scored, annexes)
    if annexes.trends is not None:
        from evaltool.report.certainty.trends import trend_listing

        yield "历年趋势", trend_listing(annexes.trends)


def _stability(scored: Scored, annexes: Annexes) -> Iterator[tuple[str, Listing]]:
    from evaltool.certainty.reaching import reach_grade
    from evaltool.certainty.stability import USUAL_MOVE, stability
    from evaltool.report.certainty.reaching import reaching_listing
    from evaltool.report.certainty.stability import influence_listing, stability_listing

    found = stability(scored, annexes.stability or USUAL_MOVE)
    yield "等级稳定性", stability_listing(found)
    if (influences := influence_listing(found)).rows:
        yield "分值影响", influences
    yield "差距分析", reaching_listing(reach_grade(scored))


def _sheet(name: str, listing: Listing, facts: str, marks: str) -> Sheet:
    return Sheet(
        name=name,
        title=f"绩效自评底稿：{listing.title}",
        facts=facts,
        marks=marks,
        columns=tuple(_column(listing, place) for place in range(len(listing.header))),
        lines=tuple(Line(cells=row) for row in listing.rows),
        frozen=1,
    )


def _column(listing: Listing, place: int) -> Column:
    """A column as wide as its texts are long."""
    longest = max((len(row[place]) for row in listing.rows), default=0)
    width = _NARROW if longest <= 8 else _PLAIN if longest <= 40 else _WIDE
    centred = place in listing.right or longest <= 4
    return Column(listing.header[place], width, centred=centred)


def _methods(
    listings: tuple[tuple[str, Listing], ...], annexes: Annexes, facts: str, marks: str
) -> Sheet:
    lines = [Line(cells=(name, text)) for name, listing in listings for text in listing.assumptions]
    if annexes.options:
        told = "\n".join(f"{name}={value}" for name, value in annexes.options)
        lines.append(Line(cells=(OPTIONS, told)))
    return Sheet(
        name=METHODS,
        title=f"绩效自评底稿：{METHODS}",
        facts=facts,
        marks=marks,
        columns=(Column("内容", 14), Column("方法和假设", 100)),
        lines=tuple(lines),
        frozen=1,
    )
