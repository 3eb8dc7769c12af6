"""Finding and reading rule files: a shipped rule set by its id, or a file of the user's own."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from evaltool.errors import RuleSetError
from evaltool.rules.model import RuleSet

DEFAULT = "mof-2020-10"
"""The rule set used where none is named."""

_LARGEST = 1_000_000
_POSITION = re.compile(r"\(at line (\d+), column (\d+)\)")
_TWICE = ("overwrite", "twice", "immutable", "Cannot declare", "Cannot mutate")
_SEE = "用 evaltool rules 查看随附的规则；自定规则文件可参照其写法"


@dataclass(frozen=True, slots=True)
class _File:
    """A rule file as read: its name for messages, its bytes, its folder for `extends`."""

    name: str
    content: bytes
    folder: Path | None


def shipped() -> tuple[str, ...]:
    """The ids of the rule sets that come with the program, the default first."""
    names = sorted(
        entry.name.removesuffix(".toml")
        for entry in _data().iterdir()
        if entry.name.endswith(".toml")
    )
    return (DEFAULT, *(name for name in names if name != DEFAULT))


def load(id_or_path: str | Path) -> RuleSet:
    """The rule set of a shipped id or of a rule file.

    A file may extend one shipped rule set or another file: what it does not state is taken
    from there, clause by clause.

    Raises:
        RuleSetError: there is no such rule set, or the file is broken; all mistakes at once.
    """
    file = _found(id_or_path, None)
    return _loaded(file, _base(_parsed(file), file))


def load_texts(texts: Sequence[str], name: str) -> RuleSet:
    """The rule set of the texts that a rule set was read from (`RuleSet.texts`).

    `name` is what messages call it.

    Raises:
        RuleSetError: they are not the texts of one rule set.
    """
    if not 1 <= len(texts) <= 2 or sum(map(len, texts)) > _LARGEST:
        raise RuleSetError("所附的规则不完整", place=name, remedy=_SEE)
    files = [_File(name, text.encode("utf-8", "replace"), None) for text in texts]
    return _loaded(files[-1], files[0] if len(files) > 1 else None)


@lru_cache(maxsize=16)
def _loaded(file: _File, base: _File | None) -> RuleSet:
    """The rule set of a file and of the one it extends, if any; read once a process."""
    from evaltool.rules.document import rule_set  # pydantic is slow to load

    raw = _parsed(file)
    content = _normalised(file.content)
    if base is not None:
        content = _normalised(base.content) + b"\0" + content
        raw = _merged(_parsed(base), raw, base.name, file.name)
    result, mistakes = rule_set(raw, hashlib.sha256(content).hexdigest())
    if result is not None:
        return replace(result, texts=tuple(content.decode().split("\0")))
    raise RuleSetError(
        f"规则文件有{len(mistakes)}处错误",
        place=file.name,
        details=mistakes,
        remedy="改正后重新运行；规则有错时不评分",
    )


def _base(raw: Mapping[str, Any], file: _File) -> _File | None:
    extends = raw.get("extends")
    if not isinstance(extends, str):
        return None
    base = _found(extends, file.folder)
    if "extends" in _parsed(base):
        raise RuleSetError(
            f"“{extends}”本身又沿用别的规则，只能沿用一层",
            place=f"{file.name} 键 extends",
            remedy="直接沿用最底层的规则，或把需要的条款写进本文件",
        )
    return base


def _merged(
    base: Mapping[str, Any], own: Mapping[str, Any], base_name: str, own_name: str
) -> dict[str, Any]:
    """The base with everything replaced that the file states itself."""
    clauses = own.get("clauses", {})
    if not isinstance(clauses, Mapping):
        raise RuleSetError("应为一组键值", place=f"{own_name} 键 clauses", remedy=_SEE)
    mistakes = tuple(_uncited(own, clauses))
    if mistakes:
        raise RuleSetError(
            f"改了“{base_name}”的数字而没有给出依据",
            place=own_name,
            details=mistakes,
            remedy="改数字的同时写明新的条款及其来源",
        )
    heads = {key: base[key] for key in ("points", "grades", "form") if key in base}
    inherited = base.get("clauses", {})
    return {**heads, **own, "clauses": {**inherited, **clauses}}


def _uncited(own: Mapping[str, Any], clauses: Mapping[str, Any]) -> list[str]:
    pairs = (("points", "weights"), ("grades", "grades"))
    return [
        f"键 clauses.{slot}：改了 {key} 就应写明这一条款"
        for key, slot in pairs
        if key in own and slot not in clauses
    ]


def _found(name: str | Path, folder: Path | None) -> _File:
    if isinstance(name, str) and name in shipped():
        return _File(name=name, content=(_data() / f"{name}.toml").read_bytes(), folder=None)
    path = Path(name)
    if path.suffix.lower() != ".toml":
        known = "、".join(shipped())
        raise RuleSetError(f"没有名为“{name}”的规则，随附的有 {known}", remedy=_SEE)
    return _read(path if folder is None else folder / path)


def _read(path: Path) -> _File:
    try:
        if path.stat().st_size > _LARGEST:
            raise RuleSetError("规则文件过大", place=str(path), remedy=_SEE)
        return _File(name=str(path), content=path.read_bytes(), folder=path.parent)
    except (OSError, ValueError) as error:
        raise RuleSetError("规则文件打不开", place=str(path), remedy="核对文件名和位置") from error


@lru_cache(maxsize=16)
def _parsed(file: _File) -> dict[str, Any]:
    try:
        text = file.content.decode("utf-8-sig")
        return tomllib.loads(text.replace("\r\n", "\n"), parse_float=Decimal)
    except UnicodeDecodeError as error:
        raise RuleSetError(
            "规则文件不是 UTF-8 编码的文本", place=file.name, remedy="另存为 UTF-8 编码"
        ) from error
    except (tomllib.TOMLDecodeError, ValueError, ArithmeticError, RecursionError) as error:
        raise RuleSetError(_syntax(str(error)), place=file.name, remedy=_SEE) from error


def _syntax(message: str) -> str:
    found = _POSITION.search(message)
    where = f"第{found[1]}行第{found[2]}列" if found else "文件"
    twice = any(word in message for word in _TWICE)
    return f"{where}重复写了同一个键" if twice else f"{where}不符合 TOML 格式"


def _normalised(content: bytes) -> bytes:
    return content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")


def _data() -> Any:
    return resources.files("evaltool.rules") / "data"
