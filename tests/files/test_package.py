"""Zip packages are checked before anything inside reaches a parser."""

import io
import struct
import zipfile

import pytest

from evaltool.errors import InputError
from evaltool.files import package as module
from evaltool.files.package import open_package
from tests.files.packages import package


def refused(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        open_package(data, "表.docx")
    assert caught.value.place == "表.docx"
    assert caught.value.remedy
    return " ".join((caught.value.what, *caught.value.details))


def test_a_bomb_is_refused_by_its_ratio() -> None:
    assert "压缩比" in refused(package({"word/media/a.bin": b"\0" * (4 * 2**20)}))


def test_too_much_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_TOTAL", 2**20)
    assert "解压后" in refused(package({f"{n}.txt": b"abc" * 99999 for n in range(8)}))


def test_one_part_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_PART", 1000)
    assert "解压后超过" in refused(package({"a.xml": b"<a>" + b"x" * 2000 + b"</a>"}))


def test_too_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_ENTRIES", 10)
    assert "部件" in refused(package({f"{n}.txt": b"" for n in range(11)}))


@pytest.mark.parametrize(
    "name", ["../evil.xml", "a/../../b.xml", "/etc/x.xml", "C:/x.xml", "a\\b.xml", "..", "a\nb"]
)
def test_names_that_leave_the_package(name: str) -> None:
    assert "之外" in refused(package({name: b"<a/>"}))


def test_a_name_cut_at_a_nul() -> None:
    data = package({"evil.xmlX.txt": b"<a/>"}).replace(b"evil.xmlX", b"evil.xml\0")
    assert "之外" in refused(data)


def test_names_with_dots_are_no_trouble() -> None:
    assert "a..b.xml" in open_package(package({"a..b.xml": b"<a/>"}), "表")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_given_twice() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.xml", "<a/>")
        archive.writestr("a.xml", "<b/>")
    assert "两次" in refused(stream.getvalue())


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b'<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd"><a/>',
        '<!DOCTYPE a [<!ENTITY x "y">]><a/>'.encode("utf-16"),
        '<!DOCTYPE a [<!ENTITY x "y">]><a/>'.encode("utf-16-be"),
        b'\xef\xbb\xbf<!DOCTYPE a [<!ENTITY x "y">]><a/>',
    ],
)
@pytest.mark.parametrize("name", ["word/document.xml", "word/hidden.dat"])
def test_document_types_and_entities(content: bytes, name: str) -> None:
    assert "DOCTYPE" in refused(package({name: content}))


@pytest.mark.parametrize(
    "content",
    [
        b'<?xml version="1.0" encoding="utf-7"?><a/>',
        "<!DOCTYPE a><a/>".encode("utf-32"),
        "<!DOCTYPE a><a/>".encode("cp500"),
    ],
)
def test_encodings_that_hide_what_stands_in_them(content: bytes) -> None:
    assert "部件" in refused(package({"word/document.xml": content}))


def test_ordinary_utf16_is_read() -> None:
    content = '<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16")
    assert open_package(package({"a.xml": content}), "表").read("a.xml") == content


def test_other_methods_of_compression() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.xml", "<a/>")
    assert "压缩方法" in refused(stream.getvalue())


def test_an_encrypted_part() -> None:
    data = bytearray(package({"a.xml": b"<a/>"}))
    at = data.index(b"PK\x01\x02") + 8
    struct.pack_into("<H", data, at, 1)
    assert "加密" in refused(bytes(data))


def test_a_truncated_package() -> None:
    data = package({"a.xml": b"<a>" + b"x" * 5000 + b"</a>"})
    assert "损坏" in refused(data[: len(data) // 2])


def test_a_part_whose_content_was_changed() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.xml", "<a>right</a>")
    assert "损坏" in refused(stream.getvalue().replace(b"right", b"wrong"))


def test_a_lie_about_the_size() -> None:
    data = package({"a.xml": b"<a>" + b"x" * 50000 + b"</a>"})
    at = data.index(b"PK\x01\x02") + 24
    short = bytearray(data)
    struct.pack_into("<I", short, at, 10)
    assert refused(bytes(short))


def test_a_missing_part_is_empty() -> None:
    checked = open_package(package({"a.xml": b"<a/>", "b.png": b"\x89PNG"}), "表")
    assert checked.read("c.xml") == b""
    assert checked.xml_parts() == ("a.xml",)
    assert checked.read("b.png") == b"\x89PNG"
