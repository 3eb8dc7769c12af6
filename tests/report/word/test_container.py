"""The zip container is read back by the standard library, member by member."""

import io
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaltool.report.word import container as module
from evaltool.report.word.container import container, member, prefix

NAMES = st.text("abcdefgh/_.", min_size=1, max_size=20)


@given(st.dictionaries(NAMES, st.binary(max_size=2000), max_size=6))
def test_what_is_written_is_read_back(contents: dict[str, bytes]) -> None:
    data = container([member(name, content) for name, content in contents.items()])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == contents
        assert all(info.date_time == (1980, 1, 1, 0, 0, 0) for info in archive.infolist())
        assert all(info.compress_type == zipfile.ZIP_DEFLATED for info in archive.infolist())


def test_order_and_bytes_are_those_of_the_members() -> None:
    members = [member("b", b"two"), member("a", b"one" * 1000)]
    assert container(members) == container(members)
    with zipfile.ZipFile(io.BytesIO(container(members))) as archive:
        assert archive.namelist() == ["b", "a"]


def test_the_standard_library_stands_in_for_isal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "isal", None)
    deflate, checksum = module._codec()
    assert zlib.decompress(deflate(b"text" * 50), -15) == b"text" * 50
    assert checksum(b"text") == zlib.crc32(b"text")


def test_names_are_ascii() -> None:
    with pytest.raises(UnicodeEncodeError):
        member("表.xml", b"")


def test_members_joined_once_give_the_same_container() -> None:
    members = [member(name, name.encode() * 50) for name in ("a.xml", "b/c.xml", "d.xml")]
    whole = container(members)
    assert container(members[2:], prefix(members[:2])) == whole
    assert container(members, prefix([])) == whole
