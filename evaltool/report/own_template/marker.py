"""Marks in a checked tree what is escaped where it is written, and what is counted.

Where the data hold nothing that needs escaping, a field written as it is inside `w:t` needs
nothing. The marks are filters that no template can name.
"""

from __future__ import annotations

from jinja2 import nodes

from evaltool.report.word.escaped import escaped_text

COUNTED, TEXT, VALUE = "_counted", "_text", "_value"
"""The filters: passes of a loop, a computed text, a text elsewhere than in `w:t`."""

_OPENING = ("<w:t>", "<w:t ")
_BRACES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))


class Marker:
    """Walks a tree in the order in which it is written, knowing where `w:t` is open."""

    def __init__(self, *, careful: bool) -> None:
        self._careful = careful
        self._in_text = False

    def mark(self, tree: nodes.Template) -> None:
        """Mark a tree."""
        self._body(tree.body)

    def _body(self, body: list[nodes.Node]) -> None:
        for node in body:
            if isinstance(node, nodes.Output):
                node.nodes = [self._written(each) for each in node.nodes]
            elif isinstance(node, nodes.If):
                self._branches(node)
            elif isinstance(node, nodes.For):
                node.iter = _filtered(node.iter, COUNTED)
                self._body(node.body)
                self._body(node.else_)

    def _branches(self, node: nodes.If) -> None:
        before = self._in_text
        self._body(node.body)
        for branch in node.elif_:
            self._in_text = before
            self._branches(branch)
        self._in_text = before
        self._body(node.else_)

    def _written(self, node: nodes.Expr) -> nodes.Expr:
        if isinstance(node, nodes.TemplateData):
            return self._data(node)
        if not self._in_text:
            return _filtered(node, VALUE)
        if self._careful or not _is_field(node):
            return _filtered(node, TEXT)
        return node

    def _data(self, node: nodes.TemplateData) -> nodes.TemplateData:
        begins, ends = node.data.rfind("<"), node.data.rfind(">")
        if begins != ends:
            self._in_text = ends > begins >= 0 and node.data.startswith(_OPENING, begins)
        for written, meant in _BRACES:
            node.data = node.data.replace(written, meant)
        return node


def _is_field(node: nodes.Expr) -> bool:
    """Whether an expression gives a field as it is, or a harmless text of the template's own."""
    if isinstance(node, nodes.CondExpr):
        other = node.expr2 is None or _is_field(node.expr2)
        return other and _is_field(node.expr1)
    if isinstance(node, nodes.And | nodes.Or):
        return _is_field(node.left) and _is_field(node.right)
    if isinstance(node, nodes.Const):
        return escaped_text(str(node.value)) == str(node.value)
    return isinstance(node, nodes.Name | nodes.Getattr)


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
