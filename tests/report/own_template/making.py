"""Templates made as Word users make them, and what docxtpl itself makes of them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.document import Document
from docxtpl import DocxTemplate
from lxml import etree

from evaltool.report.own_template import Year, year_record
from tests.report.years import mixed, sample

Draw = Callable[[Document], None]


@cache
def small() -> Year:
    """The mixed year: two forms with rows lost, decided, adjusted and undecided."""
    return year_record(mixed(), sample=True)


@cache
def full() -> Year:
    """The sample year: thirteen forms."""
    return year_record(sample(), sample=True)


def drawn(draw: Draw) -> bytes:
    """A template drawn on an empty Word document."""
    document = docx.Document()
    draw(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def lines(*texts: str) -> bytes:
    """A template of paragraphs."""
    return drawn(lambda document: [document.add_paragraph(text) for text in texts] and None)


def table(*rows: tuple[str, ...]) -> Draw:
    """A template of one table; a row of one text is a row of one merged cell."""

    def draw(document: Document) -> None:
        width = max(map(len, rows))
        made = document.add_table(len(rows), width, style="Table Grid")
        for number, texts in enumerate(rows):
            if len(texts) == 1 < width:
                made.cell(number, 0).merge(made.cell(number, width - 1))
            for column, text in enumerate(texts):
                made.cell(number, column).text = text

    return draw


def by_docxtpl(template: bytes, year: Year) -> bytes:
    """What docxtpl makes of a template, as its documentation shows it."""
    document = DocxTemplate(io.BytesIO(template))
    document.render(context(year), autoescape=True)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def context(year: Year) -> dict[str, Any]:
    """The year as docxtpl is given it."""
    return {name: getattr(year, name) for name in year.__dataclass_fields__}


def c14n(document: bytes, part: str = "word/document.xml") -> str:
    """A part in canonical form."""
    with ZipFile(io.BytesIO(document)) as archive:
        root = etree.fromstring(archive.read(part))
    return etree.tostring(root, method="c14n", exclusive=True).decode()


def changed(template: bytes, parts: Mapping[str, str | bytes | Callable[[str], str]]) -> bytes:
    """A package with parts replaced, added, or rewritten by a function of their text."""
    with ZipFile(io.BytesIO(template)) as archive:
        held: dict[str, bytes] = {name: archive.read(name) for name in archive.namelist()}
    for name, new in parts.items():
        made = new(held.get(name, b"").decode()) if callable(new) else new
        held[name] = made if isinstance(made, bytes) else made.encode()
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return stream.getvalue()


def texts(document: bytes) -> list[str]:
    """The paragraphs of a document, those in tables included, empty ones left out."""
    root = etree.fromstring(ZipFile(io.BytesIO(document)).read("word/document.xml"))
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    made = ("".join(each.itertext(f"{space}t")) for each in root.iter(f"{space}p"))
    return [text for text in made if text]
