"""What the template of a form shows, read from its tags: its fields, and the cells of an indicator.

A text that a form does not show needs no room in it and no note under it; how high a row becomes
depends on the widths of the cells in which its texts stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

ATTACHED = "attached"
"""The field with the full texts of what no cell has room for."""

PART = re.compile(r'\{% part "([^"]+)" %\}')
"""The tag that puts the text of another template in its place."""

_SHIPPED = re.compile(r"\w[\w/-]*\.xml\.j2")
_CONDITION = re.compile(r"\{%-?\s*(?:if|elif)\b.*?%\}", re.DOTALL)
_FIELD = re.compile(r"\.([a-z]\w*)")
_TAG = re.compile(
    r'\{% table "(?P<widths>\d+\.?\d*(?:\s+\d+\.?\d*)*)"'
    r'|\{% cell "?(?P<first>\d+)(?:-(?P<last>\d+))?[^%]*%\}(?P<body>.*?)\{% endcell %\}',
    re.DOTALL,
)
_PIECE = re.compile(
    r"(?P<br>\{% br %\})?\{\{ row\.(?P<field>\w+) \}\}"
    r'|\{% if row\.(?P<asked>\w+) %\}\{% blank "(?P<blank>[^"]+)" %\}'
    r"|\{[%{#].*?[%}#]\}|(?P<fixed>[^{]+)"
)
_MARGINS, _CHARACTER = 1.8, 3.175
"""Millimetres: the margins of a cell together, and a Chinese character of 9 points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a cell's text: a field, on a line of its own or not, or a fixed text.

    Of a field that tells whether something is missing, `fixed` is what then stands there.
    """

    field: str = ""
    apart: bool = False
    fixed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCell:
    """One cell of an indicator: the characters on a line of it, and its text in pieces."""

    width: float
    pieces: tuple[Piece, ...]


@cache
def form_template(name: str) -> str:
    """The text of a template that comes with the program, such as forms/department.xml.j2."""
    return (resources.files("evaltool.report") / "templates" / name).read_text(encoding="utf-8")


@cache
def whole(template: str) -> str:
    """A template with the parts that it names put in their places, as far as there are such."""
    return PART.sub(_part, template)


def _part(match: re.Match[str]) -> str:
    """A part that comes with the program: a layout of the user's own could name any file."""
    if not _SHIPPED.fullmatch(match[1]):
        return ""
    try:
        return whole(form_template(match[1]))
    except OSError:
        return ""


@cache
def shown_fields(template: str) -> frozenset[str]:
    """The names of the fields of records that a template shows; what it only asks for is none."""
    return frozenset(_FIELD.findall(_CONDITION.sub("", whole(template))))


@cache
def row_cells(template: str) -> tuple[RowCell, ...]:
    """The cells with fields of an indicator; of several with the same fields the widest."""
    widest: dict[tuple[str, ...], RowCell] = {}
    for width, body in _cells(template):
        pieces = tuple(_pieces(body))
        fields = tuple(piece.field for piece in pieces if piece.field)
        if fields and (fields not in widest or widest[fields].width < width):
            widest[fields] = RowCell(width=width, pieces=pieces)
    return tuple(widest.values())


def _cells(template: str) -> Iterator[tuple[float, str]]:
    """The characters on a line of each cell, and what stands in it."""
    widths: list[float] = []
    for tag in _TAG.finditer(whole(template)):
        if tag["widths"]:
            widths = [float(width) for width in tag["widths"].split()]
            continue
        own = widths[int(tag["first"]) - 1 : int(tag["last"] or tag["first"])]
        yield max(1, (sum(own) - _MARGINS) / _CHARACTER), tag["body"]


def _pieces(body: str) -> Iterator[Piece]:
    for match in _PIECE.finditer(body):
        if match["field"]:
            yield Piece(field=match["field"], apart=bool(match["br"]))
        elif match["blank"]:
            yield Piece(field=match["asked"], fixed=f"【待补充：{match['blank']}】")
        elif match["fixed"] and match["fixed"].strip():
            yield Piece(fixed=match["fixed"].strip())
