"""The verb `verify`: is a report exactly what its inputs give (核验)."""

from __future__ import annotations

from pathlib import Path

import click

from evaltool.cli.options import OPTIONS, form_option, json_option, rules_option, year_option


@click.command(options_metavar=OPTIONS, short_help="核验报告是否与输入材料一致")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@click.option(
    "-C",
    "--workspace",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="工作目录；不给时只用文件所附的数据",
)
@year_option
@rules_option
@form_option
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="核验用本单位 Word 模板生成的文件时，给出该模板",
)
@json_option
def verify(
    files: tuple[Path, ...],
    folder: Path | None,
    year: int | None,
    rules: str | None,
    form: str | None,
    template: Path | None,
    as_json: bool,
) -> int:
    """重新计算并逐处核对自评报告、自评表 FILE：数字、文字、图表、所附数据和输入材料。"""
    from evaltool.cli import verifying
    from evaltool.pipeline.verify import Seat

    seat = Seat(workspace=folder, year=year, rules=rules, form=form, template=template)
    return verifying.verify(files, seat, as_json=as_json)
