"""Rows of the annex whose texts are too long for one row: told over several, marked 续.

A row does not split over pages; one as tall as a page would have to. Nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from evaltool.report.directions import closed
from evaltool.report.view.cutting import cut
from evaltool.report.view.wrapping import lines

MOST = 20
"""Lines of one row."""
AGAIN = "续"
"""Stands in place of the number of a row that goes on."""
_STOPS = "\n；、，。"
Row = TypeVar("Row")


def numbered(rows: Iterable[Row], widths: Mapping[str, float]) -> Iterator[Row]:
    """The rows with their `number`, those too tall in several.

    `widths` are the characters on a line of each text column; texts of other fields stand in the
    first row only.
    """
    for number, row in enumerate(rows, 1):
        texts = {field: chunks(getattr(row, field), width) for field, width in widths.items()}
        for place in range(max(map(len, texts.values()))):
            own: dict[str, Any] = {
                field: parts[place] if place < len(parts) else "" for field, parts in texts.items()
            }
            blank = {} if place == 0 else _blank(row)
            yield replace(row, **{**blank, **own, "number": AGAIN if place else str(number)})  # type: ignore[type-var]


def _blank(row: Any) -> dict[str, Any]:
    """Empty texts for all text fields of a record."""
    return {field.name: "" for field in fields(row) if isinstance(getattr(row, field.name), str)}


def chunks(text: str, width: float, most: int = MOST) -> list[str]:
    """The text in parts of at most so many lines, cut after a stop where there is one near."""
    parts: list[str] = []
    while len(text) > width * most / 2 and lines(text, width) > most:
        part = _until_stop(cut(text, lambda part: lines(part, width) <= most) or text[:most])
        parts.append(closed(part).rstrip("\n"))
        text = text[len(part) :].lstrip("\n")
    return [*parts, text]


def _until_stop(part: str) -> str:
    stop = max(part.rfind(each) for each in _STOPS)
    return part[: stop + 1] if stop > len(part) * 3 // 4 else part


def brief(text: str, width: float, pointer: str, most: int = MOST) -> str:
    """The text, or its beginning and where the whole of it is found."""
    if len(text) <= width * most / 2 or lines(text, width) <= most:
        return text
    return closed(cut(text, lambda part: lines(part + pointer, width) <= most)) + pointer
