"""The verb `verify`: every difference with its place, and one clear verdict a document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from evaltool.cli import printing
from evaltool.findings import Severity
from evaltool.vocabulary import SEVERITY_TITLES

if TYPE_CHECKING:
    from evaltool.audit.verification import Difference
    from evaltool.pipeline.verify import Seat, Unverifiable, Verified

_SHOWN = 60
"""Differences of one document that are listed; all of them stand in the JSON."""
_LONGEST = 160


def verify(files: Sequence[Path], seat: Seat, *, as_json: bool) -> int:
    """Verify documents and say what came of it; the exit code."""
    from evaltool.pipeline.verify import verified_json, verify_files
    from evaltool.pipeline.verify.verified import worst

    done = verify_files(files, seat)
    if as_json:
        printing.as_json(verified_json(done))
    else:
        for each in done:
            show(each)
    return worst(done)


def show(done: Verified | Unverifiable) -> None:
    """One document: what it was compared with, the differences, the verdict."""
    from evaltool.pipeline.verify import Verified

    if not isinstance(done, Verified):
        click.echo(f"{done.file}：未能核验：{done.what}")
        click.echo(f"        处理办法：{done.remedy}")
        return
    click.echo(f"■ {done.file}（{done.kind}）")
    click.echo(f"  {_compared(done)}")
    for each in done.differences[:_SHOWN]:
        _difference(each)
    if len(done.differences) > _SHOWN:
        click.echo(f"  ……还有 {len(done.differences) - _SHOWN} 处，用 --json 查看全部")
    for line in _advice(done):
        click.echo(f"  {line}")
    click.echo(f"  结论：{verdict(done)}")


def _advice(done: Verified) -> list[str]:
    """What to do where another rule set explains it all."""
    from evaltool.audit.verification import DifferenceKind

    other = [each for each in done.differences if each.kind is DifferenceKind.RULES]
    if not other or done.rules not in (other[0].found or ""):
        return []
    return [
        f"其余各处已按文件所用的规则 {done.rules} 核对；确应按它评分的，请加 --rules 指明后再核验。"
    ]


def _compared(done: Verified) -> str:
    held = done.counts
    parts = ((held.passages, "段文字"), (held.cells, "个单元格"), (held.charts, "个图"))
    told = "、".join(f"{count} {name}" for count, name in parts if count)
    sources = {"inputs": "用输入材料重算", "embedded": "用文件所附数据重算"}
    figures = f"，其中 {held.figures} 处有数字" if held.figures else ""
    compared = f"，核对 {told}{figures}" if told else ""
    return f"{sources[done.against.value]}（评分规则 {done.rules}）{compared}"


def _difference(each: Difference) -> None:
    from evaltool.audit.verification.difference import KIND_TITLES

    title = KIND_TITLES[each.kind]
    told = f"：{each.message}" if each.message else ""
    click.echo(f"  【{SEVERITY_TITLES[each.severity]}】{title}　{each.place}{told}")
    if each.found is not None or each.expected is not None:
        click.echo(f"        文中：{_brief(each.found)}")
        click.echo(f"        应为：{_brief(each.expected)}")


def _brief(text: str | None) -> str:
    plain = (text or "（没有）").replace("\n", "／")
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"


def verdict(done: Verified) -> str:
    """The verdict in one sentence."""
    errors, warnings = done.count(Severity.ERROR), done.count(Severity.WARNING)
    alone = done.against.value == "embedded"
    source = "文件所附数据" if alone else "输入材料"
    if errors:
        rest = f"，另有 {warnings} 处需留意" if warnings else ""
        return f"不一致。与{source}重算的结果相比，有 {errors} 处不同{rest}。"
    words = f"；另有 {warnings} 处需留意（见上），不涉及数字" if warnings else ""
    more = "；输入材料未核对，可加 --workspace 一并核对" if alone else ""
    return f"一致。全部数字与{source}重算的结果相同{words}{more}。"
