"""Writes a made-up bureau into a folder, to try things on."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tests.generated.bureau import write_bureau


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--units", default=20, show_default=True)
@click.option("--projects", default=12, show_default=True)
@click.option("--seed", default=1, show_default=True)
def main(folder: Path, units: int, projects: int, seed: int) -> None:
    """Write UNITS units of PROJECTS projects each into FOLDER."""
    folder.mkdir(parents=True, exist_ok=True)
    write_bureau(folder, units=units, projects=projects, seed=seed)


if __name__ == "__main__":
    sys.exit(main())
