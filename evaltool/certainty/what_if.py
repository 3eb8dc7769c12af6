"""What if an actual were another (假设完成值): named by a person, scored by the one scoring.

A change is written 项目/指标=值. Names are compared as everywhere, may leave out what is clear
anyway, and may name the levels (一级指标/二级指标/三级指标) where the third is not enough. The
value is read by the grammar of recorded actuals; nothing is written anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from evaltool.actuals.achievement import achieved
from evaltool.actuals.cells import Refused, read_amount, read_share
from evaltool.certainty.lines import indicator_title
from evaltool.errors import InputError
from evaltool.matching import matching, matching_project, nearest
from evaltool.model import (
    Actual,
    Budget,
    Case,
    FundLine,
    FundSource,
    FundUse,
    Indicator,
    Kind,
    Target,
    Unreadable,
)
from evaltool.scoring.schema import EXECUTION_ROW
from evaltool.vocabulary import LEVELS

if TYPE_CHECKING:
    from evaltool.scoring.scored import Scored

EXECUTED, RATE = "全年执行数", "预算执行率"
"""The names under which the budget execution of a project can be changed."""
ASSUMPTIONS = (
    "假设只有所列完成值改变，其余完成值、指标值、分值和评分规则不变；按同一评分规则重新计算。",
    "测算结果不写入任何文件，不能代替实际完成值。",
)
_MONEY = (EXECUTED, RATE)
_QUALITATIVE = re.compile(rf"({'|'.join(sorted(LEVELS, key=len, reverse=True))})[\s，,]*(.*)")
_MOST_SHOWN = 12
_HOW = "写成 项目/指标=值，如 会议费/会议次数=3次"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One changed actual: the project's and the indicator's place, and the value as written.

    `place` is EXECUTION_ROW for the budget execution; `measure` is then EXECUTED or RATE.
    """

    project: int
    place: int
    value: str
    measure: str = ""

    def same_row(self, other: Change) -> bool:
        """Whether both change the same row."""
        return (self.project, self.place) == (other.project, other.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """A year before and after the changes, both by the same scoring."""

    before: Scored
    after: Scored
    changes: tuple[Change, ...]


def what_if(scored: Scored, texts: Sequence[str]) -> WhatIf:
    """The year with changed actuals.

    Raises:
        InputError: names that are unknown or ambiguous (with what could be meant), values that
            cannot be read; all of them told at once.
    """
    from evaltool.scoring.year import score_cases

    cases = list(scored.cases)
    changes: list[Change] = []
    problems: list[str] = []
    for text in texts:
        change = _change(cases, text)
        if isinstance(change, Change) and any(change.same_row(each) for each in changes):
            change = "前面的假设已经改了这一项，同一项只写一个值"
        outcome = change if isinstance(change, str) else _changed(cases[change.project], change)
        if isinstance(change, Change) and isinstance(outcome, Case):
            cases[change.project] = outcome
            changes.append(change)
        else:
            problems.append(f"“{text}”：{outcome}")
    if problems:
        count = len(problems)
        raise InputError(
            f"有{count}处假设不明确", place="--set", remedy=_HOW, details=tuple(problems)
        )
    after = score_cases(cases, scored.ruleset)
    return WhatIf(before=scored, after=after, changes=tuple(changes))


def _change(cases: Sequence[Case], text: str) -> Change | str:
    """The change that a text names, or what is wrong with it."""
    name, equals, value = text.partition("=")
    if not equals or not value.strip() or "/" not in name:
        return _HOW
    found = list(dict.fromkeys(_named(cases, name)))
    if not found:
        return _unknown(cases, name)
    if len(found) > 1:
        return f"可以指{len(found)}个指标，请写明其中一个：{_listed(cases, found)}"
    project, place, measure = found[0]
    return Change(project=project, place=place, value=value.strip(), measure=measure)


_Place = tuple[int, int, str]


def _named(cases: Sequence[Case], name: str) -> Iterator[_Place]:
    """Every row that a name can mean; the slash may belong to a name itself."""
    parts = name.split("/")
    for cut in range(1, len(parts)):
        indicator = "/".join(parts[cut:])
        for at in projects_named(cases, "/".join(parts[:cut])):
            if matching(indicator) in map(matching, _MONEY):
                measure = next(each for each in _MONEY if matching(each) == matching(indicator))
                yield at, EXECUTION_ROW, measure
            for place in _indicators_named(cases[at], indicator):
                yield at, place, ""


def projects_named(cases: Sequence[Case], name: str) -> list[int]:
    """The projects that a name means: the one called so, else those whose name has it in it."""
    form = matching_project(name)
    names = [matching_project(case.project.name) for case in cases]
    exact = [at for at, own in enumerate(names) if own == form]
    return exact or [at for at, own in enumerate(names) if form and form in own]


def _indicators_named(case: Case, name: str) -> list[int]:
    """The indicators a name means: by number, exactly, else in part."""
    form = matching(name)
    items = list(enumerate(case.project.indicators))
    numbered = [place for place, item in items if form in _numbers(place, item)]
    exact = [place for place, item in items if form in _names(item)]
    partly = [place for place, item in items if form and form in matching(_last(item))]
    return numbered or exact or partly


def _numbers(place: int, item: Indicator) -> tuple[str, str]:
    """The number of a row, and the same as a message writes it: with its title."""
    return f"#{place + 1}", matching(f"#{place + 1}（{indicator_title(item)}）")


def _names(item: Indicator) -> set[str]:
    """How a row may be called: its third level, with the second, or with all of them.

    One without a third level is called by its second, or by its target beside it.
    """
    levels = (item.category, item.subcategory, item.name) if item.name else ()
    path = tuple(map(matching, levels or (item.category, item.subcategory)))
    endings = {"/".join(path[start:]) for start in range(len(path))}
    return {*endings, matching(indicator_title(item)), matching(_last(item))}


def _last(item: Indicator) -> str:
    return item.name or item.target_text


def _unknown(cases: Sequence[Case], name: str) -> str:
    head, _, tail = name.partition("/")
    own = projects_named(cases, head)
    if not own:
        names = [case.project.name for case in cases]
        near = nearest(head, names)
        hint = f"，是否为“{near}”" if near else ""
        return f"没有项目“{head}”{hint}；现有：{_joined(names)}"
    titles = [indicator_title(item) for at in own for item in cases[at].project.indicators]
    near = nearest(tail, titles)
    hint = f"，是否为“{near}”" if near else ""
    return f"没有指标“{tail}”{hint}；现有：{_joined([*titles, *_MONEY])}"


def _listed(cases: Sequence[Case], found: Sequence[_Place]) -> str:
    return _joined([_written(cases[project], place, measure) for project, place, measure in found])


def _written(case: Case, place: int, measure: str) -> str:
    """How to name one row so that nothing else is meant."""
    if place == EXECUTION_ROW:
        return f"{case.project.name}/{measure}"
    title = indicator_title(case.project.indicators[place])
    return f"{case.project.name}/#{place + 1}（{title}）"


def _joined(texts: Sequence[str]) -> str:
    shown = "、".join(texts[:_MOST_SHOWN])
    return f"{shown}等{len(texts)}个" if len(texts) > _MOST_SHOWN else shown


def _changed(case: Case, change: Change) -> Case | str:
    """The case with the change made, or why its value cannot be read."""
    if change.place == EXECUTION_ROW:
        budget = _executed(case.budget, change)
        return budget if isinstance(budget, str) else replace(case, budget=budget)
    target, place = case.targets[change.place], change.place
    indicator = case.project.indicators[place]
    if isinstance(target, Unreadable):
        return f"指标值未读懂（{target.reason}），无从评分"
    blank = Actual(key=indicator.key, source=indicator.source)
    actual = _recorded(case.actuals[place] or blank, target, change.value)
    if isinstance(actual, str):
        return actual
    meaning = achieved(case.project, indicator, target, actual)
    if isinstance(meaning, Unreadable):
        return meaning.reason
    return replace(
        case,
        actuals=(*case.actuals[:place], actual, *case.actuals[place + 1 :]),
        achieved=(*case.achieved[:place], meaning, *case.achieved[place + 1 :]),
    )


def _recorded(actual: Actual, target: Target, value: str) -> Actual | str:
    """What would have been recorded."""
    if target.kind is not Kind.QUALITATIVE:
        unread = tuple(name for name in actual.unread if name != "value")
        return replace(actual, value=value, level=None, unread=unread)
    found = _QUALITATIVE.fullmatch(value)
    if found is None:
        return f"定性指标应写成{'、'.join(LEVELS)}之一，后两种带上完成比例，如 部分达成75%"
    share = read_share(found[2]) if found[2] else None
    if isinstance(share, Refused):
        return f"完成比例“{found[2]}”{share.reason}"
    unread = tuple(name for name in actual.unread if name not in ("level", "share"))
    return replace(actual, level=found[1], share=share, unread=unread)


def _executed(budget: Budget, change: Change) -> Budget | str:
    line = budget.line() or FundLine()
    amount = _amount(line, change)
    if isinstance(amount, str):
        return amount
    unread = tuple(name for name in line.unread if name != "executed")
    whole = replace(line, executed=amount, unread=unread)
    others = tuple(
        each for each in budget.lines if (each.use, each.source) != (FundUse.ALL, FundSource.TOTAL)
    )
    return Budget(lines=(whole, *others))


def _amount(line: FundLine, change: Change) -> Decimal | str:
    """The executed amount in 万元 that a change states, or why it states none."""
    if change.measure == EXECUTED:
        amount = read_amount(change.value)
        return f"“{change.value}”{amount.reason}" if isinstance(amount, Refused) else amount
    rate = read_share(change.value)
    if isinstance(rate, Refused):
        return f"“{change.value}”{rate.reason}"
    if line.adjusted is None:
        return "没有全年预算数，无法由执行率推算执行数"
    return line.adjusted * rate / 100
