"""One project as its page shows it: every field with its text and state, every score with why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from evaltool.actuals.layout import Table
from evaltool.actuals.workbook.budgets import fund_lines
from evaltool.actuals.workbook.understanding import understood, what_to_fill_in
from evaltool.model import Case, FundLine, FundSource, FundUse, Kind, Project, Target
from evaltool.report.figures import amount_text, interval_text, points_text, rate_text
from evaltool.report.scores import IndicatorScore, ProjectScore, RowScore
from evaltool.scoring.schema import State, Unread
from evaltool.scoring.why import why
from evaltool.vocabulary import KIND_TITLES, STATE_TITLES
from evaltool.web.fields import (
    MAIN,
    SITUATION_ROW,
    Field,
    fields_of,
    fund_id,
    project_id,
    row_id,
)
from evaltool.web.saving import Outcome, Refused
from evaltool.web.views.spots import Problem, Spot, field_id, own_spot, spot, told_by_spot

if TYPE_CHECKING:
    from evaltool.web.desk import Year

_SHORT = tuple(name for name in MAIN if name not in ("level", "share"))
"""The fields in sight where a number, an amount or a day is asked for."""
_NEEDS: Mapping[Unread, str] = {
    Unread.ACTUAL_BLANK: "value",
    Unread.LEVEL_BLANK: "level",
    Unread.SHARE_MISSING: "share",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """One field: what it holds, where that comes from, and what is wrong with it.

    `held` is the place of another file that fills it in; it is then not typed over. `needed`
    says that the row waits for it. `refused` is an edit that was not saved, `saved` one that was.
    """

    row: str
    field: Field
    value: str
    was: str
    label: str
    held: str = ""
    needed: bool = False
    problems: tuple[Problem, ...] = ()
    saved: bool = False
    refused: str = ""
    declared: str = ""

    @property
    def id(self) -> str:
        """The field's name on its page."""
        return field_id(self.row, self.field.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreView:
    """A score: its points, how it came about, and whether it stands."""

    row: str
    score: str
    points: str
    why: str
    state: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """One indicator: what was declared, what is typed, what it scores."""

    id: str
    title: str
    path: str
    target: str
    understood: str
    what: str
    qualitative: bool
    main: tuple[FieldView, ...]
    more: tuple[FieldView, ...]
    score: ScoreView | None

    @property
    def more_filled(self) -> bool:
        """Whether anything stands in the folded fields."""
        return any(field.value or field.problems or field.refused for field in self.more)


@dataclass(frozen=True, slots=True, kw_only=True)
class FundView:
    """One row of the fund table: its amounts; the total carries the reasons."""

    id: str
    title: str
    amounts: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectView:
    """One project."""

    id: str
    name: str
    kind: str
    goal: str
    total: str
    grade: str
    missing: int
    cancelled: bool
    rows: tuple[RowView, ...]
    funds: tuple[FundView, ...]
    reasons: tuple[FieldView, ...]
    execution: ScoreView | None
    rate: str
    situation: tuple[FieldView, ...]
    allocation: tuple[str, ...]
    before: str
    after: str

    @property
    def fields(self) -> Iterator[FieldView]:
        """Every field of the page."""
        for row in self.rows:
            yield from (*row.main, *row.more)
        for fund in self.funds:
            yield from fund.amounts
        yield from (*self.reasons, *self.situation)

    @property
    def split_filled(self) -> bool:
        """Whether anything stands in the rows by use and source."""
        return any(field.value for fund in self.funds[1:] for field in fund.amounts)

    @property
    def scores(self) -> Iterator[ScoreView]:
        """Every score of the page."""
        yield from (row.score for row in self.rows if row.score)
        if self.execution:
            yield self.execution


def project_view(year: Year, pid: str, outcome: Outcome | None = None) -> ProjectView | None:
    """The page of one project; None where no declared project has this name in addresses."""
    projects = year.gathered.declaration.projects
    ids = [project_id(project) for project in projects]
    if pid not in ids:
        return None
    at = ids.index(pid)
    scored = next((s for s in year.projects if s.case.project is projects[at]), None)
    maker = _Maker(year, projects[at], outcome or Outcome())
    case = scored.case if scored else None
    rows = tuple(
        _row(year, maker, place, scored.indicators[place] if scored else None)
        for place in range(len(projects[at].indicators))
    )
    execution = scored.execution if scored else None
    funds = tuple(_fund(maker, projects[at], line) for line in _funds(projects[at], case))
    return ProjectView(
        id=pid,
        name=projects[at].name,
        kind=KIND_TITLES[projects[at].kind],
        goal=projects[at].goal,
        total=interval_text(scored.total, scored.total_low, scored.total_high) if scored else "—",
        grade=(scored.grade or "待定") if scored else "—",
        missing=missing(scored) if scored else 0,
        cancelled=scored is None,
        rows=rows,
        funds=funds,
        reasons=tuple(maker.fields(Table.BUDGET, _TOTAL, ("change_reason", "low_rate_reason"))),
        execution=_score(year, execution, "execution") if execution else None,
        rate=_rate(execution),
        situation=tuple(maker.fields(Table.SITUATION, SITUATION_ROW)),
        allocation=scored.allocation if scored else (),
        before=ids[at - 1] if at else "",
        after=ids[at + 1] if at + 1 < len(ids) else "",
    )


_TOTAL = fund_id(FundUse.ALL, FundSource.TOTAL)


def missing(scored: ProjectScore) -> int:
    """How many rows of a project are undecided."""
    rows = [entry.row for entry in scored.indicators]
    rows += [scored.execution] if scored.execution else []
    return sum(row.state is State.UNDECIDED for row in rows)


def _rate(execution: RowScore | None) -> str:
    if execution is None or execution.attainment is None:
        return "—"
    return rate_text(execution.attainment)


class _Maker:
    """Makes the fields of one project."""

    def __init__(self, year: Year, project: Project, outcome: Outcome) -> None:
        self._year = year
        self._project = project
        self._told = told_by_spot(year.findings)
        self._lines = year.rows
        self._saved = {(edit.row, edit.field) for edit in outcome.saved}
        self._refused = {(item.edit.row, item.edit.field): item for item in outcome.refused}

    def fields(
        self,
        table: Table,
        row: str,
        names: tuple[str, ...] | None = None,
        *,
        of: str = "",
        needed: str = "",
    ) -> Iterator[FieldView]:
        """The fields of a row, all or those named; `of` says in labels what they are about."""
        for field in fields_of(table):
            if names is None or field.name in names:
                view = self._field(table, row, field, of)
                yield replace(view, needed=field.name == needed and not view.value)

    def _field(self, table: Table, row: str, field: Field, of: str) -> FieldView:
        at = self._lines[table].get((self._project.name, row))
        own = "" if at is None else self._year.tables[table].lines[at].text(field.name)
        held = self._year.held.get((table, self._project.name, row, field.name), ())
        spots = [spot(item.source) for item in held]
        where = None if at is None else own_spot(self._year, table, at, field.name)
        refused = self._refused.get((row, field.name))
        return FieldView(
            row=row,
            field=field,
            value=refused.edit.now if refused else own or (held[0].text if held else ""),
            was=own,
            label=f"{of} {field.heading}".strip(),
            held=held[0].source.place if held and not own else "",
            problems=self._problems([*spots, *([where] if where else [])]),
            saved=(row, field.name) in self._saved,
            refused=_refusal(refused) if refused else "",
        )

    def _problems(self, spots: list[Spot]) -> tuple[Problem, ...]:
        return tuple(dict.fromkeys(item for at in spots for item in self._told.get(at, ())))


def _refusal(item: Refused) -> str:
    return f"没有保存您填的“{item.edit.now}”：{item.why}"


def _row(year: Year, maker: _Maker, place: int, entry: IndicatorScore | None) -> RowView:
    project = maker._project
    indicator = project.indicators[place]
    target = entry.target if entry else indicator.target
    row = row_id(indicator)
    title = indicator.name or indicator.subcategory or indicator.category
    needed = _NEEDS.get(entry.row.unread, "") if entry else ""
    of = f"{title}（{indicator.target_text}）" if not indicator.name else title
    every = tuple(maker.fields(Table.ACTUAL, row, of=of, needed=needed))
    qualitative = isinstance(target, Target) and target.kind is Kind.QUALITATIVE
    main = {view.id for view in every if view.field.name in (MAIN if qualitative else _SHORT)}
    return RowView(
        id=row,
        title=title,
        path="—".join(filter(None, (indicator.category, indicator.subcategory))),
        target=indicator.target_text,
        understood=understood(target),
        what=what_to_fill_in(target).replace("\n", ""),
        qualitative=qualitative,
        main=tuple(view for view in every if view.id in main),
        more=tuple(view for view in every if view.id not in main),
        score=_score(year, entry.row, row) if entry else None,
    )


def _score(year: Year, row: RowScore, name: str) -> ScoreView:
    lost = row.lost and row.state is not State.UNDECIDED
    state = row.state.name.lower()
    return ScoreView(
        row=name,
        score=interval_text(row.score, row.score_low, row.score_high),
        points="—" if row.points is None else points_text(row.points),
        why=why(year.scored, row.position),
        state="失分" if lost else STATE_TITLES[state],
        kind="lost" if lost else state,
    )


def _funds(project: Project, case: Case | None) -> list[FundLine]:
    if case is not None:
        return fund_lines(case)
    return list(project.budget.lines) or [FundLine()]


def _fund(maker: _Maker, project: Project, line: FundLine) -> FundView:
    row = fund_id(line.use, line.source)
    declared = project.budget.line(line.source, line.use)
    known = declared.initial if declared else None
    title = _fund_title(line)
    fields = maker.fields(Table.BUDGET, row, ("initial", "adjusted", "executed"), of=title)
    return FundView(
        id=row,
        title=title,
        amounts=tuple(
            replace(view, declared=amount_text(known))
            if view.field.name == "initial" and known is not None
            else view
            for view in fields
        ),
    )


def _fund_title(line: FundLine) -> str:
    if line.source is FundSource.TOTAL:
        return line.use.value
    return line.source.value if line.use is FundUse.ALL else f"{line.use.value}·{line.source.value}"
