"""When two texts name the same thing: white space, width and quotation marks do not matter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from evaltool.model import DEPARTMENT_NAME
from evaltool.vocabulary import DEPARTMENT_NAMES, NOTHING

_QUOTES = str.maketrans("“”„‟「」『』‘’", '""""""""' + "''")
_LONGEST_COMPARED = 200


def matching(text: str) -> str:
    """The form of a text in which names are compared."""
    return _remembered(text) if len(text) <= _LONGEST_COMPARED else _folded(text)


@lru_cache(maxsize=1024)
def _remembered(text: str) -> str:
    """The same, remembered: the names of a year are compared over and over."""
    return _folded(text)


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return "".join(folded.split()).casefold()


_DEPARTMENT = frozenset(map(matching, DEPARTMENT_NAMES))
_NOTHING = frozenset(map(matching, NOTHING))


def matching_project(name: str) -> str:
    """The form in which project names are compared; the department has several names."""
    form = matching(name)
    return matching(DEPARTMENT_NAME) if form in _DEPARTMENT else form


def says_nothing(text: str | None) -> bool:
    """Whether a cell is blank or says that there is nothing (无, /, —)."""
    return text is None or matching(text) in _NOTHING


def nearest(name: str, among: Iterable[str]) -> str | None:
    """The name most like a name that is unknown, or None where none is like it."""
    forms = {matching(other)[:_LONGEST_COMPARED]: other for other in among}
    close = get_close_matches(matching(name)[:_LONGEST_COMPARED], forms, n=1)
    return forms[close[0]] if close else None
