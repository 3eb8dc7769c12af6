"""What a year's documents are asked to add (附件), from options, settings or a manifest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from evaltool.pipeline.trend import compare_years
from evaltool.report.certainty.annexes import Annexes
from evaltool.workspace import Workspace


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
    move = Decimal(names["stability"]) if "stability" in names else None
    found = asked_annexes(
        workspace, stability=move, trends="trends" in names, same=same, rules=rules
    )
    return found if move is not None else found.without_stability()
