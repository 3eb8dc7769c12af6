"""What text and OLE files really are."""

import pytest

from evaltool.files.sniff import Format, is_ole, sniff_plain


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<html><body>", Format.HTML),
        ("<!DOCTYPE html>\n<html lang=zh>", Format.HTML),
        ("<?xml version='1.0'?><!DOCTYPE html><html/>", Format.HTML),
        ("  <TABLE border=1>", Format.HTML),
        ("<!-- 导出 --><center><table>", Format.HTML),
        ("<head><meta charset=gbk></head>", Format.HTML),
        ("<?xml version='1.0'?><?mso x='y'?><Workbook>", Format.SPREADSHEET_XML),
        ("<?xml version='1.0'?><!-- x --><ss:Workbook><Table>", Format.SPREADSHEET_XML),
        ("<?xml version='1.0'?><w:wordDocument>", Format.WORD_XML),
        ("<?xml version='1.0'?><pkg:package>", Format.WORD_XML),
        ("<?xml version='1.0'?><other/>", Format.XML),
        ("<3%的项目,1", Format.TXT),
        ("MIME-Version: 1.0\nContent-Type: text/html", Format.HTML),
        ("指标,值", Format.TXT),
    ],
)  # fmt: skip
def test_tells_texts_apart(text: str, kind: Format) -> None:
    assert sniff_plain(text.encode()) is kind
    assert sniff_plain(text.encode("utf-8-sig")) is kind
    assert sniff_plain(text.encode("utf-16")) is kind


def test_tells_ole() -> None:
    assert is_ole(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert not is_ole(b"PK\x03\x04")
