"""PDF with text: its ruled tables, joined over pages, and the lines around them.

A PDF is a program for drawing pages; one written in bad faith can take hours or all memory. It
is therefore read by a process of its own, with a limit on time and, where the system knows one,
on memory.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from typing import Any

from evaltool.errors import InputError
from evaltool.files.grid import Cell, Grid
from evaltool.files.pdf_preflight import check_bytes
from evaltool.files.raw import FileRead, RawFile
from evaltool.files.refusal import damaged, suspicious
from evaltool.findings import finding

MAX_SECONDS = 60.0

_WORKER = "evaltool.files.pdf_worker"


def read(raw: RawFile) -> FileRead:
    """The tables of a PDF.

    Raises:
        InputError: the PDF extra is not installed; the file is damaged, needs a password, holds
            no text (a scan), or takes unreasonably long to read.
    """
    if find_spec("pdfplumber") is None:
        raise InputError(
            "读取 PDF 需要安装 pdfplumber",
            place=raw.file,
            remedy='请执行 pip install "evaltool[pdf]"，或提供原始的 Word 或 Excel 文件',
        )
    check_bytes(raw.data, raw.file)
    answer = _answer(raw)
    if "refused" in answer:
        raise InputError(**{**answer["refused"], "details": tuple(answer["refused"]["details"])})
    return _file_read(answer, raw.file)


def _answer(raw: RawFile) -> dict[str, Any]:
    command = [sys.executable, "-P", "-m", _WORKER]
    try:
        done = subprocess.run(  # noqa: S603  (our own module)
            command,
            input=raw.file.encode() + b"\n" + raw.data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=MAX_SECONDS,
            check=False,
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise suspicious(raw.file, f"PDF 读了{MAX_SECONDS:.0f}秒仍未读完") from error
    except ValueError as error:
        raise damaged(raw.file, "读取 PDF 的程序中途退出") from error
    return answer


def _file_read(answer: dict[str, Any], file: str) -> FileRead:
    grids = tuple(
        Grid(
            file,
            tuple(Cell(*cell) for cell in grid["cells"]),
            table=grid["table"],
            before=tuple(grid["before"]),
            after=tuple(grid["after"]),
        )
        for grid in answer["grids"]
    )
    told = []
    if answer["scanned"]:
        pages = "、".join(map(str, answer["scanned"]))
        told.append(finding("files-scanned-pages", place=file, pages=pages))
    if answer["damaged"]:
        told.append(finding("files-partly-damaged", place=file))
    if not any(grid.cells for grid in grids):
        told.append(finding("files-no-table", place=file))
    return FileRead(grids=grids, findings=tuple(told))
