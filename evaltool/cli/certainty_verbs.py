"""The verbs `weights` and `trend`: points chosen by a method, several years compared."""

from __future__ import annotations

from pathlib import Path

import click

from evaltool.cli.options import OPTIONS, json_option, rules_option, workspace_option, year_option
from evaltool.cli.questioning import same_option

METHODS = ("declared", "even", "ahp", "entropy")
"""The values of `Method`, told here so that help need not import it."""


@click.command(options_metavar=OPTIONS, short_help="确定三级指标分值，显示对总分的影响")
@workspace_option
@year_option
@rules_option
@click.option(
    "--method",
    type=click.Choice(METHODS),
    help="确定方法：申报分值、均分、层次分析法、熵权法",
)
@click.option(
    "--sheet",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="两两比较表（xlsx 或 csv）：不写 --method 时生成空白表，--method ahp 时读取",
)
@click.option(
    "--across",
    "others",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="熵权法一并比较的其他单位的工作目录，可多次给出",
)
@click.option("--save", is_flag=True, help="写入 targets 的分值确定表，以后运行按此计分")
@click.option("--explain", is_flag=True, help="逐个指标列出分值")
@json_option
def weights(
    folder: Path,
    year: int | None,
    rules: str | None,
    method: str | None,
    sheet: Path | None,
    others: tuple[Path, ...],
    save: bool,
    explain: bool,
    as_json: bool,
) -> int:
    """在评分规则的一级指标分值之内确定三级指标分值，并显示对各项目总分的影响。"""
    from evaltool.cli import weighting

    return weighting.weights(
        folder,
        year,
        rules,
        method=method,
        sheet=sheet,
        others=others,
        save=save,
        explain=explain,
        as_json=as_json,
    )


@click.command(options_metavar=OPTIONS, short_help="比较历年，显示趋势")
@workspace_option
@year_option
@rules_option
@same_option
@json_option
def trend(
    folder: Path, year: int | None, rules: str | None, same: tuple[str, ...], as_json: bool
) -> int:
    """比较 targets、actuals 中各年度的同名指标、预算执行率和总分；不写文件。"""
    from evaltool.cli import questioning

    return questioning.trend(folder, year, rules, same, as_json=as_json)
