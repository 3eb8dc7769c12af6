"""Grids drawn as text: | between cells, < joins the cell to the left, ^ the one above."""

from evaltool.files import Cell, Grid


def draw(
    text: str,
    *,
    before: tuple[str, ...] = (),
    after: tuple[str, ...] = (),
    file: str = "表.docx",
    table: int = 1,
) -> Grid:
    """The grid of a drawing; "/n" in a cell is a line break."""
    rows = [[cell.strip() for cell in line.strip().split("|")] for line in text.strip().split("\n")]
    cells = tuple(
        Cell(row, column, cell.replace("/n", "\n"), *_spans(rows, row - 1, column - 1))
        for row, line in enumerate(rows, start=1)
        for column, cell in enumerate(line, start=1)
        if cell not in ("<", "^")
    )
    return Grid(file=file, cells=cells, table=table, before=before, after=after)


def _spans(rows: list[list[str]], row: int, column: int) -> tuple[int, int]:
    width = 1
    while column + width < len(rows[row]) and rows[row][column + width] == "<":
        width += 1
    height = 1
    while row + height < len(rows) and rows[row + height][column : column + 1] == ["^"]:
        height += 1
    return height, width
