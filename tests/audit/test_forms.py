"""Published forms: read as they were transcribed, their contradictions found, nothing else."""

from decimal import Decimal

import pytest

from evaltool.audit.ledger import Status
from evaltool.findings import Severity
from evaltool.model import Target
from evaltool.values import Columns, Context, parse_target
from tests.audit.forms import FILES, form

KNOWN = {
    "09": {("audit-execution-score", 6, "9", "8.62"), ("audit-score-rule", 10, "9", "8.62")},
    "12": {("audit-points-sum", 19, "100", "110"), ("audit-total", 19, "100", "110")},
    "20": {("audit-score-rule", 13, "5", "4.84"), ("audit-score-rule", 17, "10", "9.09")},
    "51": {("audit-rate", 7, "0", "100%")},
    "55": {("audit-fund-sums", 6, "7165.32", "7165.29")},
}
"""Contradictions found by hand that stand in the form: code, row, claimed, recomputed."""


def number(value: object) -> Decimal | None:
    """A transcribed number, its last binary digits left out."""
    return None if value is None else Decimal(f"{value:.6f}").normalize() + 0


def same_text(read: str, printed: str | None) -> bool:
    """Whether a text is the printed one; a word for nothing is read as a blank."""
    own, due = ("".join(text.split()) for text in (read, printed or ""))
    return own == due or (due == "/" and not own)


@pytest.mark.parametrize("file", FILES)
def test_rows_are_read_as_transcribed(file: str) -> None:
    rows, due = form(file).claim.rows, form(file).table["indicators"]
    assert [row.indicator.name for row in rows] == ["".join(one["name"].split()) for one in due]
    assert [row.indicator.category for row in rows] == [one["level1"] for one in due]
    assert [row.indicator.subcategory for row in rows] == [one["level2"] or "" for one in due]
    assert [row.points.value for row in rows] == [number(one["weight"]) for one in due]
    assert [row.score.value for row in rows] == [number(one["score"]) for one in due]
    assert all(same_text(r.reason, one["reason"]) for r, one in zip(rows, due, strict=True))


@pytest.mark.parametrize("file", FILES)
def test_targets_and_actuals_are_read_as_transcribed(file: str) -> None:
    year = form(file).claim.project.year
    for row, due in zip(form(file).claim.rows, form(file).table["indicators"], strict=True):
        own = row.indicator
        if file.endswith("docx"):
            assert same_text(own.target_text, due["target"])
            assert same_text(row.actual, due["actual"])
        context = Context(
            name=own.name, category=own.category, subcategory=own.subcategory or None, year=year
        )
        meant = parse_target(due["target"], context)
        if isinstance(own.target, Target) and isinstance(meant, Target):
            assert (own.target.kind, own.target.value) == (meant.kind, meant.value)


@pytest.mark.parametrize("file", FILES)
def test_funds_are_read_as_transcribed(file: str) -> None:
    due = form(file).table["budget"]
    row = form(file).claim.execution
    if due is None:
        assert row is None or row.full.blank
        return
    assert row is not None
    for name in ("initial", "adjusted", "executed"):
        assert getattr(row, name).value == number(due[name])
    assert (row.points.value, row.score.value) == (number(due["weight"]), number(due["score"]))
    printed = form(file).table["budget_printed"]["rate"]
    assert row.rate.value == (Decimal(printed.rstrip("%")) if printed else None)


@pytest.mark.parametrize("file", FILES)
def test_year_totals_and_cuts_are_read(file: str) -> None:
    claim, table = form(file).claim, form(file).table
    assert claim.project.year == table["year"]
    assert claim.cut is not table["complete"]
    if table["complete"] and table["total_score"] is not None:
        assert claim.total is not None
        assert claim.total.score.value == number(table["total_score"])


@pytest.mark.parametrize("file", FILES)
def test_exactly_the_known_contradictions_are_errors(file: str) -> None:
    found = {
        (item.code, item.source.row, item.claimed, item.recomputed)
        for item in form(file).ledger.findings
        if item.severity is Severity.ERROR
    }
    assert found == KNOWN.get(file.partition(".")[0], set())


@pytest.mark.parametrize("file", FILES)
def test_the_ledger_adds_up(file: str) -> None:
    ledger = form(file).ledger
    assert sum(ledger.count(status) for status in Status) == ledger.due
    for ending in ledger.endings:
        open_ = ending.status in (Status.NOT_DONE, Status.NOT_APPLICABLE)
        assert bool(ending.why) or not open_
        assert bool(ending.findings) is (ending.status is Status.FINDING)


def test_sums_of_a_cut_table_are_not_done() -> None:
    for file in ("10.docx", "16.xlsx", "31.docx"):
        endings = {ending.code: ending for ending in form(file).ledger.endings}
        assert endings["audit-points-sum"].status is Status.NOT_DONE
        assert "从略" in endings["audit-total"].why


def test_damaged_figures_are_no_verdict() -> None:
    endings = {ending.code: ending for ending in form("63.docx").ledger.endings}
    assert "识别" in endings["audit-score-rule"].why
    rows = [item.source.row for item in endings["audit-row-undecided"].findings]
    assert rows == [11, 12, 13]


def test_separate_columns_mean_what_they_say() -> None:
    columns = Columns(op="≥", value="95", unit="%")
    target = parse_target("≥95%", Context(columns=columns))
    assert isinstance(target, Target)
