"""Grids -> declaration, over the layouts in use."""

# ruff: noqa: E501  (a drawn table keeps its rows whole)

import dataclasses
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from evaltool.declaration import Declaration, read_declaration
from evaltool.files import read_grids
from evaltool.model import DEPARTMENT_NAME, FundSource, FundUse, ProjectKind, Source, Target
from tests.declaration.drawing import draw

DECLARED = Path(__file__).parent.parent / "data" / "declaration"
FORMATS = ("申报表.docx", "申报表.xlsx", "申报表.txt")


def codes(declaration: Declaration) -> list[str]:
    return [item.code.removeprefix("declaration-") for item in declaration.findings]


def rows(declaration: Declaration, project: int = 0) -> list[tuple[str, str, str, str]]:
    return [
        (item.category, item.subcategory, item.name, item.target_text)
        for item in declaration.projects[project].indicators
    ]


def without_sources(value: Any) -> Any:
    if isinstance(value, Source):
        return None
    if dataclasses.is_dataclass(value):
        return [without_sources(getattr(value, f.name)) for f in dataclasses.fields(value)]
    if isinstance(value, tuple):
        return [without_sources(part) for part in value]
    return value


class TestRealDeclaration:
    """The published declaration of a unit: one department form, twelve projects."""

    @pytest.fixture(params=FORMATS)
    def declaration(self, request: pytest.FixtureRequest) -> Declaration:
        return read_declaration(read_grids(DECLARED / request.param), year=2024)

    def test_everything_is_read(self, declaration: Declaration) -> None:
        assert len(declaration.projects) == 13
        assert sum(len(project.indicators) for project in declaration.projects) == 99
        assert {project.year for project in declaration.projects} == {2024}
        assert codes(declaration) == []

    def test_the_department(self, declaration: Declaration) -> None:
        department = declaration.projects[0]
        assert department.name == DEPARTMENT_NAME
        assert department.kind is ProjectKind.DEPARTMENT
        assert department.form == "部门整体支出绩效目标申报表"
        assert department.unit == "攀枝花市仁和区人民代表大会常务委员会办公室"
        assert department.goal.startswith("发展社会主义民主")
        assert [item.name for item in department.indicators] == [""] * 11
        assert department.indicators[0].category == "基本经费"

    def test_the_sums_hold(self, declaration: Declaration) -> None:
        department, *projects = declaration.projects

        def declared(use: FundUse) -> Decimal:
            line = department.budget.line(FundSource.FISCAL, use)
            assert line is not None
            assert line.initial is not None
            return line.initial

        parts = [declared(use) for use in FundUse if use is not FundUse.ALL]
        assert parts == [Decimal("732.97"), Decimal("232.57"), Decimal(83)]
        assert sum(parts) == declared(FundUse.ALL) == Decimal("1048.54")
        amounts = {project.form: Decimal(0) for project in projects}
        for project in projects:
            assert project.budget.initial is not None
            amounts[project.form] += project.budget.initial
        assert amounts == {
            "特定目标类项目支出绩效目标申报表": Decimal(83),
            "其他运转类项目支出绩效目标申报表": Decimal("126.4"),
        }
        assert Decimal("839.14") + sum(amounts.values()) == Decimal("1048.54")

    def test_blank_amounts_stay_blank(self, declaration: Declaration) -> None:
        line = declaration.projects[1].budget.line(FundSource.OTHER)
        assert line is not None
        assert line.initial is None

    def test_levels_are_names_without_breaks(self, declaration: Declaration) -> None:
        project = declaration.projects[1]
        assert [item.subcategory for item in project.indicators][7:9] == [
            "社会效益指标",
            "可持续影响指标",
        ]
        assert project.indicators[0].key.project == "区人大会议费"


def test_the_formats_agree_but_for_the_places() -> None:
    docx, xlsx, txt = (
        without_sources(read_declaration(read_grids(DECLARED / name), year=2024).projects)
        for name in FORMATS
    )
    assert docx == xlsx == txt


PROJECT = """
    项目支出绩效目标申报表 | < | < | < | <
    （2025年度） | < | < | < | <
    项目名称 | 村级  道路 | < | < | <
    预算单位 | 某镇 | < | < | <
    项目资金（万元） | 年度资金总额： | < | 12 | <
    ^ | 其中：财政拨款 | < | 10 | <
    ^ | 其他资金 | < | 2 | <
    总体目标 | 修好路。 | < | < | <
    绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值
    ^ | 产出指标 | 数量指标 | 里程 | ≥5公里
    ^ | ^ | 时效/n指标 | 完工 | 2025年10月
    ^ | 满意度指标 | 满意度指标 | 村民满意度 | ≥90%
"""


def test_a_plain_project_form() -> None:
    declaration = read_declaration([draw(PROJECT)])
    project = declaration.projects[0]
    assert (project.name, project.unit, project.year) == ("村级道路", "某镇", 2025)
    assert project.goal == "修好路。"
    assert rows(declaration) == [
        ("产出指标", "数量指标", "里程", "≥5公里"),
        ("产出指标", "时效指标", "完工", "2025年10月"),
        ("满意度指标", "满意度指标", "村民满意度", "≥90%"),
    ]
    assert codes(declaration) == []
    assert project.indicators[1].source.place == "表.docx 第1个表 第11行第5列"


def test_title_year_name_and_unit_outside_the_table() -> None:
    grid = draw(
        """
        一级指标 | 二级指标 | 三级指标 | 指标值
        产出指标 | 数量指标 | 场次 | 3场
        """,
        before=(
            "附件1",
            "项目支出绩效目标申报表",
            "（二〇二四年度）",
            "项目名称：文化下乡",
            "预算单位：文化馆",
        ),
    )
    project = read_declaration([grid]).projects[0]
    assert (project.name, project.unit, project.year) == ("文化下乡", "文化馆", 2024)
    assert project.form == "项目支出绩效目标申报表"


def test_one_form_over_three_tables() -> None:
    head = draw("项目名称 | 水渠\n实施单位 | 水利站", before=("绩效目标申报表",), table=1)
    goal = draw("总体目标 | 通水\n预算数（万元） | 8", table=2)
    body = draw(
        "一级指标 | 二级指标 | 三级指标 | 指标值\n产出指标 | 数量指标 | 长度 | 2公里", table=3
    )
    rest = draw("效益指标 | 社会效益指标 | 受益人口 | 300人", table=4)
    declaration = read_declaration([head, goal, body, rest], year=2024)
    assert len(declaration.projects) == 1
    project = declaration.projects[0]
    assert (project.name, project.goal, project.budget.initial) == ("水渠", "通水", Decimal(8))
    assert [item.name for item in project.indicators] == ["长度", "受益人口"]
    assert project.indicators[1].source.table == 4


def test_several_forms_without_titles_in_one_table() -> None:
    grid = draw(
        """
        项目名称 | 甲 | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值
        产出指标 | 数量指标 | 一 | 1个
        项目名称 | 乙 | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值
        产出指标 | 数量指标 | 二 | 2个
        """
    )
    declaration = read_declaration([grid], year=2024)
    assert [project.name for project in declaration.projects] == ["甲", "乙"]
    assert rows(declaration, 1) == [("产出指标", "数量指标", "二", "2个")]


def test_sign_unit_and_points_in_columns_of_their_own_in_any_order() -> None:
    grid = draw(
        """
        项目名称 | 培训 | < | < | < | < | <
        权重 | 三级指标 | 二级指标 | 一级指标 | 指标性质 | 度量单位 | 指标值
        10 | 人数 | 数量指标 | 产出指标(50分) | ≥ | 人次 | 200
        20分 | 合格率 | 质量指标 | ^ | ＝ | % | 95%
        5.50 | 反响 | 社会效益指标 | 效益指标 | 定性 |  | 良好
        """
    )
    declaration = read_declaration([grid], year=2024)
    indicators = declaration.projects[0].indicators
    assert [item.target_text for item in indicators] == ["≥200人次", "＝95%", "良好"]
    assert [item.points for item in indicators] == [Decimal(10), Decimal(20), Decimal("5.5")]
    first = indicators[0].target
    assert isinstance(first, Target)
    assert (first.op, first.value, first.unit) == (">=", Decimal(200), "人次")
    assert codes(declaration) == []


def test_a_second_heading_line_refines_the_first() -> None:
    grid = draw(
        """
        项目名称 | 路灯 | < | < | < | <
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | < | <
        ^ | ^ | ^ | 指标性质 | 指标值 | 度量单位
        产出指标 | 数量指标 | 盏数 | ≥ | 40 | 盏
        """
    )
    declaration = read_declaration([grid], year=2024)
    assert rows(declaration) == [("产出指标", "数量指标", "盏数", "≥40盏")]
    assert codes(declaration) == []


def test_a_self_evaluation_form_is_read_for_what_it_declares() -> None:
    grid = draw(
        """
        项目支出绩效自评表 | < | < | < | < | < | < | <
        （2023年度） | < | < | < | < | < | < | <
        项目名称 | 防汛 | < | < | < | < | < | <
        主管部门 | 水利局 | < | < | 实施单位 | 防汛办 | < | <
        项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
        ^ | 年度资金总额 | 100 | 120 | 90 | 10 | 75% | 7.5
        ^ | 其中：当年财政拨款 | 100 | 110 | 80 |  |  |
        ^ | 上年结转资金 |  | 10 | 10 |  |  |
        年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | < | <
        ^ | 安全度汛 | < | < | 已度汛 | < | < | <
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
        产出指标 | 数量指标 | 巡查 | ≥10次 | 12次 | 50 | 50 |
        总分 | < | < | < | < | 100 | 95 |
        """
    )
    declaration = read_declaration([grid])
    project = declaration.projects[0]
    assert (project.unit, project.goal, project.year) == ("防汛办", "安全度汛", 2023)
    assert [
        (line.source, line.initial, line.adjusted, line.executed) for line in project.budget.lines
    ] == [
        (FundSource.TOTAL, Decimal(100), Decimal(120), Decimal(90)),
        (FundSource.FISCAL, Decimal(100), Decimal(110), Decimal(80)),
        (FundSource.CARRIED_OVER, None, Decimal(10), Decimal(10)),
    ]
    assert rows(declaration) == [("产出指标", "数量指标", "巡查", "≥10次")]
    assert project.indicators[0].points == Decimal(50)
    assert codes(declaration) == []


def test_the_system_form_of_a_province() -> None:
    grid = draw(
        """
        部门预算项目支出绩效自评表（2023年度） | < | < | < | < | < | < | < | < | <
        项目名称 | 禁毒 | < | < | < | < | < | < | < | <
        主管部门 | 公安局 | < | < | 实施单位（盖章） | 禁毒办 | < | < | < | <
        1.项目年度目标完成情况 | 目标 | < | < | < | 完成情况 | < | < | < | <
        ^ | 宣传到位 | < | < | < | 已宣传 | < | < | < | <
        2.项目实施内容及过程概述 | 开展宣传 | < | < | < | < | < | < | < | <
        预算执行情况(10分) | < | 年初预算 | 调整后预算数 | 预算执行数 | 预算执行率 | 权重 | 得分 | 原因 | <
        ^ | 总额 | 100 | 100 | 98 | 98% | 10 | 9.8 |  | <
        ^ | 其中：财政资金 | 100 | 100 | 98 | 98% | / | / |  | <
        ^ | 财政专户管理资金 |  |  |  |  | / | / |  | <
        绩效指标（90分） | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分
        ^ | 产出指标 | 数量指标 | 场次 | ≥ | 10 | 场 | 12 | 90 | 90
        合计 | < | < | < | < | < | < | < | 100 | 99.8
        评价结论 | 良好 | < | < | < | < | < | < | < | <
        存在问题 | 无 | < | < | < | < | < | < | < | <
        项目负责人：张某 | < | < | < | < | 财务负责人：李某 | < | < | < | <
        """
    )
    declaration = read_declaration([grid])
    project = declaration.projects[0]
    assert (project.name, project.unit, project.year) == ("禁毒", "禁毒办", 2023)
    assert project.goal == "宣传到位"
    assert project.budget.executed == Decimal(98)
    assert rows(declaration) == [("产出指标", "数量指标", "场次", "≥10场")]
    assert project.indicators[0].points == Decimal(90)
    assert codes(declaration) == ["unit-assumed"]


def test_a_list_of_projects_as_a_budget_system_exports_it() -> None:
    grid = draw(
        """
        2024年部门预算项目绩效目标表 | < | < | < | < | < | < | < | < | < | < | <
        单位 | 项目 | 预算数（元） | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 权重 | 指标方向性
        甲局 | 办公 | 125000.50 | 正常运转 | 产出指标 | 数量指标 | 人数 | ≥ | 20 | 人 | 50 | 正向
        ^ | ^ | ^ | ^ | ^ | 成本指标 | 费用 | ≤ | 12 | 万元 | 40 | 反向
        ^ | 会议 | 8000 | 开会 | 产出指标 | 数量指标 | 场次 | ＝ | 4 | 场 | 90 | 正向
        """
    )
    declaration = read_declaration([grid])
    assert [(project.name, project.unit, project.year) for project in declaration.projects] == [
        ("办公", "甲局", 2024),
        ("会议", "甲局", 2024),
    ]
    office, meeting = declaration.projects
    assert office.budget.initial == Decimal("12.50005")
    assert (office.goal, meeting.goal) == ("正常运转", "开会")
    assert [item.target_text for item in office.indicators] == ["≥20人", "≤12万元"]
    assert meeting.budget.initial == Decimal("0.8")
    assert codes(declaration) == []


def test_a_list_that_names_no_money_unit_is_in_yuan_and_says_so_once() -> None:
    grid = draw(
        """
        2024年部门预算项目绩效目标表 | < | < | < | < | < | <
        单位 | 项目 | 预算数 | 一级指标 | 二级指标 | 三级指标 | 指标值
        甲局 | 办公 | 125000 | 产出指标 | 数量指标 | 人数 | 20人
        ^ | 会议 | 80000 | 产出指标 | 数量指标 | 场次 | 4场
        """
    )
    declaration = read_declaration([grid])
    amounts = [project.budget.initial for project in declaration.projects]
    assert amounts == [Decimal("12.5"), Decimal(8)]
    assert codes(declaration) == ["unit-assumed"]
    assert "按元读入" in declaration.findings[0].message


def test_keys_count_rows_that_are_otherwise_the_same() -> None:
    grid = draw(
        """
        项目名称 | 甲 | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值
        产出指标 | 数量指标 | 次数 | 1次
        产出指标 | 数量指标 | 次数 | 2次
        产出指标 | 数量指标 | 次数 | 3次
        """
    )
    indicators = read_declaration([grid], year=2024).projects[0].indicators
    assert [item.key.ordinal for item in indicators] == [0, 1, 2]


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        (("指标值", "怪列"), "unknown-heading", "第9行第5列"),
        (("≥5公里", ""), "target-blank", "第10行第5列"),
        (("里程 |", " |"), "no-indicator-name", "第10行第5列"),
        (("产出指标", "制度建设"), "unknown-category", "第10行第5列"),
        (("村级  道路", ""), "no-name", "第1行第1列"),
        (("| 10 |", "| 11 |"), "funds-contradict", "第5行第4列"),
        (("| 10 |", "| 约10 |"), "amount-unreadable", "第6行第4列"),
        (("其他资金", "捐赠资金"), "unknown-fund-row", "第7行第2列"),
        (("（2025年度）", "附表"), "no-year", "第3行第2列"),
        (("≥5公里", "≤****元"), "target-unreadable", "第10行第5列"),
    ],
)
def test_what_could_not_be_placed_is_told_with_its_cell(
    change: tuple[str, str], code: str, place: str
) -> None:
    declaration = read_declaration([draw(PROJECT.replace(*change))])
    told = [item for item in declaration.findings if item.code == f"declaration-{code}"]
    assert told, codes(declaration)
    assert told[0].place.endswith(place)
    assert len(declaration.projects) == 1


def test_a_year_that_differs_is_told_and_kept() -> None:
    declaration = read_declaration([draw(PROJECT)], year=2024)
    assert codes(declaration) == ["year-differs"]
    assert declaration.projects[0].year == 2025


def test_the_asked_year_fills_a_missing_one() -> None:
    declaration = read_declaration([draw(PROJECT.replace("（2025年度）", ""))], year=2024)
    assert declaration.projects[0].year == 2024
    assert codes(declaration) == []


def test_two_forms_of_one_name() -> None:
    declaration = read_declaration([draw(PROJECT), draw(PROJECT, table=2)])
    assert codes(declaration) == ["double-name"]
    assert "第1个表" in declaration.findings[0].message


def test_a_table_that_is_no_form() -> None:
    declaration = read_declaration([draw("姓名 | 电话\n张三 | 123")])
    assert codes(declaration) == ["not-a-form"]
    assert declaration.projects == ()


def test_a_title_without_a_form() -> None:
    declaration = read_declaration([draw("项目支出绩效目标申报表 | <")])
    assert codes(declaration) == ["title-alone"]


def test_shared_points_are_not_split() -> None:
    grid = draw(
        """
        项目名称 | 甲 | < | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值 | 分值
        产出指标 | 数量指标 | 一 | 1个 | 20
        产出指标 | 数量指标 | 二 | 2个 | ^
        产出指标 | 数量指标 | 三 | 3个 | 十分
        """
    )
    declaration = read_declaration([grid], year=2024)
    assert [item.points for item in declaration.projects[0].indicators] == [None, None, None]
    assert codes(declaration) == ["points-shared", "points-shared", "points-unreadable"]


def test_a_table_cut_short_and_lines_without_a_place() -> None:
    grid = draw(PROJECT + "\n（以下从略） | < | < | < | <")
    assert codes(read_declaration([grid])) == ["cut-short"]
    loose = draw(PROJECT + "\n合计 | < | < | < | 100\n本表一式三份 | < | < | < | <")
    assert codes(read_declaration([loose])) == ["unplaced"]


def test_levels_left_blank_are_carried_down_within_their_category() -> None:
    grid = draw(
        """
        项目名称 | 甲 | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值
        产出指标 | 数量指标 | 一 | 1个
        |  | 二 | 2个
        效益指标 |  | 三 | 3个
        """
    )
    assert [row[:2] for row in rows(read_declaration([grid], year=2024))] == [
        ("产出指标", "数量指标"),
        ("产出指标", "数量指标"),
        ("效益指标", ""),
    ]


def test_the_official_form_with_targets_of_several_years() -> None:
    grid = draw(
        """
        附件2 | < | < | < | < | < | < | <
        项目支出绩效目标申报表 | < | < | < | < | < | < | <
        （2024年度） | < | < | < | < | < | < | <
        项目名称 | 水网 | < | < | < | < | < | <
        主管部门及代码 | 水利局 | < | < | 实施单位 | 水管站 | < | <
        项目属性 | 延续 | < | < | 项目期 | 三年 | < | <
        项目资金（万元） | < | 中期资金总额： | 300 | 年度资金总额： | < | 100 | <
        ^ | < | 其中：财政拨款 | 280 | 其中：财政拨款 | < | 90 | <
        ^ | < | 其他资金 | 20 | 其他资金 | < | 10 | <
        总体目标 | 中期目标（2024年—2026年） | < | < | 年度目标 | < | < | <
        ^ | 全县通水 | < | < | 两镇通水 | < | < | <
        绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值
        ^ | 产出指标 | 数量指标 | 里程 | 30公里 | 数量指标 | 里程 | 10公里
        ^ | 效益指标 | 社会效益指标 | 人口 | 9000人 | 社会效益指标 | 人口 | 3000人
        """
    )
    declaration = read_declaration([grid])
    project = declaration.projects[0]
    assert (project.unit, project.goal) == ("水管站", "两镇通水")
    assert [(line.source, line.initial) for line in project.budget.lines] == [
        (FundSource.TOTAL, Decimal(100)),
        (FundSource.FISCAL, Decimal(90)),
        (FundSource.OTHER, Decimal(10)),
    ]
    assert rows(declaration) == [
        ("产出指标", "数量指标", "里程", "10公里"),
        ("效益指标", "社会效益指标", "人口", "3000人"),
    ]
    assert codes(declaration) == ["two-periods"]


def test_funds_of_several_years_above_those_of_the_year() -> None:
    grid = draw(
        """
        项目名称 | 水网 | <
        项目资金（万元） | 实施期资金总额 | 300
        ^ | 其中：财政拨款 | 300
        ^ | 年度资金总额 | 100
        ^ | 其中：财政拨款 | 100
        总体目标 | 通水 | <
        一级指标 | 三级指标 | 指标值
        产出指标 | 里程 | 10公里
        """
    )
    project = read_declaration([grid], year=2024).projects[0]
    assert [line.initial for line in project.budget.lines] == [Decimal(100), Decimal(100)]


def test_the_official_department_form_with_its_tasks() -> None:
    grid = draw(
        """
        部门（单位）整体支出绩效目标申报表 | < | < | < | <
        （2024年度） | < | < | < | <
        部门（单位）名称 | 某局 | < | < | <
        年度主要任务 | 任务名称 | 总额 | 财政拨款 | 其他资金
        ^ | 保运转 | 60 | 60 |
        ^ | 办实事 | 45 | 40 | 5
        ^ | 金额合计 | 105 | 100 | 5
        年度总体目标 | 目标1：运转正常/n目标2：群众满意 | < | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值 | <
        产出指标 | 数量指标 | 任务 | 2项 | <
        """,
        before=("金额单位：万元",),
    )
    declaration = read_declaration([grid])
    project = declaration.projects[0]
    assert (project.name, project.unit) == (DEPARTMENT_NAME, "某局")
    assert project.goal == "目标1：运转正常\n目标2：群众满意"
    assert [(line.source, line.initial) for line in project.budget.lines] == [
        (FundSource.TOTAL, Decimal(105)),
        (FundSource.FISCAL, Decimal(100)),
        (FundSource.OTHER, Decimal(5)),
    ]
    assert codes(declaration) == []


@pytest.mark.parametrize("place", ["before", "row", "heading"])
def test_amounts_in_yuan_become_wan_yuan_exactly(place: str) -> None:
    unit = "（元）" if place == "heading" else ""
    row = "单位：元 | < | < | <\n" if place == "row" else ""
    text = f"""
        项目名称 | 甲 | < | <
        {row}
        项目资金{unit} | 年度资金总额 | 3,239,300.01 | <
        一级指标 | 二级指标 | 三级指标 | 指标值
        产出指标 | 数量指标 | 一 | 1个
    """.replace("\n        \n", "\n")
    grid = draw(text, before=("金额单位：元",) if place == "before" else ())
    declaration = read_declaration([grid], year=2024)
    assert declaration.projects[0].budget.initial == Decimal("323.930001")
    assert codes(declaration) == []


def test_labels_and_amounts_in_one_row() -> None:
    grid = draw(
        """
        项目名称 | 甲 | < | < | < | < | <
        项目资金（万元） | 年度资金总额 | 12.5 | 财政拨款 | 12.5 | 其他资金 |
        一级指标 | 二级指标 | 三级指标 | 指标值 | < | < | <
        产出指标 | 数量指标 | 一 | 1个 | < | < | <
        """
    )
    lines = read_declaration([grid], year=2024).projects[0].budget.lines
    assert [(line.source, line.initial) for line in lines] == [
        (FundSource.TOTAL, Decimal("12.5")),
        (FundSource.FISCAL, Decimal("12.5")),
        (FundSource.OTHER, None),
    ]


def test_parts_that_fall_short_of_the_total() -> None:
    short = PROJECT.replace("| 10 |", "| 9 |")
    assert codes(read_declaration([draw(short)])) == ["funds-contradict"]
    blank = PROJECT.replace("其他资金 | < | 2", "其他资金 | < | ")
    assert codes(read_declaration([draw(blank)])) == ["funds-short"]
    none = PROJECT.replace("| 10 |", "|  |")
    assert codes(read_declaration([draw(none)])) == []


def test_a_table_that_only_shares_a_word_with_a_form_is_none() -> None:
    grid = draw(
        """
        项目名称 | 年初预算数 | 全年预算数 | 全年执行数
        会议费 | 55 | 52 | 50.83
        培训费 | 25 | 22 | 21.35
        """
    )
    declaration = read_declaration([grid])
    assert declaration.projects == ()
    assert codes(declaration) == ["not-a-form"]
