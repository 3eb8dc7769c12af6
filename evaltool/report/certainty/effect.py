"""规则比较 in words: a year under two rule sets, by project and by clause."""

from __future__ import annotations

from evaltool.certainty.effect import ASSUMPTIONS, Effect
from evaltool.report.certainty.listing import Listing
from evaltool.report.certainty.words import UNDECIDED, signed, total_text
from evaltool.report.figures import points_text


def effect_listings(found: Effect, first: str, second: str) -> tuple[Listing, Listing]:
    """By project and by clause; `first` and `second` are the ids of the rule sets."""
    return _by_project(found, first, second), _by_clause(found, first, second)


def _by_project(found: Effect, first: str, second: str) -> Listing:
    return Listing(
        title=f"各项目总分：{first} 与 {second}",
        header=("项目", first, "等级", second, "等级", "相差"),
        rows=tuple(
            (
                item.case.project.name,
                total_text(*item.first),
                item.first_grade or UNDECIDED,
                total_text(*item.second),
                item.second_grade or UNDECIDED,
                signed(item.second[0] - item.first[0]),
            )
            for item in found.projects
        ),
        right=(1, 3, 5),
    )


def _by_clause(found: Effect, first: str, second: str) -> Listing:
    header = ("条款", "项数", f"{first} 得分／分值", f"{second} 得分／分值", "相差")
    return Listing(
        title="按条款",
        header=(*header, "因分值", "因计分办法"),
        rows=tuple(
            (
                item.title,
                str(item.rows),
                f"{points_text(item.first)}／{points_text(item.first_points)}",
                f"{points_text(item.second)}／{points_text(item.second_points)}",
                signed(item.second - item.first),
                signed(item.by_points),
                signed(item.by_method),
            )
            for item in found.clauses
        ),
        right=(1, 2, 3, 4, 5, 6),
        assumptions=ASSUMPTIONS,
    )
