"""The Jinja of templates: a sandbox with nothing in it, compiled from trees that were checked.

Escaping is decided by one scan over the texts that a template uses (`Scan`). Usually nothing
needs it, and fields are written as they are; what is computed (a filter, a joined text, a text
of the template's own) or stands elsewhere than in `w:t` is escaped all the same. Where anything
needs it, every text is escaped where it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from jinja2 import StrictUndefined, Template, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame, optimizeconst
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from evaltool.errors import TemplateError
from evaltool.report.own_template.allowed import FILTERS, MAX_RANGE, TESTS
from evaltool.report.own_template.checker import Checker, is_proved
from evaltool.report.own_template.context import Year
from evaltool.report.own_template.kinds import Kind, every_name, fields_of, records
from evaltool.report.own_template.marker import COUNTED, TEXT, VALUE, Marker
from evaltool.report.word.escaped import escaped_text

MAX_PASSES = 300_000
"""Passes of all loops together while a document is rendered."""
BUDGET = "_passes"
"""Where a render keeps the passes that are left; no template can write this name."""

_QUOTES = str.maketrans({'"': "”"})


def scope() -> dict[str, Kind]:
    """The names that a template can write at its outermost level."""
    return dict(fields_of(Year))


class _FieldsAtOnce(CodeGenerator):
    """Reads a field directly where the checker has proved that it is one."""

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's
        """Write `owner.field` instead of a call of the environment."""
        if not is_proved(node):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")


class TemplateSandbox(ImmutableSandboxedEnvironment):
    """An environment that knows nothing but the documented fields, filters and tests.

    `careful` escapes every text where it is written, whatever it is.
    """

    code_generator_class = _FieldsAtOnce

    def __init__(self, *, careful: bool = False) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=False)
        self.careful = careful
        self.globals = {"range": _short_range}
        self.tests = {name: self.tests[name] for name in TESTS}
        own = {COUNTED: _counted, TEXT: _text, VALUE: _value}
        self.filters = {**{name: self.filters[name] for name in FILTERS}, **own}
        self._records, self._names = frozenset((*records(), LoopContext)), every_name()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a record or of `loop`; nothing else has any."""
        if type(obj) in self._records and attribute in self._names:
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass
        return self._refused(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """One of a list by its number, or a field by its name."""
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        if isinstance(obj, str | tuple | list) and isinstance(argument, int | slice):
            try:
                return obj[argument]
            except IndexError:
                return self.undefined(obj=obj, name=str(argument))
        return self._refused(obj, str(argument))

    def _refused(self, obj: Any, name: str) -> Undefined:
        if isinstance(obj, Undefined):
            return obj
        return self.undefined(f"no field {name!r}", name=name, obj=obj, exc=SecurityError)

    def prepared(self, source: str) -> nodes.Template:
        """The tree of a source, checked and marked.

        Raises:
            TemplateError: it holds something that a template must not use.
        """
        tree = super()._parse(source, None, None)
        Checker(scope(), _refuse).check(tree)
        Marker(careful=self.careful).mark(tree)
        tree.set_environment(self)
        return tree

    def made(self, tree: nodes.Template) -> Template:
        """The template of a prepared tree."""
        return Template.from_code(self, self.compile(tree), self.make_globals(None))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Whatever is compiled here was checked, whoever asked for it."""
        return self.prepared(source)


def _refuse(_: int, what: str, remedy: str) -> None:
    raise TemplateError(what, remedy=remedy)


def _short_range(*bounds: int) -> range:
    """`range` of at most a thousand numbers."""
    numbers = range(*bounds)
    if len(numbers) > MAX_RANGE:
        raise TemplateError(f"range 超过{MAX_RANGE}个数")
    return numbers


@pass_context
def _counted(context: Context, items: Iterable[Any]) -> Sequence[Any]:
    """What a loop goes through, its passes taken from those that are left."""
    listed = items if isinstance(items, tuple | list | range) else tuple(items)
    left: list[int] = context.parent[BUDGET]
    left[0] -= len(listed)
    if left[0] < 0:
        raise TemplateError(f"循环超过{MAX_PASSES}次", remedy="请减少循环套循环")
    return listed


def _text(value: Any) -> str:
    """A text, safe inside `w:t`."""
    text = str(value)
    plain = text.isprintable() and not ("&" in text or "<" in text or ">" in text)
    return text if plain else escaped_text(text)


def _value(value: Any) -> str:
    """A text, safe inside an attribute."""
    return escaped_text(" ".join(str(value).split()).translate(_QUOTES))
