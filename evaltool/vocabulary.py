"""The one table of words: Chinese headings and category names <-> our names.

Headings are compared after `squeeze`, so that line breaks, spaces, full-width brackets and
colons inside a heading cell do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_DROPPED = re.compile(r"[\s\u3000:：()（）]+")


def squeeze(text: str) -> str:
    """The text of a heading without white space, colons and brackets."""
    return _DROPPED.sub("", text)


# First-level categories (一级指标) as declared -> the category they are scored in.
CATEGORIES: Mapping[str, str] = MappingProxyType(
    {
        "产出指标": "output",
        "项目完成": "output",
        "项目完成指标": "output",
        "基本经费": "output",
        "项目经费": "output",
        "效益指标": "benefit",
        "项目效益": "benefit",
        "项目效益指标": "benefit",
        "满意度指标": "satisfaction",
        "成本指标": "cost",
    }
)

CATEGORY_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "execution": "预算执行率",
        "cost": "成本指标",
        "output": "产出指标",
        "benefit": "效益指标",
        "satisfaction": "满意度指标",
    }
)

# Levels of attainment of a qualitative row (完成情况).
LEVELS: tuple[str, ...] = ("达成", "部分达成", "未达成")

# The csv twins and the sheets of the collection workbook: heading -> field of the record.
ACTUAL_HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "项目名称": "project",
        "一级指标": "category",
        "二级指标": "subcategory",
        "三级指标": "name",
        "年度指标值": "target_text",
        "实际完成值": "value",
        "完成情况": "level",
        "完成比例": "share",
        "分值": "points",
        "偏差原因分析及改进措施": "reason",
        "佐证材料": "evidence",
        "调整后指标值": "adjusted_target",
        "调整批复文件": "approval",
        "认定得分": "decided",
        "认定理由": "decided_reason",
    }
)

BUDGET_HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "项目名称": "project",
        "资金类别": "use",
        "资金来源": "source",
        "年初预算数": "initial",
        "全年预算数": "adjusted",
        "全年执行数": "executed",
        "预算调整原因": "change_reason",
        "执行率偏低原因": "low_rate_reason",
    }
)

SITUATION_HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "项目名称": "project",
        "主管部门": "supervisor",
        "实施单位": "implementer",
        "总体目标实际完成情况": "outcome",
        "存在问题": "problems",
        "改进措施": "measures",
        "项目负责人": "leader",
        "财务负责人": "finance_leader",
        "联系人": "contact",
        "联系电话": "phone",
        "填报日期": "filed",
        "项目取消依据": "cancelled",
    }
)

# Other ways to write those headings -> the heading above.
HEADING_SYNONYMS: Mapping[str, str] = MappingProxyType(
    {
        "项目": "项目名称",
        "指标值": "年度指标值",
        "目标值": "年度指标值",
        "完成值": "实际完成值",
        "实际完成指标值": "实际完成值",
        "全年实际完成值": "实际完成值",
        "偏差原因": "偏差原因分析及改进措施",
        "偏差原因及改进措施": "偏差原因分析及改进措施",
        "未完成原因分析": "偏差原因分析及改进措施",
        "年初预算": "年初预算数",
        "全年预算": "全年预算数",
        "调整预算数": "全年预算数",
        "调整后预算数": "全年预算数",
        "全年调整预算数": "全年预算数",
        "执行数": "全年执行数",
        "预算执行数": "全年执行数",
        "总体目标完成情况": "总体目标实际完成情况",
        "填表日期": "填报日期",
    }
)

# Columns of the collection workbook that only show something and are not read back.
SHOWN_HEADINGS: tuple[str, ...] = (
    "序号",
    "理解为",
    "填写提示",
    "执行率",
    "年度总体目标",
)

# The title of the sheet that explains how the collection workbook is filled in.
GUIDE_TITLE = "填表说明"

# Rows that are otherwise the same are told apart by this column of the collection workbook.
ORDINAL_HEADING = "同名序号"

# Official wordings of the levels of attainment -> the level.
LEVEL_WORDINGS: Mapping[str, str] = MappingProxyType(
    {
        "达成年度指标": "达成",
        "达成预期指标": "达成",
        "全部达成": "达成",
        "部分达成年度指标并具有一定效果": "部分达成",
        "部分达成预期指标并具有一定效果": "部分达成",
        "未达成年度指标且效果较差": "未达成",
        "未达成预期指标且效果较差": "未达成",
    }
)

# What a row of a budget record may say of the money's source and use (资金来源, 资金类别).
FUND_SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "合计": "合计",
        "总额": "合计",
        "年度资金总额": "合计",
        "资金总额": "合计",
        "财政资金": "财政资金",
        "财政拨款": "财政资金",
        "当年财政拨款": "财政资金",
        "上年结转资金": "上年结转资金",
        "上年结转": "上年结转资金",
        "财政专户管理资金": "财政专户管理资金",
        "单位资金": "单位资金",
        "其他资金": "其他资金",
    }
)

FUND_USES: Mapping[str, str] = MappingProxyType(
    {
        "合计": "年度资金总额",
        "年度资金总额": "年度资金总额",
        "人员类": "人员类",
        "人员类项目": "人员类",
        "运转类": "运转类",
        "运转类项目": "运转类",
        "特定目标类": "特定目标类",
        "特定目标类项目": "特定目标类",
    }
)

# Other names for the department form among the projects.
DEPARTMENT_NAMES: tuple[str, ...] = ("部门整体支出", "部门整体绩效", "整体支出", "部门（单位）整体")

# What stands in the project column of a row that adds others up.
SUM_ROWS: tuple[str, ...] = ("合计", "总计", "小计", "项目合计")

# What people write into a cell to say that there is nothing (无).
NOTHING: tuple[str, ...] = ("无", "/", "\\", "-", "--", "—", "——", "无调整", "未调整")

# Words for the states, certainties, severities and kinds of project that documents show.
STATE_TITLES: Mapping[str, str] = MappingProxyType(
    {"scored": "已评分", "decided": "认定", "undecided": "待定"}
)

CERTAINTY_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "confirmed": "已核对原文",
        "practice": "实务做法",
        "recalled": "未核对原文",
        "decision": "本工具约定",
    }
)

SEVERITY_TITLES: Mapping[str, str] = MappingProxyType(
    {"error": "错误", "warning": "警告", "info": "提示"}
)

KIND_TITLES: Mapping[str, str] = MappingProxyType({"department": "部门整体", "project": "项目"})

# What an `Inference` is about (an attribute of `Target`) -> how it is told.
INFERENCE_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "kind": "类型",
        "op": "关系",
        "direction": "方向",
        "value": "数值",
        "unit": "单位",
        "start": "起始日",
        "end": "截止日",
        "year": "年度",
    }
)
