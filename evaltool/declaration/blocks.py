"""Where one form ends and the next begins, over all tables of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from evaltool.declaration.lines import Line, lines_of
from evaltool.files import Grid
from evaltool.findings import Finding, finding


@dataclass(slots=True)
class Block:
    """The lines of one form, of one list of projects (`listing`), in order."""

    lines: list[Line] = field(default_factory=list)
    listing: bool = False
    named: bool = False
    begun: bool = False
    headed: bool = False

    def add(self, line: Line) -> None:
        """Take a line in and remember what the form already has."""
        self.lines.append(line)
        kinds = kinds_of(line)
        self.named = self.named or "project" in kinds
        self.headed = self.headed or line.is_heading
        self.listing = self.listing or line.is_listing
        self.begun = self.begun or self.headed or bool(kinds)


def kinds_of(line: Line) -> set[str]:
    """What a line announces by its labels."""
    kinds = {label for _, label in line.labels}
    return kinds | ({line.field[0]} if line.field else set())


def split(grids: Iterable[Grid]) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """The forms of a file; a table that belongs to none is a finding."""
    blocks: list[Block] = []
    found: list[Finding] = []
    for grid in grids:
        lines = list(lines_of(grid))
        if _belongs(grid, lines, blocks):
            for line in lines:
                _place(line, blocks)
        elif grid.cells:
            found.append(_no_form(grid, lines))
    return tuple(block for block in blocks if block.begun), (*found, *_titles_alone(blocks))


def _place(line: Line, blocks: list[Block]) -> None:
    if not blocks or _opens(line, blocks[-1]):
        blocks.append(Block())
    blocks[-1].add(line)


def _opens(line: Line, block: Block) -> bool:
    """Whether a line can only be the beginning of the next form."""
    kinds = kinds_of(line)
    if line.is_title:
        return block.begun
    if line.is_listing:
        return block.begun and not block.listing
    if block.listing:
        return False
    if "project" in kinds and not line.is_heading:
        return block.named or block.headed
    elsewhere = block.lines and line.grid is not block.lines[-1].grid
    return bool(elsewhere and block.headed and kinds & {"unit", "funds", "goal"})


def _belongs(grid: Grid, lines: list[Line], blocks: list[Block]) -> bool:
    """Whether a table is a form, begins one, or goes on with the one above it."""
    if any(line.is_title or line.is_heading or line.is_year for line in lines):
        return True
    if any(kinds_of(line) - {"other"} for line in lines):
        return True
    if not blocks or not blocks[-1].headed:
        return not grid.cells and bool(blocks)
    above = blocks[-1].lines[-1].grid
    return not grid.before and (grid.width == above.width or not grid.cells)


def _no_form(grid: Grid, lines: Iterable[Line]) -> Finding:
    first = next((line for line in lines if line.filled and not line.loose), None)
    text = first.filled[0].text if first else ""
    source = first.source() if first else None
    return finding("declaration-not-a-form", source, text=text[:20].replace("\n", ""))


def _titles_alone(blocks: Iterable[Block]) -> Iterator[Finding]:
    for block in blocks:
        if not block.begun and any(line.is_title for line in block.lines):
            line = next(line for line in block.lines if line.is_title)
            yield finding("declaration-title-alone", line.source(), title=line.filled[0].text)
