"""What makes text unseen: switches of a run, and styles that hide what they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evaltool.files.docx_names import Names

if TYPE_CHECKING:
    from lxml.etree import _Element

OFF = frozenset({"0", "false", "off", "none"})
_TINY = 8
"""Half points: nobody reads type of 4 points or less."""
_WHITE = frozenset("FEfe")


def is_on(properties: _Element | None, name: str) -> bool:
    """Whether a switch (vanish, strike …) stands among the properties and is not off."""
    node = None if properties is None else properties.find(name)
    if node is None:
        return False
    return next(iter(node.attrib.values()), "1") not in OFF


def is_faint(properties: _Element | None, names: Names) -> bool:
    """Whether text of these run properties is white or too small to be read."""
    if properties is None:
        return False
    colour, size = properties.find(names("color")), properties.find(names("sz"))
    printed = "" if colour is None else colour.get(names("val")) or ""
    points = "" if size is None else size.get(names("val")) or ""
    white = len(printed) == 6 and all(printed[at] in _WHITE for at in (0, 2, 4))
    return white or (points.isdigit() and int(points) <= _TINY)


def hidden_styles(root: _Element | None, names: Names) -> frozenset[str]:
    """The ids of the styles that hide their text, themselves or by the style they build on."""
    if root is None:
        return frozenset()
    parents: dict[str, str] = {}
    hidden: set[str] = set()
    for style in root.iter(names("style")):
        key = style.get(names("styleId")) or ""
        based = style.find(names("basedOn"))
        parents[key] = "" if based is None else based.get(names("val")) or ""
        if is_on(style.find(names("rPr")), names("vanish")):
            hidden.add(key)
    return frozenset(key for key in parents if _hides(key, parents, hidden))


def _hides(key: str, parents: dict[str, str], hidden: set[str]) -> bool:
    met: set[str] = set()
    while key and key not in met:
        if key in hidden:
            return True
        met.add(key)
        key = parents.get(key, "")
    return False
