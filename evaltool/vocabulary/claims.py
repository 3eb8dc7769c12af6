"""What self-evaluation forms have besides a declared form, and lists of exclusions."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from evaltool.vocabulary.headings import each

# Labels of a self-evaluation form with what stands beside them.
CLAIM_LABELS: Mapping[str, str] = MappingProxyType(
    {
        **each(
            "total",
            "自评总分 自评总得分 总得分 项目总得分 自评得分合计 总分 评价总分 自评得分 "
            "绩效自评得分 自评得分分 综合得分 最终得分 绩效自评总分 自评分数",
        ),
        **each("conclusion", "评价结论 自评结论 绩效自评结论 评价等级"),
        **each(
            "problems",
            "存在问题 存在的问题 存在的主要问题 主要问题 偏差大或目标未完成原因分析 "
            "目标未完成原因分析",
        ),
        **each("measures", "改进措施 下一步改进措施 改进措施及结果应用方案 整改措施"),
    }
)

# Rows that close an indicator table with a sum.
TOTAL_ROWS: tuple[str, ...] = (
    *("总分", "合计", "总计", "总得分", "合计得分", "总分合计", "合计分", "得分合计", "分值合计"),
    *(
        "自评总分",
        "自评总得分",
        "自评得分合计",
        "综合得分",
        "绩效自评总分",
        "项目总分",
        "项目总得分",
    ),
    *("总分值", "总评分", "自评得分", "合计总分", "最终得分"),
)

# Columns of a list of projects that need not be evaluated: heading -> what stands in it.
EXCLUSION_HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        **each("project", "项目名称 项目 二级项目名称 项目全称"),
        **each("unit", "单位名称 单位 预算单位 预算单位名称 实施单位 部门名称 项目单位"),
        **each(
            "reason",
            "不纳入原因 不纳入自评原因 不自评原因 未自评原因 原因 理由 排除原因 豁免原因 "
            "不纳入理由 不纳入自评理由 不公开原因 情况说明 说明 备注",
        ),
    }
)
