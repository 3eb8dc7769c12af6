"""Money: columns of fund tables, sources and uses of funds."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from evaltool.vocabulary.headings import each

# Columns of a fund table: heading -> what stands in it.
FUND_MEASURES: Mapping[str, str] = MappingProxyType(
    {
        **each(
            "initial",
            "年初预算数 年初预算 预算数 预算金额 年初安排 预算安排数 申请金额 年初预算金额 "
            "年初批复数 本年预算",
        ),
        **each(
            "adjusted",
            "全年预算数 全年预算 调整后预算数 调整后预算 调整预算数 全年调整预算数 "
            "全年调整预算 预算调整数 年度预算数 调整后预算金额 全年预算金额",
        ),
        **each(
            "executed",
            "全年执行数 执行数 预算执行数 全年执行 实际执行数 全年支出数 决算数 实际支出数 "
            "全年执行金额 支出数 预算执行金额 执行金额 实际支出金额 支出金额 实际执行金额",
        ),
        **each(
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
        **each(
            "rate",
            "执行率 预算执行率 执行率% 预算执行率% 资金执行率 执行率B/A 支出率 预算完成率",
        ),
        **each(
            "points",
            "分值 权重 执行率权重 执行率分值 标准分 标准分值 满分 权重分 分值权重 执行率权重分",
        ),
        **each(
            "score",
            "得分 自评得分 执行率得分 评分 实际得分 自评分 预算执行得分 执行得分",
        ),
        **each(
            "reason",
            "原因 偏差原因 未完成原因 未完成原因分析 偏差原因分析及改进措施 原因分析 "
            "偏差原因分析 执行率偏低原因 原因说明 备注 说明",
        ),
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
