"""The one table of words: Chinese headings and category names <-> our names.

Headings are compared after `squeeze`, so that line breaks, spaces, full-width brackets and
colons inside a heading cell do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

_DROPPED = re.compile(r"[\s\u3000:：()（）]+")
_IN_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_NUMBERING = re.compile(r"^\s*(?:[一二三四五六七八九十]+[、.．]|\d{1,2}[、.．](?!\d)|[*★☆]+)\s*")
_MARKS = re.compile(r"[*★☆]+|^其中")
_LONGEST_HEADING = 100
_REMEMBERED = 8192
"""Short texts whose bare form is kept: headings and labels are the same in every form."""

_POINTS = re.compile(r"\d+(?:\.\d+)?[分%％]?$")


def squeeze(text: str) -> str:
    """The text of a heading without white space, colons and brackets."""
    return _squeezed(text) if len(text) <= _LONGEST_HEADING else _DROPPED.sub("", text)


@lru_cache(maxsize=_REMEMBERED)
def _squeezed(text: str) -> str:
    return _DROPPED.sub("", text)


def bare(text: str) -> str:
    """A heading without numbering, remarks in brackets, white space, colons and marks."""
    return _bare(text) if len(text) <= _LONGEST_HEADING else _stripped(text)


@lru_cache(maxsize=_REMEMBERED)
def _bare(text: str) -> str:
    return _stripped(text)


def _stripped(text: str) -> str:
    text = _NUMBERING.sub("", _IN_BRACKETS.sub("", text.strip()))
    return _MARKS.sub("", squeeze(text))


def look_up(words: Mapping[str, str], text: str) -> str | None:
    """What a heading means by a table of words: as written, else without its remarks."""
    if len(text) > _LONGEST_HEADING:
        return None
    return words.get(squeeze(text)) or words.get(bare(text))


def category_of(text: str) -> str | None:
    """The category in which a declared 一级指标 is scored, or None where it is not known.

    Points printed in the name, 产出指标(50分), do not matter.
    """
    if len(text) > _LONGEST_HEADING:
        return None
    name = _POINTS.sub("", bare(text))
    known = CATEGORIES.get(name) or CATEGORIES.get(squeeze(text))
    return known or next((found for word, found in CATEGORY_WORDS.items() if word in name), None)


def _each(meaning: str, words: str) -> dict[str, str]:
    """Every word of a list gets the same meaning."""
    return dict.fromkeys(words.split(), meaning)


# First-level categories (一级指标) as declared -> the category they are scored in. A form that
# leaves out level 1 shows level 2 in its place.
CATEGORIES: Mapping[str, str] = MappingProxyType(
    {
        **_each(
            "output",
            "产出指标 产出 项目产出 项目产出指标 项目完成 项目完成指标 基本经费 项目经费 "
            "产出数量指标 产出质量指标 产出时效指标 数量指标 质量指标 时效指标 完成指标",
        ),
        **_each(
            "benefit",
            "效益指标 效益 项目效益 项目效益指标 效果指标 项目效果 项目效果指标 "
            "经济效益指标 社会效益指标 生态效益指标 可持续影响指标 社会效应指标",
        ),
        **_each(
            "satisfaction",
            "满意度指标 满意度 服务对象满意度 服务对象满意度指标 社会公众满意度指标 "
            "群众满意度指标 项目满意度 项目满意度指标 满意指标",
        ),
        **_each(
            "cost",
            "成本指标 成本 项目成本 项目成本指标 产出成本指标",
        ),
    }
)

# Words in a first-level category of another name, and in a second-level one (二级指标), that tell
# the category all the same; the first word that stands in the text counts.
CATEGORY_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "满意": "satisfaction",
        "效益": "benefit",
        "可持续": "benefit",
        "成本": "cost",
        "产出": "output",
        "完成": "output",
        "数量": "output",
        "质量": "output",
        "时效": "output",
    }
)

# What stands in 二级指标 where the row is a cost.
COST_WORD = "成本"

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

# Rows of a form that hold one value: label -> what it is ("other": known, not needed here).
FORM_LABELS: Mapping[str, str] = MappingProxyType(
    {
        **_each(
            "project",
            "项目名称 二级项目名称 项目全称 项目政策名称 转移支付项目名称 专项名称 专项资金名称 "
            "资金名称 政策名称 项目资金名称 转移支付名称",
        ),
        **_each(
            "unit",
            "预算单位 预算单位名称 单位名称 部门名称 部门单位名称 部门预算单位 申报单位 "
            "填报单位 填报单位盖章 实施单位 项目单位 项目实施单位 资金使用单位 使用单位 "
            "项目申报单位 项目执行单位 承担单位",
        ),
        **_each(
            "year",
            "年度 预算年度 申报年度 评价年度 自评年度",
        ),
        **_each(
            "funds",
            "项目资金 预算资金 资金情况 项目资金情况 预算执行情况 预算情况 项目预算 "
            "预算金额 项目金额 预算数 年度预算 年度预算申请 资金来源 年度资金总额 资金总额 "
            "项目总金额 项目资金申请 年度资金 申请资金 项目预算安排情况 年度预算安排 "
            "项目资金安排 资金预算 项目支出预算 部门资金 部门资金情况 部门预算资金 单位资金情况 "
            "整体支出资金 部门整体资金 部门预算执行情况 资金投入情况 资金投入 项目资金投入 "
            "资金使用情况 项目资金使用情况 年度资金情况 预算及执行情况 预算资金情况",
        ),
        **_each(
            "goal",
            "总体目标 年度总体目标 年度目标 年度绩效目标 绩效目标 总体绩效目标 项目总体目标 "
            "项目年度目标 项目年度绩效目标 年度总体绩效目标 项目绩效目标 "
            "年初绩效目标 当年绩效目标 年度主要任务及拟达到的目标 "
            "整体绩效目标 部门整体绩效目标 年度整体目标 "
            "项目年度目标完成情况 年度总体目标完成情况 年度目标完成情况 总体目标完成情况 "
            "绩效目标完成情况 年度绩效目标完成情况 预期目标完成情况",
        ),
        **_each("tasks", "年度主要任务 主要任务 年度任务 年度工作任务 年度重点任务"),
        **_each(
            "other",
            "主管部门 主管部门及代码 主管单位 主管部门名称 项目主管部门 项目负责人 负责人 "
            "单位负责人 财务负责人 联系人 联系电话 电话 填报人 填表人 填报日期 填表日期 "
            "填报时间 项目类型 项目类别 项目属性 项目性质 项目代码 项目编码 项目编号 "
            "单位代码 单位编码 项目期限 项目周期 项目起止时间 项目实施期 起止时间 立项依据 "
            "项目概况 项目内容 备注 项目实施内容及过程概述 主要内容 项目实施内容 "
            "项目立项依据 说明 评价结论 存在问题 改进措施 其他需说明的问题 "
            "其他需要说明的问题 其他说明的问题 需要说明的问题 审核意见 主管部门审核意见 "
            "财政部门审核意见 自评总分 自评总得分 自评结论 绩效自评结论 存在的问题 "
            "存在的主要问题 偏差大或目标未完成原因分析 目标未完成原因分析 下一步改进措施 "
            "改进措施及结果应用方案 评价等级 单位职责 部门职能 部门职能概述 单位职能 是否涉密 "
            "支出功能分类 "
            "项目期 起止年月 其他需要说明事项 其他需要说明的事项 其他需说明的事项 需要说明的事项 "
            "其他说明事项 资金管理情况 中央主管部门 地方主管部门 省级主管部门 省级财政部门 "
            "市级主管部门 项目负责人及电话 联系人及电话 负责人及电话 主管部门及负责人 "
            "自评等级 绩效等级 评价得分等级 财政处室 归口处室",
        ),
    }
)

# Headings inside the goal of a form: what was planned, for how long, and what came of it.
GOAL_HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        **_each(
            "planned",
            "预期目标 年度目标 目标 年初设定目标 预期绩效目标 年度预期目标 年度绩效目标 "
            "本年目标 年初目标 计划目标 设定目标 年度总体目标 项目年度目标 年初绩效目标 "
            "全年绩效目标 全年调整绩效目标 调整后绩效目标 总体目标 预期总体目标 年初设定的目标 "
            "年初设定绩效目标 年初预期目标 年初总体目标",
        ),
        **_each(
            "outcome",
            "实际完成情况 完成情况 全年实际完成情况 目标实际完成情况 全年完成情况 "
            "年度总体目标完成情况 目标完成情况 总体目标实际完成情况 年度目标完成情况 "
            "全年目标实际完成情况 全年目标完成情况 绩效目标完成情况 总体目标完成情况 "
            "年度总体目标完成情况综述 总体目标完成情况综述 目标完成情况综述 完成情况综述 "
            "实际完成目标 自评完成情况 年度实际完成情况 实际完成",
        ),
        **_each(
            "later",
            "实施期目标 中长期目标 总目标 实施期总目标 中期目标 长期目标",
        ),
    }
)

# Columns of the indicator table: heading -> what stands in it.
INDICATOR_HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        **_each(
            "category",
            "一级指标 一级 一级绩效指标 一级指标名称",
        ),
        **_each(
            "subcategory",
            "二级指标 二级 二级绩效指标 二级指标名称",
        ),
        **_each(
            "name",
            "三级指标 三级 三级绩效指标 指标名称 三级指标名称 指标内容 具体指标",
        ),
        **_each(
            "target",
            "年度指标值 指标值 目标值 绩效指标值 年度目标值 预期指标值 计划指标值 "
            "指标目标值 全年目标值 年初指标值 预期值 计划值 年初目标值 绩效目标值 "
            "全年指标值 预期目标值 本年指标值 指标标准值 目标指标值 年度绩效指标值 值 数值 "
            "指标数值 目标数值 指标具体值",
        ),
        **_each(
            "op",
            "指标性质 绩效指标性质 指标符号 符号 运算符号 计算符号 指标关系 运算符 比较符 "
            "关系符号 指标值符号",
        ),
        **_each(
            "direction",
            "指标方向性 指标方向 方向性 方向 指标属性",
        ),
        **_each(
            "measure",
            "度量单位 计量单位 单位 指标单位 绩效度量单位 指标值单位 量化单位",
        ),
        **_each(
            "points",
            "分值 权重 指标分值 指标权重 分值权重 权重分值 标准分 标准分值 满分 权重% "
            "权重％ 赋分 分值权重%",
        ),
        **_each(
            "actual",
            "实际完成值 完成值 全年完成值 全年实际值 实际值 全年实际完成值 实际完成指标值 "
            "自评完成值 实际完成情况 完成情况 全年实际完成情况 年度完成值 指标完成值 "
            "实际完成",
        ),
        **_each(
            "adjusted_target",
            "调整后指标值 调整指标值 全年调整指标值 年度调整指标值 调整后目标值 调整后年度指标值",
        ),
        **_each("evidence", "佐证材料 佐证资料 证明材料 佐证"),
        **_each(
            "score",
            "得分 自评得分 指标得分 实际得分 自评分 评分 复核得分 复评得分 核定得分 评价得分",
        ),
        **_each(
            "reason",
            "偏差原因分析及改进措施 未完成原因分析 偏差原因 偏差原因及改进措施 原因分析 "
            "未完成原因和改进措施 未完成原因及改进措施 偏差原因分析 未完成原因 原因 "
            "未完成原因及拟采取的改进措施 偏差分析及改进措施 未达成原因及改进措施",
        ),
        **_each(
            "other",
            "备注 说明 指标解释 指标说明 评分标准 评价标准 评分规则 数据来源 绩效标准 "
            "指标值说明 指标类型 指标类别 序号 完成率 得分系数 是否核心指标 历史指标值 上年指标值 "
            "上年实际值 计算公式 取值方式 评价方法 标准来源 实施期指标值 中长期指标值 "
            "总体指标值 指标值设定依据 指标设定依据 近三年指标值 指标编码 指标代码 扣分原因 "
            "资料来源 负责科室 改进措施 整改措施 改进措施及建议 拟采取的改进措施",
        ),
        **_each(
            "side",
            "年度绩效目标 年度绩效目标1 年度绩效目标2 年度绩效目标3 年度绩效目标4 "
            "绩效指标 年度绩效指标 项目绩效指标 绩效指标表 年度指标 绩效目标指标 "
            "部门整体绩效指标 绩效 指标",
        ),
    }
)

# Columns that a list of many projects has besides those of the indicator table.
LISTING_HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        **_each(
            "project",
            "项目 项目名称 二级项目 二级项目名称 支出项目",
        ),
        **_each(
            "unit",
            "单位 单位名称 预算单位 预算单位名称 部门名称 部门",
        ),
        **_each(
            "budget",
            "预算数 项目预算 预算金额 年初预算数 年初预算 金额 项目金额 预算 项目预算数 "
            "年度预算数 资金总额 年度资金总额",
        ),
        **_each(
            "goal",
            "年度目标 绩效目标 总体目标 年度总体目标 年度绩效目标 项目年度目标",
        ),
        **_each(
            "year",
            "年度 预算年度",
        ),
    }
)

# Columns of a fund table: heading -> what stands in it.
FUND_MEASURES: Mapping[str, str] = MappingProxyType(
    {
        **_each(
            "initial",
            "年初预算数 年初预算 预算数 预算金额 年初安排 预算安排数 申请金额 年初预算金额 "
            "年初批复数 本年预算",
        ),
        **_each(
            "adjusted",
            "全年预算数 全年预算 调整后预算数 调整后预算 调整预算数 全年调整预算数 "
            "全年调整预算 预算调整数 年度预算数 调整后预算金额 全年预算金额",
        ),
        **_each(
            "executed",
            "全年执行数 执行数 预算执行数 全年执行 实际执行数 全年支出数 决算数 实际支出数 "
            "全年执行金额 支出数 预算执行金额 执行金额 实际支出金额 支出金额 实际执行金额",
        ),
        **_each(
            "other",
            "分值 权重 执行率 预算执行率 得分 自评得分 原因 偏差原因 备注 未完成原因分析 "
            "未完成原因 偏差原因分析及改进措施 说明 资金使用情况",
        ),
    }
)

# Columns of the fund table of a self-evaluation form: heading -> what stands in it.
CLAIM_FUND_MEASURES: Mapping[str, str] = MappingProxyType(
    {
        **{word: meaning for word, meaning in FUND_MEASURES.items() if meaning != "other"},
        **_each(
            "rate",
            "执行率 预算执行率 执行率% 预算执行率% 资金执行率 执行率B/A 支出率 预算完成率",
        ),
        **_each(
            "points",
            "分值 权重 执行率权重 执行率分值 标准分 标准分值 满分 权重分 分值权重 执行率权重分",
        ),
        **_each(
            "score",
            "得分 自评得分 执行率得分 评分 实际得分 自评分 预算执行得分 执行得分",
        ),
        **_each(
            "reason",
            "原因 偏差原因 未完成原因 未完成原因分析 偏差原因分析及改进措施 原因分析 "
            "偏差原因分析 执行率偏低原因 原因说明 备注 说明",
        ),
    }
)

# Labels of a self-evaluation form with what stands beside them.
CLAIM_LABELS: Mapping[str, str] = MappingProxyType(
    {
        **_each(
            "total",
            "自评总分 自评总得分 总得分 项目总得分 自评得分合计 总分 评价总分 自评得分 "
            "绩效自评得分 自评得分分 综合得分 最终得分 绩效自评总分 自评分数",
        ),
        **_each("conclusion", "评价结论 自评结论 绩效自评结论 评价等级"),
        **_each(
            "problems",
            "存在问题 存在的问题 存在的主要问题 主要问题 偏差大或目标未完成原因分析 "
            "目标未完成原因分析",
        ),
        **_each("measures", "改进措施 下一步改进措施 改进措施及结果应用方案 整改措施"),
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

# Money of several years, which stands beside that of the year in some forms.
LATER_FUNDS: tuple[str, ...] = (
    *("中期资金总额", "实施期资金总额", "中长期资金总额", "项目总投资", "总投资", "项目资金总额"),
    *("实施期总资金", "中期资金", "项目总预算", "实施期资金"),
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
        "年度资金合计": "合计",
        "年度总金额": "合计",
        "年度财政资金总额": "合计",
        "项目总金额": "合计",
        "资金合计": "合计",
        "金额合计": "合计",
        "本年资金总额": "合计",
        "预算总额": "合计",
        "财政拨款资金": "财政资金",
        "本年财政拨款": "财政资金",
        "年度财政拨款": "财政资金",
        "上年结转结余": "上年结转资金",
        "上年结转结余资金": "上年结转资金",
        "财政专户": "财政专户管理资金",
        "专户资金": "财政专户管理资金",
        "单位自有资金": "单位资金",
        "其他": "其他资金",
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
        **{
            kind + ending: kind
            for kind in ("人员类", "运转类", "特定目标类")
            for ending in ("项目支出", "项目经费", "项目资金", "支出", "经费")
        },
    }
)

# Other names for the department form among the projects.
DEPARTMENT_NAMES: tuple[str, ...] = ("部门整体支出", "部门整体绩效", "整体支出", "部门（单位）整体")

# What stands in the project column of a row that adds others up.
SUM_ROWS: tuple[str, ...] = ("合计", "总计", "小计", "项目合计")

# What people write into a cell to say that there is nothing (无).
NOTHING: tuple[str, ...] = ("无", "/", "\\", "-", "--", "—", "——", "无调整", "未调整")

# What people record for a deadline that was not kept at all.
NOT_DONE: tuple[str, ...] = (
    *("未完成", "尚未完成", "没有完成", "未完工", "尚未完工", "未实施", "尚未实施", "没有实施"),
    *("未开展", "尚未开展", "未启动", "未开工", "未建成", "未召开", "未举办", "未验收", "未达成"),
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

# Columns of a table in which an officer states what a cell means (更正说明), and of the sheets of
# the reading report (阅读核对表) in which he does the same: heading -> what stands in it.
OVERRIDE_HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        **_each("project", "项目名称 项目 二级项目名称 项目全称"),
        **_each("category", "一级指标 一级 一级指标名称"),
        **_each("subcategory", "二级指标 二级 二级指标名称"),
        **_each("name", "三级指标 三级 三级指标名称 指标名称"),
        **_each("path", "指标 绩效指标"),
        **_each("original", "原文 申报原文 指标值原文 原指标值 原值 原表述"),
        **_each("target", "年度指标值 指标值 目标值 申报指标值"),
        **_each("corrected", "更正为 更正后 更正后指标值 更正值 应理解为 更正内容"),
        **_each("reason", "理由 更正理由 更正原因 更正依据"),
        **_each("author", "更正人 核对人 填写人 经办人"),
        **_each("verdict", "核对 核对结果 核对意见"),
        **_each("understood", "理解为 读作"),
        **_each("severity", "级别"),
        **_each("place", "位置"),
        **_each("problem", "问题"),
        **_each("remedy", "处理办法"),
    }
)

# 两两比较表 (pairwise comparisons) and 分值确定表 (points that were chosen).
COMPARISON_HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        **_each("project", "项目名称 项目"),
        **_each("category", "一级指标"),
        **_each("first", "指标甲 甲"),
        **_each("second", "指标乙 乙"),
        **_each("more", "更重要的是 更重要的 哪个更重要"),
        **_each("degree", "程度 重要程度 标度"),
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
        **_each("project", "项目名称 项目"),
        **_each("category", "一级指标"),
        **_each("subcategory", "二级指标"),
        **_each("name", "三级指标"),
        **_each("target_text", "年度指标值 指标值"),
        **_each("number", "指标序号"),
        **_each("points", "确定分值"),
        **_each("basis", "确定方法"),
    }
)

# Columns of a list of projects that need not be evaluated: heading -> what stands in it.
EXCLUSION_HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        **_each("project", "项目名称 项目 二级项目名称 项目全称"),
        **_each("unit", "单位名称 单位 预算单位 预算单位名称 实施单位 部门名称 项目单位"),
        **_each(
            "reason",
            "不纳入原因 不纳入自评原因 不自评原因 未自评原因 原因 理由 排除原因 豁免原因 "
            "不纳入理由 不纳入自评理由 不公开原因 情况说明 说明 备注",
        ),
    }
)

# What people write to say that a reading is right, and that it is to be corrected.
CONFIRMED: tuple[str, ...] = (
    *("正确", "无误", "对", "是", "同意", "属实", "不变", "不更正", "无需更正", "没有问题"),
    *("已核对", "已核", "√", "✓", "✔", "OK", "ok"),
)
TO_CORRECT: tuple[str, ...] = ("更正", "需更正", "应更正", "改", "错误", "不正确", "×", "✗", "✘")
