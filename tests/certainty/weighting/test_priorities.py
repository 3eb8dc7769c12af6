"""AHP on Saaty's own examples, and at the edges."""

from __future__ import annotations

from fractions import Fraction

import pytest

from evaltool.certainty.weighting.priorities import MOST_COMPARED, priorities


def matrix(*upper: str) -> list[list[Fraction]]:
    """A reciprocal matrix from the rows of its upper triangle, the diagonal left out."""
    count = len(upper) + 1
    found = [[Fraction(1)] * count for _ in range(count)]
    for i, row in enumerate(upper):
        for j, text in enumerate(row.split(), i + 1):
            found[i][j] = Fraction(text)
            found[j][i] = 1 / Fraction(text)
    return found


def test_saaty_illumination_first_observer() -> None:
    """Saaty, The Analytic Hierarchy Process (1980), chairs and light, first observer."""
    found = priorities(matrix("5 6 7", "4 6", "4"))
    assert [round(weight, 2) for weight in found.weights] == [0.62, 0.24, 0.10, 0.05]
    assert found.largest == pytest.approx(4.39, abs=0.005)
    assert found.index == pytest.approx(0.13, abs=0.005)
    assert found.ratio == pytest.approx(0.14, abs=0.006)
    assert not found.consistent


def test_saaty_illumination_second_observer() -> None:
    """The same experiment, second observer: consistent."""
    found = priorities(matrix("4 6 7", "3 4", "2"))
    assert [round(weight, 2) for weight in found.weights] == [0.62, 0.22, 0.10, 0.06]
    assert found.largest == pytest.approx(4.10, abs=0.005)
    assert found.index == pytest.approx(0.03, abs=0.005)
    assert found.consistent


def test_saaty_drinks() -> None:
    """Saaty, Int. J. Services Sciences 1 (2008) 83-98, drinks in the United States."""
    found = priorities(
        matrix(
            *("9 5 2 1 1 1/2", "1/3 1/9 1/9 1/9 1/9", "1/3 1/4 1/3 1/9", "1/2 1 1/3"),
            *("2 1/2", "1/3"),
        )
    )
    published = [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327]
    assert [round(weight, 3) for weight in found.weights] == published
    assert found.ratio == pytest.approx(0.022, abs=0.0005)
    assert found.consistent


def test_saaty_school_selection() -> None:
    """Saaty, Mathematical Modelling 9 (1987) 161-176, choice of a school: inconsistent."""
    compared = matrix("4 3 1 3 4", "7 3 1/5 1", "1/5 1/5 1/6", "1 1/3", "3")
    found = priorities(compared)
    assert [round(weight, 2) for weight in found.weights] == [0.32, 0.14, 0.03, 0.13, 0.24, 0.14]
    for row, weight in zip(compared, found.weights, strict=True):
        image = sum(float(value) * other for value, other in zip(row, found.weights, strict=True))
        assert image == pytest.approx(found.largest * weight)
    assert found.ratio == pytest.approx((found.largest - 6) / 5 / 1.24)
    assert not found.consistent
    assert found.worst == (0, 2)
    assert found.fitting == pytest.approx(found.weights[0] / found.weights[2])


def test_perfectly_consistent() -> None:
    found = priorities(matrix("2 4", "2"))
    assert found.weights == pytest.approx((4 / 7, 2 / 7, 1 / 7))
    assert found.ratio == pytest.approx(0, abs=1e-12)
    assert found.consistent


def test_all_equal() -> None:
    found = priorities([[Fraction(1)] * 5] * 5)
    assert found.weights == pytest.approx((0.2,) * 5)
    assert found.ratio == pytest.approx(0, abs=1e-12)


def test_one_and_two_things_cannot_contradict() -> None:
    one, two = priorities([[Fraction(1)]]), priorities(matrix("9"))
    assert one.weights == (1.0,)
    assert two.weights == pytest.approx((0.9, 0.1))
    assert (one.worst, two.worst, one.ratio, two.ratio) == (None, None, 0, 0)


@pytest.mark.parametrize(
    "broken",
    [
        [],
        [[Fraction(1), Fraction(2)]],
        [[Fraction(1), Fraction(2)], [Fraction(2), Fraction(1)]],
        [[Fraction(1), Fraction(0)], [Fraction(0), Fraction(1)]],
        [[Fraction(1)] * (MOST_COMPARED + 1)] * (MOST_COMPARED + 1),
    ],
)
def test_what_is_no_comparison_is_refused(broken: list[list[Fraction]]) -> None:
    with pytest.raises(ValueError, match="matrix"):
        priorities(broken)
