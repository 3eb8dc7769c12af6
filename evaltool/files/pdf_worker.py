"""The process that reads one PDF: name and bytes come in, grids go out as JSON."""

from __future__ import annotations

import dataclasses
import io
import json
import logging
import sys
from typing import TYPE_CHECKING, Any

from evaltool.errors import InputError
from evaltool.files.ole import locked
from evaltool.files.pdf_check import check_document
from evaltool.files.pdf_join import grids_of
from evaltool.files.pdf_page import PageRead, read_page
from evaltool.files.refusal import damaged, suspicious

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

MAX_MEMORY = 256 * 2**20
"""Bytes of memory that reading a PDF may take."""

_UNREADABLE_SHARE = 0.2


class _Losses(logging.Handler):
    """Notices that pdfminer could not unpack a part of the file, which it tells only its log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.met = False

    def emit(self, record: logging.LogRecord) -> None:
        self.met = self.met or "loss" in record.getMessage()


def main() -> None:
    """Read a PDF from standard input and write what it holds to standard output."""
    name, _, data = sys.stdin.buffer.read().partition(b"\n")
    _limit_memory()
    json.dump(answer(data, name.decode()), sys.stdout)


def answer(data: bytes, file: str) -> dict[str, Any]:
    """The grids of a PDF and its scanned pages, or why it is refused, ready for JSON."""
    try:
        return _read(data, file)
    except InputError as error:
        refused = error
    except MemoryError:
        refused = suspicious(file, "读取 PDF 所需的内存过大")
    except Exception as error:  # pdfminer lets any error of a broken file through
        refused = _explained(error, file)
    return {
        "refused": {
            "what": refused.what,
            "place": refused.place,
            "remedy": refused.remedy,
            "details": list(refused.details),
        }
    }


def _explained(error: Exception, file: str) -> InputError:
    reasons = [error, *error.args, error.__cause__, error.__context__]
    if any("Password" in type(reason).__name__ for reason in reasons):
        return locked(file)
    return damaged(file, f"PDF结构有误：{type(error).__name__}")


def _read(data: bytes, file: str) -> dict[str, Any]:
    from pdfplumber.pdf import PDF

    losses = _Losses()
    logging.getLogger("pdfminer").addHandler(losses)
    try:
        book = PDF.open(io.BytesIO(data))
        check_document(book.doc, file)
        pages = _pages(book, file)
    finally:
        logging.getLogger("pdfminer").removeHandler(losses)
    _check_text(pages, file)
    scanned = [number for number, page in enumerate(pages, start=1) if _is_scanned(page)]
    grids = [
        {**dataclasses.asdict(grid), "cells": [dataclasses.astuple(cell) for cell in grid.cells]}
        for grid in grids_of(pages, file)
    ]
    return {"grids": grids, "scanned": scanned, "damaged": losses.met}


def _pages(book: PDF, file: str) -> list[PageRead]:
    pages = []
    for page in book.pages:
        pages.append(read_page(page, file))
        page.close()  # what it holds is forgotten
    return pages


def _check_text(pages: list[PageRead], file: str) -> None:
    chars = sum(page.chars for page in pages)
    if not pages:
        raise damaged(file, "PDF里没有页面")
    if not chars:
        raise InputError(
            "这是扫描的 PDF，里面只有图像，没有可读的文字",
            place=file,
            remedy="请提供原始的 Word 或 Excel 文件，或用文字识别软件转成 Word 后核对",
        )
    if sum(page.unreadable for page in pages) > chars * _UNREADABLE_SHARE:
        raise InputError(
            "PDF 的字体没有给出文字编码，文字认不出来",
            place=file,
            remedy="请提供原始的 Word 或 Excel 文件，或从原文件重新导出 PDF",
        )


def _is_scanned(page: PageRead) -> bool:
    return not page.chars and page.pictured


def _limit_memory() -> None:
    """Ask the system to refuse more memory than that, where it knows how."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MAX_MEMORY, MAX_MEMORY))


if __name__ == "__main__":
    main()
