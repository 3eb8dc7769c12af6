"""The other outputs verified against their inputs: work papers, data, page.

They carry no evidence, so that without inputs there is nothing to compare them with.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Set
from itertools import zip_longest
from typing import TYPE_CHECKING

from evaltool.audit.verification import Difference, DifferenceKind
from evaltool.audit.verification.figures import carries_figure, weighs
from evaltool.errors import InputError
from evaltool.files import Grid, open_data, read_opened
from evaltool.files.sniff import Format
from evaltool.findings import Severity
from evaltool.model import column_letters
from evaltool.pipeline.annexes import work_paper_annexes
from evaltool.pipeline.verify.seat import Seat
from evaltool.pipeline.verify.trees import compare_trees
from evaltool.pipeline.verify.verified import Against, Counts, Verified
from evaltool.report import render_page, render_work_papers
from evaltool.report.json.scored import scored_json

if TYPE_CHECKING:
    from evaltool.files.several import Opened
    from evaltool.scoring import Scored

_OURS = (
    "请给出 evaltool 生成的自评报告、自评表（docx）、底稿（xlsx）、结果数据（json）"
    "或公开页（html）；另存为 PDF 等其他格式的不能核验"
)

_ALIKE = 0.1
"""Workbooks and pages that share less with what we would write are not ours."""
_Sheets = dict[str, Mapping[tuple[int, int], str]]


def verify_other(item: Opened, seat: Seat) -> Verified:
    """Work papers (xlsx), data (json) or page (html) verified against the workspace's inputs.

    Raises:
        InputError: it is none of ours, or no workspace was given.
    """
    file = item.raw.file
    data = _json(item.raw.data) if item.kind in (Format.TXT, Format.CSV) else None
    if item.kind not in (Format.XLSX, Format.HTML) and data is None:
        raise InputError("不是 evaltool 生成的文件，或已另存为别的格式", place=file, remedy=_OURS)
    if seat.workspace is None:
        raise InputError(
            "底稿、结果数据和公开页不带来源记录，只能与输入材料核验",
            place=file,
            remedy="请用 --workspace 给出工作目录",
        )
    workspace, scored = seat.evaluated(None)
    if data is not None:
        found, counts = _data(data, scored)
        return _verified(file, "结果数据", scored, found, counts)
    if item.kind is Format.XLSX:
        annexes = work_paper_annexes(workspace, read_opened(item).grids, seat.rules)
        made = render_work_papers(scored, sample=workspace.sample, annexes=annexes)
        return _tables(item, made, "绩效自评底稿", scored)
    return _page(item, render_page(scored, sample=workspace.sample), scored)


def _json(content: bytes) -> object:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and "projects" in value else None


def _data(data: object, scored: Scored) -> tuple[list[Difference], Counts]:
    found = [
        Difference(
            kind=DifferenceKind.FIGURE,
            severity=Severity.ERROR,
            place=place,
            found=said,
            expected=should,
        )
        for place, said, should in compare_trees(data, scored_json(scored))
    ]
    return found, Counts()


def _tables(item: Opened, made: bytes, kind: str, scored: Scored) -> Verified:
    """A workbook, sheet by sheet and cell by cell."""
    mine = _sheets(read_opened(item).grids)
    due = _sheets(read_opened(open_data(made, item.raw.file)).grids)
    _check_alike(item, mine, due)
    found = [
        _cell(sheet, at, mine.get(sheet, {}).get(at), due.get(sheet, {}).get(at))
        for sheet in dict.fromkeys((*due, *mine))
        for at in sorted({*due.get(sheet, {}), *mine.get(sheet, {})})
        if mine.get(sheet, {}).get(at, "") != due.get(sheet, {}).get(at, "")
    ]
    texts = [text for cells in due.values() for text in cells.values()]
    counts = Counts(cells=len(texts), figures=sum(map(carries_figure, texts)))
    return _verified(item.raw.file, kind, scored, found, counts)


def _check_alike(item: Opened, mine: _Sheets, due: _Sheets) -> None:
    """Refuse a workbook in which next to nothing stands where we would write it."""
    held, ours = (
        {(sheet, at, text) for sheet, cells in book.items() for at, text in cells.items()}
        for book in (mine, due)
    )
    _check_shared(item, held, ours, "绩效自评底稿")


def _check_shared(item: Opened, held: Set[object], ours: Set[object], kind: str) -> None:
    if len(held & ours) < _ALIKE * len(held | ours):
        raise InputError(f"看不出是 evaltool 生成的{kind}", place=item.raw.file, remedy=_OURS)


def _sheets(grids: tuple[Grid, ...]) -> _Sheets:
    return {
        grid.sheet or "": {
            (cell.row, cell.column): cell.text.strip() for cell in grid.cells if cell.text.strip()
        }
        for grid in grids
    }


def _cell(sheet: str, at: tuple[int, int], found: str | None, expected: str | None) -> Difference:
    touched = carries_figure(found or "") or carries_figure(expected or "")
    return Difference(
        kind=DifferenceKind.FIGURE if touched else DifferenceKind.WORDS,
        severity=Severity.ERROR,
        place=f"工作表“{sheet}” {column_letters(at[1])}{at[0]}",
        found=found,
        expected=expected,
    )


def _page(item: Opened, made: bytes, scored: Scored) -> Verified:
    """The page for publication, text by text."""
    mine, due = (list(_texts(each)) for each in (item.raw.data, made))
    _check_shared(item, set(mine), set(due), "公开页")
    found = [
        Difference(
            kind=DifferenceKind.FIGURE
            if weighs(said or "", should or "")
            else DifferenceKind.WORDS,
            severity=Severity.ERROR if weighs(said or "", should or "") else Severity.WARNING,
            place=f"第{at}处文字",
            found=said,
            expected=should,
        )
        for at, (said, should) in enumerate(zip_longest(mine, due), 1)
        if said != should
    ]
    counts = Counts(passages=len(due), figures=sum(map(carries_figure, due)))
    return _verified(item.raw.file, "绩效自评公开页", scored, found, counts)


def _texts(content: bytes) -> Iterator[str]:
    from lxml import html

    root = html.fromstring(content, parser=html.HTMLParser(encoding="utf-8", no_network=True))
    for text in root.itertext():
        if plain := " ".join(str(text).split()):
            yield plain


def _verified(
    file: str, kind: str, scored: Scored, found: list[Difference], counts: Counts
) -> Verified:
    return Verified(
        file=file,
        kind=kind,
        against=Against.INPUTS,
        rules=scored.ruleset.id,
        version="",
        counts=counts,
        differences=tuple(found),
    )
