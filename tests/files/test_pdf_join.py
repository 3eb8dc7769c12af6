"""PDF tables over pages, and what stands around them."""

import json

from evaltool.files.pdf_worker import answer
from tests.files.pdf_writing import Drawing, document

XS = [50, 120, 300, 540]
BOTTOM = 780


def grids(*pages: Drawing) -> list[dict]:
    read = json.loads(json.dumps(answer(document(*pages), "a.pdf")))
    assert "refused" not in read, read
    return read["grids"]


def rows(grid: dict) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for row, _, text, *_ in grid["cells"]:
        found.setdefault(row, []).append(text)
    return list(found.values())


HEAD = ["一级指标", "三级指标", "指标值"]
FIRST = [HEAD, ["产出", "会议", "8次"], ["产出", "培训", "2期"]]
SECOND = [["效益", "覆盖率", "100%"], ["满意度", "代表满意度", "≥95%"]]


def top_of(count: int) -> float:
    return BOTTOM - 20 * count


def test_a_form_that_goes_on_is_one_grid() -> None:
    first = Drawing().text(200, 40, "绩效目标申报表").table(XS, top_of(3), FIRST)
    (grid,) = grids(first, Drawing().table(XS, 50, SECOND))
    assert grid["before"] == ["绩效目标申报表"]
    assert rows(grid) == FIRST + SECOND


def test_a_title_before_it_begins_another() -> None:
    second = Drawing().text(200, 30, "绩效目标申报表").table(XS, 60, SECOND)
    assert len(grids(Drawing().table(XS, top_of(3), FIRST), second)) == 2


def test_a_line_behind_it_ends_it() -> None:
    first = Drawing().table(XS, 100, FIRST).text(60, 200, "注：以上为年初目标")
    both = grids(first, Drawing().table(XS, 50, SECOND))
    assert len(both) == 2
    assert both[1]["before"] == ["注：以上为年初目标"]


def test_other_sides_begin_another() -> None:
    narrow = Drawing().table([80, 120, 300, 500], 50, SECOND)
    assert len(grids(Drawing().table(XS, top_of(3), FIRST), narrow)) == 2


def test_headings_printed_again_are_dropped() -> None:
    (grid,) = grids(Drawing().table(XS, top_of(3), FIRST), Drawing().table(XS, 50, [HEAD, *SECOND]))
    assert rows(grid) == FIRST + SECOND


def test_a_title_inside_the_rulings_begins_another() -> None:
    def form(name: str) -> Drawing:
        page = Drawing().cell(50, 60, 540, 80, "绩效目标申报表")
        return page.cell(50, 80, 120, 100, "项目名称").cell(120, 80, 540, 100, name)

    both = grids(form("会议费"), form("培训费"))
    assert [rows(grid)[1] for grid in both] == [["项目名称", "会议费"], ["项目名称", "培训费"]]


def test_page_numbers_and_running_heads_do_not_part_a_form() -> None:
    first = Drawing().text(50, 30, "附件3").table(XS, top_of(3), FIRST).text(280, 815, "— 1 —")
    second = Drawing().text(50, 30, "附件3").table(XS, 60, SECOND).text(280, 815, "第2页 共2页")
    (grid,) = grids(first, second)
    assert rows(grid) == FIRST + SECOND
    assert (grid["before"], grid["after"]) == (["附件3"], [])


def test_titles_that_recur_are_no_running_heads() -> None:
    pages = [
        Drawing().text(200, 30, "项目支出绩效目标申报表").table(XS, 60, FIRST) for _ in range(3)
    ]
    assert [grid["before"] for grid in grids(*pages)] == [["项目支出绩效目标申报表"]] * 3


def test_a_goal_cut_by_the_page_is_joined() -> None:
    first = (
        Drawing()
        .cell(50, 700, 120, 720, "项目名称")
        .cell(120, 700, 540, 720, "会议费")
        .cell(50, 720, 120, 780, "总")
        .cell(
            120,
            720,
            540,
            780,
            "保障会议顺利召开，" * 4 + "保障会议",
            "保障主任会议正常召" * 4 + "保障主任",
        )
    )
    second = (
        Drawing()
        .cell(50, 40, 120, 100, "体", "目", "标")
        .cell(120, 40, 540, 100, "会议。", "第二段。")
        .table([50, 120, 540], 100, [["指标", "8次"]])
    )
    (grid,) = grids(first, second)
    assert rows(grid) == [
        ["项目名称", "会议费"],
        ["总\n体\n目\n标", "保障会议顺利召开，" * 4 + "保障会议" + "保障主任会议正常召" * 4
         + "保障主任会议。\n第二段。"],
        ["指标", "8次"],
    ]  # fmt: skip


def test_a_goal_that_goes_on_alone_is_joined() -> None:
    first = (
        Drawing()
        .cell(50, 720, 120, 780, "总体目标")
        .cell(120, 720, 540, 780, "一、开会。", "二、培训。")
    )
    second = Drawing().table([50, 120, 540], 40, [["", "三、视察。"], ["项目名称", "会议费"]])
    (grid,) = grids(first, second)
    assert rows(grid) == [
        ["总体目标", "一、开会。\n二、培训。\n三、视察。"],
        ["项目名称", "会议费"],
    ]


def test_rows_that_merely_follow_stay_apart() -> None:
    long = "充分发挥人民代表大会制度的作用"
    first = Drawing().table(XS, BOTTOM - 40, [["效益", f"{long}与\n{long}与", "1次\n2次"]], 40)
    second = Drawing().table(XS, 40, [["效益", "推动依法理财", "有效"]], 40)
    (grid,) = grids(first, second)
    assert len(rows(grid)) == 2


def merged(*spans: tuple[float, float, str]) -> Drawing:
    page = Drawing()
    for top, bottom, text in spans:
        page.cell(50, top, 120, bottom, *([text] if text else []))
    return page


def test_a_merged_cell_goes_on_over_the_page() -> None:
    first = merged((740, 780, "产出")).table(XS[1:], 740, [["会议", "8次"], ["培训", "2期"]])
    second = merged((40, 80, ""), (80, 100, "效益")).table(
        XS[1:], 40, [["视察", "4次"], ["调研", "3次"], ["覆盖", "全区"]]
    )
    (grid,) = grids(first, second)
    assert [cell for cell in grid["cells"] if cell[1] == 1] == [
        [1, 1, "产出", 4, 1],
        [5, 1, "效益", 1, 1],
    ]


def test_a_blank_cell_is_never_filled_from_above() -> None:
    first = Drawing().table(XS, BOTTOM - 20, [["产出", "会议", "8次"]])
    second = Drawing().table(XS, 40, [["产出", "培训", ""]])
    (grid,) = grids(first, second)
    assert rows(grid)[1] == ["产出", "培训", ""]


def test_a_form_open_at_its_top_and_sides_is_closed() -> None:
    page = Drawing()
    for y in (120, 140, 160):
        page.line(50, y, 540, y)
    for x in (120, 300):
        page.line(x, 100, x, 160)
    for row, y in enumerate((100, 120, 140)):
        for column, x in enumerate((50, 120, 300)):
            page.text(x + 5, y + 4, f"第{row}{column}格")
    (grid,) = grids(page)
    assert rows(grid) == [[f"第{row}{column}格" for column in range(3)] for row in range(3)]


def test_text_inside_that_no_cell_holds_is_kept() -> None:
    page = Drawing().table([50, 120, 300], 100, [["甲", "乙"], ["丙", "丁"], ["戊", "己"]])
    page.line(300, 100, 540, 100).line(540, 100, 540, 120).line(300, 120, 540, 120)
    page.text(310, 104, "右").text(310, 124, "孤行")
    (grid,) = grids(page)
    assert "右" in rows(grid)[0]
    assert any("孤行" in row for row in rows(grid)) or "孤行" in grid["after"]


def test_a_label_and_its_value_without_rulings_are_a_row() -> None:
    page = Drawing().text(200, 40, "绩效目标申报表")
    page.text(55, 70, "项目名称").text(200, 70, "会议费").table(XS, 100, FIRST)
    (grid,) = grids(page)
    assert grid["before"] == ["绩效目标申报表"]
    assert rows(grid)[0] == ["项目名称", "会议费"]
    assert [cell[:2] for cell in grid["cells"][:2]] == [[1, 1], [1, 2]]


def test_labels_with_their_values_are_lines_of_their_own() -> None:
    page = Drawing().text(55, 70, "单位：人大办").text(400, 70, "金额单位：万元")
    (grid,) = grids(page.table(XS, 100, FIRST))
    assert grid["before"] == ["单位：人大办", "金额单位：万元"]


def test_text_without_any_table_is_kept() -> None:
    (grid,) = grids(Drawing().text(50, 300, "只有文字"))
    assert (grid["cells"], grid["before"]) == ([], ["只有文字"])


def test_grids_know_their_place() -> None:
    first, second = grids(Drawing().table(XS, 100, FIRST).table(XS, 300, SECOND))
    assert (first["table"], second["table"]) == (1, 2)


def test_a_label_cut_by_the_page_is_whole() -> None:
    first = Drawing().cell(50, 740, 92, 780, "总", "体").cell(92, 740, 540, 780, "开好会议。")
    second = Drawing().cell(50, 40, 92, 80, "目", "标").cell(92, 40, 540, 80)
    (grid,) = grids(first, second.table([50, 92, 540], 80, [["指标", "8次"]]))
    assert rows(grid) == [["总\n体\n目\n标", "开好会议。"], ["指标", "8次"]]


def test_labels_that_are_whole_by_themselves_stay_apart() -> None:
    first = Drawing().table([50, 120, 540], BOTTOM - 20, [["财政拨款", "55.00"]])
    second = Drawing().table([50, 120, 540], 40, [["其他资金", ""]])
    (grid,) = grids(first, second)
    assert rows(grid) == [["财政拨款", "55.00"], ["其他资金", ""]]


def test_a_name_broken_in_a_narrow_column_goes_with_its_row() -> None:
    long = "充分发挥老干部、老党员作用，增强党组织"
    xs = [50, 103, 160, 360]
    first = Drawing().table(xs, BOTTOM - 20, [["社会效益", "活动次数", long]])
    second = Drawing().table(xs, 40, [["指标", "", "凝聚力"]])
    (grid,) = grids(first, second)
    assert rows(grid) == [["社会效益指标", "活动次数", f"{long}凝聚力"]]


def framed(page: Drawing, top: float, bottom: float, *texts: str) -> Drawing:
    """Two merged columns that fill the page: no line across them at either end."""
    for x in (50, 120, 190):
        page.line(x, top, x, bottom)
    for x, text in zip((55, 125), texts, strict=False):
        page.text(x, (top + bottom) / 2, text)
    return page


def test_merged_columns_without_any_line_across_are_cells() -> None:
    xs = [190, 300, 540]
    page = framed(Drawing(), 40, 80, "产出指标", "数量指标").table(
        xs, 40, [["会议", "8次"], ["培训", "2期"]]
    )
    (grid,) = grids(page)
    assert [cell for cell in grid["cells"] if cell[0] == 1] == [
        [1, 1, "产出指标", 2, 1],
        [1, 2, "数量指标", 2, 1],
        [1, 3, "会议", 1, 1],
        [1, 4, "8次", 1, 1],
    ]


def test_two_tables_with_the_same_sides_stay_two() -> None:
    page = Drawing().table(XS, 100, FIRST).text(200, 170, "绩效目标申报表").table(XS, 200, SECOND)
    both = grids(page)
    assert [rows(grid) for grid in both] == [FIRST, SECOND]
    assert both[1]["before"] == ["绩效目标申报表"]


def test_text_printed_beyond_the_page_is_not_seen_twice() -> None:
    first = Drawing().table(XS, top_of(3), FIRST).text(55, 783, "效益")
    second = Drawing().text(55, -12, "产出").table(XS, 50, SECOND)
    (grid,) = grids(first, second)
    assert rows(grid) == FIRST + SECOND


def test_a_running_head_beside_other_text_is_dropped_alone() -> None:
    first = Drawing().text(400, 30, "内部资料").table(XS, 60, FIRST)
    second = Drawing().text(50, 30, "绩效目标表").text(400, 30, "内部资料").table(XS, 60, SECOND)
    assert grids(first, second)[1]["before"] == ["绩效目标表"]


def test_page_numbers_in_english_and_with_a_total_are_dropped() -> None:
    for text in ("Page 1", "Page 1 of 3", "1/3", "-1-", "第1页 共3页", "1"):
        (grid,) = grids(Drawing().table(XS, 100, FIRST).text(280, 815, text))
        assert grid["after"] == [], text
