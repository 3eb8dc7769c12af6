"""The tags of a template as they stand in its paragraphs, each with its place.

Word splits a tag over several runs as it likes; here a paragraph is read as one text. The tags
in the order of the document, a line each, are a small template of their own: what the checker
says of line n is said of tag n.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaltool.report.own_template.problems import Problem

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_INNER = r"(?:(?!\{[{%#]).)*?"  # stops where another tag begins: no text is read twice
_TAG = re.compile(rf"\{{\{{{_INNER}\}}\}}|\{{%{_INNER}%\}}|\{{#{_INNER}#\}}", re.DOTALL)
_LEFT = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|\{\s*$")
_WIDE = re.compile(r"｛\s*[｛{%％]|\{\s*[｛％]|[%％}｝]\s*｝|[％｝]\s*\}")
_INSIDE = re.compile(r"^(\{\{|\{%)[-+]?(?:(tr|tc|p|r)(?=\s))?\s*(.*?)\s*[-+]?[%}]\}$", re.DOTALL)
_QUOTES = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """One tag: its mark ("{{" or "{%"), what it acts on (tr, tc, p, r or ""), what it says.

    `row` is that of its paragraph.
    """

    place: str
    row: int
    text: str
    mark: str
    acts_on: str
    says: str

    @property
    def keyword(self) -> str:
        """The word a statement begins with: for, if, endfor; empty for `{{ … }}`."""
        return self.says.split(None, 1)[0] if self.mark == "{%" and self.says else ""

    def problem(self, what: str, remedy: str = "", *, fatal: bool = True) -> Problem:
        """A problem at this tag."""
        return Problem(place=self.place, text=self.text, what=what, remedy=remedy, fatal=fatal)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph: its place as a reader would find it, and its text."""

    place: str
    text: str
    row: int
    """A number for the row of a table it stands in, 0 outside tables."""


def paragraphs(root: _Element, part: str) -> Iterator[Paragraph]:
    """The paragraphs of a part in order; `part` is what a reader calls it (正文, 页眉)."""
    tables: dict[_Element, dict[_Element, int]] = {}
    rows: dict[_Element, int] = {}
    number = 0
    for element in root.iter(f"{W}p"):
        cell = next(element.iterancestors(f"{W}tc"), None)
        if cell is None:
            number += 1
            place, row = f"{part}第{number}段", 0
        else:
            place, row = f"{part}{_cell_place(cell, tables)}", _row_number(cell, rows)
        yield Paragraph(place=place, text=_text(element), row=row)


def _cell_place(cell: _Element, tables: dict[_Element, dict[_Element, int]]) -> str:
    """Where a cell stands; `tables` gathers the tables met, each with the numbers of its rows."""
    row = next(cell.iterancestors(f"{W}tr"))
    table = next(row.iterancestors(f"{W}tbl"))
    if table not in tables:
        own = (each for each in table.iter(f"{W}tr") if _owner(each, "tbl") is table)
        tables[table] = {each: number for number, each in enumerate(own, 1)}
    table_number = list(tables).index(table) + 1
    column = 1 + sum(1 for _ in cell.itersiblings(f"{W}tc", preceding=True))
    return f"表{table_number}第{tables[table][row]}行第{column}格"


def _owner(element: _Element, name: str) -> _Element:
    return next(element.iterancestors(f"{W}{name}"))


def _row_number(cell: _Element, rows: dict[_Element, int]) -> int:
    return rows.setdefault(next(cell.iterancestors(f"{W}tr")), len(rows) + 1)


def _text(paragraph: _Element) -> str:
    """The text of a paragraph, without that of text boxes, which have paragraphs of their own."""
    return "".join(
        text.text or "" for text in paragraph.iter(f"{W}t") if _owner(text, "p") is paragraph
    )


def tags(paragraph: Paragraph) -> list[Tag]:
    """The tags of a paragraph, comments left out."""
    found = (match[0] for match in _TAG.finditer(paragraph.text))
    return [_tag(text, paragraph) for text in found if not text.startswith("{#")]


def _tag(text: str, paragraph: Paragraph) -> Tag:
    inside = _INSIDE.match(text)
    acts_on, says = (inside[2] or "", inside[3]) if inside else ("", text[2:-2].strip())
    return Tag(
        place=paragraph.place,
        row=paragraph.row,
        text=text,
        mark=text[:2],
        acts_on=acts_on,
        says=says.translate(_QUOTES),
    )


def stray(paragraph: Paragraph) -> Iterator[Problem]:
    """Tags that are not closed, or typed with full-width signs."""
    rest = _TAG.sub("", paragraph.text.replace("{_{", "").replace("}_}", ""))
    if left := _LEFT.search(rest):
        yield Problem(
            place=paragraph.place,
            text=paragraph.text,
            what=f"有不成对的“{left[0].strip()}”",
            remedy="标签要写全，{{ … }}、{% … %} 不能跨段",
        )
    elif wide := _WIDE.search(rest):
        yield Problem(
            place=paragraph.place,
            text=paragraph.text,
            what=f"“{wide[0]}”是全角符号，不会被当作标签",
            remedy="请改用半角的 { } %",
        )


def unbalanced(text: str) -> bool:
    """Whether a text holds a tag that is not closed, or begins one that it does not."""
    return "{" in text and bool(_LEFT.search(_TAG.sub("", text)))


def swallowed(every: Sequence[Paragraph]) -> Iterator[Problem]:
    """Tags that act on a whole paragraph or row and would take other tags away with it."""
    by_row: dict[int, list[Paragraph]] = {}
    for paragraph in every:
        by_row.setdefault(paragraph.row, []).append(paragraph)
        yield from _beside(paragraph, "p", [paragraph], "段")
    for row, cells in by_row.items():
        for paragraph in cells if row else ():
            yield from _beside(paragraph, "tr", cells, "行")


def _beside(
    paragraph: Paragraph, acts_on: str, whole: Sequence[Paragraph], what: str
) -> Iterator[Problem]:
    own = [tag for tag in tags(paragraph) if tag.acts_on == acts_on]
    if not own:
        return
    others = [tag for each in whole for tag in tags(each)]
    rest = "".join(_TAG.sub("", each.text) for each in whole).strip()
    if len(others) > 1:
        yield own[0].problem(
            f"这个标签代替它所在的整{what}，同一{what}中不能有别的标签", "请分开写"
        )
    elif rest:
        yield own[0].problem(
            f"这个标签代替它所在的整{what}，同一{what}的其他文字不会出现", fatal=False
        )
