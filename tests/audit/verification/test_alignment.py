"""Two sequences side by side."""

from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from evaltool.audit.verification import alignment
from evaltool.audit.verification.alignment import aligned


def likeness(first: str, second: str) -> float:
    return SequenceMatcher(None, first, second, False).ratio()


def pairs(found: list[str], expected: list[str]) -> list[tuple[int | None, int | None]]:
    return list(aligned(found, expected, str, likeness))


def test_a_changed_member_is_paired_and_a_lost_one_is_not() -> None:
    assert pairs(["甲", "总分98.99", "丙"], ["甲", "总分98.98", "丙"]) == [(0, 0), (1, 1), (2, 2)]
    assert pairs(["甲", "丙"], ["甲", "乙乙乙", "丙"]) == [(0, 0), (None, 1), (1, 2)]
    assert pairs(["甲", "乙乙乙", "丙"], ["甲", "丙"]) == [(0, 0), (1, None), (2, 1)]


def test_of_two_candidates_the_nearer_one_is_the_changed_one() -> None:
    found, expected = ["得分10.00", "别的事情"], ["另有安排", "得分10.01"]
    assert (0, 1) in pairs(found, expected)


WORDS = st.lists(st.sampled_from(["甲", "甲乙", "甲乙丙", "丁", "丁丁", ""]), max_size=9)


@given(WORDS, WORDS)
def test_every_member_of_both_stands_once_and_in_order(
    found: list[str], expected: list[str]
) -> None:
    done = pairs(found, expected)
    assert [a for a, _ in done if a is not None] == list(range(len(found)))
    assert [b for _, b in done if b is not None] == list(range(len(expected)))


def test_what_is_too_much_to_weigh_is_taken_in_order() -> None:
    count = alignment._WORTH_WEIGHING // 100 + 1
    found, expected = [f"a{n}" for n in range(count)], [f"b{n}" for n in range(100)]
    done = pairs(found, expected)
    assert done[:100] == [(n, n) for n in range(100)]
    assert done[100:] == [(n, None) for n in range(100, count)]
