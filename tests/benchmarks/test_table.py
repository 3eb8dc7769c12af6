"""The table of results and its place in the page."""

from pathlib import Path

import pytest

from tests.benchmarks.clock import Result
from tests.benchmarks.table import BEGIN, END, markdown, rows, write


def test_the_first_is_ours_and_the_others_are_set_against_it() -> None:
    lines = rows(
        "write", [Result(name="ours", seconds=(0.002,)), Result(name="peer", seconds=(0.5,))]
    )
    text = markdown(lines)
    assert "| write | ours | 2 ms |  |  |" in text
    assert "| write | peer | 500 ms | 250× |  |" in text


def test_the_table_is_replaced_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    write("new", page)
    assert page.read_text(encoding="utf-8") == f"before\n{BEGIN}\nnew\n{END}\nafter\n"


def test_a_page_without_marks_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("text", encoding="utf-8")
    with pytest.raises(ValueError, match="table: begin"):
        write("new", page)


def test_races_that_were_not_run_keep_their_lines(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    old = markdown(
        [
            *rows("write", [Result(name="ours", seconds=(0.002,))]),
            *rows("read", [Result(name="ours", seconds=(0.003,))]),
        ]
    )
    page.write_text(f"{BEGIN}\n{old}\n{END}\n", encoding="utf-8")
    new = markdown(
        [
            *rows("write", [Result(name="ours", seconds=(0.004,))]),
            *rows("score", [Result(name="ours", seconds=(0.005,))]),
        ]
    )
    write(new, page, partly=True)
    lines = [line for line in page.read_text(encoding="utf-8").splitlines() if "| ours |" in line]
    assert [line.split(" | ")[0] + line.split(" | ")[2] for line in lines] == [
        *("| write4 ms", "| read3 ms", "| score5 ms")
    ]
