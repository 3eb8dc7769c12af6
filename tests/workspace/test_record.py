import pytest

from evaltool.workspace import record
from evaltool.workspace.record import RECORD_FILE, RECORD_FOLDER, digest, read_record, record_bytes


def put(root, data: bytes):
    folder = root / RECORD_FOLDER
    folder.mkdir(exist_ok=True)
    (folder / RECORD_FILE).write_bytes(data)


def test_what_is_stored_is_read_back(tmp_path):
    hashes = {"reports/2024/乙.docx": ("2", "3"), "reports/2024/甲.docx": ("1",)}
    put(tmp_path, record_bytes(hashes))
    assert read_record(tmp_path) == hashes


def test_the_same_hashes_are_the_same_bytes():
    assert record_bytes({"b": ("1",), "a": ("2",)}) == record_bytes({"a": ("2",), "b": ("1",)})


def test_nothing_recorded_is_empty(tmp_path):
    assert read_record(tmp_path) == {}


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"\xff", b'{"a": "1"}', b'{"a": [1]}', b"[" * 100_000]
)
def test_a_broken_record_counts_as_empty(tmp_path, data):
    put(tmp_path, data)
    assert read_record(tmp_path) == {}


def test_digest_is_sha256():
    assert digest(b"").startswith("e3b0c442")


def test_a_huge_record_counts_as_empty(tmp_path, monkeypatch):
    put(tmp_path, record_bytes({"a": ("1",)}))
    monkeypatch.setattr(record, "_LARGEST", 4)
    assert read_record(tmp_path) == {}
