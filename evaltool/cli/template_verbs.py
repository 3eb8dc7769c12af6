"""The verbs `template check` and `template sample`: a unit's own Word template (自有模板)."""

from __future__ import annotations

from pathlib import Path

import click

from evaltool.cli.options import OPTIONS


@click.group(options_metavar=OPTIONS, short_help="检查本单位的 Word 模板，写出样例")
def template() -> None:
    """本单位的 Word 模板：标签的写法和可用的名称见 docs/templates.md。"""


@template.command(name="check", options_metavar=OPTIONS, short_help="逐处列出模板中的错误")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
def template_check(file: Path) -> int:
    """检查模板 FILE：不认识的名称、写错的标签，逐处指出所在的段落或单元格。"""
    from evaltool.cli import templating

    return templating.check(file)


@template.command(name="sample", options_metavar=OPTIONS, short_help="写出样例模板")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
def template_sample(file: Path) -> int:
    """写出样例模板 FILE，可在 Word 中照着改；不覆盖已有的文件。"""
    from evaltool.cli import templating

    return templating.sample(file)
