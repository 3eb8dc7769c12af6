"""The preflight of old workbooks."""

import struct

import pytest

from evaltool.errors import InputError
from evaltool.files import biff_check
from evaltool.files.biff_check import check_records


def record(code: int, length: int = 0) -> bytes:
    return struct.pack("<HH", code, length) + bytes(length)


BOF, EOF = record(0x0809, 16), record(0x000A)


def test_a_plain_stream_passes() -> None:
    check_records(BOF + record(0x0203, 14) + EOF + bytes(700), "a.xls")


def test_an_encrypted_stream_asks_for_the_password_to_be_removed() -> None:
    with pytest.raises(InputError, match="密码"):
        check_records(BOF + record(0x2F, 54) + EOF, "a.xls")


def test_no_records_is_damage() -> None:
    with pytest.raises(InputError, match="损坏"):
        check_records(BOF[:10], "a.xls")


@pytest.mark.parametrize(("code", "length"), [(0x0203, 14), (0x00BD, 6 + 6 * 256)])
def test_too_many_filled_cells(monkeypatch: pytest.MonkeyPatch, code: int, length: int) -> None:
    monkeypatch.setattr(biff_check, "MAX_FILLED", 255)
    with pytest.raises(InputError, match="单元格"):
        check_records(BOF + record(code, length) * 256, "a.xls")


@pytest.mark.parametrize(("code", "length"), [(0x0201, 6), (0x00BE, 6 + 2 * 256)])
def test_too_many_blank_cells(monkeypatch: pytest.MonkeyPatch, code: int, length: int) -> None:
    monkeypatch.setattr(biff_check, "MAX_BLANK", 255)
    with pytest.raises(InputError, match="单元格"):
        check_records(BOF + record(code, length) * 256, "a.xls")


def test_too_many_records(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(biff_check, "MAX_RECORDS", 10)
    with pytest.raises(InputError, match="单元格"):
        check_records(BOF * 11, "a.xls")
