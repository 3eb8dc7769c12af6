"""Streams of an OLE compound file, the container of the old Office formats (doc, xls, wps, et)."""

from __future__ import annotations

import io
from typing import Any

from evaltool.errors import InputError
from evaltool.files.refusal import damaged

_STREAM = 2


def read_stream(data: bytes, file: str, *names: str) -> bytes:
    """The content of the first of these streams that the file has.

    Raises:
        InputError: the container is damaged or cut short, or has none of them.
    """
    try:
        content = _first(data, names)
    except Exception as error:  # xlrd lets any error of a broken container through
        raise damaged(file, f"OLE结构有误：{error}"[:200]) from error
    if not content:
        raise damaged(file, f"缺少“{names[0]}”内容流")
    return content


def stream_names(data: bytes) -> frozenset[str]:
    """The names of the streams of the document itself, not of those embedded in it.

    Empty where the container is broken.
    """
    try:
        return frozenset(node.name for node in _nodes(_open(data)))
    except Exception:  # xlrd lets any error of a broken container through
        return frozenset()


def locked(file: str) -> InputError:
    """The error for a file that opens only with a password."""
    return InputError("文件设有打开密码，无法读取", place=file, remedy="请去掉打开密码后重新保存")


def _first(data: bytes, names: tuple[str, ...]) -> bytes:
    container = _open(data)
    nodes = {node.name.lower(): node for node in _nodes(container)}
    found = next((nodes[name.lower()] for name in names if name.lower() in nodes), None)
    if found is None:
        return b""
    if found.tot_size < container.min_size_std_stream:
        _check_chain(container.SSAT, found.first_SID)
    memory, offset, size = container.locate_named_stream(found.name)
    return bytes(memory[offset : offset + size])


def _open(data: bytes) -> Any:
    from xlrd.compdoc import CompDoc

    return CompDoc(data, logfile=io.StringIO())


def _nodes(container: Any) -> list[Any]:
    """The streams that lie directly in the container's root."""
    inside = (container.dirlist[number] for number in container.dirlist[0].children)
    return [node for node in inside if node.etype == _STREAM]


def _check_chain(table: list[int], sector: int) -> None:
    """A chain of short sectors that runs in a circle would never end."""
    for _ in table:
        if sector < 0:
            return
        sector = table[sector]
    if sector >= 0:
        raise ValueError("circular chain")
