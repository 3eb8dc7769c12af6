"""The verb `bulk`: many units, with progress and an estimate, and the table of units."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from evaltool.cli import printing
from evaltool.cli.table import table

if TYPE_CHECKING:
    from evaltool.bulk import Bulk, Step
    from evaltool.bulk.questions import UnitLine

_TENTHS = 10
_SHOWN = 60
_HEADER = ["名次", "单位", "项目", "平均得分", "执行率", "待定", "错误", "警告"]


def bulk(
    folder: Path,
    *,
    year: int | None,
    rules: Sequence[str],
    documents: str,
    workers: int | None,
    cluster: str | None,
) -> int:
    """Work on the units of a folder, print what came of it, and return the exit code."""
    from evaltool.bulk.executors import begin_early

    if cluster is None:
        begin_early(workers)
    from evaltool.bulk import Documents, Order
    from evaltool.bulk import bulk as run

    order = Order(
        year=year,
        rules=tuple(rules),
        documents=Documents(documents),
        workers=workers,
        cluster=cluster,
    )
    done = run(folder, order, progress=_Progress())
    _show(done)
    for item in done.kept:
        click.echo(f"{item.path} 在生成后被修改过，修改稿保留为 {item.kept_as}", err=True)
    for document in done.summary.documents:
        click.echo(f"已写入 {document.path}")
    return int(printing.exit_code(done.findings) or any(u.errors for u in done.summary.units))


def ask(folder: Path, question: str, *, year: int | None, as_json: bool) -> int:
    """Answer a question from what an earlier run summed up, and return the exit code."""
    from evaltool.bulk.answers import Question
    from evaltool.bulk.asking import ask as answer

    answered = answer(folder, Question(question), year=year)
    printing.findings(answered.findings)
    if as_json:
        printing.as_json(answered.data)
    else:
        for listing in answered.listings:
            printing.listing(listing)
    return 0


def refuse_besides_asking(context: click.Context) -> None:
    """Options of a run say nothing to a question.

    Raises:
        UsageError: one was given.
    """
    for name in ("rules", "documents", "workers", "cluster"):
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            raise click.UsageError(f"--ask 只读已有的汇总，不与 --{name} 一起使用。")


def _show(done: Bulk) -> None:
    units = done.summary.units
    if units:
        rows = [_row(unit) for unit in units[:_SHOWN]]
        right = frozenset({0, *range(2, len(_HEADER))})
        click.echo(table(_HEADER, rows, right=right))
    if len(units) > _SHOWN:
        click.echo(f"……其余{len(units) - _SHOWN}个单位见汇总.xlsx")
    printing.findings(done.findings)
    view = done.summary.view
    for each in view.comparisons:
        changes = "，".join(f"{item.before}→{item.after} {item.count} 个" for item in each.changes)
        told = f"：{changes}" if changes else ""
        click.echo(f"改用 {each.rules}：等级改变 {each.changed} 个，不变 {each.same} 个{told}")
    click.echo(
        f"完成 {done.done} 个单位，未变动 {done.unchanged} 个，未完成 {len(done.failures)} 个；"
        f"项目 {view.projects} 个，指标 {view.indicators} 项"
    )


def _row(unit: UnitLine) -> list[str]:
    from evaltool.bulk.view import mean_text, percent

    return [
        "—" if unit.rank is None else str(unit.rank),
        unit.name,
        str(unit.projects),
        mean_text(unit),
        percent(unit.executed, unit.adjusted),
        str(unit.undecided),
        str(unit.errors),
        str(unit.warnings),
    ]


class _Progress:
    """Tells each tenth of the units, and each step where somebody watches, with an estimate."""

    def __init__(self) -> None:
        self._told = 0
        self._began = time.monotonic()

    def __call__(self, step: Step) -> None:
        tenth = step.done * _TENTHS // step.due
        ended = step.done == step.due
        failed = f"，未完成 {step.failed} 个" if step.failed else ""
        message = f"已处理 {step.done}/{step.due} 个单位{failed}{self._left(step)}"
        if sys.stderr.isatty():
            click.echo(f"\r\x1b[K{message}", nl=ended, err=True)
        elif tenth > self._told:
            click.echo(message, err=True)
        self._told = tenth

    def _left(self, step: Step) -> str:
        """The time that is left, from the pace of the units that took work."""
        if not step.fresh or step.done == step.due:
            return ""
        seconds = (time.monotonic() - self._began) / step.fresh * (step.due - step.done)
        return f"，约剩 {duration(seconds)}"


def duration(seconds: float) -> str:
    """A length of time as a person says it: 45 秒, 3 分 20 秒, 2 小时 5 分."""
    whole = max(1, round(seconds))
    if whole < 60:
        return f"{whole} 秒"
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes} 分 {rest} 秒" if rest else f"{minutes} 分"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} 小时 {minutes} 分" if minutes else f"{hours} 小时"
