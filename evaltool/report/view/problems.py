"""The view of 存在问题 and 改进措施: what the scored year shows, in groups, and what was recorded.

Nothing here is a judgement of ours: a problem is a row that lost points, a low execution rate or
a row that is still undecided, told with target, actual and the recorded cause.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from evaltool.model import Achieved, Direction, Kind, ProjectKind, Target
from evaltool.report.figures import rate_text
from evaltool.report.scores import IndicatorScore, ProjectScore
from evaltool.report.view.columns import actual_text, declared_target
from evaltool.report.view.deviations import deviation
from evaltool.report.view.execution import is_low
from evaltool.report.view.losses import short_label
from evaltool.report.view.reasons import decision_text
from evaltool.report.view.words import clause, quoted
from evaltool.scoring.schema import State
from evaltool.vocabulary import COST_WORD

SHOWN = 6
"""Rows of one group that are told one by one, those that lost most first; table 3 has all."""
_LONGEST, _LONGEST_QUOTED = 8, 30
"""Characters of a 年度指标值 that a sentence repeats as it is, and that it repeats where what was
understood is worded otherwise; of a longer one it tells what was understood."""
_BARE = re.compile("[0-9０-９≥≤＞＜＝><=±约第]")
"""How a 年度指标值 begins that can follow the word without quotation marks."""
_STOPS = re.compile("[，；：。]")
"""Stops by which a sentence would seem to end or go on within it."""
_GIVEN = ("因", "由于", "受")
"""Words by which a recorded cause says itself that it is one."""
_MET = 8000
"""Share (1/100 %) from which a qualitative row counts as 达成."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One group of facts: what they have in common, and the facts, those that matter first.

    `rest` says how many facts are not told here one by one, and which table has them; it is empty
    where all are told.
    """

    title: str
    facts: tuple[str, ...] = ()
    rest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A recorded text and the projects it stands for."""

    quoted: str
    text: str


@dataclass(frozen=True, slots=True)
class _Lost:
    """One row that lost points, with its project."""

    project: ProjectScore
    entry: IndicatorScore

    @property
    def cents(self) -> int:
        row = self.entry.row
        return (row.points or 0) - row.score_high


def problems_found(projects: tuple[ProjectScore, ...]) -> tuple[Problem, ...]:
    """The problems that the data tell (存在问题), group by group."""
    groups: dict[Callable[[list[_Lost]], str], list[_Lost]] = {title: [] for title, _ in _GROUPS}
    for each in _lost_rows(projects):
        groups[_group_of(each.entry)].append(each)
    told = dict(_GROUPS)
    found = [_problem(title(rows), rows, told[title]) for title, rows in groups.items() if rows]
    others = (_low_rates, _unspent, _nearly, _undecided)
    return (*found, *(problem for tell in others for problem in tell(projects)))


def recorded(projects: Iterable[ProjectScore], field: str) -> tuple[Named, ...]:
    """What 项目情况 records under 存在问题 or 改进措施."""
    texts = [
        (project.case.project.name, getattr(project.case.situation, field, None))
        for project in projects
    ]
    return tuple(Named(quoted=quoted(name), text=clause(text)) for name, text in texts if text)


def measures(projects: Iterable[ProjectScore]) -> tuple[Named, ...]:
    """改进措施: what 项目情况 records, then what the rows that lost points record."""
    result = []
    for project in projects:
        situation = project.case.situation
        own = clause(situation.measures if situation else None)
        told = "；".join([own] * bool(own) + list(_row_measures(project)))
        if told:
            result.append(Named(quoted=quoted(project.case.project.name), text=told))
    return tuple(result)


def without_measure(projects: Iterable[ProjectScore]) -> tuple[str, ...]:
    """The projects, quoted, that lost points on indicators and record no measure at all."""
    projects = tuple(projects)
    named = {each.quoted for each in measures(projects)}
    short = dict.fromkeys(quoted(each.project.case.project.name) for each in _lost_rows(projects))
    return tuple(name for name in short if name not in named)


def _row_measures(project: ProjectScore) -> Iterator[str]:
    """What is done about rows that lost points and about a low execution; the same told once."""
    texts = [
        (short_label(entry), entry.actual.reason)
        for entry in project.indicators
        if entry.actual and entry.row.lost
    ]
    if is_low(project):
        texts.append(("预算执行率", project.case.low_rate_reason))
    halves = ((name, deviation(text)) for name, text in texts)
    told = (
        f"针对{quoted(each.cause)}的情况，{each.measure}"
        if each.cause
        else f"针对{quoted(name)}，{each.measure}"
        for name, each in halves
        if each.measure
    )
    yield from dict.fromkeys(told)


def _lost_rows(projects: Iterable[ProjectScore]) -> Iterator[_Lost]:
    for project in projects:
        for entry in project.indicators:
            if entry.row.lost and entry.row.score is not None and not _is_nearly(entry):
                yield _Lost(project, entry)


def _is_nearly(entry: IndicatorScore) -> bool:
    """Whether a qualitative row is 达成 although its share is below 100 %."""
    share = entry.actual.share if entry.actual else None
    return (
        entry.row.state is State.SCORED
        and _kind(entry) is Kind.QUALITATIVE
        and share is not None
        and share * 100 >= _MET
    )


def _kind(entry: IndicatorScore) -> Kind | None:
    return entry.target.kind if isinstance(entry.target, Target) else None


def _group_of(entry: IndicatorScore) -> Callable[[list[_Lost]], str]:
    kind = _kind(entry)
    if entry.row.state is State.DECIDED:
        return _decided_title
    if kind in {Kind.DEADLINE, Kind.PERIOD}:
        return _late_title
    if kind is Kind.QUALITATIVE:
        return _partly_title
    over = isinstance(entry.target, Target) and entry.target.direction is Direction.AT_MOST
    return _over_title if over else _short_title


def _problem(title: str, rows: list[_Lost], tell: Callable[[IndicatorScore], str]) -> Problem:
    rows = sorted(rows, key=lambda each: -each.cents)
    return Problem(
        title=title,
        facts=tuple(_facts(rows[:SHOWN], tell)),
        rest=_rest(len(rows), "项见表3"),
    )


def _rest(count: int, table: str) -> str:
    return f"其余{count - SHOWN}{table}" if count > SHOWN else ""


def _facts(rows: list[_Lost], tell: Callable[[IndicatorScore], str]) -> Iterator[str]:
    """One fact per project, with all its rows of the group."""
    projects: dict[str, dict[str, list[str]]] = {}
    for each in rows:
        name, cause = each.project.case.project.name, _cause(each.entry)
        told = f"{quoted(short_label(each.entry))}{tell(each.entry)}"
        projects.setdefault(name, {}).setdefault(cause, []).append(told)
    for name, causes in projects.items():
        facts = (
            f"{'，'.join(_each_once(told))}{_because(why, len(told))}"
            for why, told in causes.items()
        )
        yield f"{quoted(name)}的{'；'.join(facts)}"


def _each_once(told: Iterable[str]) -> Iterator[str]:
    """What is told of several rows in the same words, once with their number."""
    for text, count in Counter(told).items():
        yield text if count == 1 else f"{count}项{text}"


def _cause(entry: IndicatorScore) -> str:
    decided = entry.row.state is State.DECIDED
    return deviation(entry.actual.reason if entry.actual and not decided else None).cause


def _because(cause: str, count: int = 1) -> str:
    """The recorded cause as the end of a sentence about so many rows."""
    if not cause:
        return ""
    every = "均" if count > 1 else ""
    if cause.startswith(_GIVEN):
        return f"，{every}{cause}"
    return f"，原因{every}为：{cause}" if every else f"，原因：{cause}"


def _short_title(rows: list[_Lost]) -> str:
    stems = (each.entry.indicator.subcategory.removesuffix("指标") for each in rows)
    kinds = "、".join(dict.fromkeys(stem for stem in stems if stem))
    return f"部分{kinds}指标未达到年度指标值，共{len(rows)}项"


def _late_title(rows: list[_Lost]) -> str:
    return f"部分任务完成时限逾期，共{len(rows)}项"


def _over_title(rows: list[_Lost]) -> str:
    costs = all(COST_WORD in each.entry.indicator.subcategory for each in rows)
    return f"部分{'成本' if costs else ''}指标超出年度指标值，共{len(rows)}项"


def _partly_title(rows: list[_Lost]) -> str:
    return f"部分定性指标没有完全达成，共{len(rows)}项"


def _decided_title(rows: list[_Lost]) -> str:
    return f"部分指标经认定扣减得分，共{len(rows)}项"


def _against_target(entry: IndicatorScore) -> str:
    return f"年度指标值{_target(entry)}，实际{actual_text(entry)}"


def _target(entry: IndicatorScore) -> str:
    """年度指标值 in a sentence: as declared, or as understood where that would fill lines.

    Quotation marks stand only around what is written in the declaration.
    """
    text = declared_target(entry)
    if len(text) > _LONGEST and isinstance(entry.target, Target):
        from evaltool.values import normal_form

        understood = normal_form(entry.target)
        if understood not in text and len(text) > _LONGEST_QUOTED:
            return f"为{understood}"
        text = understood if understood in text else text
    return text if _BARE.match(text) and not _STOPS.search(text) else f"为{quoted(text)}"


def _late(entry: IndicatorScore) -> str:
    target, achieved = entry.target, entry.achieved
    end = target.end if isinstance(target, Target) else None
    done = achieved.end if isinstance(achieved, Achieved) else None
    days = f"，逾期{(done - end).days}天" if done and end and done > end else ""
    return f"{_against_target(entry)}{days}"


def _over(entry: IndicatorScore) -> str:
    target, achieved = entry.target, entry.achieved
    limit = target.value if isinstance(target, Target) else None
    value = achieved.value if isinstance(achieved, Achieved) else None
    if not isinstance(limit, Decimal) or value is None or value <= limit:
        return _against_target(entry)
    unit = target.unit if isinstance(target, Target) and target.unit else ""
    return f"{_against_target(entry)}，超出{(value - limit).normalize():f}{unit}"


def _partly(entry: IndicatorScore) -> str:
    actual = entry.actual
    share = "" if not actual or actual.share is None else f"{actual.share.normalize():f}%"
    return f"{actual.level or '' if actual else ''}{share}"


def _decision(entry: IndicatorScore) -> str:
    return decision_text(entry)


_GROUPS: tuple[tuple[Callable[[list[_Lost]], str], Callable[[IndicatorScore], str]], ...] = (
    (_short_title, _against_target),
    (_late_title, _late),
    (_over_title, _over),
    (_partly_title, _partly),
    (_decided_title, _decision),
)
"""The groups in the order they are told: their title and how a row of theirs is told."""


def _low_rates(projects: tuple[ProjectScore, ...]) -> Iterator[Problem]:
    low = [
        (each.execution.attainment or 0, each)
        for each in projects
        if each.execution and is_low(each)
    ]
    low.sort(key=lambda pair: pair[0])
    forms = [each for _, each in low]
    if len(low) == 1 and (len(projects) == 1 or not _count(forms)):
        ((rate, alone),) = low
        because = _because(deviation(alone.case.low_rate_reason).cause)
        whose = "" if len(projects) == 1 else "部门整体"
        yield Problem(title=f"{whose}预算执行率{rate_text(rate)}，低于90%{because}")
    elif low:
        yield Problem(
            title=f"预算执行率低于90%的有{_counted(forms)}",
            facts=tuple(_low_rate(rate, each) for rate, each in low[:SHOWN]),
            rest=_rest(len(low), "个见表1"),
        )


def _count(forms: Iterable[ProjectScore]) -> int:
    """How many of the forms are those of projects."""
    return sum(each.case.project.kind is ProjectKind.PROJECT for each in forms)


def _counted(forms: Sequence[ProjectScore]) -> str:
    """部门整体和7个项目: forms counted as the report counts them, the department apart."""
    projects = _count(forms)
    department = ["部门整体"] * (projects < len(forms))
    return "和".join(department + [f"{projects}个项目"] * bool(projects))


def _low_rate(rate: int, project: ProjectScore) -> str:
    because = _because(deviation(project.case.low_rate_reason).cause)
    return f"{quoted(project.case.project.name)}执行率{rate_text(rate)}{because}"


def _unspent(projects: tuple[ProjectScore, ...]) -> Iterator[Problem]:
    """The execution rates that lost points without being low: their number and their span."""
    rates = [
        (each.execution.attainment, each)
        for each in projects
        if each.execution and each.execution.attainment is not None and each.execution.lost
        if not is_low(each)
    ]
    if rates:
        span = _span(*(rate_text(most(rate for rate, _ in rates)) for most in (min, max)))
        which = f"但执行率在90%以上的有{_counted([each for _, each in rates])}"
        title = f"预算未全部执行{which if len(projects) > 1 else ''}，执行率为{span}"
        yield Problem(title=title)


def _span(low: str, high: str) -> str:
    return low if low == high else f"{low}至{high}"


def _nearly(projects: Iterable[ProjectScore]) -> Iterator[Problem]:
    """The rows that are 达成 with less than 100 %: their number and the span of their shares."""
    shares = [
        entry.actual.share
        for project in projects
        for entry in project.indicators
        if entry.row.lost and _is_nearly(entry) and entry.actual and entry.actual.share is not None
    ]
    if shares:
        span = _span(*(f"{each.normalize():f}%" for each in (min(shares), max(shares))))
        title = f"部分定性指标虽已达成但未得满分，共{len(shares)}项，完成比例为{span}"
        yield Problem(title=title)


def _undecided(projects: tuple[ProjectScore, ...]) -> Iterator[Problem]:
    rows = [entry.row for project in projects for entry in project.indicators]
    count = sum(row.state is State.UNDECIDED for row in rows)
    if count:
        what = "全部" if count == len(rows) else "部分"
        title = f"{what}指标的完成情况尚未填报完整或无法判定，共{count}项"
        yield Problem(title=title)
    waiting = [each for each in projects if each.execution and each.execution.score is None]
    if waiting:
        which = f"待定的有{_counted(waiting)}" if len(projects) > 1 else "待定"
        yield Problem(title=f"预算执行率{which}")
