"""Layouts of the project form (项目支出绩效自评表样): readable template files, one per form in use.

A layout is a file of Word tags (see `evaltool.report.word.tags`) that begins with a comment in
which its facts stand as TOML:

    {#
    id = "sichuan-0013zp"
    title = "项目支出绩效自评表（四川系统表样）"
    document = "四川省预算管理一体化系统自评表样 510000_0013zp（2023年）"
    [limits]
    outcome = 100
    #}

Those that come with the program lie in `templates/layouts`; a county's own is a file of the
same kind, named by its path. Its expressions run in Jinja's sandbox.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from evaltool.errors import TemplateError

DEFAULT = "mof-2020-10"
"""The layout used where neither the user nor the rule set names one."""

LIMITED = ("outcome", "process", "conclusion", "problems", "measures")
"""Texts of a form whose length a layout can limit, in characters."""

_DETAILS = ("form.summary", "form.sources", "row.nature", "row.amount", "row.unit")
_SUFFIX = ".xml.j2"
_HEADER = re.compile(r"\s*\{#(.*?)#\}", re.DOTALL)
_LARGEST = 1_000_000
_TEXTS = ("id", "title", "document")
_SEE = "参照随附的表样文件写法，见 docs/layouts.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One layout: its facts and its template.

    `limits` are pairs of a text of `LIMITED` and the most characters it may have. `own` tells
    that the file is the user's, `hash` is the sha256 of the file.
    """

    id: str
    title: str
    document: str
    limits: tuple[tuple[str, int], ...]
    template: str
    own: bool
    hash: str

    @property
    def detailed(self) -> bool:
        """Whether the form shows more than the standard one: texts, sources, parted columns."""
        return any(word in self.template for word in _DETAILS)

    @property
    def parted(self) -> bool:
        """Whether the form shows targets in three columns: sign, value and unit."""
        return "row.amount" in self.template


def shipped_layouts() -> tuple[str, ...]:
    """The ids of the layouts that come with the program, the default first."""
    names = sorted(
        entry.name.removesuffix(_SUFFIX)
        for entry in _folder().iterdir()
        if entry.name.endswith(_SUFFIX)
    )
    return (DEFAULT, *(name for name in names if name != DEFAULT))


@cache
def shipped_layout(name: str) -> Layout:
    """One of the layouts that come with the program.

    Raises:
        TemplateError: there is none of that id.
    """
    if name not in shipped_layouts():
        known = "、".join(shipped_layouts())
        raise TemplateError(f"没有名为“{name}”的表样，随附的有 {known}", remedy=_SEE)
    return _layout((_folder() / f"{name}{_SUFFIX}").read_bytes(), name, own=False)


def load_layout(id_or_path: str | Path) -> Layout:
    """The layout of a shipped id or of a file of the user's own.

    Raises:
        TemplateError: there is no such layout, or its file is broken.
    """
    name = str(id_or_path)
    if not name.endswith((".j2", ".xml")):
        return shipped_layout(name)
    path = Path(id_or_path)
    try:
        if path.stat().st_size > _LARGEST:
            raise TemplateError("表样文件过大", place=name, remedy=_SEE)
        return _layout(path.read_bytes(), name, own=True)
    except (OSError, ValueError) as error:
        raise TemplateError("表样文件打不开", place=name, remedy="核对文件名和位置") from error


def _layout(content: bytes, place: str, *, own: bool) -> Layout:
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise TemplateError("表样文件不是 UTF-8 编码的文本", place=place, remedy=_SEE) from error
    header = _HEADER.match(text)
    if header is None:
        raise TemplateError("表样文件开头缺少写明编号和名称的注释", place=place, remedy=_SEE)
    facts = _facts(header[1], place)
    return Layout(
        **{key: str(facts[key]) for key in _TEXTS},
        limits=tuple(facts.get("limits", {}).items()),
        template=text,
        own=own,
        hash=hashlib.sha256(content).hexdigest(),
    )


def _facts(header: str, place: str) -> Mapping[str, Any]:
    try:
        facts = tomllib.loads(header)
    except tomllib.TOMLDecodeError as error:
        raise TemplateError("表样文件开头的注释读不懂", place=place, remedy=_SEE) from error
    mistakes = tuple(_mistakes(facts))
    if mistakes:
        raise TemplateError("表样文件开头有错", place=place, details=mistakes, remedy=_SEE)
    return facts


def _mistakes(facts: Mapping[str, Any]) -> list[str]:
    wrong = [
        f"键 {key}：应为文字，不能为空"
        for key in _TEXTS
        if not isinstance(facts.get(key), str) or not facts[key].strip()
    ]
    wrong += [f"键 {key}：不认识" for key in facts if key not in (*_TEXTS, "limits")]
    limits = facts.get("limits", {})
    if not isinstance(limits, Mapping):
        return [*wrong, "键 limits：应为一组键值"]
    return wrong + [
        f"键 limits.{key}：应为 {'、'.join(LIMITED)} 之一，值为正整数"
        for key, most in limits.items()
        if key not in LIMITED or type(most) is not int or most <= 0
    ]


def _folder() -> Any:
    return resources.files("evaltool.report") / "templates" / "layouts"
