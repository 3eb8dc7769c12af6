"""The verbs `template check` and `template sample`, and the option `--template`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from evaltool.errors import TemplateError

if TYPE_CHECKING:
    from evaltool.report.own_template import CompiledTemplate
    from evaltool.report.own_template.problems import Problem
    from evaltool.scoring import Scored
    from evaltool.workspace import Document, Workspace

F = TypeVar("F", bound=Callable[..., Any])


def template_option(command: F) -> F:
    """--template: a unit's own Word template (自有模板)."""
    return click.option(
        "--template",
        "template",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="按本单位的 Word 模板再写出一个同名文件",
    )(command)


def opened(template: Path | None) -> CompiledTemplate | None:
    """The template asked for, compiled before anything else is done; what it lacks is told."""
    if template is None:
        return None
    from evaltool.report.own_template import read_template

    compiled = read_template(template)
    _tell(compiled.file, compiled.notes, compiled.problems, compiled.left_to_docxtpl)
    return compiled


def added(
    workspace: Workspace,
    scored: Scored,
    made: Sequence[Document],
    template: CompiledTemplate | None,
) -> tuple[Document, ...]:
    """The documents, with that of the unit's own template where there is one."""
    if template is None:
        return tuple(made)
    from evaltool.pipeline.own_template import with_own_template

    return with_own_template(workspace, scored, made, template)


def check(path: Path) -> int:
    """List what is wrong with a template; 1 where it cannot be used as it is."""
    from evaltool.report.own_template import check_template

    found = check_template(path)
    _tell(path.name, found.notes, found.problems, found.left_to_docxtpl)
    wrong = sum(problem.fatal for problem in found.problems)
    if wrong:
        click.echo(f"{path.name}：共{found.tags}个标签，{wrong}处错误，改正后才能使用")
        return 1
    click.echo(f"{path.name}：共{found.tags}个标签，可以使用")
    return 0


def sample(path: Path) -> int:
    """Write the sample template; a file that stands there is left alone."""
    from evaltool.report.own_template.sample import sample_template

    try:
        with path.open("xb") as file:
            file.write(sample_template())
    except FileExistsError as error:
        raise TemplateError(
            "已有这个文件，没有覆盖", place=str(path), remedy="请换一个文件名"
        ) from error
    click.echo(f"已写入 {path}；在 Word 中修改后，用 evaltool template check 检查")
    return 0


def _tell(
    file: str, notes: Sequence[str], problems: Sequence[Problem], left: Sequence[str]
) -> None:
    for problem in problems:
        click.echo(f"【{'错误' if problem.fatal else '注意'}】{problem}", err=True)
    for note in notes:
        click.echo(f"【提示】{file}：{note}", err=True)
    if left:
        click.echo(f"【提示】{file}：用到{'、'.join(left)}，由 docxtpl 填写，速度较慢", err=True)
