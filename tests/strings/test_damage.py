"""Clear cells damaged by one edit: none of them is read as a sure value that it did not state.

A damaged text may be a cell in its own right: another digit, a digit less, a unit less (100 for
100人). `legitimate` says which edits leave such a cell; all others must be told or refused, or
still mean what they meant.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from evaltool.model import Kind, Target, Unreadable
from evaltool.values import Context, parse_target
from tests.strings.test_strings import HERE, Row, context_of, is_told, without_wording

_LIKE = {"0": "O", "1": "l", "2": "Z", "5": "S", "6": "b", "8": "B", "9": "g"}
_SIGNS = {"≥": "≤", "≤": "≥", ">": "<", "<": ">"}
_MOST = 150


def letter_for_digit(text: str) -> Iterator[str]:
    for found in re.finditer(r"\d", text):
        if found.group() in _LIKE:
            yield text[: found.start()] + _LIKE[found.group()] + text[found.end() :]


def sign_doubled(text: str) -> Iterator[str]:
    for found in re.finditer("[≥≤<>]", text):
        yield text[: found.end()] + _SIGNS[found.group()] + text[found.end() :]


def unit_swapped(text: str) -> Iterator[str]:
    if re.search(r"\d%", text):
        yield text.replace("%", "%元", 1)
        yield text.replace("%", "%人", 1)
    elif found := re.search(r"(?<=\d)万元", text):
        yield text[: found.start()] + "万万元" + text[found.end() :]


def range_reversed(text: str) -> Iterator[str]:
    found = re.search(r"(?<![\d.])(\d+)(%?)-(\d+)(?![\d.])", text)
    if found and found.group(1) != found.group(3):
        low, unit, high = found.groups()
        yield text[: found.start()] + f"{high}{unit}-{low}" + text[found.end() :]


def date_impossible(text: str) -> Iterator[str]:
    if found := re.search(r"(?<!\d)\d{1,2}(?=月\d{1,2}日)", text):
        yield text[: found.start()] + "13" + text[found.end() :]
    if found := re.search(r"(?<=月)\d{1,2}(?=日)", text):
        yield text[: found.start()] + "32" + text[found.end() :]


def truncated(text: str) -> Iterator[str]:
    for end in range(len(text) - 1, 1, -1):
        yield text[:end]


def bracket_opened(text: str) -> Iterator[str]:
    yield f"{text}（"
    yield f"{text}（其中"


def neighbour_joined(text: str) -> Iterator[str]:
    if text[-1] in "；，。;,":
        return
    for other in ("≥37%", "41次", "2019年3月7日前"):
        if not (text[-1].isdigit() and other[0].isdigit()):  # 4443 and 41次 are one number
            yield text + other


_EDITS: tuple[Callable[[str], Iterator[str]], ...] = (
    letter_for_digit,
    sign_doubled,
    unit_swapped,
    range_reversed,
    date_impossible,
    truncated,
    bracket_opened,
    neighbour_joined,
)

# What is left of a cell that is cut off, and is a cell: words, a number whose last digits, unit
# or bound are gone, a date without its day or year, a list without its last members.
_CELL = re.compile(
    r"[^\d]*|.*\d|.*[\d%‰万亿千百][\u4e00-\u9fff%A-Za-z²³㎡/·]{0,8}|.*(?:年|月|日|季度)[\u4e00-\u9fff]{0,6}"
    r"|.*[,，;；。、].*|.*\d.*[\u4e00-\u9fff]"
)
_COUNT_BY_A_DAY = re.compile(r"(?:年|月|日|号|季度|期间|\d\.\d+).*(?:41次|≥37%)$")
_CUT_DATE = re.compile(r".*月\d{1,2}|.*年\d{1,2}|.*\d[-.]|.*以|.*[(（][^)）]*")


def legitimate(edit: str, damaged: str) -> bool:
    """Whether a text that such an edit leaves is a cell in its own right."""
    if edit == "neighbour_joined":  # so many by that day
        return _COUNT_BY_A_DAY.search(damaged) is not None
    if edit != "truncated":
        return False
    damaged = "".join(damaged.split())
    return _CELL.fullmatch(damaged) is not None and not _CUT_DATE.fullmatch(damaged)


@cache
def clear_cells() -> tuple[tuple[str, Context], ...]:
    """Short cells with one value, each read for sure, from all the tables."""
    found: dict[str, Context] = {}
    for name in ("declaration", "labels", "unseen", "examined"):
        for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row: Row = json.loads(line)
            text = row["text"]
            plain = not any(
                key in row for key in ("doubtful", "hard", "columns", "ambiguous", "xfail")
            )
            if plain and 2 < len(text) <= 24 and re.search(r"\d", text):
                found.setdefault(text, context_of(row))
    return tuple((text, context) for text, context in found.items() if is_sure(text, context))


def is_sure(text: str, context: Context) -> bool:
    target = parse_target(text, context)
    if isinstance(target, Unreadable) or is_told(target):
        return False
    return target.kind not in {Kind.QUALITATIVE, Kind.COMPOUND}


def misread(edit: Callable[[str], Iterator[str]], text: str, context: Context) -> list[str]:
    """The damaged texts that are read as something else, and nothing is told."""
    meant = parse_target(text, context)
    assert isinstance(meant, Target)
    bad = []
    for damaged in edit(text):
        target = parse_target(damaged, context)
        if isinstance(target, Unreadable) or is_told(target) or legitimate(edit.__name__, damaged):
            continue
        if without_wording(target) != without_wording(meant):
            bad.append(damaged)
    return bad


@pytest.mark.parametrize("edit", _EDITS, ids=lambda edit: str(edit.__name__))
def test_a_damaged_cell_is_never_a_sure_other_value(edit: Callable[[str], Iterator[str]]) -> None:
    cells = [(text, context) for text, context in clear_cells() if any(True for _ in edit(text))]
    step = max(1, len(cells) // _MOST)
    bad = [damaged for text, context in cells[::step] for damaged in misread(edit, text, context)]
    assert not bad, bad[:40]
