"""The texts that some forms ask for about a project as a whole, and what they limit.

评价结论, 存在问题 and 改进措施 of one project, in the characters that a form allows. What was
recorded is never cut: a text that is too long stands whole, and the form says so beside it. Of
what we word ourselves, the shorter wording is taken where the longer one does not fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evaltool.model import Kind, Target
from evaltool.report.figures import points_text
from evaltool.report.scores import IndicatorScore, ProjectScore, RowScore
from evaltool.report.view.columns import target_text
from evaltool.report.view.losses import is_full, label
from evaltool.report.view.problems import Problem, measures, problems_found
from evaltool.report.view.reasons import decision_text, undecided_text
from evaltool.report.view.words import (
    NOTHING,
    attainment_text,
    clause,
    quoted,
    total_text,
)
from evaltool.scoring.schema import State

_SIGNS = {">=": "≥", "<=": "≤", ">": "＞", "<": "＜", "=": "＝"}
_DIRECTIONS = {"at_least": "≥", "at_most": "≤", "exact": "＝"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limited:
    """A text and, where it is longer than the form allows, what the form must say of that."""

    text: str
    over: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The texts about one project; empty where nothing is known."""

    outcome: Limited
    conclusion: Limited
    problems: Limited
    measures: Limited
    reasons: str
    reasons_missing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """A 指标值 in three columns: 指标性质, 指标值 and 度量单位."""

    nature: str
    amount: str
    unit: str


def summary(project: ProjectScore, missing: bool, limits: Mapping[str, int]) -> Summary:
    """The texts about one project; `missing` tells that a row still lacks its reason."""
    situation = project.case.situation
    outcome = situation.outcome if situation and situation.outcome else ""
    own = measures((project,))
    return Summary(
        outcome=limited(outcome, limits.get("outcome")),
        conclusion=limited(_conclusion(project), limits.get("conclusion")),
        problems=_problems(project, limits.get("problems")),
        measures=limited(f"{own[0].text}。" if own else "", limits.get("measures")),
        reasons=_reasons(project),
        reasons_missing=missing,
    )


def limited(text: str, most: int | None) -> Limited:
    """A text with what must be said of its length; white space does not count."""
    count = len("".join(text.split()))
    over = most is not None and count > most
    return Limited(text=text, over=f"【现{count}字，超过{most}字，请精简】" if over else "")


def parted(entry: IndicatorScore) -> Parted:
    """The 指标值 of a row in three columns; what does not fit into them stays whole in the second.

    A remark beside the number (15万元，每个…) is repeated under it, so that nothing is lost.
    """
    target = entry.target
    whole = target_text(entry)
    if not isinstance(target, Target) or target.value is None or target.parts:
        qualitative = isinstance(target, Target) and target.kind is Kind.QUALITATIVE
        return Parted(nature="定性" if qualitative else NOTHING, amount=whole, unit=NOTHING)
    amount = f"{target.value:f}"
    rate = target.kind is Kind.RATE
    unit = target.unit or ("%" if rate else "")
    first, *below = whole.split("\n")
    plain = first.lstrip("≥≤＞＜=＝><") in {f"{amount}{unit}", amount}
    return Parted(
        nature=_nature(target),
        amount="\n".join([amount, *below]) if plain else f"{amount}\n（{whole}）",
        unit=unit or NOTHING,
    )


def _nature(target: Target) -> str:
    """The written sign; without one the direction in which the row is scored."""
    sign = _SIGNS.get(str(target.op.value)) if target.op else None
    if sign and sign != "＝":
        return sign
    return _DIRECTIONS.get(str(target.direction.value), "＝") if target.direction else "＝"


def _conclusion(project: ProjectScore) -> str:
    rows = [entry.row for entry in project.indicators]
    unit = "分" if project.total is not None else ""
    grade = f"为“{project.grade}”" if project.grade else "待定"
    return (
        f"自评总分{total_text(project)}{unit}，等级{grade}。{_reached(rows)}{_execution(project)}。"
    )


def _reached(rows: Sequence[RowScore]) -> str:
    """How many indicators have their full points, and how many wait."""
    full, waiting = sum(map(is_full, rows)), sum(row.score is None for row in rows)
    if full == len(rows):
        return f"{full}项指标均得满分"
    if waiting == len(rows):
        return f"{waiting}项指标均待定"
    if not full:
        return f"{len(rows)}项指标均未得满分" + (f"，其中{waiting}项待定" if waiting else "")
    return f"{len(rows)}项指标中{full}项得满分" + (f"，{waiting}项待定" if waiting else "")


def _execution(project: ProjectScore) -> str:
    row = project.execution
    if row is None or row.score is None:
        return "，预算执行率待定"
    return f"；预算执行率{attainment_text(row)}，得{points_text(row.score)}分"


def _problems(project: ProjectScore, most: int | None) -> Limited:
    """What was recorded, then what the data tell, as fully as the form has room for."""
    situation = project.case.situation
    own = clause(situation.problems if situation else None)
    found = problems_found((project,))
    name = quoted(project.case.project.name)
    wordings = [[_told(each, name) for each in found], [each.title for each in found], []]
    choices = [limited(_sentences([own] * bool(own) + told), most) for told in wordings]
    if not own:
        choices.pop()
    return next((each for each in choices if not each.over), choices[-1])


def _told(problem: Problem, name: str) -> str:
    facts = (fact.removeprefix(name).removeprefix("的") for fact in problem.facts)
    listed = "；".join(facts)
    return f"{problem.title}：{listed}" if listed else problem.title


def _sentences(parts: Iterable[str]) -> str:
    return "".join(f"{part}。" for part in parts)


def _reasons(project: ProjectScore) -> str:
    """偏差原因 of all rows and of a low execution, as recorded; then what waits, and for what."""
    told: dict[str, list[str]] = {}
    for entry in project.indicators:
        if reason := _reason(entry):
            told.setdefault(reason, []).append(label(entry))
    low = clause(project.case.low_rate_reason)
    return _sentences(
        [
            *[f"{_named(labels)}：{reason}" for reason, labels in told.items()],
            *[f"预算执行率：{low}"] * bool(low),
            *_waiting(project),
        ]
    )


def _named(labels: Sequence[str]) -> str:
    """The indicators by name; several in quotation marks, for a name may hold a comma."""
    names = tuple(dict.fromkeys(labels))
    return names[0] if len(names) == 1 else "".join(map(quoted, names))


def _reason(entry: IndicatorScore) -> str:
    """What was recorded about a deviation, and what the officer decided."""
    recorded = clause(entry.actual.reason if entry.actual else None)
    decided = decision_text(entry) if entry.row.state is State.DECIDED else ""
    return "；".join(filter(None, (recorded, decided)))


def _waiting(project: ProjectScore) -> Iterator[str]:
    """For what the undecided rows wait; many that wait for the same are counted."""
    causes: dict[str, list[str]] = {}
    for entry in project.indicators:
        if entry.row.state is State.UNDECIDED:
            causes.setdefault(undecided_text(entry.row), []).append(label(entry))
    for cause, labels in causes.items():
        one = quoted(labels[0]) if len(labels) == 1 else f"{len(labels)}项指标"
        yield f"{one}待定：{cause}"
