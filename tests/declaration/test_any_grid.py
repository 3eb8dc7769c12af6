"""Whatever stands in a grid: no crash, nothing counted twice, the same again."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from evaltool.declaration import merge, read_declaration
from evaltool.files import Cell, Grid
from evaltool.vocabulary import (
    FORM_LABELS,
    FUND_MEASURES,
    FUND_SOURCES,
    FUND_USES,
    GOAL_HEADINGS,
    INDICATOR_HEADINGS,
    LATER_FUNDS,
    LISTING_HEADINGS,
)

WORDS = sorted(
    {
        *FORM_LABELS,
        *FUND_MEASURES,
        *FUND_SOURCES,
        *FUND_USES,
        *GOAL_HEADINGS,
        *INDICATOR_HEADINGS,
        *LATER_FUNDS,
        *LISTING_HEADINGS,
        *("项目支出绩效目标申报表", "部门整体支出绩效目标申报表", "（2024年度）", "金额单位：元"),
        *("产出指标", "效益指标(30分)", "数量指标", "总分", "（以下从略）", "项目名称：某项目"),
    }
)
TEXTS = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(["", "", "55.00", "≥90%", "2024年", "1次", "1" * 50, "-3", "甲\n乙", "/"]),
    st.text(max_size=12),
)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """A grid of a few cells with any spans that do not overlap."""
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    height, width = draw(st.integers(1, 8)), draw(st.integers(1, 6))
    for row in range(1, height + 1):
        for column in range(1, width + 1):
            spans = (draw(st.sampled_from([1, 1, 1, 2])), draw(st.sampled_from([1, 1, 2, 3])))
            area = {(row + r, column + c) for r in range(spans[0]) for c in range(spans[1])}
            if not area & taken:
                taken |= area
                cells.append(Cell(row, column, draw(TEXTS), *spans))
    lines = st.lists(TEXTS.filter(str.strip), max_size=2).map(tuple)
    return Grid("表.docx", tuple(cells), table=1, before=draw(lines), after=draw(lines))


@settings(max_examples=200)
@given(st.lists(grids(), max_size=3))
def test_any_grids_are_read(tables: list[Grid]) -> None:
    declaration = read_declaration(tables, year=2024)
    assert declaration == read_declaration(tables, year=2024)
    for project in declaration.projects:
        keys = Counter(indicator.key for indicator in project.indicators)
        assert all(count == 1 for count in keys.values())
        slots = Counter((line.use, line.source) for line in project.budget.lines)
        assert all(count == 1 for count in slots.values())
    merged = merge([declaration, declaration])
    assert len(merged.projects) == len(declaration.projects)
