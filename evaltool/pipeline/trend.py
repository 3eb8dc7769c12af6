"""Several years of one workspace (历年): each read and scored as in its own run, then compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evaltool.certainty.years import Trends, trends
from evaltool.errors import WorkspaceError
from evaltool.pipeline.year_end import evaluate
from evaltool.scoring import Scored
from evaltool.workspace import Workspace
from evaltool.workspace.settings import valid_year


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The scored years, oldest first, and what can be compared over them."""

    scored: Mapping[int, Scored]
    trends: Trends


def years_of(workspace: Workspace) -> tuple[int, ...]:
    """The years up to the workspace's own for which targets and actuals are there."""
    folder = workspace.root / "targets"
    names = sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []
    years = [int(name) for name in names if len(name) == 4 and name.isascii() and name.isdigit()]
    return tuple(
        year
        for year in years
        if valid_year(year) and year <= workspace.year
        if (workspace.root / "actuals" / name_of(year)).is_dir()
        if Workspace.open(workspace.root, year=year).has_actuals
    )


def name_of(year: int) -> str:
    """The name of a year's folder."""
    return str(year)


def compare_years(
    workspace: Workspace, rules: str | None = None, same: Mapping[str, str] | None = None
) -> Compared:
    """Score every year of the workspace by the same rules and compare them.

    Args:
        workspace: the working folder; its own year is the last one compared.
        rules: see `evaluate`.
        same: names of indicators that mean the same (old name -> the name to use).

    Raises:
        InputError, RuleSetError, WorkspaceError: a year cannot be read, or there is only one.
    """
    years = years_of(workspace)
    if len(years) < 2:
        raise WorkspaceError(
            "只有一个年度的目标和完成情况，无从比较",
            place="targets、actuals",
            remedy="请把往年的申报表放入 targets/年度，完成情况放入 actuals/年度",
        )
    scored = {year: evaluate(Workspace.open(workspace.root, year=year), rules) for year in years}
    return Compared(scored=scored, trends=trends(scored, same))
