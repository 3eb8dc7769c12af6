"""What the OpenDocument formats (odt, ods) share: names, styles and the text of paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}%s"
_UNTRACKED = "none"


@cache
def name(space: str, local: str) -> str:
    """The qualified name of an OpenDocument element or attribute."""
    return _NAMESPACE % (space, local)


CELL, COVERED = name("table", "table-cell"), name("table", "covered-table-cell")
TABLE, ROW = name("table", "table"), name("table", "table-row")
COLUMN = name("table", "table-column")
PARAGRAPHS = frozenset((name("text", "p"), name("text", "h")))
STYLES = name("office", "automatic-styles")

_SPACES = name("text", "s")
_MARKS = {name("text", "tab"): "\t", name("text", "line-break"): "\n"}
_DROPPED = frozenset(
    (
        name("office", "annotation"),
        name("text", "note"),
        name("text", "ruby-text"),
        name("text", "tracked-changes"),
        name("text", "hidden-text"),
        name("svg", "title"),
        name("svg", "desc"),
    )
)
_BOX = name("draw", "text-box")
_MAX_SPACES = 1000


@dataclass(slots=True)
class Styles:
    """Which styles of a document leave a text out of sight, by name: struck or hidden."""

    left_out: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)

    def learn(self, styles: _Element) -> None:
        """Add the styles of one group."""
        for style in styles.iter(name("style", "style")):
            known = style.get(name("style", "name"), "")
            looks = style.find(name("style", "text-properties"))
            if reason := None if looks is None else _left_out(looks):
                self.left_out[known] = reason
            table = style.find(name("style", "table-properties"))
            if table is not None and table.get(name("table", "display")) == "false":
                self.hidden.add(known)

    def reason(self, node: _Element, space: str = "text") -> str | None:
        """Why the text of a node is left out: "struck", "hidden", or None where it counts."""
        return self.left_out.get(node.get(name(space, "style-name"), ""))


def _left_out(looks: _Element) -> str | None:
    if looks.get(name("text", "display")) == _UNTRACKED:
        return "hidden"
    kinds = ("text-line-through-style", "text-line-through-type")
    struck = any(looks.get(name("style", kind), _UNTRACKED) != _UNTRACKED for kind in kinds)
    return "struck" if struck else None


@dataclass(slots=True)
class Texts:
    """Reads paragraphs; `met` counts what was left out, `boxes` gathers text boxes met."""

    styles: Styles
    met: Counter[str] = field(default_factory=Counter)
    boxes: list[_Element] = field(default_factory=list)

    def line(self, paragraph: _Element) -> str:
        """The text of a paragraph, without what is struck or hidden."""
        return "".join(self._kept(paragraph)).strip()

    def _kept(self, node: _Element) -> list[str]:
        pieces = list(self._pieces(node))
        reason = self.styles.reason(node)
        if reason is None or not "".join(pieces).strip():
            return pieces
        self.met[reason] += 1
        return []

    def _pieces(self, node: _Element) -> Iterator[str]:
        yield _flowed(node.text)
        for child in node:
            yield from self._child(child)
            yield _flowed(child.tail)

    def _child(self, child: _Element) -> Iterable[str]:
        if child.tag in _DROPPED:
            self.met["hidden"] += child.tag == name("text", "hidden-text")
            return ()
        if child.tag == _SPACES:
            return (" " * min(count_of(child, "text", "c"), _MAX_SPACES),)
        if child.tag in _MARKS:
            return (_MARKS[child.tag],)
        if child.tag == _BOX:
            self.boxes.append(child)
            return ()
        return self._kept(child)


def _flowed(text: str | None) -> str:
    """Characters as they show: line ends in the XML are spaces."""
    return text.replace("\r", " ").replace("\n", " ") if text else ""


def count_of(node: _Element, space: str, local: str) -> int:
    """The number in an attribute (a span, a repetition); 1 where there is no sensible one."""
    value = node.get(name(space, local), "")
    return max(int(value[:12]), 1) if value.isascii() and value.isdigit() else 1
