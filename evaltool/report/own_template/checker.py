"""Reads the syntax tree of a template: nothing passes that is not known to be harmless.

What is allowed is listed, not what is forbidden: fields of the documented records, `loop`, a
few filters and tests, arithmetic on numbers. There is no way to reach an attribute of Python,
to call anything but `range`, or to make a text grow. Along the way every name is checked
against the kind of what it is taken from, so that a mistyped field is found without data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from jinja2 import nodes

from evaltool.report.own_template.allowed import DEEPEST, FILTERS, TESTS
from evaltool.report.own_template.kinds import (
    LOOP,
    NEIGHBOURS,
    Kind,
    Loop,
    Many,
    Plain,
    every_name,
    fields_of,
    nearest,
    record_name,
    title,
)

Tell = Callable[[int, str, str], None]
"""Takes the line of a problem, what is wrong, and perhaps what was meant."""
Scope = dict[str, Kind]

_BY_FIELD = frozenset({"map", "selectattr", "rejectattr", "sort", "unique", "sum"})
_BY_NAME_ONLY = frozenset({"sort", "unique"})
_KEPT = frozenset({"list", "reverse", "unique", "sort", "selectattr", "rejectattr", "default", "d"})
_NUMERIC: tuple[type[nodes.Expr], ...] = (
    nodes.Sub,
    nodes.Mul,
    nodes.Div,
    nodes.FloorDiv,
    nodes.Mod,
)
_COUNTED = (Plain.NUMBER, Plain.FLAG)


_NOT_A_TEXT = re.compile(r"[<>&\x00-\x1f]")
"""What could become XML; so no text of a template ever needs escaping."""
_PROVED = "proved"


def is_proved(node: nodes.Getattr) -> bool:
    """Whether the checker has found the owner of a field to be a record that has it."""
    return _PROVED in vars(node)


def used_names(tree: nodes.Template) -> frozenset[str]:
    """Every name that a tree writes, as a name, a field or a text that may name a field."""
    names = {name.name for name in tree.find_all(nodes.Name)}
    fields = {field.attr for field in tree.find_all(nodes.Getattr)}
    texts = {text.value for text in tree.find_all(nodes.Const) if isinstance(text.value, str)}
    return frozenset(names | fields | texts)


class Checker:
    """Checks trees against the kinds of names; problems go to `tell`."""

    def __init__(self, scope: Mapping[str, Kind], tell: Tell) -> None:
        self._outer: Scope = dict(scope)
        self._tell = tell

    def check(self, tree: nodes.Template) -> None:
        """Check a whole template."""
        self._statements(tree.body, dict(self._outer), 0)

    def _statements(self, body: list[nodes.Node], scope: Scope, depth: int) -> None:
        for node in body:
            if isinstance(node, nodes.Output):
                self._output(node, scope)
            elif isinstance(node, nodes.If):
                self._if(node, scope, depth)
            elif isinstance(node, nodes.For):
                self._for(node, scope, depth)
            elif isinstance(node, nodes.Assign):
                self._assign(node, scope)
            else:
                self._tell(node.lineno, "模板中不能用这种标签", "可用的有 for、if、set")

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        for expr in node.nodes:
            if isinstance(expr, nodes.TemplateData):
                continue
            kind = self._kind(expr, scope)
            if kind is Plain.FLAG:
                self._tell(expr.lineno, "这里是“是否”，不是文字", "请写在 {% if … %} 里")
            elif not isinstance(kind, Plain):
                self._tell(
                    expr.lineno, f"这里是{title(kind)}，不是一项文字", _how_to_show(expr, kind)
                )

    def _if(self, node: nodes.If, scope: Scope, depth: int) -> None:
        self._kind(node.test, scope)
        self._statements(node.body, scope, depth)
        for branch in node.elif_:
            self._if(branch, scope, depth)
        self._statements(node.else_, scope, depth)

    def _for(self, node: nodes.For, scope: Scope, depth: int) -> None:
        item = self._item(node, scope)
        if node.recursive or not isinstance(node.target, nodes.Name):
            self._tell(node.lineno, "循环只能写成 for 名称 in 清单", "")
            return
        if depth >= DEEPEST:
            self._tell(node.lineno, f"循环套循环超过{DEEPEST}层", "")
            return
        inner: Scope = {**scope, node.target.name: item, "loop": Loop(item)}
        if node.test is not None:
            self._kind(node.test, inner)
        self._statements(node.body, inner, depth + 1)
        self._statements(node.else_, scope, depth)

    def _item(self, node: nodes.For, scope: Scope) -> Kind:
        """The kind of what a loop goes through."""
        kind = self._kind(node.iter, scope)
        if isinstance(kind, Many):
            return kind.of
        if kind is not Plain.ANYTHING:
            self._tell(node.iter.lineno, f"这里是{title(kind)}，不是清单，不能循环", "")
        return Plain.ANYTHING

    def _assign(self, node: nodes.Assign, scope: Scope) -> None:
        if not isinstance(node.target, nodes.Name) or _grows(node.node):
            self._tell(node.lineno, "set 只能给一个字段、数或判断另取名称", "")
            return
        scope[node.target.name] = self._kind(node.node, scope)

    def _kind(self, node: nodes.Node, scope: Scope) -> Kind:
        """The kind of an expression; what is not allowed in one is told."""
        for kinds, check in _EXPRESSIONS:
            if isinstance(node, kinds):
                return check(self, node, scope)
        self._tell(node.lineno, "模板中不能用这种写法", "")
        return Plain.ANYTHING

    def _name(self, node: nodes.Name, scope: Scope) -> Kind:
        if node.name in scope:
            return scope[node.name]
        if node.name == "loop":
            self._tell(node.lineno, "loop 只能用在循环里", "")
            return Plain.ANYTHING
        near = nearest(node.name, scope)
        self._tell(node.lineno, f"没有“{node.name}”这个名称", _meant(near))
        return Plain.ANYTHING

    def _field(self, node: nodes.Getattr, scope: Scope) -> Kind:
        owner = self._kind(node.node, scope)
        if isinstance(owner, type) and node.attr in fields_of(owner):
            vars(node)[_PROVED] = True
        return self._taken(owner, node.attr, node.lineno)

    def _taken(self, kind: Kind, name: str, line: int) -> Kind:
        """The kind of a field of something."""
        if isinstance(kind, Loop):
            return self._of_loop(kind, name, line)
        if isinstance(kind, type):
            known = fields_of(kind)
            if name in known:
                return known[name]
            near = _meant(nearest(name, known))
            self._tell(line, f"“{record_name(kind)}”中没有“{name}”", near)
        elif kind is not Plain.ANYTHING:
            self._tell(line, f"{title(kind)}没有“{name}”这样的字段", _through(kind))
        elif name not in every_name():
            self._tell(line, f"没有“{name}”这个名称", _meant(nearest(name, every_name())))
        return Plain.ANYTHING

    def _of_loop(self, kind: Loop, name: str, line: int) -> Kind:
        if name in NEIGHBOURS:
            return kind.of
        if name not in LOOP:
            self._tell(line, f"loop 没有“{name}”", _meant(nearest(name, LOOP)))
        return LOOP.get(name, Plain.ANYTHING)

    def _element(self, node: nodes.Getitem, scope: Scope) -> Kind:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._taken(self._kind(node.node, scope), node.arg.value, node.lineno)
        kind = self._kind(node.node, scope)
        if isinstance(node.arg, nodes.Slice):
            for bound in (node.arg.start, node.arg.stop, node.arg.step):
                self._number(bound, scope)
            return kind
        self._number(node.arg, scope)
        if isinstance(kind, Many):
            return kind.of
        if kind not in {Plain.TEXT, Plain.ANYTHING}:
            self._tell(node.lineno, f"{title(kind)}不能取第几项", "")
        return Plain.TEXT if kind is Plain.TEXT else Plain.ANYTHING

    def _number(self, node: nodes.Expr | None, scope: Scope) -> None:
        if node is not None and self._kind(node, scope) not in _COUNTED:
            self._tell(node.lineno, "这里应当是数", "")

    def _arithmetic(self, node: nodes.BinExpr, scope: Scope) -> Kind:
        self._number(node.left, scope)
        self._number(node.right, scope)
        return Plain.NUMBER

    def _sum(self, node: nodes.BinExpr, scope: Scope) -> Kind:
        left, right = self._kind(node.left, scope), self._kind(node.right, scope)
        if {left, right} <= {Plain.TEXT} or {left, right} <= set(_COUNTED):
            return left
        self._tell(node.lineno, "“+”两边应当都是数，或都是文字", "连接文字用 ~")
        return Plain.ANYTHING

    def _sign(self, node: nodes.UnaryExpr, scope: Scope) -> Kind:
        self._number(node.node, scope)
        return Plain.NUMBER

    def _all(self, node: nodes.Expr, scope: Scope) -> Kind:
        for child in node.iter_child_nodes():
            self._kind(child, scope)
        return Plain.FLAG

    def _compare(self, node: nodes.Compare, scope: Scope) -> Kind:
        self._kind(node.expr, scope)
        for operand in node.ops:
            self._kind(operand.expr, scope)
        return Plain.FLAG

    def _either(self, node: nodes.BinExpr, scope: Scope) -> Kind:
        left, right = self._kind(node.left, scope), self._kind(node.right, scope)
        return left if left == right else Plain.ANYTHING

    def _text(self, node: nodes.Concat, scope: Scope) -> Kind:
        self._all(node, scope)
        return Plain.TEXT

    def _choice(self, node: nodes.CondExpr, scope: Scope) -> Kind:
        self._kind(node.test, scope)
        first = self._kind(node.expr1, scope)
        other = first if node.expr2 is None else self._kind(node.expr2, scope)
        return first if first == other else Plain.ANYTHING

    def _constant(self, node: nodes.Const, _: Scope) -> Kind:
        if isinstance(node.value, str):
            if _NOT_A_TEXT.search(node.value):
                self._tell(node.lineno, "引号中的文字不能有 < > & 和换行", "请写在标签之外")
            return Plain.TEXT
        return Plain.FLAG if isinstance(node.value, bool) else Plain.NUMBER

    def _list(self, node: nodes.List | nodes.Tuple, scope: Scope) -> Kind:
        kinds = {self._kind(item, scope) for item in node.items}
        return Many(kinds.pop() if len(kinds) == 1 else Plain.ANYTHING)

    def _test(self, node: nodes.Test, scope: Scope) -> Kind:
        if node.name not in TESTS:
            self._tell(
                node.lineno, f"没有“is {node.name}”这个判断", _meant(nearest(node.name, TESTS))
            )
        unknown = node.name in {"defined", "undefined"} and isinstance(node.node, nodes.Name)
        for child in [*([] if unknown else [node.node]), *node.args]:
            self._kind(child, scope)
        return Plain.FLAG

    def _filter(self, node: nodes.Filter, scope: Scope) -> Kind:
        given = self._kind(node.node, scope) if node.node is not None else Plain.ANYTHING
        if node.name not in FILTERS:
            near = _meant(nearest(node.name, frozenset(FILTERS)))
            self._tell(node.lineno, f"没有“|{node.name}”这个过滤器", near)
            return Plain.ANYTHING
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            self._tell(node.lineno, "模板中不能用这种写法", "")
        self._arguments(node, given, scope)
        return self._result(node, given)

    def _arguments(self, node: nodes.Filter, given: Kind, scope: Scope) -> None:
        named = {str(each.key): each.value for each in node.kwargs}
        if node.name in _BY_FIELD:
            first = node.args[0] if node.args and node.name not in _BY_NAME_ONLY else None
            field = named.pop("attribute", first)
            if node.name in {"selectattr", "rejectattr"}:
                self._test_name(node)
            if field is not None:
                self._by_field(field, given)
        elif node.name == "join" and node.args:
            self._separator(node.args[0])
        for argument in [*node.args, *named.values()]:
            self._kind(argument, scope)

    def _test_name(self, node: nodes.Filter) -> None:
        name = node.args[1] if len(node.args) > 1 else None
        if name is not None and not (isinstance(name, nodes.Const) and name.value in TESTS):
            self._tell(node.lineno, "没有这个判断", "")

    def _by_field(self, field: nodes.Expr, given: Kind) -> None:
        """A field named in a text: `selectattr("草稿")`, `map(attribute="名称")`."""
        item = given.of if isinstance(given, Many) else Plain.ANYTHING
        known = fields_of(item) if isinstance(item, type) else every_name()
        if not isinstance(field, nodes.Const) or field.value not in known:
            self._tell(field.lineno, "过滤器里的字段名不正确", "")

    def _separator(self, node: nodes.Expr) -> None:
        if not isinstance(node, nodes.Const) or len(str(node.value)) > 20:
            self._tell(node.lineno, "join 的分隔符应当是引号中的短文字", "")

    def _result(self, node: nodes.Filter, given: Kind) -> Kind:
        if node.name in _KEPT:
            return given
        if node.name in {"first", "last"} and isinstance(given, Many):
            return given.of
        if node.name == "map":
            return Many(Plain.ANYTHING)
        return FILTERS[node.name] or Plain.ANYTHING

    def _call(self, node: nodes.Call, scope: Scope) -> Kind:
        plain = not node.kwargs and node.dyn_args is None and node.dyn_kwargs is None
        if not (isinstance(node.node, nodes.Name) and node.node.name == "range" and plain):
            self._tell(node.lineno, "模板中不能调用函数", "")
            return Plain.ANYTHING
        for argument in node.args:
            self._number(argument, scope)
        return Many(Plain.NUMBER)


_Check = Callable[[Checker, nodes.Node, Scope], Kind]
_EXPRESSIONS: tuple[tuple[type[nodes.Node] | tuple[type[nodes.Node], ...], _Check], ...] = (
    (nodes.Name, Checker._name),
    (nodes.Getattr, Checker._field),
    (nodes.Getitem, Checker._element),
    (nodes.Const, Checker._constant),
    (nodes.Filter, Checker._filter),
    (nodes.Test, Checker._test),
    (nodes.Compare, Checker._compare),
    (nodes.Not, Checker._all),
    ((nodes.And, nodes.Or), Checker._either),
    (nodes.CondExpr, Checker._choice),
    (nodes.Concat, Checker._text),
    (nodes.Add, Checker._sum),
    (_NUMERIC, Checker._arithmetic),
    ((nodes.Neg, nodes.Pos), Checker._sign),
    ((nodes.List, nodes.Tuple), Checker._list),
    (nodes.Call, Checker._call),
)  # type: ignore[assignment]


def _grows(node: nodes.Node) -> bool:
    """Whether an expression could make a text longer than what it is made of."""
    growing = (nodes.Concat, nodes.Add, nodes.Filter, nodes.List, nodes.Tuple)
    return isinstance(node, growing) or next(node.find_all(growing), None) is not None


def _meant(near: str) -> str:
    return f"是不是“{near}”？" if near else ""


def _through(kind: Kind) -> str:
    if isinstance(kind, Many):
        return "请用 {% for 名称 in 清单 %} 逐项取"
    return ""


def _how_to_show(node: nodes.Expr, kind: Kind) -> str:
    if isinstance(kind, Many):
        return "请用循环取其中的各项"
    if isinstance(kind, type):
        return f"请写明其中的字段，如 {next(iter(fields_of(kind)))}"
    return ""
