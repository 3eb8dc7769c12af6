"""Web archives."""

import base64

import pytest

from evaltool.errors import InputError
from evaltool.files import html, mhtml
from evaltool.files.mhtml import is_mhtml, pages_of
from evaltool.files.sniff import Format, sniff_plain
from tests.files.samples import raw


def archive(*parts: tuple[str, str, str]) -> bytes:
    lines = ["MIME-Version: 1.0", 'Content-Type: multipart/related; boundary="b"', ""]
    for place, kind, content in parts:
        packed = base64.encodebytes(content.encode("gb18030")).decode()
        lines += ["--b", f"Content-Location: file:///C:/{place}", f"Content-Type: {kind}"]
        lines += ["Content-Transfer-Encoding: base64", "", packed]
    return "\r\n".join([*lines, "--b--"]).encode()


def page(text: str) -> str:
    return f"<html><table><tr><td>{text}</td></tr></table></html>"


BOOK = archive(
    ("book.htm", "text/html", "<html><frameset></frameset></html>"),
    ("sheet001.htm", "text/html", page("表一")),
    ("sheet002.htm", "text/html", page("表二")),
    ("tabstrip.htm", "text/html", page("表名")),
    ("style.css", "text/css", "td {}"),
)


def test_all_pages_but_the_strip_of_names_are_read() -> None:
    grids = html.read(raw(BOOK)).grids
    assert [[c.text for c in grid.cells] for grid in grids] == [["表一"], ["表二"]]
    assert [grid.table for grid in grids] == [1, 2]


def test_it_is_told_by_its_content() -> None:
    assert sniff_plain(BOOK) is Format.HTML
    assert is_mhtml(b"\xef\xbb\xbfFrom: <x>\r\nMIME-Version: 1.0\r\n")
    assert not is_mhtml("Date: 2024 年".encode())
    assert not is_mhtml(b"MIME")


def test_damage_and_excess_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    nested = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n)
        for n in range(200)
    )
    assert list(pages_of(raw(b"MIME-Version: 1.0\r\n" + nested))) == []
    monkeypatch.setattr(mhtml, "MAX_PARTS", 3)
    with pytest.raises(InputError, match="部件"):
        pages_of(raw(BOOK))


def test_an_unknown_encoding_of_a_part_is_damage() -> None:
    part = b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n\x80\xff\xff"
    with pytest.raises(InputError, match="编码"):
        pages_of(raw(part))
