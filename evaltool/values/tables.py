"""The word and unit tables that the grammar and the reading of it go by, loaded once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words() -> dict[str, dict[str, Any]]:
    """The table of words (words.toml)."""
    return _load("words.toml")


@cache
def unit_words() -> dict[str, Any]:
    """The unit table (units.toml)."""
    return _load("units.toml")


@cache
def measuring_units() -> tuple[str, ...]:
    """The units of money, counts, measures and time: of all that is no rate."""
    units = unit_words()
    return (*units["money"], *units["count"], *units["measure"], *units["time"])


@cache
def leftover_words() -> dict[str, Any]:
    """The words of what a reading leaves over (leftovers.toml)."""
    return _load("leftovers.toml")


@cache
def feast_days() -> dict[str, Any]:
    """The days of feasts (feasts.toml)."""
    return _load("feasts.toml")


@cache
def word_list(section: str, key: str) -> frozenset[str]:
    """The words of one entry of words.toml."""
    return frozenset(words()[section][key])


@cache
def finder(section: str, key: str) -> re.Pattern[str]:
    """A pattern that finds any word of one entry of words.toml."""
    return re.compile(either(words()[section][key]))


@cache
def sign_of(spelling: str) -> str | None:
    """The sign that a spelling in the cell or the columns stands for, None where it is none."""
    for sign, spellings in words()["signs"].items():
        if spelling in spellings:
            return str(sign)
    return None


def either(options: Iterable[str]) -> str:
    """An alternation that takes the longest of the given words, one branch per first letter."""
    return _branches(sorted(set(options)))


def _branches(options: list[str]) -> str:
    grouped: dict[str, list[str]] = {}
    for word in filter(None, options):
        grouped.setdefault(word[0], []).append(word[1:])
    branches = [re.escape(letter) + _branches(rest) for letter, rest in grouped.items()]
    if len(branches) == 1 and "" not in options:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if '' in options else ''}" if branches else ""


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
