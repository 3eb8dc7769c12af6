"""Pages as LibreOffice lays them out, measured: what stands on them and how far it reaches.

All documents of a set are converted in one run, with the fonts that stand in for official ones.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

from evaltool.files.libreoffice import pdfs
from tests.fonts import require_stand_ins
from tests.programs import require_program, require_soffice
from tests.report.marks import EXPORT, with_marks

POINTS_PER_MILLIMETRE = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its text without white space, and the edges of its ink in millimetres.

    `upper` and `lower` are the ink of the type area, page header and page number left out.
    """

    text: str
    left: float
    right: float
    upper: float
    lower: float


def laid_out(documents: Mapping[str, bytes], patch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The documents as PDF."""
    require_soffice()
    require_stand_ins(patch)
    return dict(zip(documents, pdfs(list(documents.values())), strict=True))


def laid_out_with_marks(
    documents: Mapping[str, bytes], folder: Path, patch: pytest.MonkeyPatch
) -> dict[str, bytes]:
    """The documents as PDF, with the marks of `tests.report.marks`."""
    program = require_soffice()
    require_stand_ins(patch)
    paths = [folder / f"{number}.docx" for number in range(len(documents))]
    for path, content in zip(paths, documents.values(), strict=True):
        path.write_bytes(with_marks(content))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", EXPORT, "--outdir", folder]
    subprocess.run([*command, *paths], check=True, capture_output=True)
    made = [path.with_suffix(".pdf").read_bytes() for path in paths]
    return dict(zip(documents, made, strict=True))


def pages(pdf: bytes, *, head: float = 20, foot: float = 20) -> list[Page]:
    """The pages; what stands within `head` and `foot` millimetres of an edge is no content."""
    return [_page(page, head, foot) for page in pypdfium2.PdfDocument(pdf)]


def _page(page: pypdfium2.PdfPage, head: float, foot: float) -> Page:
    text = page.get_textpage()
    height = page.get_height()
    boxes = [_millimetres(each.get_bounds(), height) for each in page.get_objects()]
    content = [box for box in boxes if box[1] > head and box[3] < height_of(page) - foot]
    return Page(
        text="".join(text.get_text_range().split()),
        left=min(box[0] for box in boxes),
        right=max(box[2] for box in boxes),
        upper=min((box[1] for box in content), default=0),
        lower=max((box[3] for box in content), default=0),
    )


def height_of(page: pypdfium2.PdfPage) -> float:
    return page.get_height() / POINTS_PER_MILLIMETRE


def _millimetres(
    box: tuple[float, float, float, float], height: float
) -> tuple[float, float, float, float]:
    """Left, top, right, bottom from the upper left corner of the page."""
    left, bottom, right, top = box
    edges = (left, height - top, right, height - bottom)
    return tuple(edge / POINTS_PER_MILLIMETRE for edge in edges)  # type: ignore[return-value]


def fonts(pdf: bytes, folder: Path) -> set[str]:
    """The fonts of a PDF by PostScript name; those of a collection by its first, as embedded."""
    reader = require_program("pdffonts")
    path = folder / "fonts.pdf"
    path.write_bytes(pdf)
    listing = subprocess.run([reader, path], check=True, capture_output=True).stdout.decode()
    names = [line.split()[0].partition("+")[2] for line in listing.splitlines()[2:]]
    return {name.removesuffix("-VKana").replace("CJKjp", "CJKsc") for name in names}
