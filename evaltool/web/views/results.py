"""The results of the year: lost points and why, charts, findings, documents, rule sets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaltool.report.figures import points_text, rate_text
from evaltool.report.html.page import Page, page_view
from evaltool.rules import Clause, compare, load, shipped
from evaltool.web.views.overview import Overview, overview, problems
from evaltool.web.views.spots import Problem

if TYPE_CHECKING:
    from evaltool.certainty import Standing
    from evaltool.web.desk import Year

_NAMES = {
    "绩效自评报告.docx": "自评报告",
    "绩效自评表.docx": "自评表",
    "绩效自评底稿.xlsx": "底稿",
    "结果.json": "数据",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One document to download."""

    number: int
    name: str
    title: str
    size: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedLine:
    """One project by two rule sets."""

    name: str
    first: tuple[str, str]
    second: tuple[str, str]

    @property
    def differs(self) -> bool:
        """Whether total or grade differ."""
        return self.first != self.second


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The year by two rule sets, and the clauses in which they differ."""

    id: str
    title: str
    lines: tuple[ComparedLine, ...]
    clauses: tuple[tuple[Clause, Clause, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StableLine:
    """How firmly the grade of one project stands; `skipped` says why nothing was computed."""

    name: str
    grade: str
    worst: str
    worst_grade: str
    best: str
    best_grade: str
    held: str
    skipped: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StabilityView:
    """What other points for the level-3 indicators would do (等级稳定性)."""

    move: str
    lines: tuple[StableLine, ...]
    assumptions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """All that the page of results shows."""

    overview: Overview
    page: Page
    problems: tuple[Problem, ...]
    counts: tuple[tuple[str, int], ...]
    files: tuple[File, ...]
    rules: tuple[tuple[str, str], ...]
    compared: Compared | None
    stability: StabilityView

    @property
    def places(self) -> tuple[str, ...]:
        """Where the charts stand in a report, each once."""
        return tuple(dict.fromkeys(figure.chart.place for figure in self.page.figures))


def results_view(year: Year, other: Year | None = None) -> Results:
    """The results, beside those by another rule set where one is given."""
    found = problems(year)
    levels = ("error", "错误"), ("warning", "警告"), ("info", "提示")
    return Results(
        overview=overview(year),
        page=page_view(year.scored, sample=year.workspace.sample),
        problems=found,
        counts=tuple((title, sum(p.kind == kind for p in found)) for kind, title in levels),
        files=tuple(_file(n, d.path, d.data) for n, d in enumerate(year.documents)),
        rules=tuple((item, load(item).title) for item in shipped()),
        compared=_compared(year, other) if other else None,
        stability=_stability(year),
    )


def _file(number: int, path: str, data: bytes) -> File:
    name = path.rpartition("/")[2]
    return File(
        number=number,
        name=name,
        title=_NAMES.get(name, name),
        size=f"{max(1, round(len(data) / 1024))} KB",
    )


def _stability(year: Year) -> StabilityView:
    found = year.stability
    return StabilityView(
        move=f"{found.move.normalize():f}",
        lines=tuple(map(_stable, found.standings)),
        assumptions=found.assumptions,
    )


def _stable(item: Standing) -> StableLine:
    held = "—" if item.held is None else rate_text(item.held * 10_000 // (item.drawn or 1))
    return StableLine(
        name=item.name,
        grade=item.grade or "待定",
        worst=points_text(item.worst),
        worst_grade=item.worst_grade,
        best=points_text(item.best),
        best_grade=item.best_grade,
        held=held,
        skipped=item.skipped,
    )


def _compared(year: Year, other: Year) -> Compared:
    pairs = zip(overview(year).lines, overview(other).lines, strict=True)
    return Compared(
        id=other.scored.ruleset.id,
        title=other.scored.ruleset.title,
        lines=tuple(
            ComparedLine(name=one.name, first=(one.total, one.grade), second=(two.total, two.grade))
            for one, two in pairs
        ),
        clauses=tuple(
            (item.first, item.second, item.computes_alike)
            for item in compare(year.scored.ruleset, other.scored.ruleset)
        ),
    )
