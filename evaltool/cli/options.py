"""The options that several verbs share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

OPTIONS = "[选项]"
"""How the usage line of a verb calls its options."""


def as_year(_context: click.Context, _parameter: click.Parameter, value: str | None) -> int | None:
    """The budget year (年度) that an option names, or a usage error in our own words."""
    from evaltool.workspace.settings import valid_year

    if value is None:
        return None
    if not (value.isascii() and value.isdigit() and valid_year(int(value))):
        raise click.BadParameter(f"“{value}”不是四位年度，请写成 2024 的样子")
    return int(value)


def workspace_option(command: F) -> F:
    """-C/--workspace: the folder with targets, actuals and reports (工作目录)."""
    return click.option(
        "-C",
        "--workspace",
        "folder",
        type=click.Path(path_type=Path),
        default=Path(),
        metavar="DIR",
        help="工作目录，默认为当前目录",
    )(command)


def year_option(command: F) -> F:
    """--year: the year evaluated (评价年度)."""
    return click.option(
        "--year",
        callback=as_year,
        metavar="YEAR",
        help="评价年度，默认取工作目录设置",
    )(command)


def rules_option(command: F) -> F:
    """--rules: a shipped rule set or a file of one's own (评分规则)."""
    return click.option(
        "--rules", "rules", metavar="ID|FILE", help="评分规则编号或规则文件，默认取工作目录设置"
    )(command)


def form_option(command: F) -> F:
    """--form: the layout of the project forms (表样), shipped or a file of one's own."""
    return click.option(
        "--form", "form", metavar="ID|FILE", help="自评表样编号或表样文件，默认随评分规则"
    )(command)


def pdf_option(command: F) -> F:
    """--pdf: report and forms as PDF too."""
    return click.option(
        "--pdf", "pdf", is_flag=True, help="另用 LibreOffice 把自评报告和自评表转成 PDF"
    )(command)


def json_option(command: F) -> F:
    """--json: machine-readable output."""
    return click.option("--json", "as_json", is_flag=True, help="输出 JSON")(command)
