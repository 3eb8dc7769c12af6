"""The forms we write ourselves: nothing wrong with them, and no number of them may change."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from evaltool.audit import Claim, Review, Status, ledger_of, read_claims, review_claims
from evaltool.audit.review import RowReview
from evaltool.files import Grid, read_grids
from evaltool.model import Achieved, Direction, Kind, Project, Source, Target
from evaltool.pipeline import evaluate
from evaltool.pipeline.audit import audit_files
from evaltool.pipeline.gather import read_targets
from evaltool.report import render_forms
from evaltool.workspace import Workspace
from tests.audit.forms import rulesets
from tests.workspaces import ROOT

TARGETS = ROOT / "targets" / "2024" / "申报表.docx"
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
Place = tuple[int, int]


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("自评") / "绩效自评表.docx"
    path.write_bytes(render_forms(evaluate(Workspace.open(ROOT))))
    return path


@pytest.fixture(scope="module")
def declared() -> tuple[Project, ...]:
    return read_targets([TARGETS]).projects


def test_nothing_is_wrong_and_every_check_is_accounted_for(forms: Path) -> None:
    done = audit_files([forms], declared=[TARGETS])
    assert len(done.claims) == 13
    for claim in done.claims:
        assert claim.errors() == 0
        assert claim.ledger.count(Status.NOT_DONE) == 0
        assert claim.review_score == claim.total
        arithmetic = [end for end in claim.ledger.endings if end.code in ARITHMETIC]
        assert {end.status for end in arithmetic} <= {Status.PASSED, Status.NOT_APPLICABLE}
        against = [end for end in claim.ledger.endings if end.code.startswith("audit-declared")]
        assert {end.status for end in against} == {Status.PASSED}


ARITHMETIC = frozenset(
    {
        *("audit-points-sum", "audit-fund-sums", "audit-rate", "audit-execution-score"),
        *("audit-score-limit", "audit-score-rule", "audit-score-level", "audit-total"),
    }
)


@dataclass(frozen=True, kw_only=True)
class Change:
    """A form in which one number is a last digit higher or lower."""

    cell: str
    place: Place
    grid: Grid


def grids_changed(grid: Grid, places: Collection[Place]) -> Iterator[Change]:
    """Every number in the named cells, changed one at a time, up and down."""
    for position, cell in enumerate(grid.cells):
        if (cell.row, cell.column) not in places:
            continue
        for match in NUMBER.finditer(cell.text):
            for sign in (1, -1):
                text = (
                    cell.text[: match.start()] + stepped(match[0], sign) + cell.text[match.end() :]
                )
                cells = list(grid.cells)
                cells[position] = replace(cell, text=text)
                changed = Grid(grid.file, tuple(cells), table=grid.table, before=grid.before)
                place = (cell.row, cell.column)
                yield Change(cell=f"{cell.text} -> {text}", place=place, grid=changed)


def stepped(number: str, sign: int) -> str:
    """A number with its last printed digit one higher or lower, never below nothing."""
    value = Decimal(number.replace(",", ""))
    return str(abs(value + sign * Decimal(1).scaleb(int(value.as_tuple().exponent))))


def figures(claim: Claim) -> set[Place]:
    """The cells of points, scores, sums, rates and amounts: arithmetic rests on each of them."""
    execution, total = claim.execution, claim.total
    assert execution is not None
    assert total is not None
    found = [total.points, total.score]
    for fund in claim.funds:
        found += [fund.initial, fund.adjusted, fund.executed, fund.rate, fund.points, fund.score]
    found += [figure for row in claim.rows for figure in (row.points, row.score)]
    printed = [one.source for one in found if one.source is not None and one.value is not None]
    return {at(source) for source in printed}


def at(source: Source) -> Place:
    return source.row, source.column


def reviews(grids: list[Grid], declared: tuple[Project, ...] | None = None) -> tuple[Review, ...]:
    claims = [claim for grid in grids for claim in read_claims([grid]).claims]
    assert len(claims) == len(grids)
    return review_claims(claims, rulesets(), declared=declared)


def findings(review: Review) -> set[tuple[str, str, str]]:
    return {(item.code, item.place, item.message) for item in ledger_of(review).findings}


def test_any_changed_figure_is_found(forms: Path, declared: tuple[Project, ...]) -> None:
    count = 0
    for grid in read_grids(forms):
        (untouched,) = reviews([grid], declared)
        before = findings(untouched)
        changes = list(grids_changed(grid, figures(untouched.claim)))
        held = reviews([one.grid for one in changes], declared)
        missed = [
            change.cell
            for change, review in zip(changes, held, strict=True)
            if not findings(review) - before and not still_right(review.claim, change.place)
        ]
        assert not missed, grid.table
        count += len(changes)
    assert count > 600


def still_right(claim: Claim, place: Place) -> bool:
    """Whether a cent more or less of spending still gives the printed rate and score."""
    row = claim.execution
    assert row is not None
    if place not in {at(one.source) for one in (row.adjusted, row.executed) if one.source}:
        return False
    full, spent, points = row.adjusted.value, row.executed.value, row.points.value
    if not full or spent is None or points is None or spent > full:
        return False
    rate, score = (
        (number * spent / full).quantize(Decimal("0.01"), ROUND_HALF_UP) for number in (100, points)
    )
    return (rate, score) == (row.rate.value, row.score.value)


def test_any_changed_target_or_actual_is_found_where_the_score_rests_on_it(forms: Path) -> None:
    due = 0
    for grid in read_grids(forms):
        (untouched,) = reviews([grid])
        before = findings(untouched)
        rows = [item.row for item in untouched.rows]
        places = {at(row.indicator.source) for row in rows} | {
            at(row.actual_source) for row in rows
        }
        changes = list(grids_changed(grid, places))
        for change, review in zip(changes, reviews([one.grid for one in changes]), strict=True):
            for item in review.rows:
                score = by_hand(item)
                if score is None or score == item.row.score.value:
                    continue
                due += 1
                assert findings(review) - before, change.cell
    assert due > 60


def by_hand(item: RowReview) -> Decimal | None:
    """What a row with one number is due, worked out here; None for all other rows."""
    target, achieved, points = item.target, item.achieved, item.row.points.value
    if not isinstance(target, Target) or not isinstance(achieved, Achieved) or points is None:
        return None
    if target.kind not in (Kind.COUNT, Kind.RATE, Kind.AMOUNT) or target.parts:
        return None
    goal, done = target.value, achieved.value
    if not goal or done is None or target.direction not in (Direction.AT_LEAST, Direction.AT_MOST):
        return None
    share = done / goal if target.direction is Direction.AT_LEAST else goal / done if done else 1
    return min(points, points * share).quantize(Decimal("0.01"), ROUND_HALF_UP)
