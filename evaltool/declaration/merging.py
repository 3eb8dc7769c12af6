"""The same declaration in several files: kept once where they agree, told where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from evaltool.declaration.disputes import by_key, mean_the_same, quoted, said, with_disputes
from evaltool.declaration.record import Declaration
from evaltool.declaration.wording import plain
from evaltool.findings import Finding, finding
from evaltool.model import Budget, FundLine, Project, Source


def merge(declarations: Iterable[Declaration]) -> Declaration:
    """One declaration of several, a form that is in more than one of them kept once.

    Forms are the same where name and year agree. What both say alike is told once as a remark;
    every point in which they differ is an error that names both places, and stays open: no
    target, no points and no amount counts that only one of them states (see `disputes`). Of
    unit and goal the first one counts. Not one form in all of them is an error.
    """
    projects: dict[tuple[str, int], Project] = {}
    firsts: dict[tuple[str, int], Project] = {}
    findings: list[Finding] = []
    for declaration in declarations:
        findings += declaration.findings
        begun = set(projects)
        for project in declaration.projects:
            key = (project.name, project.year)
            if key in begun:
                findings += _again(firsts[key], project)
                projects[key] = with_disputes(projects[key], firsts[key], project)
            else:
                free = _free(projects, key)
                projects[free] = firsts[free] = project
    if not projects:
        findings.append(finding("declaration-no-form", place="申报表"))
    return Declaration(projects=tuple(projects.values()), findings=tuple(findings))


def _free(taken: dict[tuple[str, int], Project], key: tuple[str, int]) -> tuple[str, int]:
    """A key of its own for a form whose name another form of the same file has."""
    name, year = key
    while (name, year) in taken:
        name += "\0"
    return name, year


def _again(first: Project, second: Project) -> list[Finding]:
    differences = list(_differences(first, second))
    if differences:
        return differences
    other = first.source.place
    return [finding("declaration-merged", second.source, name=second.name, other=other)]


def _differences(first: Project, second: Project) -> Iterator[Finding]:
    for what, one, two in (
        ("预算单位", first.unit, second.unit),
        ("总体目标", first.goal, second.goal),
    ):
        if plain(one) != plain(two):
            sides = (_is(one), first.source), (_is(two), second.source)
            yield _differs(second.name, what, *sides, "采用后者")
    yield from _budget_differences(first, second)
    yield from _indicator_differences(first, second)


def _differs(
    name: str, what: str, one: tuple[str, Source], two: tuple[str, Source], outcome: str
) -> Finding:
    return finding(
        "declaration-differs",
        two[1],
        name=name,
        what=what,
        this=two[0],
        that=one[0],
        other=one[1].place,
        outcome=outcome,
    )


def _is(text: str) -> str:
    text = quoted(text)
    return f"是“{text}”" if text else "是空白"


def _budget_differences(first: Project, second: Project) -> Iterator[Finding]:
    ones, twos = _amounts(first.budget), _amounts(second.budget)
    for key in dict.fromkeys((*ones, *twos)):
        one, two = ones.get(key), twos.get(key)
        if one == two:
            continue
        yield _differs(
            second.name,
            f"预算（{key[0]}·{key[1]}）",
            (_is(one or ""), _origin(first, key)),
            (_is(two or ""), _origin(second, key)),
            "不一致的金额都不采用",
        )


def _amounts(budget: Budget) -> dict[tuple[str, str], str]:
    """What each line says, blank lines left out."""
    said = {
        (line.use.value, line.source.value): "、".join(
            f"{amount.normalize():f}" for amount in _stated(line)
        )
        for line in budget.lines
    }
    return {key: text for key, text in said.items() if text}


def _stated(line: FundLine) -> list[Decimal]:
    return [amount for amount in (line.initial, line.adjusted, line.executed) if amount is not None]


def _origin(project: Project, key: tuple[str, str]) -> Source:
    for line in project.budget.lines:
        if (line.use.value, line.source.value) == key and line.origin is not None:
            return line.origin
    return project.source


def _indicator_differences(first: Project, second: Project) -> Iterator[Finding]:
    ones, twos = by_key(first), by_key(second)
    for key in dict.fromkeys((*ones, *twos)):
        one, two = ones.get(key), twos.get(key)
        what = f"指标“{key.name or key.subcategory}”"
        if one is None or two is None:
            yield _differs(
                second.name,
                what,
                ("有" if one else "没有", one.source if one else first.source),
                ("有" if two else "没有", two.source if two else second.source),
                "该指标得分待定" if one else "该指标没有采用",
            )
        elif said(one) != said(two) and not mean_the_same(one, two):
            sides = (_is(said(one)), one.source), (_is(said(two)), two.source)
            yield _differs(second.name, what, *sides, "该指标得分待定")
