"""Any office file -> grids, told by its content."""

import tracemalloc
from pathlib import Path

import pytest

from evaltool.errors import InputError
from evaltool.files import read_file, read_grids
from tests.files.samples import zipped

DECLARED = Path(__file__).parent.parent / "data" / "declaration"


@pytest.mark.parametrize(
    ("name", "tables"),
    [("docx", 13), ("odt", 13), ("xlsx", 1), ("xls", 1), ("pdf", 13), ("txt", 1)],
)
def test_reads_the_declared_forms_in_every_format(name: str, tables: int) -> None:
    grids = read_grids(DECLARED / f"申报表.{name}")
    assert len(grids) == tables
    texts = [cell.text for grid in grids for cell in grid.cells]
    assert texts.count("项目名称") == 12
    assert "部门整体支出绩效目标申报表" in (*grids[0].before, *texts)


def test_sources_are_relative_to_the_root() -> None:
    grids = read_grids(DECLARED / "申报表.txt", root=DECLARED.parent)
    assert grids[0].file == "declaration/申报表.txt"
    assert read_grids(DECLARED / "申报表.txt")[0].file == "申报表.txt"
    assert read_grids(DECLARED / "申报表.txt", root=Path("/nowhere"))[0].file == "申报表.txt"


def test_the_name_does_not_decide(tmp_path: Path) -> None:
    wrong = tmp_path / "申报表.doc"
    wrong.write_bytes((DECLARED / "申报表.docx").read_bytes())
    assert len(read_grids(wrong)) == 13


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "空"),
        (b"\x00\x00\r\n", "空"),
        (b"%PDF-1.7\n", "损坏"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"<?xml version='1.0'?><other/>", "XML"),
        (b"\x01\x00\x02", "认不出"),
        (b"\xff\xfe\xfa\xd8\x00", "编码"),
        (b"\x80\xff\xff", "编码"),
        (b"PK\x03\x04 cut short", "损坏"),
        (b"\x1f\x8b\x08\x00", "压缩包"),
    ],
)
def test_refuses_what_it_cannot_read(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "申报表.docx"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_file(path)
    assert says in caught.value.what
    assert caught.value.place == "申报表.docx"
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("stream", "says"),
    [("EncryptedPackage", "密码"), ("WordDocument", "损坏"), ("Workbook", "损坏"), ("X", "损坏")],
)
def test_tells_old_and_locked_office_files_apart(tmp_path: Path, stream: str, says: str) -> None:
    path = tmp_path / "申报表.docx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 64 + stream.encode("utf-16-le")
    )
    with pytest.raises(InputError) as caught:
        read_file(path)
    assert says in caught.value.what


def test_says_what_is_no_file(tmp_path: Path) -> None:
    for path, says in ((tmp_path / "无.docx", "不存在"), (tmp_path, "文件夹")):
        with pytest.raises(InputError, match=says):
            read_file(path)
    lock = tmp_path / "~$申报表.docx"
    lock.write_bytes(b"owner")
    with pytest.raises(InputError, match="临时文件"):
        read_file(lock)


def test_refuses_an_oversized_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evaltool.files.reader.MAX_SIZE", 1000)
    path = tmp_path / "大.csv"
    path.write_text("项目,值\n" * 1000, encoding="utf-8")
    with pytest.raises(InputError, match="上限"):
        read_file(path)


def test_an_office_file_of_an_unknown_kind_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    data = (DECLARED / "申报表.doc").read_bytes()
    path = tmp_path / "申报表.doc"
    path.write_bytes(
        data.replace("WordDocument".encode("utf-16-le"), "WordDocumenX".encode("utf-16-le"))
    )
    with pytest.raises(InputError, match="认不出的 Office 文件"):
        read_file(path)
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(InputError, match="损坏"):
        read_file(path)


def test_an_ofd_is_named(tmp_path: Path) -> None:
    path = tmp_path / "公文.ofd"
    path.write_bytes(zipped({"OFD.xml": "<ofd/>", "Doc_0/Document.xml": "<d/>"}))
    with pytest.raises(InputError, match="OFD") as caught:
        read_file(path)
    assert "PDF" in caught.value.remedy


def test_only_the_start_of_an_endless_line_is_read(tmp_path: Path) -> None:
    path = tmp_path / "大.csv"
    with path.open("wb") as stream:
        stream.write(b"a,b")
        stream.truncate(2**30)
    tracemalloc.start()
    with pytest.raises(InputError, match="64MB"):
        read_file(path)
    assert tracemalloc.get_traced_memory()[1] < 200 * 2**20
    tracemalloc.stop()
