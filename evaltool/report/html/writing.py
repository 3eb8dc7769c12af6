"""The page as bytes: the view in its template, every text escaped and free of what HTML forbids."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from evaltool.report.html.page import page_view
from evaltool.report.templating import escaping

if TYPE_CHECKING:
    from jinja2 import Environment

    from evaltool.scoring.scored import Scored

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")


def render_page(scored: Scored, *, sample: bool = False) -> bytes:
    """The page for disclosure; the same scored year gives the same bytes.

    Args:
        scored: the scored year.
        sample: whether its actuals are made up; the page then says 示例数据.
    """
    return rendered_html("page.html.j2", page_view(scored, sample=sample))


def rendered_html(name: str, page: object) -> bytes:
    """The page of one of our templates and its view, which the template calls `page`."""
    return _environment().get_template(name).render(page=page).encode()


def printable(text: object) -> object:
    """A text without what HTML forbids, its line ends made one kind; other things as they are."""
    if type(text) is not str:
        return text
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))


@cache
def _environment() -> Environment:
    return escaping("evaltool.report.html", printable)
