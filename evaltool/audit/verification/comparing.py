"""Two documents compared: paragraphs, cells, charts, page headers, and what was laid over them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from evaltool.audit.verification.alignment import Pair, aligned, likeness_of
from evaltool.audit.verification.charts import compare_charts
from evaltool.audit.verification.difference import Difference, DifferenceKind
from evaltool.audit.verification.figures import carries_figure, sentences, weighs
from evaltool.audit.verification.passages import Passage, likeness, passages
from evaltool.files.word_text import PAGE, Cell, Mark, WordText
from evaltool.files.word_text.fields import code_of
from evaltool.findings import Severity

_MARKS = {
    "bound": "绑定到别处的内容",
    "box": "文本框",
    "comment": "批注",
    "deleted": "修订：删除",
    "embedded": "嵌入的文件",
    "faint": "白色或极小的文字",
    "field": "域",
    "hidden": "隐藏文字",
    "inserted": "修订：插入",
    "note": "脚注或尾注",
    "numbered": "自动编号",
    "other": "别的部件中的文字",
    "picture": "图片",
    "shape": "图形",
    "struck": "划掉的文字",
}
_SETTLED = frozenset({"HYPERLINK", "TOC"})
"""Fields that show what they link to, or the headings, which are compared themselves."""
_ALWAYS_WEIGH = frozenset(
    {"bound", "embedded", "hidden", "faint", "struck", "picture", "shape", "numbered"}
)
"""What changes how figures are seen, or holds content that cannot be compared."""


def compare_documents(found: WordText, expected: WordText) -> tuple[Difference, ...]:
    """Every difference between a document and what it should say, in reading order."""
    return (
        *_body(passages(found), passages(expected)),
        *compare_charts(found.charts, expected.charts),
        *_edges("页眉", found.heads, expected.heads),
        *_edges("页脚", found.feet, expected.feet),
        *_marks(found.marks, expected.marks, "全文"),
    )


def _body(found: Sequence[Passage], expected: Sequence[Passage]) -> Iterator[Difference]:
    last = "开头"
    pairs = aligned(found, expected, lambda passage: passage.key, likeness)
    for mine, due in pairs:
        if mine is not None and due is not None:
            last = expected[due].place
            yield from _passage(found[mine], expected[due])
        elif due is not None:
            last = expected[due].place
            yield _missing(expected[due])
        elif mine is not None:
            yield _added(found[mine], last)
            yield from _marks(found[mine].marks, (), found[mine].place)


def _missing(passage: Passage) -> Difference:
    grave = passage.row is not None or weighs("", passage.text)
    return Difference(
        kind=DifferenceKind.MISSING,
        severity=Severity.ERROR if grave else Severity.WARNING,
        place=passage.place,
        expected=passage.text,
    )


def _added(passage: Passage, after: str) -> Difference:
    grave = passage.row is not None or _weighs(passage.text, "")
    return Difference(
        kind=DifferenceKind.ADDED,
        severity=Severity.ERROR if grave else Severity.WARNING,
        place=f"{after}之后",
        found=passage.text,
    )


def _weighs(found: str, expected: str) -> bool:
    """As `weighs`; a page number put into the body is a figure until a program sets it anew."""
    return weighs(found, expected) or found.count(PAGE) > expected.count(PAGE)


def _passage(found: Passage, expected: Passage) -> Iterator[Difference]:
    if found.key == expected.key:
        pass
    elif found.row is not None and expected.row is not None:
        yield from _cells(found, expected, found.row.cells, expected.row.cells)
    else:
        yield from _sentences(found.text, expected.text, expected.place)
    if found.marks:
        yield from _marks(found.marks, expected.marks, expected.place)


def _sentences(found: str, expected: str, place: str) -> Iterator[Difference]:
    """The sentences of a paragraph that differ, each with its weight."""
    mine, due = sentences(found), sentences(expected)
    for at, to in aligned(mine, due, str, likeness_of):
        said = mine[at] if at is not None else ""
        should = due[to] if to is not None else ""
        if said == should:
            continue
        grave = _weighs(said, should)
        yield Difference(
            kind=DifferenceKind.FIGURE if grave else DifferenceKind.WORDS,
            severity=Severity.ERROR if grave else Severity.WARNING,
            place=place,
            found=said or None,
            expected=should or None,
        )


def _cells(
    found: Passage, expected: Passage, mine: Sequence[Cell], due: Sequence[Cell]
) -> Iterator[Difference]:
    """The cells of a row that differ; every text in a table is a result or an input."""
    if [c.column for c in mine] == [c.column for c in due]:
        pairs: list[Pair] = [(at, at) for at in range(len(due))]
    else:
        pairs = list(aligned(mine, due, lambda cell: cell.text, _cell_nearness))
    for at, to in pairs:
        one = mine[at] if at is not None else None
        other = due[to] if to is not None else None
        yield from _cell(one, other, found, expected)


def _cell_nearness(first: Cell, second: Cell) -> float:
    return likeness_of(first.text, second.text)


def _cell(
    found: Cell | None, expected: Cell | None, row: Passage, due: Passage
) -> Iterator[Difference]:
    if expected is None:
        if found is not None and found.text:
            yield Difference(
                kind=DifferenceKind.ADDED,
                severity=Severity.ERROR,
                place=row.cell_place(found),
                found=found.text,
            )
        return
    if found is None or found.text != expected.text:
        said, should = (found.text if found else ""), expected.text
        touched = carries_figure(said) or carries_figure(should)
        yield Difference(
            kind=DifferenceKind.FIGURE if touched else DifferenceKind.WORDS,
            severity=Severity.ERROR,
            place=due.cell_place(expected),
            found=said or None,
            expected=should or None,
        )
    elif found.continues and not expected.continues and found.text:
        yield Difference(
            kind=DifferenceKind.CONCEALED,
            severity=Severity.ERROR,
            place=due.cell_place(expected),
            found="并入上一格，看不见",
            expected=expected.text,
        )


def _edges(name: str, found: Sequence[str], expected: Sequence[str]) -> Iterator[Difference]:
    """Texts of page headers or footers; how often one is repeated does not matter."""
    extra = [text for text in found if text not in expected]
    lacking = [text for text in expected if text not in found]
    for at in range(max(len(extra), len(lacking))):
        said = extra[at] if at < len(extra) else ""
        should = lacking[at] if at < len(lacking) else ""
        grave = weighs(said, should)
        yield Difference(
            kind=DifferenceKind.FIGURE if carries_figure(said + should) else DifferenceKind.WORDS,
            severity=Severity.ERROR if grave else Severity.WARNING,
            place=name,
            found=said or None,
            expected=should or None,
        )


def _is_filled_in(mark: Mark) -> bool:
    """Whether a field fills in what it shows when the document is opened or printed."""
    return mark.kind == "field" and code_of(mark.text) not in _SETTLED


def _marks(found: Iterable[Mark], expected: Iterable[Mark], place: str) -> Iterator[Difference]:
    """What was put in beside the running text and does not belong there."""
    for mark in (Counter(found) - Counter(expected)).elements():
        grave = mark.kind in _ALWAYS_WEIGH or weighs(mark.text, "") or _is_filled_in(mark)
        yield Difference(
            kind=DifferenceKind.CONCEALED,
            severity=Severity.ERROR if grave else Severity.WARNING,
            place=place,
            found=f"{_MARKS[mark.kind]}{f'“{mark.text}”' if mark.text else ''}",
        )
