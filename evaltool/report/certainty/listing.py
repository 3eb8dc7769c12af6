"""A table of texts with what it rests on, for any place that shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A table: its title, headings, rows of as many texts, and the assumptions (假设) told with it.

    `right` are the columns, from 0, that hold figures.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()
    assumptions: tuple[str, ...] = ()
