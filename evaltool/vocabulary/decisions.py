"""Tables in which officers decide: corrections, comparisons, chosen points."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from evaltool.vocabulary.headings import each

# Columns of a table in which an officer states what a cell means (更正说明), and of the sheets of
# the reading report (阅读核对表) in which he does the same: heading -> what stands in it.
OVERRIDE_HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        **each("project", "项目名称 项目 二级项目名称 项目全称"),
        **each("category", "一级指标 一级 一级指标名称"),
        **each("subcategory", "二级指标 二级 二级指标名称"),
        **each("name", "三级指标 三级 三级指标名称 指标名称"),
        **each("path", "指标 绩效指标"),
        **each("original", "原文 申报原文 指标值原文 原指标值 原值 原表述"),
        **each("target", "年度指标值 指标值 目标值 申报指标值"),
        **each("corrected", "更正为 更正后 更正后指标值 更正值 应理解为 更正内容"),
        **each("reason", "理由 更正理由 更正原因 更正依据"),
        **each("author", "更正人 核对人 填写人 经办人"),
        **each("verdict", "核对 核对结果 核对意见"),
        **each("understood", "理解为 读作"),
        **each("severity", "级别"),
        **each("place", "位置"),
        **each("problem", "问题"),
        **each("remedy", "处理办法"),
    }
)

# What people write to say that a reading is right, and that it is to be corrected.
CONFIRMED: tuple[str, ...] = (
    *("正确", "无误", "对", "是", "同意", "属实", "不变", "不更正", "无需更正", "没有问题"),
    *("已核对", "已核", "√", "✓", "✔", "OK", "ok"),
)

TO_CORRECT: tuple[str, ...] = ("更正", "需更正", "应更正", "改", "错误", "不正确", "×", "✗", "✘")

# 两两比较表 (pairwise comparisons) and 分值确定表 (points that were chosen).
COMPARISON_HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        **each("project", "项目名称 项目"),
        **each("category", "一级指标"),
        **each("first", "指标甲 甲"),
        **each("second", "指标乙 乙"),
        **each("more", "更重要的是 更重要的 哪个更重要"),
        **each("degree", "程度 重要程度 标度"),
    }
)

COMPARISON_SIDES: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(("甲", "指标甲", "甲更重要"), 1),
        **dict.fromkeys(("乙", "指标乙", "乙更重要"), -1),
        **dict.fromkeys(("同等", "同等重要", "一样", "相同", "相等"), 0),
    }
)

CHOSEN_HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        **each("project", "项目名称 项目"),
        **each("category", "一级指标"),
        **each("subcategory", "二级指标"),
        **each("name", "三级指标"),
        **each("target_text", "年度指标值 指标值"),
        **each("number", "指标序号"),
        **each("points", "确定分值"),
        **each("basis", "确定方法"),
    }
)
