"""Delimited text -> one grid."""

from pathlib import Path

import pytest

from evaltool.errors import InputError
from evaltool.files import read_grids

ROWS = "项目名称,指标值\n会议费,≥95%\n"


def texts(tmp_path: Path, data: bytes) -> list[tuple[int, int, str]]:
    path = tmp_path / "表.csv"
    path.write_bytes(data)
    (grid,) = read_grids(path)
    return [(cell.row, cell.column, cell.text) for cell in grid.cells]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encodings_in_use(tmp_path: Path, encoding: str) -> None:
    assert texts(tmp_path, ROWS.encode(encoding)) == [
        (1, 1, "项目名称"),
        (1, 2, "指标值"),
        (2, 1, "会议费"),
        (2, 2, "≥95%"),
    ]


@pytest.mark.parametrize("mark", ["\t", ";", "|"])
def test_other_delimiters(tmp_path: Path, mark: str) -> None:
    assert len(texts(tmp_path, ROWS.replace(",", mark).encode())) == 4


def test_quotes_breaks_and_line_ends(tmp_path: Path) -> None:
    data = '名称,目标\r\n"甲, 乙","第一\r\n第二"\r\n'.encode()
    assert texts(tmp_path, data)[2:] == [(2, 1, "甲, 乙"), (2, 2, "第一\n第二")]


@pytest.mark.parametrize("data", ['甲,"乙\n丙,丁\n', '甲,"' + "x\n" * 2**19 + '\n"'])
def test_what_is_no_table_is_refused(tmp_path: Path, data: str) -> None:
    with pytest.raises(InputError, match="引号"):
        texts(tmp_path, data.encode())
