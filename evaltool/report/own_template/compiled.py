"""A unit's own Word template, compiled once: filled many times without opening it again.

The parts with tags become Jinja templates; every other part is compressed once and copied ever
after. What docxtpl only does after rendering (columns that come and go) is left to docxtpl.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaltool.errors import InputError, TemplateError
from evaltool.report.own_template.context import Year
from evaltool.report.own_template.package_check import MAX_FILE, Checked, checked
from evaltool.report.own_template.places import Tag, W
from evaltool.report.own_template.problems import Problem, refused
from evaltool.report.own_template.scan import Scan
from evaltool.report.word.container import Member, container, member

if TYPE_CHECKING:
    from jinja2 import Template
    from lxml.etree import _Element

    from evaltool.report.own_template.language import TemplateSandbox

MAX_DOCUMENT = 256 * 2**20
"""Bytes of one part of a document, rendered."""
_BATCH, _AT_ONCE = 4096, 64 * 2**20
PROPERTIES = "docProps/core.xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DRAWING = re.compile(rb'(<wp:docPr\s(?:[^>]*?\s)?id=")[^"]*')
_FIRST_DRAWING = 1001
_MARKS = (b"{{", b"{%", b"{<", b"{#")
_AFTERWARDS = {"tc": "按列循环", "colspan": "动态跨列", "hm": "横向合并"}
_MARK, _MARK_REMEDY = "标记", "请在页眉中写上 {{ 标记 }}"
_RESOLVED = re.compile("[\t\n\a\f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledPart:
    """A part with tags: its templates for data that need no escaping, and for any.

    `used` are the names that it writes; `batch` is how many pieces of it may be held at once.
    """

    fast: Template
    careful: Callable[[], Template]
    used: frozenset[str]
    batch: int
    drawings: bool

    def rendered(self, texts: Mapping[str, Any], *, plain: bool) -> bytes:
        """The part's XML.

        Raises:
            TemplateError: the data do not fit it, or it would become too large.
        """
        template = self.fast if plain else self.careful()
        xml = b"".join(self._pieces(template, texts))
        return _renumbered(xml) if self.drawings else xml

    def _pieces(self, template: Template, texts: Mapping[str, Any]) -> Iterator[bytes]:
        from evaltool.report.own_template.language import BUDGET, MAX_PASSES

        context = template.new_context({**texts, BUDGET: [MAX_PASSES]})
        pieces = template.root_render_func(context)
        size = 0
        while batch := list(islice(pieces, self.batch)):
            chunk = b"".join(map(str.encode, batch))
            size += len(chunk)
            if size > MAX_DOCUMENT:
                raise TemplateError("按模板生成的文件过大", remedy="请减少循环套循环")
            yield chunk


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkup:
    """What is worth knowing about a template.

    `notes` tell what was changed in it, `left_to_docxtpl` what makes it slow; `tags` is how many
    tags it holds.
    """

    notes: tuple[str, ...]
    problems: tuple[Problem, ...]
    left_to_docxtpl: tuple[str, ...]
    tags: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledTemplate:
    """A template that was checked and compiled.

    `notes` tell what was changed in it, `problems` what is odd but harmless, `left_to_docxtpl`
    what makes it slow; `tags` is how many tags it holds.
    """

    file: str
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]
    left_to_docxtpl: tuple[str, ...]
    tags: int
    _filled: Mapping[str, FilledPart] = field(repr=False)
    _static: Mapping[str, Member] = field(repr=False)
    _scan: Scan = field(repr=False)
    _source: Checked = field(repr=False)

    def render(self, year: Year) -> bytes:
        """The document: the same year gives the same bytes.

        Raises:
            TemplateError: the data do not fit the template, or the document would be too large.
        """
        from jinja2 import TemplateError as JinjaError

        try:
            return self._rendered(year)
        except (JinjaError, ArithmeticError, TypeError, ValueError) as error:
            raise TemplateError(
                "按模板填写时出错",
                place=self.file,
                remedy="请检查模板中的计算和取第几项的写法",
                details=(str(error)[:200],),
            ) from error

    def _rendered(self, year: Year) -> bytes:
        texts, plain = _texts(year), self._scan.is_plain(year)
        made = {
            name: member(name, part.rendered(texts, plain=plain))
            for name, part in self._filled.items()
        }
        if self.left_to_docxtpl:
            from evaltool.report.own_template.left import rendered_by_docxtpl

            return rendered_by_docxtpl(self._source, texts, made)
        return container([made.get(name) or each for name, each in self._static.items()])


@cache
def _names() -> tuple[str, ...]:
    return tuple(each.name for each in fields(Year))


def _texts(year: Year) -> dict[str, Any]:
    names = _names()
    return dict(zip(names, attrgetter(*names)(year), strict=True))


def _renumbered(xml: bytes) -> bytes:
    """Drawings with ids of their own, in order: a repeated one would share that of its copy."""
    number = iter(range(_FIRST_DRAWING, 2**31))
    return _DRAWING.sub(lambda match: match[1] + str(next(number)).encode(), xml)


def read_template(path: Path) -> CompiledTemplate:
    """Compile the template in a file.

    Raises:
        InputError: the file cannot be read.
        TemplateError: it is unsafe, or something in it is wrong.
    """
    return compile_template(_content(path), path.name)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_FILE + 1)
    except OSError as error:
        raise InputError(
            "模板文件打不开", place=path.name, remedy="请核对文件名和所在文件夹"
        ) from error


def check_template(path: Path) -> Checkup:
    """Everything that is worth knowing about the template in a file.

    Raises:
        InputError: the file cannot be read.
        TemplateError: it is unsafe, or a tag stands where nobody can look for it.
    """
    return _looked_at(_content(path), path.name)[0]


def compile_template(data: bytes, file: str) -> CompiledTemplate:
    """Check and compile a template; `file` is its name in messages.

    Raises:
        TemplateError: it is unsafe, or something in it is wrong: all of it told at once.
    """
    checkup, source, filled = _looked_at(data, file)
    if any(problem.fatal for problem in checkup.problems):
        raise refused(file, checkup.problems)
    return CompiledTemplate(
        file=file,
        notes=checkup.notes,
        problems=checkup.problems,
        left_to_docxtpl=checkup.left_to_docxtpl,
        tags=checkup.tags,
        _filled=filled,
        _static={name: member(name, content) for name, content in source.parts.items()},
        _scan=Scan({name for part in filled.values() for name in part.used}),
        _source=source,
    )


def _looked_at(data: bytes, file: str) -> tuple[Checkup, Checked, dict[str, FilledPart]]:
    """A template's checkup, its parts, and those with tags compiled unless a tag is wrong."""
    source = checked(data, file)
    roots = {name: _parsed(source.parts[name]) for name in source.filled}
    problems, tags = _checked_tags(source, roots)
    filled: dict[str, FilledPart] = {}
    if not any(problem.fatal for problem in problems):
        filled = _compiled_parts(source, roots)
        problems = (*problems, *_unmarked(filled))
    checkup = Checkup(
        notes=source.notes,
        problems=problems,
        left_to_docxtpl=tuple(_afterwards(tags, roots[source.main])),
        tags=len(tags),
    )
    return checkup, source, filled


def _compiled_parts(source: Checked, roots: Mapping[str, _Element]) -> dict[str, FilledPart]:
    try:
        return dict(_filled_parts(source, roots))
    except (SyntaxError, RecursionError, MemoryError, ValueError, OverflowError) as error:
        raise TemplateError(
            "模板的标签套得太深或太复杂", place=source.file, remedy="请减少循环和条件的层数"
        ) from error


def _unmarked(filled: Mapping[str, FilledPart]) -> Iterator[Problem]:
    """A template that never writes the marks which every page must carry."""
    if not any(_MARK in part.used for part in filled.values()):
        what = f"没有用到“{_MARK}”，草稿和示例数据在生成的文件上看不出来"
        yield Problem(place="模板", text="", what=what, remedy=_MARK_REMEDY, fatal=False)


def _checked_tags(
    source: Checked, roots: Mapping[str, _Element]
) -> tuple[tuple[Problem, ...], list[Tag]]:
    from evaltool.report.own_template.tag_check import problems_of

    problems: list[Problem] = []
    tags: list[Tag] = []
    for name, root in roots.items():
        own, found = problems_of(root, source.filled[name])
        problems += own
        tags += found
    return (*problems, *_unfilled(source)), tags


def _unfilled(source: Checked) -> Iterator[Problem]:
    """Parts with tags that nobody fills, such as comments and charts."""
    for name, content in source.parts.items():
        if name in source.filled or name == PROPERTIES or not name.endswith(".xml"):
            continue
        if b"{{" in content or b"{%" in content:
            yield Problem(place=name, text="", what="这个部件里的标签不会被替换", fatal=False)


def _afterwards(tags: Sequence[Tag], body: _Element) -> Iterator[str]:
    """What only docxtpl does, after rendering."""
    used = {name for tag in tags for name in (tag.acts_on, tag.keyword)}
    yield from (title for name, title in _AFTERWARDS.items() if name in used)
    if any(_RESOLVED.search(text.text or "") for text in body.iter(f"{W}t")):
        yield "正文文字中的制表符或换行"


def _filled_parts(
    source: Checked, roots: Mapping[str, _Element]
) -> Iterator[tuple[str, FilledPart]]:
    from evaltool.report.own_template.language import TemplateSandbox

    fast, careful = TemplateSandbox(), TemplateSandbox(careful=True)
    for name, root in roots.items():
        if any(mark in source.parts[name] for mark in _MARKS):
            text = _HEAD + _jinja(root)
            yield name, _filled(source, name, text, fast, careful)
    if any(mark in source.parts.get(PROPERTIES, b"") for mark in _MARKS):
        text = _HEAD + _serialised(_parsed(source.parts[PROPERTIES]))
        yield PROPERTIES, _filled(source, PROPERTIES, text, fast, careful)


def _filled(
    source: Checked, name: str, text: str, fast: TemplateSandbox, careful: TemplateSandbox
) -> FilledPart:
    from jinja2 import TemplateSyntaxError, nodes

    from evaltool.report.own_template.checker import used_names

    part = source.filled.get(name, "文档属性")
    try:
        tree = fast.prepared(text)
        template = fast.made(tree)
    except TemplateSyntaxError as error:
        raise TemplateError(
            f"{part}中有标签写法有误", place=source.file, details=(error.message or "",)
        ) from error
    except TemplateError as error:
        what = f"{part}中（文字以外的地方，如图片说明）：{error.what}"
        raise TemplateError(what, place=source.file, remedy=error.remedy) from error
    longest = max((len(data.data) for data in tree.find_all(nodes.TemplateData)), default=0)
    return FilledPart(
        fast=template,
        careful=cache(lambda: careful.made(careful.prepared(text))),
        used=used_names(tree),
        batch=max(1, min(_BATCH, _AT_ONCE // (longest + 1))),
        drawings="<wp:docPr" in text and part == "正文",
    )


def _jinja(root: _Element) -> str:
    """The Jinja source of a part; of the main one, only its body is patched."""
    from evaltool.report.own_template.patching import jinja_source

    whole = _serialised(root)
    body = root.find(f"{W}body")
    if body is None:
        return jinja_source(whole)
    begin, end = whole.index("<w:body"), whole.rindex("</w:body>") + len("</w:body>")
    return whole[:begin] + jinja_source(_serialised(body)) + whole[end:]


def _parsed(content: bytes) -> _Element:
    """A part as python-docx reads it, comments and processing instructions left out."""
    from lxml import etree

    parser = etree.XMLParser(
        remove_blank_text=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(content, parser)


def _serialised(element: _Element) -> str:
    from lxml import etree

    return str(etree.tostring(element, encoding="unicode", with_tail=False))
