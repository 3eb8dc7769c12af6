"""How documents name states, certainties, severities and kinds."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

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
        "override": "读法",
    }
)

# What sort of thing a 指标值 states (`Kind`), and what scoring compares by (`Direction`).
TARGET_KIND_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "count": "数量",
        "rate": "比率",
        "amount": "金额",
        "deadline": "截止期限",
        "period": "起止期间",
        "qualitative": "定性",
        "compound": "复合",
    }
)

DIRECTION_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "at_least": "不低于",
        "at_most": "不超过",
        "exact": "等于",
        "in_range": "在区间内",
        "by_date": "不晚于",
    }
)
