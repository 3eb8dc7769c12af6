"""What a document should say: made again in memory, and read back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evaltool.errors import InputError
from evaltool.files import open_data
from evaltool.files.word_text import Line, WordText
from evaltool.pipeline.verify.opening import WordDocument, word_document
from evaltool.pipeline.verify.seat import Seat
from evaltool.report.certainty.annexes import Annexes
from evaltool.report.documents import REPORT, layout_of, render_forms, render_report
from evaltool.report.layouts import Layout, load_layout, shipped_layout, shipped_layouts
from evaltool.report.manifest import manifest as manifest_of
from evaltool.scoring import Scored

REPORT_KIND = "绩效自评报告"
FORMS_KIND = "绩效自评表"
OWN_KIND = "自有模板文件"
"""A document made with the unit's own Word template."""


_OURS = 0.1
"""Documents that share less with what we would write are not ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a document should say, its kind in Chinese, and the hash of the templates, if known."""

    text: WordText
    kind: str
    template_hash: str = ""


def expected(
    document: WordDocument,
    scored: Scored,
    seat: Seat,
    *,
    template: str,
    sample: bool,
    annexes: Annexes,
) -> Expected:
    """What a document should say whose manifest names its `template`.

    Raises:
        InputError: it was made with a layout that is not at hand.
    """
    if template == REPORT:
        content = render_report(scored, sample=sample, annexes=annexes)
        digest = manifest_of(scored, REPORT).template_hash
        return Expected(text=_text_of(content), kind=REPORT_KIND, template_hash=digest)
    layout = _layout(document, template, seat)
    content = render_forms(scored, sample=sample, layout=layout)
    digest = manifest_of(scored, layout.id, layout.hash if layout.own else "").template_hash
    return Expected(text=_text_of(content), kind=FORMS_KIND, template_hash=digest)


def nearest(
    document: WordDocument, scored: Scored, seat: Seat, *, sample: bool, annexes: Annexes
) -> Expected:
    """What a document without evidence should say: whichever of our documents is nearest to it.

    Raises:
        InputError: it is like none of them.
        TemplateError: the unit's own template cannot be used.
    """
    layout = layout_of(scored) if seat.form is None else load_layout(seat.form)
    made = [
        (REPORT_KIND, render_report(scored, sample=sample, annexes=annexes)),
        (FORMS_KIND, render_forms(scored, sample=sample, layout=layout)),
    ]
    if (own := seat.own_document(scored, sample=sample)) is not None:
        made.append((OWN_KIND, own))
    options = [Expected(text=_text_of(content), kind=kind) for kind, content in made]
    best = max(options, key=lambda option: _likeness(document.text, option.text))
    if _likeness(document.text, best.text) < _OURS:
        raise InputError(
            "看不出是 evaltool 生成的自评报告或自评表，不是本工具的文件",
            place=document.file,
            remedy="别人填好的自评表用 evaltool audit 复核；用本单位模板生成的文件，"
            "请用 --template 给出模板",
        )
    return best


def _likeness(found: WordText, due: WordText) -> float:
    """How much of either two documents share, from 0 to 1."""
    mine, ours = set(_contents(found)), set(_contents(due))
    return len(mine & ours) / max(len(mine | ours), 1)


def _contents(text: WordText) -> Iterator[str]:
    for block in text.blocks:
        if isinstance(block, Line):
            yield from [block.text] if block.text else []
        else:
            yield from ("｜".join(cell.text for cell in row.cells) for row in block.rows)


def _layout(document: WordDocument, template: str, seat: Seat) -> Layout:
    if seat.form is not None:
        return load_layout(seat.form)
    if template not in shipped_layouts():
        raise InputError(
            f"文件用的是自备的表样“{template}”，没有它就不能重新生成自评表",
            place=document.file,
            remedy="请用 --form 给出表样文件",
        )
    return shipped_layout(template)


def _text_of(content: bytes) -> WordText:
    return word_document(open_data(content, "重新生成的文件")).text
