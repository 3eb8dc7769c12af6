"""The document templates: Jinja2 with the tags of Word, compiled once, fed escaped records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import attrgetter
from types import CodeType
from typing import TYPE_CHECKING, Any

from evaltool.report.word.escaped import Escaped
from evaltool.report.word.own_layout import own_layout
from evaltool.report.word.package import HEADER, PROPERTIES, Page, word_package
from evaltool.report.word.parts import Inset, Part

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from jinja2.compiler import CodeGenerator, Frame
    from jinja2.nodes import Getattr

    from evaltool.report.layouts import Layout

LAYOUT = "layout.xml.j2"
"""The name under which templates put in the layout of a project form."""

_SMALL_PARTS = {PROPERTIES: "core.xml.j2", HEADER: "header.xml.j2"}


def rendered_document(
    name: str,
    view: Escaped[Any],
    *,
    page: Page = "document",
    layout: Layout | None = None,
    insets: Sequence[Inset] = (),
    parts: Sequence[Part] = (),
) -> bytes:
    """The Word document of the template `name` (`templates/NAME.body.xml.j2`) and a view.

    In the templates the view is `view`; it also feeds the page header and the properties.
    `{{ inset("place") }}` is where the ready XML of an inset goes, nothing where there is none.
    `parts` go into the package without standing anywhere in the text. `layout` is what stands
    for `layout.xml.j2`; a layout of the user's own runs in Jinja's sandbox.

    Raises:
        TemplateError: the user's layout cannot be used.
    """
    further = (*(part for each in insets for part in each.parts), *parts)

    def render() -> bytes:
        return _document(name, view.content, page, layout, _places(insets), further)

    return own_layout(render, layout) if layout is not None and layout.own else render()


def _document(  # noqa: PLR0917 - what `rendered_document` was given, in one place
    name: str,
    view: object,
    page: Page,
    layout: Layout | None,
    inset: Callable[[str], str],
    further: Sequence[Part],
) -> bytes:
    environment = _environment(layout)
    body = _rendered(_template(environment, f"{name}.body.xml.j2"), view, inset)
    small = _small_parts(environment, *_SMALL_FACTS(view))
    return word_package(page, body, small, further)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the page header and the properties show."""

    title: str
    unit: str
    marks: str
    basis: str


_SMALL_FACTS = attrgetter(*_Facts.__slots__)


@lru_cache(maxsize=64)
def _small_parts(environment: Environment, *facts: str) -> dict[str, bytes]:
    """Header and properties; the same for many documents of a run."""
    view = _Facts(*facts)
    return {
        part: _rendered(_template(environment, template), view, _places(()))
        for part, template in _SMALL_PARTS.items()
    }


def _places(insets: Sequence[Inset]) -> Callable[[str], str]:
    """What stands at a place: all insets made for it, in order."""

    def inset(place: str) -> str:
        return "".join(each.xml for each in insets if each.place == place)

    return inset


def _rendered(template: Template, view: object, inset: Callable[[str], str]) -> bytes:
    """Piece by piece: one piece of Chinese would make a whole joined text slow to encode."""
    context = template.new_context({"view": view, "inset": inset})
    pieces = template.root_render_func(context)
    return b"".join(map(_constants(template).__getitem__, pieces))


class _Encoded(dict[str, bytes]):
    """Texts encoded once; any other is encoded when it is asked for, and not kept."""

    __slots__ = ()

    def __missing__(self, text: str) -> bytes:
        return text.encode()


@cache
def _constants(template: Template) -> _Encoded:
    """The constant texts of a compiled template."""
    waiting: list[object] = [template.root_render_func.__code__]
    texts = _Encoded()
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            texts[each] = each.encode()
        elif isinstance(each, CodeType):
            waiting += each.co_consts
    return texts


@cache
def _environment(layout: Layout | None) -> Environment:
    from jinja2 import ChoiceLoader, DictLoader, Environment, PackageLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from evaltool.report.word.tags import WordTags

    own = layout is not None and layout.own
    text = "" if layout is None else layout.template
    environment = (ImmutableSandboxedEnvironment if own else Environment)(
        loader=ChoiceLoader([DictLoader({LAYOUT: text}), PackageLoader("evaltool.report")]),
        extensions=[WordTags],
        undefined=StrictUndefined,
        autoescape=False,
        auto_reload=False,
    )
    if not own:
        environment.code_generator_class = _records_code()
    return environment


@cache
def _records_code() -> type[CodeGenerator]:
    """Code that reads the fields of records as Python does: they are no items, none is missing."""
    from jinja2.compiler import CodeGenerator

    class RecordsCode(CodeGenerator):
        def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
            self.visit(node.node, frame)
            self.write(f".{node.attr}")

    return RecordsCode


@cache
def _template(environment: Environment, name: str) -> Template:
    return environment.get_template(name)
