"""How sure a grade is as JSON: `score --stability|--set|--reach|--compare`, `weights`, `trend`.

Points and totals are strings with two decimals, a total that is undecided is null between its
`total_low` and `total_high`; shares are strings in percent. `assumptions` (Chinese) belong to the
figures and are to be shown with them. Keys stand in a fixed order.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from evaltool.certainty import effect, reaching, satisfaction, trends, what_if
from evaltool.certainty.lines import rounded, sheets
from evaltool.report.certainty.stability import held_text
from evaltool.report.figures import points_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evaltool.certainty.stability import Stability, Standing
    from evaltool.certainty.weighting.choosing import Weighting
    from evaltool.certainty.years import Trends
    from evaltool.scoring.scored import Scored

Json = dict[str, Any]


def stability_json(found: Stability) -> Json:
    """{move, projects: [{name, total …, worst, best, held, drawn, above, missing …}]}."""
    return {
        "move": f"{found.move.normalize():f}",
        "projects": [_standing(each) for each in found.standings],
        "assumptions": list(found.assumptions),
    }


def _standing(standing: Standing) -> Json:
    computed = not standing.skipped
    return {
        "name": standing.name,
        **_total(standing.total_low, standing.total_high),
        "grade": standing.grade,
        "worst": points_text(standing.worst) if computed else None,
        "worst_grade": standing.worst_grade or None,
        "best": points_text(standing.best) if computed else None,
        "best_grade": standing.best_grade or None,
        "held": None if standing.held is None else held_text(standing),
        "held_count": standing.held,
        "drawn": standing.drawn,
        "above": _points(standing.above),
        "missing": _points(standing.missing),
        "next_grade": standing.next_grade,
        "influences": [
            {
                "indicator": item.title,
                "points": points_text(item.points),
                "lost": points_text(item.lost),
                "change": points_text(rounded(item.change)),
            }
            for item in standing.influences
        ],
        "skipped": standing.skipped or None,
    }


def surveys_json(found: Sequence[satisfaction.Survey]) -> Json:
    """{surveys: [{name, indicator, target, size, satisfied, low, high, verdict, needed}]}."""
    return {
        "surveys": [
            {
                "name": each.case.project.name,
                "indicator": each.title,
                "target": f"{each.target.normalize():f}",
                "size": each.size,
                "satisfied": each.satisfied,
                "low": None if each.interval is None else f"{each.interval.low * 100:.4f}",
                "high": None if each.interval is None else f"{each.interval.high * 100:.4f}",
                "verdict": each.verdict.name.lower(),
                "needed": each.needed,
            }
            for each in found
        ],
        "assumptions": list(satisfaction.ASSUMPTIONS),
    }


def what_if_json(found: what_if.WhatIf) -> Json:
    """{changes: [{name, indicator, value, before, after}], projects: [{name, before, after}]}."""
    before, after = sheets(found.before), sheets(found.after)
    changes = []
    for change in found.changes:
        old, new = (
            next(line for line in each[change.project].lines if line.place == change.place)
            for each in (before, after)
        )
        changes.append(
            {
                "name": before[change.project].case.project.name,
                "indicator": change.measure or old.title,
                "value": change.value,
                "before": _total(old.low, old.high, "score"),
                "after": _total(new.low, new.high, "score"),
            }
        )
    concerned = sorted({change.project for change in found.changes})
    return {
        "changes": changes,
        "projects": [
            {
                "name": before[at].case.project.name,
                "before": _graded(found.before, at),
                "after": _graded(found.after, at),
            }
            for at in concerned
        ],
        "assumptions": list(what_if.ASSUMPTIONS),
    }


def reaching_json(found: reaching.Paths) -> Json:
    """{grade, edge, projects: [{name, total …, missing, fewest: […], alone: […]}]}."""
    return {
        "grade": found.grade,
        "edge": points_text(found.edge),
        "projects": [
            {
                "name": path.case.project.name,
                **_total(path.total_low, path.total_high),
                "grade": path.grade,
                "missing": points_text(max(path.missing, 0)) if not path.skipped else None,
                "fewest": [_step(step) for step in path.fewest],
                "alone": [_step(step) for step in path.alone],
                "skipped": path.skipped or None,
            }
            for path in found.paths
        ],
        "assumptions": list(reaching.ASSUMPTIONS),
    }


def _step(step: reaching.Step) -> Json:
    return {
        "indicator": step.title,
        "points": points_text(step.points),
        "score": points_text(step.score),
        "gain": points_text(step.gain),
        "needed": None if step.needed is None else str(step.needed),
        "unit": step.unit or None,
        "at_most": step.at_most,
        "level": step.level or None,
    }


def effect_json(found: effect.Effect, first: str, second: str) -> Json:
    """{rules: [first, second], projects: [{name, first …, second …}], clauses: […]}."""
    return {
        "rules": [first, second],
        "projects": [
            {
                "name": item.case.project.name,
                "first": {**_total(*item.first), "grade": item.first_grade},
                "second": {**_total(*item.second), "grade": item.second_grade},
            }
            for item in found.projects
        ],
        "clauses": [
            {
                "slot": item.slot or None,
                "title": item.title,
                "rows": item.rows,
                "first_points": points_text(item.first_points),
                "first_score": points_text(item.first),
                "second_points": points_text(item.second_points),
                "second_score": points_text(item.second),
                "by_points": _difference(item.by_points),
                "by_method": _difference(item.by_method),
            }
            for item in found.clauses
        ],
        "assumptions": list(effect.ASSUMPTIONS),
    }


def weighting_json(before: Scored, after: Scored, weighting: Weighting) -> Json:
    """{method, projects: [{name, before, after, indicators: [{indicator, before, after}]}]}."""
    pairs = zip(sheets(before), sheets(after), strict=True)
    return {
        "method": weighting.method.value,
        "projects": [
            {
                "name": one.case.project.name,
                "before": _graded(before, at),
                "after": _graded(after, at),
                "indicators": [
                    {
                        "indicator": mine.title,
                        "before": _points(mine.points),
                        "after": _points(yours.points),
                    }
                    for mine, yours in zip(one.indicators, other.indicators, strict=True)
                ],
            }
            for at, (one, other) in enumerate(pairs)
        ],
        "notes": list(weighting.notes),
        "assumptions": list(weighting.assumptions),
    }


def trends_json(found: Trends) -> Json:
    """{years, series: [{name, indicator, unit, values, slope, low, high, conclusion}], alike …}."""
    return {
        "years": list(found.years),
        "series": [
            {
                "name": series.project,
                "indicator": series.title,
                "unit": series.unit or None,
                "values": [
                    {"year": each.year, "value": f"{each.value:f}", "called": each.name}
                    for each in series.values
                ],
                "slope": series.trend.slope,
                "low": series.trend.low,
                "high": series.trend.high,
                "conclusion": series.trend.conclusion.name.lower(),
            }
            for series in found.series
        ],
        "alike": [
            {
                "name": each.project,
                "first": {"year": each.first_year, "called": each.first},
                "second": {"year": each.second_year, "called": each.second},
            }
            for each in found.alike
        ],
        "left_out": list(found.left_out),
        "assumptions": list(trends.ASSUMPTIONS),
    }


def _graded(scored: Scored, at: int) -> Json:
    sheet = sheets(scored)[at]
    grade = None if sheet.grade is None else scored.ruleset.grades[sheet.grade].name
    return {**_total(sheet.total_low, sheet.total_high), "grade": grade}


def _total(low: int, high: int, name: str = "total") -> Json:
    exact = points_text(low) if low == high else None
    return {name: exact, f"{name}_low": points_text(low), f"{name}_high": points_text(high)}


def _points(cents: int | None) -> str | None:
    return None if cents is None or cents < 0 else points_text(cents)


def _difference(cents: Fraction) -> str:
    """With its sign where it is negative."""
    shown = points_text(rounded(abs(cents)))
    return f"-{shown}" if cents < 0 and shown != "0.00" else shown
