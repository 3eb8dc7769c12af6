import pytest

from evaltool.actuals.workbook.heights import lines_of, row_height


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [("", 10, 1), ("八次", 10, 1), ("八" * 10, 10.5, 2), ("a" * 9, 10.5, 1), ("一\n二\n三", 10, 3)],
)
def test_how_many_lines_a_text_takes(text, width, lines):
    assert lines_of(text, width) == lines


def test_a_row_is_as_high_as_its_longest_cell_within_bounds():
    assert row_height([("短", 10), ("长" * 50, 10)], lowest=20) > row_height([], lowest=20) == 20
    assert row_height([("长" * 10_000, 10)], lowest=20) == 400
    assert row_height([("短", 0)], lowest=20) == 20
