"""The layouts of the places that have their own: read whole, and right as they stand."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from evaltool.audit import Claim, Ledger, ledger_of, read_claims, review_claims
from evaltool.files import Grid
from evaltool.findings import Severity
from tests.audit import layouts
from tests.audit.forms import rulesets

DRAWN = (layouts.sichuan, layouts.hubei, layouts.chongqing, layouts.department)


def read(draw: Callable[[], Grid]) -> Claim:
    read = read_claims([draw()])
    assert read.findings == ()
    (claim,) = read.claims
    return claim


def checked(claim: Claim) -> Ledger:
    (review,) = review_claims([claim], rulesets())
    return ledger_of(review)


@pytest.mark.parametrize("draw", DRAWN)
def test_a_right_form_has_no_errors(draw: Callable[[], Grid]) -> None:
    errors = [x for x in checked(read(draw)).findings if x.severity is Severity.ERROR]
    assert errors == []


@pytest.mark.parametrize(
    ("draw", "due"),
    [
        (layouts.sichuan, ("100", "90", "72", "10", "80", "8")),
        (layouts.hubei, ("50", "50", "45", None, "90", "18")),
        (layouts.chongqing, ("200", "180", "171", "10", "95", "9.5")),
        (layouts.department, ("500", "520", "509.6", "10", "98", "9.8")),
    ],
)
def test_the_execution_row(draw: Callable[[], Grid], due: tuple[str | None, ...]) -> None:
    row = read(draw).execution
    assert row is not None
    figures = (row.initial, row.adjusted, row.executed, row.points, row.rate, row.score)
    assert [figure.value for figure in figures] == [text and Decimal(text) for text in due]


@pytest.mark.parametrize(
    ("draw", "total", "scores"),
    [
        (layouts.sichuan, "97.5", ["29.5", "20", "10", "20", "10"]),
        (layouts.hubei, "97.6", ["19.6", "20", "30", "10"]),
        (layouts.chongqing, "96.95", ["40", "20", "15", "12.45"]),
        (layouts.department, "96.8", ["50", "27", "10"]),
    ],
)
def test_scores_and_total(draw: Callable[[], Grid], total: str, scores: list[str]) -> None:
    claim = read(draw)
    assert claim.total is not None
    assert claim.total.score.value == Decimal(total)
    assert [row.score.value for row in claim.rows] == [Decimal(score) for score in scores]


def test_texts_beside_their_labels() -> None:
    claim = read(layouts.sichuan)
    assert claim.outcome == "完成养护118公里"
    assert claim.project.goal == "养护农村公路120公里"
    assert claim.problems == "雨季影响部分路段养护进度"
    assert claim.measures == "提前安排招标"
    assert claim.conclusion.startswith("项目总体完成较好")


def test_points_printed_in_names_weigh_the_rows_alone_under_them() -> None:
    points = [row.points.value for row in read(layouts.hubei).rows]
    assert points == [Decimal(20), Decimal(20), Decimal(30), Decimal(10)]


def test_adjusted_targets_count() -> None:
    claim = read(layouts.chongqing)
    (review,) = review_claims([claim], rulesets())
    assert claim.rows[0].adjusted_target == "18"
    assert review.rows[0].result.score == Decimal(40)


def test_the_split_names_the_rule_set_that_allows_it() -> None:
    found = [x for x in checked(read(layouts.sichuan)).findings if x.code == "audit-points-split"]
    assert [x.severity for x in found] == [Severity.WARNING]
    assert "sichuan-0013zp" in found[0].message
