"""The verb `parse`: one 指标值 explained, or a file of them as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import BinaryIO

import click

from evaltool.cli import printing
from evaltool.model import Target, Unreadable
from evaltool.report.json.target import target_json
from evaltool.values import Columns, Context, parse_target

LINE_LIMIT = 1_000_000


def parse_one(
    text: str, *, name: str | None, level2: str | None, year: int | None, as_json: bool
) -> int:
    """Explain one value; 1 where it cannot be read."""
    meaning = parse_target(text, Context(name=name, subcategory=level2, year=year))
    if as_json:
        printing.as_json(target_json(meaning))
    else:
        from evaltool.report.terminal import target_lines

        printing.pairs(target_lines(meaning))
    return int(isinstance(meaning, Unreadable))


def parse_lines(file: BinaryIO) -> int:
    """Explain a JSON-lines file, one output line per input line; 1 where a line is no object."""
    broken = []
    for number, line in enumerate(iter(lambda: file.readline(LINE_LIMIT), b""), start=1):
        item = _decoded(line)
        if item is None:
            broken.append(number)
        meaning = _meaning(item)
        click.echo(json.dumps(target_json(meaning), ensure_ascii=False).encode())
    for number in broken:
        click.echo(f"【错误】第{number}行：不是一个 JSON 对象", err=True)
    if broken:
        click.echo('        处理办法：每行写一个对象，如 {"target": "≥90%"}', err=True)
    return int(bool(broken))


def _meaning(item: Mapping[str, object] | None) -> Target | Unreadable:
    if item is None:
        return Unreadable(text="", reason="输入行不是 JSON 对象")
    columns, year = item.get("target_columns"), item.get("year")
    context = Context(
        name=_text(item, "name"),
        subcategory=_text(item, "level2"),
        category=_text(item, "level1"),
        year=year if isinstance(year, int) else None,
        columns=_columns(columns) if isinstance(columns, Mapping) else None,
    )
    return parse_target(_text(item, "target"), context)


def _decoded(line: bytes) -> Mapping[str, object] | None:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return item if isinstance(item, dict) else None


def _columns(cells: Mapping[str, object]) -> Columns:
    return Columns(op=_text(cells, "op"), value=_text(cells, "value"), unit=_text(cells, "unit"))


def _text(item: Mapping[str, object], key: str) -> str | None:
    value = item.get(key)
    return None if value is None else str(value)
