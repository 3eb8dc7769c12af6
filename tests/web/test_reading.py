"""The reader that remembers: every content is read once, the page's own tables among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest

from evaltool.actuals.layout import Table
from evaltool.errors import InputError, WorkspaceError
from evaltool.files import FileRead, read_files
from evaltool.pipeline import inputs
from evaltool.pipeline.inputs import InputFile
from evaltool.web.desk import Desk
from evaltool.web.reading import CachingReader
from evaltool.web.tables import FILES, SpoiltError, read_table
from evaltool.workspace import Workspace, exchange
from tests.web.browsing import Browser, field_named, fields

Outcomes = tuple[FileRead | InputError, ...]
_TABLE = f"actuals/2024/{FILES[Table.ACTUAL]}"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each file was read."""
    counted: Counter[str] = Counter()

    def counting(paths: Iterable[Path], *, root: Path | None = None) -> Outcomes:
        listed = list(paths)
        counted.update(path.name for path in listed)
        return read_files(listed, root=root)

    monkeypatch.setattr(inputs, "read_files", counting)
    return counted


def test_a_save_reads_the_changed_table_once(sample: Browser, opened: Counter[str]) -> None:
    path = sample.project("区人大会议费")
    page = sample.get(path).text
    assert set(opened.values()) == {1}
    opened.clear()
    form = {**fields(page), f"now.{field_named(page, '实际完成值')}": "3次"}
    answer = sample.post(f"{path}/indicators", form, headers={"HX-Request": "true"})
    assert "已保存" in answer.text
    assert opened == {FILES[Table.ACTUAL]: 1}


@contextmanager
def _changing(file: Path) -> Iterator[None]:
    """The file has other figures while it is read, and its own again afterwards."""
    before = file.read_bytes()

    def late(paths: Iterable[Path], *, root: Path | None = None) -> Outcomes:
        file.write_bytes(before.replace(b"98", b"97"))
        return read_files(paths, root=root)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inputs, "read_files", late)
        yield
    assert file.read_bytes() != before
    file.write_bytes(before)


def test_what_changed_while_it_was_read_is_not_remembered(sample: Browser) -> None:
    file, reader = sample.root / _TABLE, CachingReader()
    with _changing(file):
        reader([file], root=sample.root)
    (known,) = reader([file], root=sample.root)
    (fresh,) = CachingReader()([file], root=sample.root)
    assert known == fresh


def test_a_year_that_changed_while_it_was_read_is_not_remembered(sample: Browser) -> None:
    desk = Desk(sample.root)
    with _changing(sample.root / _TABLE):
        desk.year()
    assert desk.year().inputs.actuals == Desk(sample.root).year().inputs.actuals


def test_a_table_that_changed_while_it_was_read_is_not_written_over(sample: Browser) -> None:
    workspace = Workspace.open(sample.root)
    with _changing(sample.root / _TABLE):
        table = read_table(workspace, Table.ACTUAL, CachingReader())
    with pytest.raises(WorkspaceError, match="没有覆盖"):
        exchange(workspace, table.path, b"ours", expected=table.digest)


def test_a_refusal_is_not_remembered(sample: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was missing, LibreOffice or memory, may be there at the next request."""
    file, reader = sample.root / _TABLE, CachingReader()

    def refusing(paths: Iterable[Path], *, root: Path | None = None) -> Outcomes:
        return tuple(InputError("需要 LibreOffice", place=path.name) for path in paths)

    with monkeypatch.context() as lacking:
        lacking.setattr(inputs, "read_files", refusing)
        (refused,) = reader([file], root=sample.root)
    assert isinstance(refused, InputError)
    (read,) = reader([file], root=sample.root)
    assert isinstance(read, InputFile)


@pytest.mark.parametrize(
    "content",
    [
        "别的内容".encode(),
        "一级指标,三级指标,实际完成值\n".encode(),
        '"没有结束的引号'.encode(),
        "项目名称,资金类别,年初预算数,全年预算数,全年执行数\n".encode(),
        b"\xff\xfe\x00\xd8",
        b"",
    ],
)
def test_a_table_that_is_no_longer_one_is_spoilt(sample: Browser, content: bytes) -> None:
    (sample.root / _TABLE).write_bytes(content)
    with pytest.raises(SpoiltError, match="认不出的样子"):
        read_table(Workspace.open(sample.root), Table.ACTUAL, CachingReader())


def test_a_workbook_under_the_name_of_the_table_is_not_written_over(sample: Browser) -> None:
    workspace, file = Workspace.open(sample.root), sample.root / _TABLE
    book = openpyxl.Workbook()
    for line in file.read_text(encoding="utf-8-sig").splitlines()[:3]:
        book.active.append(line.split(","))
    book.save(file)
    with pytest.raises(SpoiltError):
        read_table(workspace, Table.ACTUAL, CachingReader())


def test_no_table_yet(empty: Browser) -> None:
    empty.post("/workspace", {"year": "2024"})
    table = read_table(Workspace.open(empty.root), Table.ACTUAL, CachingReader())
    assert (table.lines, table.digest) == ((), "")
