"""The race is fair: every peer writes the same texts in the same merged cells."""

import pytest

from evaltool.files import Cell, Grid
from tests.benchmarks.peers import writers, written_grids

_GRID = Grid(
    file="form.docx",
    cells=(
        Cell(1, 1, "项目名称 & <一>", 1, 2),
        Cell(1, 3, "会议费"),
        Cell(2, 1, "产出", 2, 1),
        Cell(2, 2, "数量"),
        Cell(2, 3, "8次"),
        Cell(3, 2, "质量"),
        Cell(3, 3, ""),
    ),
    before=("自评表",),
)


@pytest.mark.parametrize("name", list(writers([_GRID])))
def test_a_peer_writes_the_same_grid(name: str) -> None:
    first, second = written_grids(writers([_GRID, _GRID])[name]())
    assert first.cells == second.cells == _GRID.cells
    assert first.before == _GRID.before
