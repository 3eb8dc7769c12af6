"""The real declaration, its illustrative records, and the workbook between them."""

from pathlib import Path

import pytest

from evaltool.actuals import pair, plan_collection, read_actuals, write_collection
from evaltool.declaration import read_declaration
from evaltool.files import read_grids
from tests.actuals.making import codes, sample_grids
from tests.actuals.workbook.filling import fill, opened, read_back

DECLARED = Path(__file__).parent.parent / "data" / "declaration" / "申报表.docx"


@pytest.fixture(scope="module")
def projects():
    return read_declaration(read_grids(DECLARED)).projects


def test_the_records_pair_with_the_declaration_without_a_finding(projects):
    paired = pair(projects, read_actuals(sample_grids()))
    assert paired.findings == ()
    assert len(paired.cases) == 13
    assert sum(actual is not None for case in paired.cases for actual in case.actuals) == 99


def test_a_workbook_filled_in_by_hand_gives_the_same_cases(projects, tmp_path):
    book = opened(write_collection(projects))
    fill(book)
    actuals = read_back(book, tmp_path)
    from_book, from_csv = pair(projects, actuals), pair(projects, read_actuals(sample_grids()))
    assert actuals.findings == from_book.findings == ()
    for one, other in zip(from_book.cases, from_csv.cases, strict=True):
        assert (one.targets, one.achieved) == (other.targets, other.achieved)
        assert (one.change_reason, one.low_rate_reason) == (
            other.change_reason,
            other.low_rate_reason,
        )
        assert one.situation.outcome == other.situation.outcome
        assert one.situation.filed == other.situation.filed
        for field in ("initial", "adjusted", "executed"):
            assert getattr(one.budget, field) == getattr(other.budget, field)


def test_a_blank_workbook_beside_the_csv_files_changes_nothing(projects, tmp_path):
    path = tmp_path / "采集表.xlsx"
    path.write_bytes(write_collection(projects))
    both = read_actuals([*sample_grids(), *read_grids(path)])
    assert pair(projects, both).findings == ()


def test_collecting_twice_leaves_the_workbook_alone(projects, tmp_path):
    plan = plan_collection(projects, sample_grids(), sample=True)
    path = tmp_path / plan.name
    path.write_bytes(plan.data)
    again = plan_collection(projects, [*sample_grids(), *read_grids(path)], sample=True)
    assert again.data is None
    assert "actuals-collection-current" in codes(again.findings)
