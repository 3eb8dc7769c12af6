"""The forms we write ourselves: nothing wrong with them, and no number of them may change."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from evaltool.audit import Status, ledger_of, read_claims, review_claims
from evaltool.files import Cell, Grid, read_grids
from evaltool.pipeline import evaluate
from evaltool.pipeline.audit import audit_files
from evaltool.report import render_forms
from evaltool.workspace import Workspace
from tests.audit.forms import rulesets
from tests.workspaces import ROOT

TARGETS = ROOT / "targets" / "2024" / "申报表.docx"


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("自评") / "绩效自评表.docx"
    path.write_bytes(render_forms(evaluate(Workspace.open(ROOT))))
    return path


def test_nothing_is_wrong_and_every_check_is_accounted_for(forms: Path) -> None:
    done = audit_files([forms], declared=[TARGETS])
    assert len(done.claims) == 13
    for claim in done.claims:
        assert claim.errors() == 0
        assert claim.ledger.count(Status.NOT_DONE) == 0
        assert claim.review_score == claim.total
        declared = [end for end in claim.ledger.endings if end.code.startswith("audit-declared")]
        assert {end.status for end in declared} == {Status.PASSED}


def findings(grid: Grid) -> set[tuple[str, str, str]]:
    (claim,) = read_claims([grid]).claims
    (review,) = review_claims([claim], rulesets())
    return {(item.code, item.place, item.message) for item in ledger_of(review).findings}


def scoring_cells(grid: Grid) -> list[int]:
    """The cells of points, scores, rates and execution: arithmetic rests on each of them."""
    (claim,) = read_claims([grid]).claims
    execution = claim.execution
    assert execution is not None
    assert claim.total is not None
    figures = [execution.adjusted, execution.executed, execution.rate, execution.points]
    figures += [execution.score, claim.total.points, claim.total.score]
    figures += [figure for row in claim.rows for figure in (row.points, row.score)]
    at = {(one.source.row, one.source.column) for one in figures if one.source is not None}
    return [n for n, cell in enumerate(grid.cells) if (cell.row, cell.column) in at]


def raised(cell: Cell) -> Cell:
    """The cell with its number one higher."""
    number = re.search(r"[\d,.]+", cell.text)
    assert number is not None
    value = Decimal(number[0].replace(",", "")) + 1
    return replace(cell, text=cell.text.replace(number[0], str(value)))


@pytest.mark.parametrize("place", [0, 1, 12])
def test_any_changed_figure_of_the_scoring_is_found(forms: Path, place: int) -> None:
    grid = read_grids(forms)[place]
    before = findings(grid)
    for position in scoring_cells(grid):
        cells = list(grid.cells)
        cells[position] = raised(cells[position])
        changed = Grid(file=grid.file, cells=tuple(cells), table=grid.table, before=grid.before)
        assert findings(changed) - before, cells[position]
