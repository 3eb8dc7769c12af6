"""Archives of office files."""

from __future__ import annotations

import io
import zipfile

import pytest

from evaltool.errors import InputError
from evaltool.files import archive
from evaltool.files.archive import Budget, is_archive, members
from tests.files.samples import DECLARED, opendocument, zipped


def unpacked(data: bytes, depth: int = 0) -> list[tuple[str, bytes]]:
    return list(members(data, "包.zip", Budget(), depth))


def renamed(data: bytes, old: bytes, new: bytes) -> bytes:
    assert len(old) == len(new)
    return data.replace(old, new)


def test_an_archive_is_no_office_file() -> None:
    assert is_archive(zipped({"表.csv": "a"}))
    assert not is_archive((DECLARED / "申报表.docx").read_bytes())
    assert not is_archive(opendocument("text", ""))
    assert not is_archive(zipped({"OFD.xml": "<a/>"}))
    assert not is_archive(zipped({}))
    assert not is_archive(b"PK\x03\x04 cut short")


def test_files_are_named_and_sorted_and_asides_left_out() -> None:
    data = zipped(
        {
            "乙/表.csv": "2", "甲.csv": "1", "空/": "", "__MACOSX/._甲.csv": "x", ".DS_Store": "x",
            "~$甲.docx": "x", "子/Thumbs.db": "x",
        }
    )  # fmt: skip
    assert unpacked(data) == [("包.zip/乙/表.csv", b"2"), ("包.zip/甲.csv", b"1")]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_in_the_packers_own_encoding(encoding: str) -> None:
    name = "申报表.csv".encode(encoding)
    data = renamed(zipped({"x" * len(name): "1"}), b"x" * len(name), name)
    assert unpacked(data) == [("包.zip/申报表.csv", b"1")]


def test_backslashes_part_folders() -> None:
    assert unpacked(renamed(zipped({"a|b.csv": "1"}), b"a|b.csv", b"a\\b.csv")) == [
        ("包.zip/a/b.csv", b"1")
    ]


@pytest.mark.parametrize(
    "name", ["../evil.csv", "a/../../evil.csv", "/etc/evil.csv", "C:/evil.csv", "..\\evil.csv"]
)
def test_refuses_names_that_point_outside(name: str) -> None:
    with pytest.raises(InputError, match="之外"):
        unpacked(zipped({name: "x"}))


def test_refuses_bombs_and_excess(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="压缩炸弹"):
        unpacked(zipped({"a.csv": bytes(5 * 2**20)}))
    monkeypatch.setattr(archive, "MAX_FILES", 2)
    with pytest.raises(InputError, match="个"):
        list(members(zipped(dict.fromkeys("abc", "x")), "包.zip", Budget(files=2), 0))
    with pytest.raises(InputError, match="MB"):
        list(members(zipped({"a": "xyz"}), "包.zip", Budget(size=2), 0))


def test_the_budget_is_one_for_all_that_lies_inside() -> None:
    budget = Budget(files=3, size=10)
    list(members(zipped({"a": "1234", "b": "5678"}), "包.zip", budget, 0))
    with pytest.raises(InputError):
        list(members(zipped({"a": "123"}), "包.zip/b.zip", budget, 1))


def test_refuses_archives_nested_too_deep() -> None:
    with pytest.raises(InputError, match="层"):
        unpacked(zipped({"a": "x"}), depth=archive.MAX_DEPTH)


def test_a_size_that_lies_is_noticed() -> None:
    data = bytearray(zipped({"a.csv": "12345678"}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (4).to_bytes(4, "little")
    with pytest.raises(InputError):
        unpacked(bytes(data))


def test_a_password_and_damage_are_told() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("a.csv", "12345678")
    data = stream.getvalue()
    locked = bytearray(data)
    locked[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(InputError, match="密码"):
        unpacked(bytes(locked))
    with pytest.raises(InputError, match="损坏"):
        unpacked(data.replace(b"12345678", b"1234567x", 1))
    with pytest.raises(InputError, match="损坏"):
        unpacked(data[:30])
