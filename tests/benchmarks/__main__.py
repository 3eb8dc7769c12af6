"""Runs the benchmarks and prints their table; `--write` puts it into docs/performance.md."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable

import click

from tests.benchmarks.table import Row, markdown, write

RACES = (
    "writing",
    "own_template_race",
    "reading",
    "export_reading",
    "values_race",
    "scoring_race",
    "audit_race",
    "starting",
    "page",
    "bulk_race",
    "province_race",
)


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(RACES))
@click.option(
    "--write",
    "to_page",
    is_flag=True,
    help="Update the table in docs/performance.md; lines of races that were not run stay.",
)
def main(names: tuple[str, ...], to_page: bool) -> None:
    """Run the named races, or all."""
    lines: list[Row] = []
    for name in names or RACES:
        click.echo(f"{name} …", err=True)
        measure: Callable[[], list[Row]] = importlib.import_module(
            f"tests.benchmarks.{name}"
        ).measure
        lines += measure()
    table = markdown(lines)
    click.echo(table)
    if to_page:
        write(table, partly=bool(names))


if __name__ == "__main__":
    sys.exit(main())
