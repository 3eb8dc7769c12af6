"""The verb `read`: what is declared, or what every cell was understood to mean."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from evaltool.cli import printing
from evaltool.cli.table import wrap, wrapped_table
from evaltool.workspace import Workspace, write_new

if TYPE_CHECKING:
    from evaltool.pipeline import Explained
    from evaltool.report.reading import Reading

_WIDEST = 160
_UNWATCHED = 120
"""Columns of the report where it goes into a file or a pipe."""


def declared(files: Sequence[Path], folder: Path, year: int | None, *, as_json: bool) -> int:
    """What is declared, a line a form or as JSON."""
    from evaltool.pipeline import read_targets, read_workspace_targets

    if files:
        declaration = read_targets(files, year=year)
    else:
        declaration = read_workspace_targets(Workspace.open(folder, year=year))
    if as_json:
        from evaltool.report.json.declaration import declaration_json

        printing.as_json(declaration_json(declaration))
    else:
        printing.declaration(declaration)
        printing.findings(declaration.findings)
    return printing.exit_code(declaration.findings)


def explained(
    files: Sequence[Path],
    folder: Path,
    year: int | None,
    *,
    as_json: bool,
    show: bool,
    workbook: Path | None,
) -> int:
    """The reading report: shown or as JSON, written as a workbook where one is named."""
    from evaltool.pipeline import explain, explain_files

    if workbook is not None and workbook.suffix.lower() != ".xlsx":
        raise click.UsageError("--workbook 后面请写 .xlsx 文件名。")
    found = explain_files(files, year=year) if files else explain(Workspace.open(folder, year=year))
    if as_json:
        from evaltool.report.reading.json import reading_json

        printing.as_json(reading_json(found.reading, found.findings))
    else:
        _shown(found, in_full=show)
    if workbook is not None:
        _written(found, workbook, quiet=as_json)
    return printing.exit_code(found.findings)


def _shown(found: Explained, *, in_full: bool) -> None:
    if in_full:
        _report(found.reading)
    click.echo(found.reading.summary)
    printing.findings(found.findings)
    if found.sample:
        click.echo(printing.SAMPLE_MARK, err=True)


def _report(reading: Reading) -> None:
    from evaltool.report.reading.terminal import reading_blocks

    watched = sys.stdout.isatty()
    columns = min(shutil.get_terminal_size().columns, _WIDEST) if watched else _UNWATCHED
    for block in reading_blocks(reading):
        click.echo("\n".join(wrap(block.heading, columns)))
        for table in block.tables:
            click.echo("\n".join(("", *wrap(table.title, columns) * bool(table.title))))
            click.echo(wrapped_table(table.header, table.rows, limit=columns))
        click.echo()


def _written(found: Explained, workbook: Path, *, quiet: bool) -> None:
    from evaltool.report.reading.workbook import render_reading

    data = render_reading(found.reading, found.findings, sample=found.sample)
    write_new(workbook, data)
    click.echo(f"已写入 {workbook}", err=quiet)
    click.echo("读错的在“更正为”一栏写明，保存后放入 targets 或 actuals 文件夹即可生效。", err=True)
