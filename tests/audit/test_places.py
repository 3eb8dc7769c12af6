"""The forms of further places: every figure read where it stands, and none of them accused."""

from dataclasses import replace

import pytest

from evaltool.audit import Claim, ledger_of, read_claims, review_claims
from evaltool.audit.claim import NO_FIGURE, Figure
from evaltool.files import Grid
from evaltool.findings import Severity
from tests.audit.forms import rulesets
from tests.audit.places import PLACES, Place

BY_NAME = {place.name: place for place in PLACES}


def read(place: Place) -> Claim:
    (claim,) = read_claims([place.grid()]).claims
    return claim


def shown(figure: Figure) -> str:
    return "-" if figure.value is None else f"{figure.value.normalize():f}"


@pytest.mark.parametrize("place", PLACES, ids=BY_NAME)
def test_every_row_is_read(place: Place) -> None:
    rows = [
        " | ".join(
            (
                row.indicator.name,
                row.indicator.target_text,
                row.actual,
                shown(row.points),
                shown(row.score),
            )
        )
        for row in read(place).rows
    ]
    assert rows == [line.strip() for line in place.rows.strip().split("\n")]


@pytest.mark.parametrize("place", PLACES, ids=BY_NAME)
def test_budget_total_and_goal_are_read(place: Place) -> None:
    claim = read(place)
    row, total = claim.execution, claim.total
    assert row is not None
    amounts = (row.initial, row.adjusted, row.executed, row.points, row.rate, row.score)
    assert " ".join(map(shown, amounts)) == place.funds
    assert shown(NO_FIGURE if total is None else total.score) == place.total
    assert (claim.project.goal, claim.outcome) == (place.goal, place.outcome)
    assert not claim.cut


@pytest.mark.parametrize("place", PLACES, ids=BY_NAME)
def test_no_error_is_found_in_a_form_that_is_right(place: Place) -> None:
    (review,) = review_claims([read(place)], rulesets())
    errors = [item for item in ledger_of(review).findings if item.severity is Severity.ERROR]
    assert errors == []


@pytest.mark.parametrize("place", PLACES, ids=BY_NAME)
def test_any_changed_score_is_found(place: Place) -> None:
    claim = read(place)
    if claim.total is None or any(row.score.shared for row in claim.rows):
        pytest.skip("no total, or scores shared by several rows")
    grid = place.grid()
    scores = [row.score for row in claim.rows if row.score.value is not None]
    for score in scores:
        grid = lowered(place.grid(), score)
        (review,) = review_claims(read_claims([grid]).claims, rulesets())
        found = [item for item in ledger_of(review).findings if item.severity is Severity.ERROR]
        assert "audit-total" in {item.code for item in found}


def lowered(grid: Grid, score: Figure) -> Grid:
    """The form with one score a point lower."""
    assert score.value is not None
    assert score.source is not None
    place, text = (score.source.row, score.source.column), str(score.value - 1)
    cells = tuple(
        replace(cell, text=text) if (cell.row, cell.column) == place else cell
        for cell in grid.cells
    )
    return Grid(grid.file, cells, table=grid.table, before=grid.before)
