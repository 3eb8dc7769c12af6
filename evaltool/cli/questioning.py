"""What can be asked of a scored year beside its scores: the options of `score`, the verb `trend`.

Nothing that is asked here writes anything.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from evaltool.report.certainty.annexes import Annexes
    from evaltool.report.certainty.listing import Listing
    from evaltool.scoring import Scored
    from evaltool.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])
_USUAL = "20"


def as_move(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """By how many percent points may move, or a usage error in our own words."""
    if value is None:
        return None
    text = value.removesuffix("%").removesuffix("％")
    try:
        fits = 0 < Decimal(text) <= 100
    except InvalidOperation:
        fits = False
    if not fits:
        raise click.BadParameter(f"“{value}”不是 0 到 100 之间的百分数，请写成 20 的样子")
    return text


def stability_option(command: F) -> F:
    """--stability: how firmly the grades stand (等级稳定性)."""
    return click.option(
        "--stability",
        "stability",
        is_flag=False,
        flag_value=_USUAL,
        callback=as_move,
        metavar="[PERCENT]",
        help=f"等级稳定性：三级指标分值可上下变动的百分比，不写数字为 {_USUAL}",
    )(command)


def same_option(command: F) -> F:
    """--same: names of indicators that were confirmed to mean the same."""
    return click.option(
        "--same", "same", multiple=True, metavar="OLD=NEW", help="确认为同一指标的名称，可多次给出"
    )(command)


def trends_options(command: F) -> F:
    """--trends, --same: the annex on trends (历年趋势)."""
    flag = click.option("--trends", "trends", is_flag=True, help="报告另附历年趋势（附件）")
    return flag(same_option(command))


def annexes(
    workspace: Workspace,
    stability: str | None,
    *,
    trends: bool = False,
    same: Sequence[str] = (),
    rules: str | None = None,
) -> Annexes | None:
    """What the documents are asked to add; None where the settings alone decide."""
    if same and not trends:
        raise click.UsageError("--same 与 --trends 一起使用。")
    if stability is None and not trends:
        return None
    from evaltool.pipeline.annexes import asked_annexes

    move = None if stability is None else Decimal(stability)
    names = as_names(same)
    return asked_annexes(workspace, stability=move, trends=trends, same=names, rules=rules)


def question_options(command: F) -> F:
    """--set, --reach, --compare: other actuals, what a grade takes, other rules."""
    options = (
        click.option(
            "--set",
            "changes",
            multiple=True,
            metavar="PROJECT/INDICATOR=VALUE",
            help="假设某项完成值改变，显示前后得分，可多次给出；不写文件",
        ),
        click.option(
            "--reach",
            "grade",
            is_flag=False,
            flag_value="",
            metavar="[GRADE]",
            help="各项目差多少够到某一等级，不写等级为最高一级",
        ),
        click.option("--compare", "other", metavar="ID|FILE", help="与另一评分规则比较得分"),
    )
    for option in reversed(options):
        command = option(command)
    return command


def answer(
    scored: Scored,
    *,
    changes: Sequence[str],
    grade: str | None,
    other: str | None,
    stability: str | None,
    as_json: bool,
) -> int:
    """Answer everything that is asked, one after the other."""
    from evaltool.cli import printing

    listings: list[Listing] = []
    found: dict[str, Any] = {}
    if changes:
        _what_if(scored, changes, listings, found)
    if grade is not None:
        _reach(scored, grade, listings, found)
    if other is not None:
        _compare(scored, other, listings, found)
    if stability is not None:
        _stability(scored, Decimal(stability), listings, found)
    if as_json:
        printing.as_json(found)
    else:
        for listing in listings:
            printing.listing(listing)
    return printing.exit_code(scored.findings)


def _what_if(
    scored: Scored, changes: Sequence[str], listings: list[Listing], found: dict[str, Any]
) -> None:
    from evaltool.certainty.what_if import what_if
    from evaltool.report.certainty.what_if import change_listing, total_listing
    from evaltool.report.json.certainty import what_if_json

    outcome = what_if(scored, changes)
    listings += [total_listing(outcome), change_listing(outcome)]
    found["what_if"] = what_if_json(outcome)


def _reach(scored: Scored, grade: str, listings: list[Listing], found: dict[str, Any]) -> None:
    from evaltool.certainty.reaching import reach_grade
    from evaltool.report.certainty.reaching import reaching_listing
    from evaltool.report.json.certainty import reaching_json

    paths = reach_grade(scored, grade)
    listings.append(reaching_listing(paths))
    found["reach"] = reaching_json(paths)


def _compare(scored: Scored, other: str, listings: list[Listing], found: dict[str, Any]) -> None:
    from evaltool.certainty.effect import effect
    from evaltool.report.certainty.effect import effect_listings
    from evaltool.report.json.certainty import effect_json
    from evaltool.rules import load
    from evaltool.scoring import score_cases

    second = score_cases(scored.cases, load(other))
    ids = scored.ruleset.id, second.ruleset.id
    outcome = effect(scored, second)
    listings += effect_listings(outcome, *ids)
    found["compare"] = effect_json(outcome, *ids)


def _stability(
    scored: Scored, move: Decimal, listings: list[Listing], found: dict[str, Any]
) -> None:
    from evaltool.certainty.satisfaction import surveys
    from evaltool.certainty.stability import stability
    from evaltool.report.certainty.satisfaction import satisfaction_listing
    from evaltool.report.certainty.stability import influence_listing, stability_listing
    from evaltool.report.json.certainty import stability_json, surveys_json

    outcome, samples = stability(scored, move), surveys(scored)
    listings += [influence_listing(outcome), stability_listing(outcome)]
    found["stability"] = stability_json(outcome)
    if samples:
        listings.append(satisfaction_listing(samples))
        found["satisfaction"] = surveys_json(samples)


def trend(
    folder: Path, year: int | None, rules: str | None, same: Sequence[str], *, as_json: bool
) -> int:
    """The trends over the years of a working folder."""
    from evaltool.cli import printing
    from evaltool.pipeline.trend import compare_years
    from evaltool.report.certainty.trends import alike_listing, matched_listing, trend_listing
    from evaltool.report.json.certainty import trends_json
    from evaltool.workspace import Workspace

    names = as_names(same)
    found = compare_years(Workspace.open(folder, year=year), rules, names).trends
    if as_json:
        printing.as_json(trends_json(found))
        return 0
    for listing in (matched_listing(found), alike_listing(found), trend_listing(found)):
        if listing.rows or listing.assumptions:
            printing.listing(listing)
    for note in found.left_out:
        click.echo(f"未作比较：{note}")
    return 0


def as_names(same: Sequence[str]) -> dict[str, str]:
    """Old names and the names that stand for them, from OLD=NEW."""
    names = {}
    for text in same:
        old, equals, new = text.partition("=")
        if not (equals and old.strip() and new.strip()):
            raise click.UsageError(f"--same “{text}”应写成 旧名称=新名称。")
        names[old.strip()] = new.strip()
    return names
