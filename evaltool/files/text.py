"""Bytes of a text file -> its text, whatever the encoding in use in the field."""

from __future__ import annotations

from evaltool.errors import InputError

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


def decode(data: bytes, file: str) -> str:
    r"""The text of a file in UTF-8 (with or without mark), UTF-16 with mark, or GB18030.

    Line ends become "\n".

    Raises:
        InputError: it is in none of these encodings.
    """
    text = _decoded(data)
    if text is None:
        raise InputError(
            "文本文件的编码认不出（不是UTF-8，也不是GB18030）",
            place=file,
            remedy="请用记事本打开，另存为 UTF-8 编码后重试",
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _try(data.removeprefix(mark), encoding)
    return _try(data, "utf-8") or _try(data, "gb18030")


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
