"""The preflight of an old workbook (BIFF): its records are counted before any cell is built."""

from __future__ import annotations

from struct import Struct

from evaltool.errors import InputError
from evaltool.files.ole import locked
from evaltool.files.refusal import damaged, suspicious
from evaltool.files.sheet_bounds import MAX_FILLED

MAX_RECORDS = 3_000_000
MAX_BLANK = 2_000_000
"""Formatted cells without content."""

_HEADER = Struct("<HH")
_FILEPASS = 0x2F
_CELLS = frozenset((0x06, 0x0206, 0x0406, 0x0203, 0x0204, 0x0205, 0x027E, 0x00D6, 0x00FD))
_BLANK = 0x0201
_RUNS = {0x00BD: 6, 0x00BE: 2}  # MULRK, MULBLANK: bytes that one cell of the run takes


def check_records(stream: bytes, file: str) -> None:
    """Check the records of a workbook stream.

    Raises:
        InputError: it is encrypted, cut short or holds unreasonably many cells.
    """
    position, end, records, filled, blank = 0, len(stream) - 4, 0, 0, 0
    while position <= end:
        code, length = _HEADER.unpack_from(stream, position)
        position += 4 + length
        records += 1
        if code in _CELLS:
            filled += 1
        elif code == _BLANK:
            blank += 1
        elif code in _RUNS:
            run = max(length - 6, 0) // _RUNS[code]
            filled, blank = (filled + run, blank) if code == 0x00BD else (filled, blank + run)
        elif code == _FILEPASS:
            raise locked(file)
        if filled > MAX_FILLED or blank > MAX_BLANK or records > MAX_RECORDS:
            raise _too_many(file)
    if records < 2:
        raise damaged(file)


def _too_many(file: str) -> InputError:
    return suspicious(file, f"工作簿的单元格超过{MAX_FILLED}个")
