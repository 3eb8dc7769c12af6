"""Where a number in a document may come from: the data, scoring, or registered fixed text.

`unexplained` takes the texts of a document and gives back every number with no such origin. The
data are all texts and figures of the scored year's records; scoring gives points, scores, rates,
sums per project, and the arithmetic of `why`; what is fixed is listed in `FIXED`, pattern by
pattern; counts of things are checked against what can be counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from evaltool import __version__
from evaltool.model import Achieved, ProjectKind, Target
from evaltool.report.manifest import inputs_hash
from evaltool.report.scores import project_scores
from evaltool.scoring import Scored
from evaltool.scoring.why import why
from evaltool.values import normal_form

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")

FIXED = (
    r"低于90%|90%以上|满分100分|（100%）",
    r"附件[:：]?[1-3]|^[23]\.(?:评分说明|佐证材料清单)$",
    r"附?表[1-3]|图[1-3]",
    r"SHA-256",
    r"evaltool \S+",
    r"财预〔\d+〕\d+号",
    r"附表1第\d+条",
    r"（A）|（B）|B/A",
    r"^[1-3]\.[^□]*□.*$",
    r"现\d+字，超过\d+字",
    r"附注\d+",
)
"""Numbers in wording of ours: limits of the rules, headings, names of tables and documents."""

COUNTED = re.compile(r"(\d+)(?=个|项)|(?<=得满分的)(\d+)|逾期(\d+)天|(?:共|尚有|现)(\d+)")
ORDINAL = re.compile(r"^\d{1,3}\.(?!\d)")


def unexplained(texts: Iterable[str], scored: Scored) -> set[str]:
    """The numbers that stand nowhere in the data and come from no computation."""
    known, most = set(_known(scored)), _most(scored)
    wrong: set[str] = set()
    for text in texts:
        free = ORDINAL.sub("", re.sub("|".join(FIXED), "", text))
        counts = {number for found in COUNTED.findall(free) for number in found if number}
        counts |= {free} if free.isdigit() else set()
        for number in NUMBER.findall(free):
            is_count = number in counts and int(number) <= most
            if _plain(number) not in known and not is_count:
                wrong.add(f"{number} ({text[:60]})")
    return wrong


def _plain(number: str) -> str:
    text = number.replace(",", "")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def _most(scored: Scored) -> int:
    """No count in a document is higher than rows, parts of rows and findings together."""
    return len(scored.frame) + len(scored.parts) + len(scored.findings) + 10


def _known(scored: Scored) -> Iterator[str]:
    for text in (*_data(scored), *_computed(scored), *_sums(scored), *_differences(scored)):
        yield from map(_plain, NUMBER.findall(text))


def _data(scored: Scored) -> Iterator[str]:
    yield from _texts(scored.cases)
    yield from _texts(scored.ruleset)
    yield from _texts(scored.findings)
    yield from _texts(scored.inputs)
    yield from _texts(scored.allocation)
    yield inputs_hash(scored.inputs)
    yield __version__


def _texts(value: object) -> Iterator[str]:
    """Every text and figure in records, as documents print them."""
    if isinstance(value, Enum) or value is None:
        return
    if isinstance(value, Target):
        yield normal_form(value)
    if isinstance(value, Decimal):
        yield f"{value:f}"
        yield f"{value.quantize(Decimal('0.01'), ROUND_HALF_UP):f}"
    elif isinstance(value, date):
        yield f"{value.year} {value.month} {value.day}"
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
        yield str(getattr(value, "place", ""))
    elif isinstance(value, dict) or hasattr(value, "items"):
        yield from _texts(tuple(value.items()))  # type: ignore[attr-defined]
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _texts(each)
    else:
        yield str(value)


def _computed(scored: Scored) -> Iterator[str]:
    for name in ("points", "attainment", "computed", "score", "score_low", "score_high"):
        yield from (f"{Decimal(int(cents)).scaleb(-2):f}" for cents in scored.frame[name])
    for name in ("total", "total_low", "total_high"):
        yield from (f"{Decimal(int(cents)).scaleb(-2):f}" for cents in scored.projects[name])
    yield from (why(scored, row) for row in range(len(scored.frame)))
    for project in project_scores(scored):
        rows = [entry.row for entry in project.indicators]
        yield f"{Decimal(sum(row.points or 0 for row in rows)).scaleb(-2):f}"
        for row in rows:
            yield f"{Decimal((row.points or 0) - row.score_high).scaleb(-2):f}"


def _sums(scored: Scored) -> Iterator[str]:
    """What a project scored under each 一级指标, and the amounts of all projects together."""
    for (_, _), rows in scored.frame.groupby(["project", "category"]):
        for name in ("score_low", "score_high"):
            yield f"{Decimal(int(rows[name].sum())).scaleb(-2):f}"
    budgets = [case.budget for case in scored.cases if case.project.kind is ProjectKind.PROJECT]
    initial, adjusted, executed = (
        sum((getattr(each, name) or Decimal(0) for each in budgets), Decimal(0))
        for name in ("initial", "adjusted", "executed")
    )
    yield from (f"{amount:f}" for amount in (initial, adjusted, executed))
    if adjusted:
        yield f"{(executed / adjusted * 100).quantize(Decimal('0.01'), ROUND_HALF_UP):f}"


def _differences(scored: Scored) -> Iterator[str]:
    """How far an actual went over its limit."""
    for case in scored.cases:
        for target, achieved in zip(case.targets, case.achieved, strict=True):
            limit = target.value if isinstance(target, Target) else None
            value = achieved.value if isinstance(achieved, Achieved) else None
            if limit is not None and value is not None:
                yield f"{value - limit:f}"
