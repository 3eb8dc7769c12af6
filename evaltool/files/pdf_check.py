"""The preflight of a PDF: how many pages, and how much drawing stands behind each of them.

A page may draw a form that draws forms in turn: a few lines that would take hours to follow.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from evaltool.files.refusal import damaged, suspicious

if TYPE_CHECKING:
    from pdfminer.pdfdocument import PDFDocument

MAX_PAGES = 300
MAX_DRAWING = 4 * 2**20
"""Bytes of drawing instructions of one page, every form counted as often as it is drawn."""
STROKE = 200
"""Bytes that a line or rectangle counts for: it costs more to follow than text."""

_EMPTY = 64
"""Bytes that a packed stream of nothing takes at most."""
_STROKES = re.compile(rb"\s(?:l|re)\s")
_DRAWN = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")


def check_document(document: PDFDocument, file: str) -> int:
    """Check all pages, and give their number.

    Raises:
        InputError: there are too many, one draws unreasonably much, or cannot be unpacked.
    """
    from pdfminer.pdfpage import PDFPage

    pages = list(islice(PDFPage.create_pages(document), MAX_PAGES + 1))
    if len(pages) > MAX_PAGES:
        raise suspicious(file, f"PDF超过{MAX_PAGES}页")
    for number, page in enumerate(pages, start=1):
        if any(map(_is_lost, page.contents)):
            raise damaged(file, f"PDF第{number}页的内容解压不出来")
        if _drawing(page.contents, page.resources, {}, ()) > MAX_DRAWING:
            raise suspicious(file, f"PDF第{number}页的绘图指令过多")
    return len(pages)


def _is_lost(stream: Any) -> bool:
    """Whether nothing is left of a stream: pdfminer takes one that is broken for empty."""
    from pdfminer.pdftypes import PDFStream, resolve1

    content = resolve1(stream)
    if not isinstance(content, PDFStream):
        return False
    packed = content.rawdata or b""
    return len(packed) > _EMPTY and not content.get_data()


def _drawing(streams: Any, resources: Any, known: dict[int, int], above: tuple[int, ...]) -> int:
    """The bytes that an interpreter would go through."""
    from pdfminer.pdftypes import PDFStream, resolve1

    contents = [resolve1(stream) for stream in streams]
    code = b"\n".join(item.get_data() for item in contents if isinstance(item, PDFStream))
    total = len(code) + STROKE * len(_STROKES.findall(code))
    if total > MAX_DRAWING:
        return total
    forms = _forms(resources)
    for name in _DRAWN.findall(code):
        total += _form(forms.get(name.decode("latin-1")), resources, known, above)
        if total > MAX_DRAWING:
            break
    return total


def _form(form: Any, resources: Any, known: dict[int, int], above: tuple[int, ...]) -> int:
    """The same for a form, counted once; one that draws itself never ends."""
    if form is None:
        return 0
    if id(form) in above or len(above) > 20:
        return MAX_DRAWING + 1
    if id(form) not in known:
        own = form.attrs.get("Resources") or resources
        known[id(form)] = _drawing([form], own, known, (*above, id(form)))
    return known[id(form)]


def _forms(resources: Any) -> Mapping[str, Any]:
    """The forms among the drawn objects of a page, by name."""
    from pdfminer.pdftypes import PDFStream, resolve1
    from pdfminer.psparser import literal_name

    resources = resolve1(resources)
    objects = resolve1(resources.get("XObject")) if isinstance(resources, dict) else None
    found = {name: resolve1(item) for name, item in (objects or {}).items()}
    return {
        name: item
        for name, item in found.items()
        if isinstance(item, PDFStream) and literal_name(item.get("Subtype", "")) == "Form"
    }
