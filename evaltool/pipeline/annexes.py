"""What a year's documents are asked to add (附件), from options, settings or a manifest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation

from evaltool.errors import InputError
from evaltool.files import Grid
from evaltool.pipeline.trend import compare_years
from evaltool.report.certainty.annexes import Annexes
from evaltool.report.work_papers.certainty import METHODS, OPTIONS
from evaltool.workspace import Workspace

_QUOTED = 20


def asked_annexes(
    workspace: Workspace,
    *,
    stability: Decimal | None = None,
    trends: bool = False,
    same: Mapping[str, str] | None = None,
    rules: str | None = None,
) -> Annexes:
    """The annexes asked for.

    Args:
        workspace: the working folder; its settings decide where `stability` is None.
        stability: by how many percent points may move.
        trends: whether the years are compared.
        same: names of indicators that mean the same (old name -> the name to use).
        rules: see `evaluate`.

    Raises:
        InputError, RuleSetError, WorkspaceError: another year cannot be read.
    """
    move = stability if stability is not None else workspace.settings.stability
    if not trends:
        return Annexes(stability=move)
    compared = compare_years(workspace, rules, same)
    others = (scored for year, scored in compared.scored.items() if year != workspace.year)
    return Annexes(
        stability=move,
        trends=compared.trends,
        same=tuple(sorted((same or {}).items())),
        inputs=tuple(item for scored in others for item in scored.inputs),
    )


def recorded_annexes(
    workspace: Workspace, options: Iterable[tuple[str, str]], rules: str | None = None
) -> Annexes:
    """The annexes that a document's manifest says it was asked for.

    Raises:
        InputError, RuleSetError, WorkspaceError: another year cannot be read.
    """
    held = list(options)
    names = dict(held)
    same = dict(value.split("=", 1) for name, value in held if name == "same" and "=" in value)
    move = _move(names["stability"]) if "stability" in names else None
    found = asked_annexes(
        workspace, stability=move, trends="trends" in names, same=same, rules=rules
    )
    return found if move is not None else found.without_stability()


def _move(text: str) -> Decimal:
    """A recorded move of points; whoever changed it may have written anything."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("NaN")
    if not (value.is_finite() and 0 < value <= 100):
        raise InputError(
            f"所记的等级稳定性选项“{text[:_QUOTED]}”不是 0 到 100 之间的百分数",
            remedy="文件可能被改动过，请重新生成",
        )
    return value


def work_paper_annexes(
    workspace: Workspace, grids: Iterable[Grid], rules: str | None = None
) -> Annexes:
    """The annexes that work papers say they were asked for.

    Raises:
        InputError, RuleSetError, WorkspaceError: another year cannot be read.
    """
    return recorded_annexes(workspace, tuple(_options(grids)), rules)


def _options(grids: Iterable[Grid]) -> Iterator[tuple[str, str]]:
    for grid in grids:
        if grid.sheet != METHODS:
            continue
        for cells in grid.rows():
            if len(cells) > 1 and cells[0].text.strip() == OPTIONS:
                for line in cells[1].text.splitlines():
                    name, _, value = line.partition("=")
                    yield name, value
