"""The text of one paragraph, and everything in it that is no plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from evaltool.files.docx_names import ALTERNATE, CHOICE, MATH_TEXTS, Names
from evaltool.files.word_text.charts import CHART
from evaltool.files.word_text.fields import is_page_number
from evaltool.files.word_text.records import PAGE, Line, Mark, MarkKind
from evaltool.files.word_text.styles import concealing, shaping

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLANKS = re.compile(r"[^\S\n]+")
RELATION_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
"""What an element calls another part by, in the usual and the strict namespace."""
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_SHAPES = (
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp",
    *(f"{{urn:schemas-microsoft-com:vml}}{name}" for name in ("shape", "rect", "oval", "line")),
)
_GRAPHIC = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
_SILENT = frozenset({"pPr", "rPr", "sdtPr", "sdtEndPr", "bookmarkStart", "bookmarkEnd"})
_DESCRIBED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def _is_unknown(graphic: _Element) -> bool:
    """Whether a graphic is of a kind that is told nowhere else."""
    known = (f"{{{CHART}}}chart", *_PICTURES, *_SHAPES)
    return next(graphic.iter(*known), None) is None


def settled(text: str) -> str:
    """A text with its white space made plain, so that two writers of the same text agree."""
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(lines).strip("\n")


@dataclass(slots=True)
class _Field:
    """A field being read: its instruction, its result, and whether the result has begun."""

    instruction: str = ""
    result: list[str] = field(default_factory=list)
    begun: bool = False


@dataclass(slots=True)
class Paragraphs:
    """Reads paragraphs of one part.

    `styles` tell what each style does to text; `chart` is told the relationship of each chart that
    a paragraph shows, and what is said of it for those who do not see it.
    """

    names: Names
    styles: Mapping[str, frozenset[MarkKind]]
    chart: Callable[[str, str], None] = lambda relation, described: None
    _marks: list[Mark] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)

    def line(self, paragraph: _Element) -> Line:
        """One paragraph."""
        before = (self._marks, self._pieces, self._fields)
        self._marks, self._pieces, self._fields = [], [], []
        properties = paragraph.find(self.names("pPr"))
        style = self._style(properties, "pStyle")
        self._inside(paragraph)
        while self._fields:
            self._end_field()
        text = settled("".join(self._pieces))
        for kind in sorted({*self._of_style(style), *shaping(properties, self.names)}):
            if text or kind == "numbered":
                self._mark(kind, text)
        line = Line(text=text, style=style, marks=tuple(self._marks))
        self._marks, self._pieces, self._fields = before
        return line

    def _style(self, properties: _Element | None, name: str) -> str:
        node = None if properties is None else properties.find(self.names(name))
        return "" if node is None else node.get(self.names("val")) or ""

    def _of_style(self, style: str) -> frozenset[MarkKind]:
        return self.styles.get(style, self.styles.get("", frozenset()))

    def _mark(self, kind: MarkKind, text: str = "") -> None:
        self._marks.append(Mark(kind=kind, text=settled(text)))

    def _say(self, text: str) -> None:
        if self._fields:
            holder = self._fields[-1]
            if holder.begun:
                holder.result.append(text)
        else:
            self._pieces.append(text)

    def _inside(self, parent: _Element) -> None:
        for node in parent:
            self._node(node)

    def _node(self, node: _Element) -> None:
        names, tag = self.names, node.tag
        if tag == names("r"):
            self._run(node)
        elif tag == names("t") or tag in MATH_TEXTS:
            self._say(node.text or "")
        elif tag in (names("del"), names("moveFrom")):
            self._mark("deleted", self._deleted(node))
        elif tag in (names("ins"), names("moveTo")):
            self._tracked(node)
        elif tag == names("fldSimple"):
            self._simple_field(node)
        elif tag == ALTERNATE:
            self._alternatives(node)
        elif tag in (names("drawing"), names("pict"), names("object")):
            self._drawn(node)
        else:
            self._small(node)

    def _small(self, node: _Element) -> None:
        """Breaks, symbols, parts of fields, references to notes; anything else is looked into."""
        names, tag = self.names, node.tag
        if tag in (names("br"), names("cr")):
            self._say("" if node.get(names("type")) in ("page", "column") else "\n")
        elif tag in (names("tab"), names("ptab")):
            self._say("\t")
        elif tag == names("noBreakHyphen"):
            self._say("-")
        elif tag == names("sym"):
            self._say(f"{{{node.get(names('char'))}}}")
        elif tag == names("fldChar"):
            self._field_part(node.get(names("fldCharType")) or "")
        elif tag == names("instrText"):
            self._instruction(node.text or "")
        elif tag == names("altChunk"):
            self._mark("embedded")
        elif str(tag).rpartition("}")[2] not in _SILENT:
            self._inside(node)

    def _deleted(self, node: _Element) -> str:
        wanted = (self.names("delText"), self.names("t"))
        return "".join(each.text or "" for each in node.iter(*wanted))

    def _tracked(self, node: _Element) -> None:
        self._inside(node)
        self._mark("inserted", "".join(each.text or "" for each in node.iter(self.names("t"))))

    def _run(self, run: _Element) -> None:
        properties = run.find(self.names("rPr"))
        start = len(self._pieces)
        self._inside(run)
        if properties is None or self._fields:
            return
        text = "".join(self._pieces[start:])
        if text.strip():
            name = self._style(properties, "rStyle")
            style = self.styles.get(name, frozenset()) - self._of_style("") if name else ()
            for kind in sorted({*style, *concealing(properties, self.names)}):
                self._mark(kind, text)

    def _field_part(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].begun = True
        elif kind == "end" and self._fields:
            self._end_field()

    def _instruction(self, text: str) -> None:
        if self._fields:
            self._fields[-1].instruction += text

    def _simple_field(self, node: _Element) -> None:
        self._fields.append(_Field(node.get(self.names("instr")) or "", begun=True))
        self._inside(node)
        self._end_field()

    def _end_field(self) -> None:
        ended = self._fields.pop()
        result = "".join(ended.result)
        if is_page_number(ended.instruction, result):
            self._say(PAGE)
            return
        self._mark("field" if ended.begun else "hidden", ended.instruction)
        self._say(result)

    def _alternatives(self, node: _Element) -> None:
        """The first choice counts; where the others differ is told for the whole part."""
        branch = node.find(CHOICE)
        chosen = branch if branch is not None else next(iter(node), None)
        if chosen is not None:
            self._inside(chosen)

    def _all_text(self, node: _Element) -> str:
        return "".join(each.text or "" for each in node.iter(self.names("t")))

    def _drawn(self, node: _Element) -> None:
        """A drawing: a chart of the document, or something that was put in."""
        described = "".join(each.get("descr") or "" for each in node.iter(_DESCRIBED))
        for chart in node.iter(f"{{{CHART}}}chart"):
            self._say("〔图〕")
            self.chart(next(filter(None, map(chart.get, RELATION_IDS)), ""), described)
        if node.tag == self.names("object"):
            self._mark("embedded")
        for _ in node.iter(*_PICTURES):
            self._mark("picture", described)
        for _ in (*node.iter(*_SHAPES), *filter(_is_unknown, node.iter(_GRAPHIC))):
            self._mark("shape")
        for art in node.iter(_WORD_ART):
            self._mark("box", art.get("string") or "")
        for box in node.iter(self.names("txbxContent")):
            self._mark("box", self._box(box))

    def _box(self, box: _Element) -> str:
        paragraphs = box.iter(self.names("p"))
        return "\n".join(self._all_text(each) for each in paragraphs)
