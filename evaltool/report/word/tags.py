"""The tags of the Word templates: paragraphs, tables, rows and cells with their spans.

They are worked out while a template is compiled, so that a cell costs nothing when a document
is rendered, and they know the grid: a cell is told the columns it covers and gets its width
and its `gridSpan` from the table's column widths. A cell outside the grid is an error of the
template, found at compile time.

    {% table "20 60 76" %}            column widths in millimetres; then a table style, if any
      {% row head %}                  `head`: repeated on each page
        {% cell 1 "label" %}text{% endcell %}
        {% cell "2-3" "text" merge=row.merge %}text{% endcell %}
      {% endrow %}
      {% row keep=row.keep %}…{% endrow %}   on one page with the next row; `keep`: always
      {% row tall=row.tall %}…{% endrow %}   at least so many twips high; after `keep`, if any
      {% foot "1-3" %}{% p "note" %}text{% endp %}{% endfoot %}
    {% endtable %}
    {% p "body" %}text{% run "strong" %}more{% endrun %}{% blank "what is missing" %}{% endp %}

`{% p "h1" mark=3 %}` marks the paragraph, and `{% page 3 %}` elsewhere is its page number, which
Word works out when it opens the document.

A foot is a last row without borders for notes and signatures: office programs keep rows together,
but not every one keeps a table and the paragraph after it.

`merge` is "restart" or "continue", as in `w:vMerge`; a row with a continued cell is not kept with
the next by LibreOffice. `{% tab %}` goes to the next tab stop,
`{% br %}` to the next line. `{% part "file" %}` is the text of another file, put in while the
template is compiled: rows of a table may stand in a part. Line breaks and indentation in a
template mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from copy import deepcopy

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

from evaltool.errors import TemplateError
from evaltool.report.shown import PART

_TWIPS_PER_MILLIMETRE = 1440 / 25.4
_INDENTATION = re.compile(r"\s*\n\s*")
_TEXT = '<w:r><w:t xml:space="preserve">'
_TEXT_END = "</w:t></w:r>"
_MARKS = {
    "tab": '</w:t><w:tab/><w:t xml:space="preserve">',
    "br": '</w:t><w:br/><w:t xml:space="preserve">',
}
_MARK = "_Toc"
_PAGE = (
    '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
    f'<w:r><w:instrText xml:space="preserve"> PAGEREF {_MARK}'
)
_PAGE_END = (
    ' \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t xml:space="preserve"></w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_PARAGRAPHS = ("cell", "p")
_STYLE_END = '"/></w:pPr>'
_KEPT_END = '"/><w:keepNext/></w:pPr>'
_FOOT_BORDERS = (
    '<w:tcBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
    '<w:left w:val="nil"/><w:bottom w:val="nil"/><w:right w:val="nil"/></w:tcBorders>'
)


class WordTags(Extension):
    """Jinja extension with the tags of this module."""

    tags = {"table", "row", "cell", "p", "run", "blank", "tab", "br", "page", "foot"}  # noqa: RUF012 - the name Jinja asks for

    def __init__(self, environment: object) -> None:
        super().__init__(environment)  # type: ignore[arg-type]
        self._grids: list[tuple[int, ...]] = []

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Put parts in their places; drop line breaks, but keep the numbers of lines."""
        source = PART.sub(self._part, source)
        return _INDENTATION.sub(lambda gap: "{#" + "\n" * gap[0].count("\n") + "#}", source)

    def _part(self, match: re.Match[str]) -> str:
        loader = self.environment.loader
        if loader is None:
            raise TemplateError(f"找不到模板 {match[1]}")
        source, _, _ = loader.get_source(self.environment, match[1])
        return PART.sub(self._part, source.strip())

    def parse(self, parser: Parser) -> list[nodes.Node]:
        """Turn one tag and what it encloses into output nodes."""
        token = next(parser.stream)
        if token.value in _MARKS:
            return [_data(_MARKS[token.value])]
        if token.value in {"blank", "page"}:
            return [_single(token.value, parser)]
        if token.value == "row":
            return self._row(parser, token.lineno)
        read: Callable[[Parser], tuple[list[nodes.Expr], str]] = getattr(self, f"_{token.value}")
        opening, closing = read(parser)
        body = parser.parse_statements((f"name:end{token.value}",), drop_needle=True)
        if token.value == "table":
            self._grids.pop()
        if token.value in _PARAGRAPHS and body:
            body = [_data(_TEXT), *body, _data(_TEXT_END)]
        return joined([nodes.Output(opening), *body, _data(closing)])

    def _table(self, parser: Parser) -> tuple[list[nodes.Expr], str]:
        widths = _widths(_text(parser))
        style: nodes.Expr = nodes.Const("grid")
        if parser.stream.current.type != "block_end":
            style = parser.parse_expression()
        self._grids.append(widths)
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return [
            *_attribute("<w:tbl><w:tblPr><w:tblStyle", style),
            nodes.TemplateData(
                f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
                f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
            ),
        ], "</w:tbl>"

    def _row(self, parser: Parser, line: int) -> list[nodes.Node]:
        head = "<w:tblHeader/>" if parser.stream.skip_if("name:head") else ""
        keep = _keep(parser)
        tall = _tall(parser, line)
        body = parser.parse_statements(("name:endrow",), drop_needle=True)
        opening = [_data("<w:tr><w:trPr><w:cantSplit/>"), *tall, _data(f"{head}</w:trPr>")]
        row = joined([*opening, *body, _data("</w:tr>")])
        if keep is None:
            return row
        kept = _kept(deepcopy(row))
        return (
            kept if isinstance(keep, nodes.Const) else [nodes.If(keep, kept, [], row, lineno=line)]
        )

    def _foot(self, parser: Parser) -> tuple[list[nodes.Expr], str]:
        first, last = self._columns(parser)
        widths = self._grids[-1][first - 1 : last]
        opening = (
            f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{sum(widths)}"'
            f' w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/>{_FOOT_BORDERS}</w:tcPr>'
        )
        return [nodes.TemplateData(opening)], "</w:tc></w:tr>"

    def _cell(self, parser: Parser) -> tuple[list[nodes.Expr], str]:
        first, last = self._columns(parser)
        style = _text(parser)
        widths = self._grids[-1][first - 1 : last]
        span = f'<w:gridSpan w:val="{len(widths)}"/>' if len(widths) > 1 else ""
        opening: list[nodes.Expr] = [
            nodes.TemplateData(f'<w:tc><w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/>{span}')
        ]
        if parser.stream.skip_if("name:merge"):
            parser.stream.expect("assign")
            opening += _attribute("<w:vMerge", parser.parse_expression())
        opening.append(
            nodes.TemplateData(f'<w:vAlign w:val="center"/></w:tcPr><w:p>{_paragraph_style(style)}')
        )
        return opening, "</w:p></w:tc>"

    def _columns(self, parser: Parser) -> tuple[int, int]:
        token = next(parser.stream)
        first, _, last = str(token.value).partition("-")
        columns = int(first), int(last or first)
        if not self._grids or not 1 <= columns[0] <= columns[1] <= len(self._grids[-1]):
            raise TemplateError(
                f"单元格所占的列 {token.value} 不在表格之内",
                place=f"模板 {parser.name} 第{token.lineno}行",
            )
        return columns

    def _p(self, parser: Parser) -> tuple[list[nodes.Expr], str]:
        opening = f"<w:p>{_paragraph_style(_text(parser))}"
        if not parser.stream.skip_if("name:mark"):
            return [nodes.TemplateData(opening)], "</w:p>"
        parser.stream.expect("assign")
        number = parser.stream.expect("integer").value
        start = f'<w:bookmarkStart w:id="{number}" w:name="{_MARK}{number}"/>'
        end = f'<w:bookmarkEnd w:id="{number}"/></w:p>'
        return [nodes.TemplateData(opening + start)], end

    def _run(self, parser: Parser) -> tuple[list[nodes.Expr], str]:
        opening = f'{_TEXT_END}<w:r><w:rPr><w:rStyle w:val="{_text(parser)}"/></w:rPr>'
        return [nodes.TemplateData(f'{opening}<w:t xml:space="preserve">')], f"{_TEXT_END}{_TEXT}"


def joined(body: Sequence[nodes.Node]) -> list[nodes.Node]:
    """The nodes with neighbouring outputs made one, so that constant text is written at once."""
    result: list[nodes.Node] = []
    for node in body:
        last = result[-1] if result else None
        if isinstance(node, nodes.Output) and isinstance(last, nodes.Output):
            result[-1] = nodes.Output(_folded([*last.nodes, *node.nodes]))
        else:
            result.append(node)
    return result


def _folded(parts: Sequence[nodes.Expr]) -> list[nodes.Expr]:
    result: list[nodes.Expr] = []
    for part in parts:
        last = result[-1] if result else None
        if isinstance(part, nodes.TemplateData) and isinstance(last, nodes.TemplateData):
            result[-1] = nodes.TemplateData(last.data + part.data)
        else:
            result.append(part)
    return result


def _keep(parser: Parser) -> nodes.Expr | None:
    """Whether a row stays with the next: never (None), always (a constant), or as its data say."""
    if not parser.stream.skip_if("name:keep"):
        return None
    return parser.parse_expression() if parser.stream.skip_if("assign") else nodes.Const(True)


def _tall(parser: Parser, line: int) -> list[nodes.Node]:
    """The least height of a row, where it has one."""
    if not parser.stream.skip_if("name:tall"):
        return []
    parser.stream.expect("assign")
    height = parser.parse_expression()
    parts = [
        nodes.TemplateData('<w:trHeight w:val="'),
        height,
        nodes.TemplateData('" w:hRule="atLeast"/>'),
    ]
    return [nodes.If(deepcopy(height), [nodes.Output(parts)], [], [], lineno=line)]


def _kept(row: list[nodes.Node]) -> list[nodes.Node]:
    """The row with every paragraph on one page with the next."""
    for node in row:
        for text in node.find_all(nodes.TemplateData):
            text.data = text.data.replace(_STYLE_END, _KEPT_END)
    return row


def _attribute(element: str, value: nodes.Expr) -> list[nodes.Expr]:
    """An empty element with `w:val`, of a constant or of a field of the view."""
    if isinstance(value, nodes.Const):
        value = nodes.TemplateData(str(value.value))
    return [nodes.TemplateData(f'{element} w:val="'), value, nodes.TemplateData('"/>')]


def _single(tag: str, parser: Parser) -> nodes.Output:
    """A tag that encloses nothing of its own."""
    if tag == "blank":
        return _data(_blank(_text(parser)))
    return nodes.Output(
        [
            nodes.TemplateData(f"{_TEXT_END}{_PAGE}"),
            parser.parse_expression(),
            nodes.TemplateData(f"{_PAGE_END}{_TEXT}"),
        ]
    )


def _blank(what: str) -> str:
    """A clearly marked blank for a person to fill in."""
    return (
        f'{_TEXT_END}<w:r><w:rPr><w:rStyle w:val="blank"/></w:rPr>'
        f'<w:t xml:space="preserve">【待补充：{what}】{_TEXT_END}{_TEXT}'
    )


def _paragraph_style(style: str) -> str:
    return f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'


def _widths(text: str) -> tuple[int, ...]:
    return tuple(round(float(width) * _TWIPS_PER_MILLIMETRE) for width in text.split())


def _text(parser: Parser) -> str:
    return str(parser.stream.expect("string").value)


def _data(text: str) -> nodes.Output:
    return nodes.Output([nodes.TemplateData(text)])
