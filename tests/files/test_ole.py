"""OLE containers."""

import struct

import pytest

from evaltool.errors import InputError
from evaltool.files.ole import locked, read_stream, stream_names
from evaltool.files.sniff import Format, sniff_plain
from tests.files.samples import DECLARED

XLS = (DECLARED / "申报表.xls").read_bytes()


def test_finds_the_first_stream_there_is() -> None:
    assert read_stream(XLS, "a.xls", "Workbook", "Book")[:2] == b"\x09\x08"
    assert read_stream(XLS, "a.xls", "没有", "workbook") == read_stream(XLS, "a.xls", "Workbook")


@pytest.mark.parametrize("kept", [8, 100, 511, 600, len(XLS) // 2, len(XLS) - 9000])
def test_a_file_cut_short_is_damaged(kept: int) -> None:
    with pytest.raises(InputError, match="损坏"):
        read_stream(XLS[:kept], "a.xls", "Workbook")


def test_a_missing_stream_is_named() -> None:
    with pytest.raises(InputError, match="损坏") as caught:
        read_stream(XLS, "a.doc", "WordDocument")
    assert "WordDocument" in str(caught.value)


def test_sectors_in_a_circle_end() -> None:
    broken = bytearray(XLS)
    first_table = struct.unpack_from("<i", XLS, 76)[0]
    struct.pack_into("<128i", broken, 512 * (first_table + 1), *([1, 0] * 64))
    with pytest.raises(InputError, match="损坏"):
        read_stream(bytes(broken), "a.xls", "Workbook")


def test_only_the_documents_own_streams_are_named() -> None:
    doc = (DECLARED / "申报表.doc").read_bytes()
    assert "Workbook" in stream_names(XLS)
    assert "WordDocument" in stream_names(doc)
    assert "\x01CompObj" in stream_names(doc)
    assert stream_names(XLS[:600]) == frozenset()


def test_an_embedded_document_does_not_decide() -> None:
    doc = (DECLARED / "申报表.doc").read_bytes()
    assert sniff_plain(doc + "Workbook".encode("utf-16-le")) is Format.DOC
    assert sniff_plain(XLS + "WordDocument".encode("utf-16-le")) is Format.XLS


def test_a_password_is_named() -> None:
    assert "密码" in str(locked("a.xls"))
