"""A ≥ that was read as the digit 2: no verdict on such a figure, and no excuse for others."""

import pytest

from evaltool.audit.damage import damaged_rows
from tests.audit.standard import FORM, changed, review_of

UNSIGNED = FORM.replace("≥", "").replace("建成卫生室 | 20所 | 20所", "建成卫生室 | {row}")


def damaged(row: str, *, text: str = UNSIGNED) -> bool:
    """Whether the first row, target | actual | points | score, is taken for damaged."""
    grid = changed((" | 20 | 20 |", ""), text=text.replace("{row}", f"{row} |", 1))
    review = review_of(grid)
    return review.rows[0] in damaged_rows(review)


@pytest.mark.parametrize(
    ("row", "due"),
    [
        ("285所 | 85所 | 20 | 20", True),  # the actual with a 2 before it
        ("28所 | 8所 | 20 | 20", False),  # one digit, and nothing else is damaged
        ("280所 | 85所 | 20 | 20", True),  # ≥80 with 85 done
        ("280所 | 79所 | 20 | 20", False),  # not even 80 were done
        ("280所 | 199所 | 20 | 20", False),  # far more than 80 were done
        ("280所 | 85所 | 20 | 15", False),  # the unit itself gave fewer points
        ("380所 | 85所 | 20 | 20", False),
        ("205所 | 5所 | 20 | 20", False),
    ],
)
def test_rows_of_a_form_without_signs(row: str, due: bool) -> None:
    assert damaged(row) is due


def test_a_form_that_prints_its_signs_is_not_excused() -> None:
    signed = FORM.replace("建成卫生室 | ≥20所 | 20所", "建成卫生室 | {row}")
    assert not damaged("280所 | 85所 | 20 | 20", text=signed)
    assert damaged("285所 | 85所 | 20 | 20", text=signed)


def test_other_marks_of_damage_support_a_short_trace() -> None:
    marked = UNSIGNED.replace("95% | 98%", "工95% | 98%")
    assert damaged("28所 | 8所 | 20 | 20", text=marked)
