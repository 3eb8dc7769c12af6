"""What lies around text and decides whether, or with what, a program shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from evaltool.files.docx_names import ALTERNATE, CHOICE, COMPATIBILITY, MATH, Names
from evaltool.files.word_text.records import Mark

if TYPE_CHECKING:
    from lxml.etree import _Element

_DRAWN = ("drawing", "pict", "object")


def wrapped(root: _Element, names: Names) -> Iterator[Mark]:
    """What is wrapped so that a program may show something else than its text, or nothing.

    Content that is filled in from elsewhere when the document is opened, other documents put in,
    alternatives that differ, and elements that no program knows and so leaves out.
    """
    known = (f"{{{names.space}}}", COMPATIBILITY, *(f"{{{space}}}" for space in MATH))
    drawn = frozenset(map(names, _DRAWN))
    for node in root.iter():
        tag = str(node.tag)
        if tag == ALTERNATE:
            yield from _alternatives(node, names)
        elif tag == names("subDoc"):
            yield Mark(kind="embedded")
        elif tag.endswith("}dataBinding"):
            yield Mark(kind="bound", text=_around(node, names))
        elif not tag.startswith(known) and not _is_in(node, drawn) and _text(node, names):
            yield Mark(kind="hidden", text=_text(node, names))


def _alternatives(node: _Element, names: Names) -> Iterator[Mark]:
    """The first choice is read; a program that does not know it shows the last one, or none."""
    branch = node.find(CHOICE)
    chosen = branch if branch is not None else next(iter(node), None)
    shown = "" if chosen is None else _text(chosen, names)
    others = [_text(each, names) for each in node if each is not chosen]
    if shown and not others:
        yield Mark(kind="hidden", text=shown)
    for other in others:
        if other != shown:
            yield Mark(kind="hidden", text=other or shown)


def _around(binding: _Element, names: Names) -> str:
    """The text of the content control that is bound."""
    node: _Element | None = binding
    while node is not None and node.tag != names("sdt"):
        node = node.getparent()
    return "" if node is None else _text(node, names)


def _is_in(node: _Element, tags: frozenset[str]) -> bool:
    return any(each.tag in tags for each in node.iterancestors())


def _text(node: _Element, names: Names) -> str:
    return "".join(each.text or "" for each in node.iter(names("t"))).strip()
