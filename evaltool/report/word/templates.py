"""The document templates: Jinja2 with the tags of Word, compiled once, fed escaped records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from evaltool.report.word.escaped import Escaped
from evaltool.report.word.package import HEADER, PROPERTIES, Page, word_package
from evaltool.report.word.parts import Inset, Part

if TYPE_CHECKING:
    from jinja2 import Environment, Template

_SMALL_PARTS = {PROPERTIES: "core.xml.j2", HEADER: "header.xml.j2"}


def rendered_document(
    name: str,
    view: Escaped[Any],
    *,
    page: Page = "document",
    insets: Sequence[Inset] = (),
    parts: Sequence[Part] = (),
) -> bytes:
    """The Word document of the template `name` (`templates/NAME.body.xml.j2`) and a view.

    In the templates the view is `view`; it also feeds the page header and the properties.
    `{{ inset("place") }}` is where the ready XML of an inset goes, nothing where there is none.
    `parts` go into the package without standing anywhere in the text.
    """
    environment = _environment()
    content = view.content
    inset = _places(insets)
    body = _rendered(_template(environment, f"{name}.body.xml.j2"), content, inset)
    small = {
        part: _rendered(_template(environment, template), content, inset)
        for part, template in _SMALL_PARTS.items()
    }
    further = [part for each in insets for part in each.parts]
    return word_package(page, body, small, (*further, *parts))


def _places(insets: Sequence[Inset]) -> Callable[[str], str]:
    """What stands at a place: all insets made for it, in order."""

    def inset(place: str) -> str:
        return "".join(each.xml for each in insets if each.place == place)

    return inset


def _rendered(template: Template, view: object, inset: Callable[[str], str]) -> bytes:
    """Piece by piece: one piece of Chinese would make a whole joined text slow to encode."""
    return b"".join(map(str.encode, template.generate(view=view, inset=inset)))


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    from evaltool.report.word.tags import WordTags

    environment = Environment(
        loader=PackageLoader("evaltool.report"),
        extensions=[WordTags],
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - only `Escaped` texts get here
        auto_reload=False,
    )
    vars(environment)["getattr"] = getattr  # records have attributes, never items
    return environment


@cache
def _template(environment: Environment, name: str) -> Template:
    return environment.get_template(name)
