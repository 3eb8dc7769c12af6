"""Wilson's interval against published figures, verdicts and the sample needed, n = 0."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from scipy.stats import binomtest

from evaltool.certainty.satisfaction import Verdict, needed_sample, surveys, wilson
from evaltool.model import Case
from tests.certainty.making import project, scored
from tests.scoring.making import Row, case


@pytest.mark.parametrize(
    ("satisfied", "size", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_published(satisfied: int, size: int, low: float, high: float) -> None:
    """Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3 (score, no CC)."""
    found = wilson(satisfied, size)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(("satisfied", "size"), [(0, 1), (1, 1), (19, 20), (20, 20), (96, 100)])
def test_the_same_as_scipy(satisfied: int, size: int) -> None:
    expected = binomtest(satisfied, size).proportion_ci(method="wilson")
    found = wilson(satisfied, size)
    assert found.low == pytest.approx(expected.low, abs=1e-12)
    assert found.high == pytest.approx(expected.high, abs=1e-12)


@pytest.mark.parametrize(("satisfied", "size"), [(0, 0), (2, 1), (-1, 5)])
def test_impossible_samples(satisfied: int, size: int) -> None:
    with pytest.raises(ValueError, match="of"):
        wilson(satisfied, size)


def test_the_sample_needed_by_hand() -> None:
    """z² t(1-t)/(p-t)² = 3.8415 x 0.09 / 0.0036 = 96.04 for 96 % against 90 %."""
    assert needed_sample(Fraction(96, 100), Fraction(90, 100)) == 97


@pytest.mark.parametrize(("rate", "target"), [((19, 20), (9, 10)), ((49, 50), (19, 20))])
def test_the_sample_needed_is_the_smallest(rate: tuple[int, int], target: tuple[int, int]) -> None:
    share, bound = Fraction(*rate), Fraction(*target)
    needed = needed_sample(share, bound)
    assert needed is not None
    sizes = range(share.denominator, 3000, share.denominator)
    proving = [size for size in sizes if wilson(int(share * size), size).low >= bound]
    assert proving[0] - share.denominator < needed <= proving[0]


@pytest.mark.parametrize(("rate", "target"), [(90, 90), (80, 90), (100, 100), (99, 100)])
def test_no_sample_proves_what_the_rate_does_not_exceed(rate: int, target: int) -> None:
    assert needed_sample(Fraction(rate, 100), Fraction(target, 100)) is None


def test_a_target_of_nothing_needs_one_answer() -> None:
    assert needed_sample(Fraction(1, 2), Fraction(0)) == 1


def _asked(size: int | None, satisfied: int | None, target: str = "≥90%") -> Case:
    found = case([Row(target=target, value="96%", category="满意度指标", name="代表满意度")])
    actual = found.actuals[0]
    assert actual is not None
    return replace(found, actuals=(replace(actual, sample=size, satisfied=satisfied),))


@pytest.mark.parametrize(
    ("size", "satisfied", "verdict", "needed"),
    [
        (20, 19, Verdict.OPEN, 139),
        (100, 96, Verdict.PROVED, 97),
        (200, 192, Verdict.PROVED, 97),
        (200, 140, Verdict.REFUTED, None),
        (20, 18, Verdict.OPEN, None),
        (0, 0, Verdict.NOTHING, None),
    ],
)
def test_verdicts(size: int, satisfied: int, verdict: Verdict, needed: int | None) -> None:
    (found,) = surveys(scored(_asked(size, satisfied)))
    assert (found.verdict, found.needed) == (verdict, needed)
    assert (found.interval is None) == (size == 0)


def test_proved_is_the_same_as_a_lower_bound_that_reaches_the_target() -> None:
    for size in (50, 96, 97, 100, 150):
        satisfied = size * 96 // 100
        (found,) = surveys(scored(_asked(size, satisfied)))
        assert found.interval is not None
        assert (found.verdict is Verdict.PROVED) == (found.interval.low >= 0.9)


@pytest.mark.parametrize(
    "odd",
    [
        _asked(None, None),
        _asked(20, None),
        _asked(None, 20),
        _asked(20, 21),
        _asked(20, 20, target="满意"),
        _asked(20, 20, target="≤10%"),
        _asked(20, 20, target="≥20人"),
        project([("1次", "1次")]),
    ],
)
def test_without_a_usable_sample_nothing_is_said(odd: Case) -> None:
    assert surveys(scored(odd)) == ()
