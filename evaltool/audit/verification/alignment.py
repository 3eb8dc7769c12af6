"""Two sequences side by side: what is the same, what was changed, what is missing or added."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

T = TypeVar("T")

_WORTH_WEIGHING = 40_000
"""Pairs that are weighed one by one; more than that are taken in order."""
ALIKE = 0.4
"""Two changed passages from this likeness on are the same passage, changed."""

_HEAD = 300
"""Characters by which texts are weighed; the rest of a long one changes little."""

Pair = tuple[int | None, int | None]


def aligned(
    found: Sequence[T],
    expected: Sequence[T],
    key: Callable[[T], Hashable],
    likeness: Callable[[T, T], float],
) -> Iterator[Pair]:
    """Pairs of positions, in order; None on the side that has no counterpart."""
    mine, due = [key(each) for each in found], [key(each) for each in expected]
    head = _common(mine, due)
    tail = _common(mine[head:][::-1], due[head:][::-1])
    yield from ((at, at) for at in range(head))
    inner_mine, inner_due = mine[head : len(mine) - tail], due[head : len(due) - tail]
    for tag, *ends in SequenceMatcher(None, inner_mine, inner_due, False).get_opcodes():
        a, b, c, d = (end + head for end in ends)
        if tag == "equal":
            yield from zip(range(a, b), range(c, d), strict=True)
        else:
            yield from _changed(found[a:b], expected[c:d], (a, c), likeness)
    yield from ((len(mine) - back, len(due) - back) for back in range(tail, 0, -1))


def likeness_of(first: str, second: str) -> float:
    """How much two texts are alike, from 0 to 1; 0 where they are plainly not the same text."""
    if first == second:
        return 1.0
    matcher = SequenceMatcher(None, first[:_HEAD], second[:_HEAD], False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def _common(first: Sequence[Hashable], second: Sequence[Hashable]) -> int:
    count = 0
    for mine, yours in zip(first, second, strict=False):
        if mine != yours:
            break
        count += 1
    return count


def _changed(
    found: Sequence[T],
    expected: Sequence[T],
    start: tuple[int, int],
    likeness: Callable[[T, T], float],
) -> Iterator[Pair]:
    """The pairs of two stretches without anything equal: those most alike, in order."""
    at, due = start
    if len(found) * len(expected) > _WORTH_WEIGHING:
        pairs: Iterator[Pair] = _in_order(len(found), len(expected))
    else:
        pairs = _best(found, expected, likeness)
    for mine, yours in pairs:
        yield (None if mine is None else at + mine, None if yours is None else due + yours)


def _in_order(found: int, expected: int) -> Iterator[Pair]:
    for place in range(max(found, expected)):
        yield (place if place < found else None, place if place < expected else None)


def _best(
    found: Sequence[T], expected: Sequence[T], likeness: Callable[[T, T], float]
) -> Iterator[Pair]:
    """The alignment with the highest sum of likenesses, each at least `ALIKE`."""
    weights = [[likeness(mine, due) for due in expected] for mine in found]
    rows, columns = len(found), len(expected)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            paired = best[i + 1][j + 1] + weights[i][j] if weights[i][j] >= ALIKE else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < rows or j < columns:
        both = i < rows and j < columns
        if both and weights[i][j] >= ALIKE and best[i][j] == best[i + 1][j + 1] + weights[i][j]:
            yield i, j
            i, j = i + 1, j + 1
        elif j >= columns or (i < rows and best[i][j] == best[i + 1][j]):
            yield i, None
            i += 1
        else:
            yield None, j
            j += 1
