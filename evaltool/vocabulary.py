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
    }
)

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
