"""The outcome for one Word document: what it says beside what it should say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evaltool import __version__
from evaltool.audit.verification import Difference, compare_documents
from evaltool.audit.verification.figures import carries_figure
from evaltool.files.word_text import Line, WordText
from evaltool.pipeline.verify.opening import WordDocument
from evaltool.pipeline.verify.rendering import Expected
from evaltool.pipeline.verify.verified import Against, Counts, Verified
from evaltool.rules import RuleSet


def compared(
    document: WordDocument,
    due: Expected,
    found: Sequence[Difference],
    *,
    against: Against,
    ruleset: RuleSet,
) -> Verified:
    """What was `found` about the origin of a document, with every difference of its text."""
    version = document.evidence.manifest.version if document.evidence else ""
    differences = compare_documents(document.text, due.text)
    return Verified(
        file=document.file,
        kind=due.kind,
        against=against,
        rules=ruleset.id,
        version=version,
        counts=_counts(due.text),
        differences=(*found, *_of_this_version(differences, version)),
    )


def _of_this_version(found: Sequence[Difference], version: str) -> Iterator[Difference]:
    """The differences but for the version that the document prints; that is told once."""
    told, ours = f"evaltool {version}", f"evaltool {__version__}"
    for each in found:
        if not version or (each.found or "").replace(told, ours) != (each.expected or ""):
            yield each


def _counts(text: WordText) -> Counts:
    lines = [block for block in text.blocks if isinstance(block, Line)]
    cells = [
        cell
        for block in text.blocks
        if not isinstance(block, Line)
        for row in block.rows
        for cell in row.cells
    ]
    texts = [*(line.text for line in lines), *(cell.text for cell in cells)]
    return Counts(
        passages=sum(bool(line.text) for line in lines),
        cells=sum(bool(cell.text) for cell in cells),
        figures=sum(carries_figure(each) for each in texts),
        charts=len(text.charts),
    )
