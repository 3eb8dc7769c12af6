"""What makes text unseen, or prints beside it: properties of runs, paragraphs and styles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from evaltool.files.docx_names import Names
from evaltool.files.word_text.records import MarkKind

if TYPE_CHECKING:
    from lxml.etree import _Element

OFF = frozenset({"0", "false", "off", "none"})
_TINY = 8
"""Half points: nobody reads type of 4 points or less."""
_SQUEEZED = 20
"""Percent of the usual width of a letter."""
_LOW = 100
"""Twentieths of a point: the height of a line or row in which nothing can be read."""
_WHITE = frozenset("FEfe")
_GROUNDS = frozenset({"background1", "light1"})
_BLACK = "000000"
_NAMED = {"black": _BLACK, "white": "FFFFFF"}
_NO_FILL = "{http://schemas.microsoft.com/office/word/2010/wordml}noFill"


def is_on(properties: _Element | None, name: str) -> bool:
    """Whether a switch (vanish, strike …) stands among the properties and is not off."""
    node = None if properties is None else properties.find(name)
    if node is None:
        return False
    return next(iter(node.attrib.values()), "1") not in OFF


def concealing(properties: _Element | None, names: Names) -> Iterator[MarkKind]:
    """What properties of a run do to its text: hide it, strike it, make it faint."""
    if properties is None:
        return
    if is_on(properties, names("vanish")):
        yield "hidden"
    if is_on(properties, names("strike")) or is_on(properties, names("dstrike")):
        yield "struck"
    if _is_faint(properties, names):
        yield "faint"


def shaping(properties: _Element | None, names: Names) -> Iterator[MarkKind]:
    """What properties of a paragraph do to its text: number it, or press it flat."""
    numbered = None if properties is None else properties.find(names("numPr"))
    if numbered is not None and _value(numbered, names, "numId") != "0":
        yield "numbered"
    spacing = None if properties is None else properties.find(names("spacing"))
    exact = spacing is not None and spacing.get(names("lineRule")) == "exact"
    if exact and spacing is not None and _is_at_most(spacing.get(names("line")), _LOW):
        yield "faint"


def is_pressed_flat(height: _Element | None, names: Names) -> bool:
    """Whether the height of a row is fixed so low that nothing in it can be read."""
    if height is None or height.get(names("hRule")) != "exact":
        return False
    return _is_at_most(height.get(names("val")), _LOW)


def is_closed(width: _Element | None, names: Names) -> bool:
    """Whether a cell is so narrow that nothing in it can be read."""
    if width is None or width.get(names("type"), "dxa") != "dxa":
        return False
    return 0 < int(text) <= _LOW if (text := width.get(names("w")) or "").isdigit() else False


def style_marks(roots: Iterator[_Element], names: Names) -> Mapping[str, frozenset[MarkKind]]:
    """What each style does to text, itself or by the style it builds on, by its id.

    "" stands for text without a style: what all documents' text is given by default.
    """
    parents: dict[str, str] = {"": ""}
    own: dict[str, set[MarkKind]] = {"": set()}
    for root in roots:
        for default in root.iter(names("docDefaults")):
            own[""].update(_of_style(default, names))
        for style in root.iter(names("style")):
            key = style.get(names("styleId")) or ""
            parents[key] = _value(style, names, "basedOn")
            own.setdefault(key, set()).update(_of_style(style, names))
            if style.get(names("default"), "0") not in OFF and _is_paragraphs(style, names):
                parents[""] = key
    return {key: frozenset(_inherited(key, parents, own)) for key in parents}


def _is_paragraphs(style: _Element, names: Names) -> bool:
    return style.get(names("type")) == "paragraph"


def _of_style(style: _Element, names: Names) -> Iterator[MarkKind]:
    for properties in style.iter(names("rPr")):
        yield from concealing(properties, names)
    for properties in style.iter(names("pPr")):
        yield from shaping(properties, names)


def _inherited(
    key: str, parents: Mapping[str, str], own: Mapping[str, set[MarkKind]]
) -> set[MarkKind]:
    found: set[MarkKind] = set(own[""])
    met: set[str] = set()
    while key not in met:
        met.add(key)
        found |= own.get(key, set())
        key = parents.get(key, "")
        if not key:
            break
    return found


def _is_faint(properties: _Element, names: Names) -> bool:
    """Whether text is white, of the colour of its ground, without fill, tiny or squeezed."""
    colour = properties.find(names("color"))
    printed = "" if colour is None else (colour.get(names("val")) or "").upper()
    themed = colour is not None and colour.get(names("themeColor")) in _GROUNDS
    if themed and colour is not None and colour.get(names("themeShade")) is None:
        return True
    if len(printed) == 6 and all(printed[at] in _WHITE for at in (0, 2, 4)):
        return True
    if (printed if len(printed) == 6 else _BLACK) in _grounds(properties, names):
        return True
    if next(properties.iter(_NO_FILL), None) is not None:
        return True
    return _is_at_most(_value(properties, names, "sz"), _TINY) or _is_at_most(
        _value(properties, names, "w"), _SQUEEZED
    )


def _grounds(properties: _Element, names: Names) -> Iterator[str]:
    """The colours behind a run."""
    shading = properties.find(names("shd"))
    if shading is not None:
        yield (shading.get(names("fill")) or "").upper()
    yield _NAMED.get(_value(properties, names, "highlight"), "")


def _value(parent: _Element, names: Names, local: str) -> str:
    node = parent.find(names(local))
    return "" if node is None else node.get(names("val")) or ""


def _is_at_most(text: str | None, most: int) -> bool:
    return text is not None and text.isdigit() and int(text) <= most
