"""The collection workbook and its csv twins: what is recorded at the year's end."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# Levels of attainment of a qualitative row (完成情况).
LEVELS: tuple[str, ...] = ("达成", "部分达成", "未达成")

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
        "样本量": "sample",
        "满意份数": "satisfied",
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
        "有效样本量": "样本量",
        "有效问卷数": "样本量",
        "有效份数": "样本量",
        "满意人数": "满意份数",
        "满意问卷数": "满意份数",
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

# What people write into a cell to say that there is nothing (无).
NOTHING: tuple[str, ...] = ("无", "/", "\\", "-", "--", "—", "——", "无调整", "未调整")

# What people record for a deadline that was not kept at all.
NOT_DONE: tuple[str, ...] = (
    *("未完成", "尚未完成", "没有完成", "未完工", "尚未完工", "未实施", "尚未实施", "没有实施"),
    *("未开展", "尚未开展", "未启动", "未开工", "未建成", "未召开", "未举办", "未验收", "未达成"),
)
