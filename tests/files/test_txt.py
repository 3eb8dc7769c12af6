"""The published text layout -> one grid."""

from pathlib import Path

from evaltool.files import Grid, read_grids
from evaltool.files.txt import is_cell_layout

FORM = "\t标题\n\n\t项目\n名称\n\t会议费\n\n\n\t一\n\t\n\t 三 \n"


def read(tmp_path: Path, text: str) -> Grid:
    path = tmp_path / "表.txt"
    path.write_text(text, encoding="utf-8")
    (grid,) = read_grids(path)
    return grid


def test_rows_begin_on_their_line(tmp_path: Path) -> None:
    assert [(c.row, c.column, c.text) for c in read(tmp_path, FORM).cells] == [
        (1, 1, "标题"),
        (3, 1, "项目\n名称"),
        (3, 2, "会议费"),
        (8, 1, "一"),
        (8, 2, ""),
        (8, 3, "三"),
    ]


def test_text_before_the_first_tab_is_kept(tmp_path: Path) -> None:
    assert read(tmp_path, "说明\n\n" + FORM).cells[0].text == "说明"


def test_a_table_with_tabs_between_is_another_layout() -> None:
    assert is_cell_layout(FORM)
    assert not is_cell_layout("甲\t乙\n丙\t丁\n")
    assert not is_cell_layout("\t甲\t乙\n\t丙\t丁\n")
