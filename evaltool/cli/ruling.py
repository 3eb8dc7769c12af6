"""The verb `rules`: list the rule sets, show one with its citations, compare two."""

from __future__ import annotations

from typing import Any

import click

from evaltool.cli import printing
from evaltool.cli.table import table
from evaltool.rules import Clause, RuleSet, compare, load, shipped
from evaltool.vocabulary import CATEGORY_TITLES, CERTAINTY_TITLES


def list_all(*, as_json: bool) -> int:
    """The shipped rule sets, a line each."""
    sets = [load(identifier) for identifier in shipped()]
    if as_json:
        printing.as_json([_head(rule_set) for rule_set in sets])
        return 0
    rows = [[item.id, CERTAINTY_TITLES[item.certainty], _points(item), item.title] for item in sets]
    click.echo(table(["编号", "确定程度", "分值结构", "名称"], rows))
    click.echo("\n用 evaltool rules 编号 查看条款，用 --rules 编号或文件 选用。")
    return 0


def show(identifier: str, *, as_json: bool) -> int:
    """One rule set, clause by clause."""
    rule_set = load(identifier)
    if as_json:
        clauses = [_clause(clause) for clause in rule_set.clauses]
        printing.as_json({**_head(rule_set), "clauses": clauses})
        return 0
    printing.pairs(
        [
            ("编号", rule_set.id),
            ("名称", rule_set.title),
            ("依据", rule_set.document),
            ("确定程度", CERTAINTY_TITLES[rule_set.certainty]),
            ("分值结构", _points(rule_set)),
            ("等级", _grades(rule_set)),
            ("规则校验码", rule_set.hash),
        ]
    )
    for clause in rule_set.clauses:
        click.echo(f"\n{clause.title}（{clause.slot}）")
        click.echo(f"  {clause.says}")
        click.echo(f"  来源：{clause.source}；确定程度：{CERTAINTY_TITLES[clause.certainty]}")
    return 0


def differences(first: str, second: str) -> int:
    """Two rule sets side by side: points, grades and every clause that differs."""
    one, other = load(first), load(second)
    _side_by_side("分值结构", (one.id, _points(one)), (other.id, _points(other)))
    _side_by_side("等级", (one.id, _grades(one)), (other.id, _grades(other)))
    for item in compare(one, other):
        mark = "（只是表述、来源不同，计分相同）" if item.computes_alike else ""
        title = f"{item.first.title}{mark}"
        _side_by_side(title, (one.id, item.first.says), (other.id, item.second.says))
    return 0


def _side_by_side(title: str, one: tuple[str, str], other: tuple[str, str]) -> None:
    click.echo(title)
    if one[1] == other[1]:
        click.echo(f"  两者相同：{one[1]}")
        return
    for identifier, says in (one, other):
        click.echo(f"  {identifier}：{says}")


def _points(rule_set: RuleSet) -> str:
    parts = [
        f"{CATEGORY_TITLES[name]}{points.normalize():f}"
        for name, points in rule_set.points.items()
        if points
    ]
    return " ".join(parts)


def _grades(rule_set: RuleSet) -> str:
    return "，".join(f"{grade.name} ≥{grade.at_least.normalize():f}" for grade in rule_set.grades)


def _head(rule_set: RuleSet) -> dict[str, Any]:
    return {
        "id": rule_set.id,
        "title": rule_set.title,
        "document": rule_set.document,
        "issued": rule_set.issued.isoformat() if rule_set.issued else None,
        "certainty": rule_set.certainty,
        "points": {name: str(points) for name, points in rule_set.points.items()},
        "grades": [
            {"name": grade.name, "at_least": str(grade.at_least)} for grade in rule_set.grades
        ],
        "hash": rule_set.hash,
    }


def _clause(clause: Clause) -> dict[str, Any]:
    return {
        "slot": clause.slot,
        "title": clause.title,
        "method": clause.method,
        "says": clause.says,
        "source": clause.source,
        "certainty": clause.certainty,
    }
