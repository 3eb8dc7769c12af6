"""Interleaved rounds: every entrant runs once a round, so that a slow moment hits them all."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, kw_only=True)
class Entrant:
    """One contender: what it runs, how often in a round, and in how many rounds."""

    name: str
    run: Callable[[], object]
    repeat: int = 1
    rounds: int = 7


@dataclass(frozen=True, kw_only=True)
class Result:
    """What one entrant took, in seconds per run, round by round."""

    name: str
    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median over the rounds, in seconds."""
        return median(self.seconds)

    def times_slower(self, other: Result) -> float:
        """The median over common rounds of this one's time divided by the other's."""
        return median(a / b for a, b in zip(self.seconds, other.seconds, strict=False))


def race(entrants: Iterable[Entrant]) -> list[Result]:
    """Run all entrants in turn, round after round, and return their times in order."""
    field = list(entrants)
    times: dict[str, list[float]] = {entrant.name: [] for entrant in field}
    for number in range(max(entrant.rounds for entrant in field)):
        for entrant in field:
            if number < entrant.rounds:
                times[entrant.name].append(_once(entrant))
    return [Result(name=name, seconds=tuple(seconds)) for name, seconds in times.items()]


def _once(entrant: Entrant) -> float:
    gc.collect()
    began = time.perf_counter()
    for _ in range(entrant.repeat):
        entrant.run()
    return (time.perf_counter() - began) / entrant.repeat
