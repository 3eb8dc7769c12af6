"""The settings of a working folder: `evaltool.toml`, read strictly.

Every problem of the file is told at once; an unknown key is a problem, because a misspelt
setting that is silently ignored changes a report without anybody noticing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from evaltool.errors import WorkspaceError

SETTINGS_FILE = "evaltool.toml"
_LARGEST = 64 * 1024
_YEARS = range(1995, 2100)
_PLACE_IN_TOML = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `evaltool.toml` sets; None where it says nothing.

    `year` 评价年度, `rules` the id or the file of the rule set (评分规则), `sample` whether the
    recorded figures are made up for demonstration (示例数据), `unit` the name of the unit (单位),
    `stability` by how many percent points may move in the report's annex on 等级稳定性, None for
    no such annex.
    """

    year: int | None = None
    rules: str | None = None
    sample: bool = False
    unit: str | None = None
    stability: Decimal | None = None


def valid_year(year: object) -> bool:
    """Whether something can be a budget year (评价年度)."""
    return isinstance(year, int) and not isinstance(year, bool) and year in _YEARS


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def _is_switch(value: object) -> bool:
    return isinstance(value, bool)


def _is_move(value: object) -> bool:
    number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return number and 0 < value <= 100  # type: ignore[operator]


_EXPECTED: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "year": (valid_year, "应为四位年度，不加引号，如 year = 2024"),
    "rules": (_is_text, '应为评分规则的编号或文件名，加英文引号，如 rules = "mof-2020-10"'),
    "sample": (_is_switch, "应为 true 或 false，不加引号"),
    "unit": (_is_text, '应为单位名称，加英文引号，如 unit = "某某局"'),
    "stability": (_is_move, "应为 0 到 100 之间的百分数，不加引号，如 stability = 20"),
}


def read_settings(path: Path) -> Settings:
    """The settings in a file.

    Raises:
        WorkspaceError: the file is not readable, not TOML, or says something we do not know.
    """
    values = _parsed(path)
    problems = tuple(_problems(values))
    if problems:
        raise WorkspaceError(
            f"有{len(problems)}处设置不正确",
            place=path.name,
            remedy="请按提示修改后重新运行",
            details=problems,
        )
    return Settings(
        year=values.get("year"),
        rules=_stripped(values.get("rules")),
        sample=values.get("sample", False),
        unit=_stripped(values.get("unit")),
        stability=_decimal(values.get("stability")),
    )


def _decimal(value: int | Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _stripped(text: str | None) -> str | None:
    return text.strip() if text is not None else None


def _exact(text: str) -> Decimal | float:
    """A decimal figure as it is written; nan and inf stay what they are, and fit nowhere."""
    value = Decimal(text.replace("_", ""))
    return value if value.is_finite() else float(text)


def _problems(values: Mapping[str, Any]) -> Iterator[str]:
    for key, value in values.items():
        if key not in _EXPECTED:
            yield f"{key}：没有这项设置，可用的有 {'、'.join(_EXPECTED)}"
            continue
        fits, expected = _EXPECTED[key]
        if not fits(value):
            yield f"{key}：{expected}"


def _parsed(path: Path) -> dict[str, Any]:
    text = _text(path)
    try:
        return tomllib.loads(text, parse_float=_exact)
    except tomllib.TOMLDecodeError as error:
        raise WorkspaceError(
            f"{_where(str(error))}写法不正确",
            place=path.name,
            remedy='每行一项，形如 year = 2024；文字加英文双引号，如 rules = "mof-2020-10"',
        ) from error


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise WorkspaceError(
            "无法读取", place=path.name, remedy="请检查该文件是否存在、是否有读取权限"
        ) from error
    if len(data) > _LARGEST:
        raise WorkspaceError(
            "文件过大，不像是设置文件", place=path.name, remedy="请恢复为原来的设置文件"
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WorkspaceError(
            "不是 UTF-8 编码", place=path.name, remedy="请用记事本打开，另存为 UTF-8 编码"
        ) from error


def _where(message: str) -> str:
    place = _PLACE_IN_TOML.search(message)
    if place is None:
        return "文件末尾或其中某行"
    return f"第{place[1]}行第{place[2]}列"
