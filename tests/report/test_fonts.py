"""The fonts our documents name are the official ones; free ones of the same kind stand in here."""

from itertools import product
from pathlib import Path

import pytest

from evaltool.report.documents import render_report
from evaltool.report.layouts import shipped_layouts
from tests.fonts import STAND_INS, characters
from tests.report.canonical import W, document
from tests.report.conftest import Laid, Name
from tests.report.pages import fonts
from tests.report.years import sample

DOCUMENTS: list[Name] = [
    *product(["sample"], ["report", *shipped_layouts()]),
    ("undecided", "report"),
]


def test_the_fonts_named_are_the_official_ones() -> None:
    styles = document(render_report(sample()), "word/styles.xml")
    named = {
        each.get(f"{W}{kind}")
        for each in styles.iter(f"{W}rFonts")
        for kind in ("eastAsia", "ascii")
    }
    assert named == set(STAND_INS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_pages_show_the_intended_fonts_and_no_others(
    name: Name, laid: dict[Name, Laid], tmp_path: Path
) -> None:
    bold = {"LiberationSerif-Bold"}
    shown = fonts(laid[name].pdf, tmp_path)
    assert shown <= {*STAND_INS.values(), *bold}
    assert shown >= {STAND_INS[font] for font in ("方正小标宋简体", "仿宋_GB2312", "黑体")}
    assert {"LiberationSerif"} <= shown


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_character_has_a_shape(name: Name, documents: dict[Name, bytes]) -> None:
    """No character is left that the stand-ins do not have and that would show as an empty box."""
    texts = document(documents[name]).iter(f"{W}t")
    written = {character for text in texts for character in text.text or ""}
    assert written - characters() == set()
