"""The document templates: Jinja2 with the tags of Word, compiled once, fed escaped records."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from evaltool.report.word.escaped import Escaped
from evaltool.report.word.package import HEADER, PROPERTIES, word_package

if TYPE_CHECKING:
    from jinja2 import Environment, Template

_SMALL_PARTS = {PROPERTIES: "core.xml.j2", HEADER: "header.xml.j2"}


def rendered_document(name: str, view: Escaped[Any]) -> bytes:
    """The Word document of the template `name` (`templates/NAME.body.xml.j2`) and a view.

    In the templates the view is `view`; it also feeds the page header and the properties.
    """
    environment = _environment()
    content = view.content
    body = _template(environment, f"{name}.body.xml.j2").render(view=content)
    parts = {
        part: _template(environment, template).render(view=content)
        for part, template in _SMALL_PARTS.items()
    }
    return word_package(body, parts)


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
