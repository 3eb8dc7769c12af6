"""The verb `weights`: points by a method and their effect, a sheet to compare by, a choice kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from evaltool.cli import printing

if TYPE_CHECKING:
    from evaltool.workspace import Workspace


def weights(
    folder: Path,
    year: int | None,
    rules: str | None,
    *,
    method: str | None,
    sheet: Path | None,
    others: Sequence[Path],
    save: bool,
    explain: bool,
    as_json: bool,
) -> int:
    """Write a blank comparison sheet, or choose points and show what they do."""
    from evaltool.workspace import Workspace

    _check(method, sheet, others, save=save)
    workspace = Workspace.open(folder, year=year)
    if sheet is not None and method is None:
        return _blank(workspace, rules, sheet)
    from evaltool.certainty.weighting.choosing import Method
    from evaltool.pipeline.weigh import keep_points, weigh
    from evaltool.report.certainty.weighting import points_listing, weighting_listing
    from evaltool.report.json.certainty import weighting_json

    chosen = Method(method or "declared")
    weighed = weigh(workspace, chosen, rules=rules, sheet=sheet, others=others)
    before, after, weighting = weighed.before, weighed.after, weighed.weighting
    if as_json:
        printing.as_json(weighting_json(before, after, weighting))
    else:
        if explain:
            printing.listing(points_listing(before, after))
        for note in weighting.notes:
            click.echo(note)
        printing.listing(weighting_listing(before, after, weighting))
    if save:
        kept = keep_points(workspace, weighed)
        click.echo(f"已写入 {kept}，以后运行按其中的分值计分，报告中注明确定方法", err=as_json)
    return printing.exit_code(after.findings)


def _check(method: str | None, sheet: Path | None, others: Sequence[Path], *, save: bool) -> None:
    """What does not go together."""
    if sheet is not None and method not in (None, "ahp"):
        raise click.UsageError(
            "--sheet 只用于 --method ahp；不写 --method 时生成空白的两两比较表。"
        )
    if others and method != "entropy":
        raise click.UsageError("--across 只用于 --method entropy。")
    if save and method is None:
        raise click.UsageError("--save 需要用 --method 写明分值确定方法。")


def _blank(workspace: Workspace, rules: str | None, sheet: Path) -> int:
    from evaltool.pipeline.weigh import comparison_pairs
    from evaltool.report.certainty.comparison_sheet import comparison_csv, comparison_workbook
    from evaltool.workspace import write_new

    suffix = sheet.suffix.lower()
    if suffix not in (".xlsx", ".csv"):
        raise click.UsageError("--sheet 后面请写 .xlsx 或 .csv 文件名。")
    pairs = comparison_pairs(workspace, rules)
    write_new(sheet, comparison_csv(pairs) if suffix == ".csv" else comparison_workbook(pairs))
    click.echo(f"已写入 {sheet}，共{len(pairs)}对")
    click.echo(f"填好后运行 evaltool weights --method ahp --sheet {sheet}")
    return 0
