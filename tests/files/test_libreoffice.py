"""Old formats through LibreOffice, shut in."""

from __future__ import annotations

import os
import re
import socket
import struct
import sys
import tempfile
import time
from pathlib import Path

import pytest

from evaltool.errors import InputError
from evaltool.files import docx, libreoffice
from evaltool.files.grid import Grid
from evaltool.files.raw import RawFile
from evaltool.files.reader import read_file, read_grids
from tests.files.samples import DECLARED, raw, zipped
from tests.programs import require_soffice

DOC = (DECLARED / "申报表.doc").read_bytes()
RTF = (
    rb"{\rtf1\ansi\ansicpg936"
    rb"\trowd\cellx3000\cellx6000 \u39033?\u30446?\intbl\cell 8\intbl\cell\row\pard }"
)


def texts(grids: tuple[Grid, ...]) -> list[str]:
    shown = (cell.text for grid in grids for cell in grid.cells)
    return [bare for text in shown if (bare := re.sub(r"\s", "", text))]


def test_an_old_word_file_reads_like_the_new_one() -> None:
    require_soffice()
    read = read_file(DECLARED / "申报表.doc")
    assert texts(read.grids) == texts(read_grids(DECLARED / "申报表.docx"))
    assert {grid.file for grid in read.grids} == {"申报表.doc"}
    assert read.findings == ()


def test_a_batch_is_one_run_and_a_bad_file_in_it_is_told() -> None:
    """WPS writes the same container: a renamed one stands in for its .wps."""
    require_soffice()
    batch = [raw(RTF, "表.rtf"), raw(DOC[:5000], "坏.doc"), raw(DOC, "申报表.wps")]
    first, bad, second = libreoffice.convert(batch, "docx")
    assert isinstance(first, RawFile)
    assert isinstance(second, RawFile)
    assert texts(docx.read(first).grids) == ["项目", "8"]
    assert texts(docx.read(second).grids).count("项目名称") == 12
    assert "损坏" in str(bad)


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that stands where LibreOffice is looked for; the caller writes it."""
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(libreoffice, "_without_network", list)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    return program


def script(program: Path, lines: str) -> None:
    program.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    program.chmod(0o755)


def test_without_the_program_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(libreoffice, "_PLACES", ())
    with pytest.raises(InputError, match="LibreOffice") as caught:
        read_file(DECLARED / "申报表.doc")
    assert "另存为" in caught.value.remedy
    assert caught.value.place == "申报表.doc"


def test_it_is_found_where_it_is_usually_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(libreoffice, "_PLACES", ("/nowhere/soffice", str(tmp_path / "soffice")))
    (tmp_path / "soffice").touch()
    assert libreoffice.find_program() == str(tmp_path / "soffice")


def test_a_run_that_does_not_end_is_stopped_with_all_it_started(
    fake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(fake, f"sleep 300 & echo $! > {tmp_path}/child; wait")
    monkeypatch.setattr(libreoffice, "START_SECONDS", 1.0)
    monkeypatch.setattr(libreoffice, "FILE_SECONDS", 0.0)
    with pytest.raises(InputError, match="损坏"):
        libreoffice.read_document(raw(DOC))
    child = int((tmp_path / "child").read_text())
    assert is_gone(child)
    assert list((tmp_path / "temp").iterdir()) == []


def is_gone(process: int) -> bool:
    for _ in range(50):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False


def test_it_runs_with_a_profile_of_its_own_that_trusts_nothing(fake: Path, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    script(fake, f'echo "$@" $http_proxy > {seen}; cat profile/user/*.xcu >> {seen}')
    with pytest.raises(InputError, match="损坏"):
        libreoffice.read_document(raw(DOC))
    told = seen.read_text()
    assert f"-env:UserInstallation=file://{tmp_path}/temp/" in told
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true<' in told
    assert "127.0.0.1:9" in told
    assert list((tmp_path / "temp").iterdir()) == []


def test_the_network_is_out_of_its_reach(
    fake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    if not libreoffice._without_network():
        pytest.skip("this system lends no network of its own")
    monkeypatch.setenv("PATH", f"{fake.parent}{os.pathsep}{os.environ['PATH']}")
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        connect = f"import socket; socket.create_connection({address}, 2)"
        script(fake, f'{sys.executable} -c "{connect}"; echo $? > {tmp_path}/ended')
        with pytest.raises(InputError):
            libreoffice.read_document(raw(DOC))
    assert (tmp_path / "ended").read_text().strip() == "1"


@pytest.mark.parametrize("made", [b"", b"PK\x03\x04", b"no zip"])
def test_what_it_makes_is_checked_too(fake: Path, tmp_path: Path, made: bytes) -> None:
    (tmp_path / "made").write_bytes(made)
    script(fake, f"mkdir out; cp {tmp_path}/made out/0.docx")
    with pytest.raises(InputError):
        libreoffice.read_document(raw(DOC))


def test_a_converted_file_has_a_limit(
    fake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "MAX_CONVERTED", 10)
    (tmp_path / "made").write_bytes(b"x" * 11)
    script(fake, f"mkdir out; cp {tmp_path}/made out/0.xlsx")
    with pytest.raises(InputError, match="超过"):
        libreoffice.read_workbook(raw(zipped({"xl/workbook.bin": b""})))


def test_a_password_is_told_without_running_anything(fake: Path) -> None:
    script(fake, "exit 1")
    at = DOC.index(b"\xec\xa5", 512)
    locked = bytearray(DOC)
    struct.pack_into("<H", locked, at + 10, struct.unpack_from("<H", DOC, at + 10)[0] | 0x0100)
    with pytest.raises(InputError, match="密码"):
        libreoffice.read_document(raw(bytes(locked)))
