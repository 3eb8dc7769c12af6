"""The families of indicators: how targets read and what is recorded for them.

A target is drawn with its actual, so that both fit: reached, missed, exceeded, late, blank, or a
text where a figure is due.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

YEAR = 2024

Drawn = tuple[str, "Recorded"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What is recorded for an indicator; texts as typed."""

    value: str = ""
    level: str = ""
    share: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One family: where it stands, what its indicators are called, how it is drawn."""

    category: str
    subcategory: str
    names: tuple[str, ...]
    draw: Callable[[Random], Drawn]


_REASONS = (
    "受汛期影响，部分工作顺延",
    "年中人员调整，任务分解不及时",
    "部分合同未到付款节点",
    "基层报送材料较晚",
    "服务对象外出较多，覆盖不足",
)


def _missed(draw: Random, chance: float) -> bool:
    return draw.random() < chance


def _count(unit: str, low: int, high: int, before: str = "") -> Callable[[Random], Drawn]:
    def drawn(draw: Random) -> Drawn:
        target = draw.randint(low, high)
        actual, reason = target, ""
        if _missed(draw, 0.18):
            actual, reason = max(0, target - draw.randint(1, max(1, target // 4))), _why(draw)
        elif _missed(draw, 0.3):
            actual = target + draw.randint(0, max(1, target // 5))
        return f"{before}{target}{unit}", _quantity(draw, f"{actual}{unit}", reason)

    return drawn


def _rate(before: str, low: int, high: int) -> Callable[[Random], Drawn]:
    def drawn(draw: Random) -> Drawn:
        target = draw.randint(low, high)
        actual, reason = min(100.0, target + draw.randint(0, 500) / 100), ""
        if _missed(draw, 0.15):
            actual, reason = target - draw.randint(1, 900) / 100, _why(draw)
        return f"{before}{target}%", _quantity(
            draw, f"{actual:.2f}".rstrip("0").rstrip(".") + "%", reason
        )

    return drawn


def _money(draw: Random) -> Drawn:
    target = draw.randint(10, 9000) / 10
    actual = round(target * draw.choice((1, 0.98, 0.955, 0.9, 0.86)), 2)
    if _missed(draw, 0.06):
        return f"{target:g}万元", _quantity(draw, f"{target + 0.5:g}万元", "材料价格上涨")
    before = draw.choice(("", "≤", "不超过"))
    return f"{before}{target:g}万元", _quantity(draw, f"{actual:g}万元", "")


def _deadline(draw: Random) -> Drawn:
    month = draw.randint(3, 12)
    text = draw.choice((f"{YEAR}年{month}月底前", f"{YEAR}年{month}月30日前", f"{month}月底之前"))
    late = _missed(draw, 0.12)
    done = min(12, month + 1) if late and month < 12 else draw.randint(max(1, month - 2), month)
    reason = _why(draw) if done > month else ""
    return text, _quantity(draw, f"{YEAR}年{done}月{draw.randint(1, 28)}日", reason)


def _period(draw: Random) -> Drawn:
    text = draw.choice((f"{YEAR}年1-12月", f"{YEAR}.1.1-{YEAR}.12.31"))
    return text, _quantity(draw, f"{YEAR}年1-12月", "")


def _quality(*texts: str) -> Callable[[Random], Drawn]:
    def drawn(draw: Random) -> Drawn:
        text = draw.choice(texts)
        chance = draw.random()
        if chance < 0.75:
            share = draw.choice(("", "100%", "98%", "95%", "90%"))
            return text, Recorded(value="按计划完成", level="达成", share=share)
        if chance < 0.94:
            share = f"{draw.randint(60, 79)}%"
            return text, Recorded(
                value="基本完成", level="部分达成", share=share, reason=_why(draw)
            )
        if chance < 0.998:
            return text, Recorded(value="进展缓慢", level="未达成", share="45%", reason=_why(draw))
        return text, Recorded(value="正在推进")

    return drawn


def _people(draw: Random) -> Drawn:
    first, second = draw.randint(4, 40), draw.randint(1, 12)
    text = f"公务员{first}人，机关工勤{second}人"
    left = first - (1 if _missed(draw, 0.2) else 0)
    reason = "年中1人调出，编制待补" if left < first else ""
    return text, Recorded(value=f"公务员{left}人，机关工勤{second}人", reason=reason)


def _quantity(draw: Random, value: str, reason: str) -> Recorded:
    """The value, in rare cases left blank or told in words instead."""
    chance = draw.random()
    if chance < 0.0015:
        return Recorded()
    if chance < 0.0025:
        return Recorded(value="已完成")
    return Recorded(value=value, reason=reason)


def _why(draw: Random) -> str:
    return draw.choice(_REASONS) if draw.random() < 0.85 else ""


OUTPUT, BENEFIT, SATISFACTION = "项目完成", "项目效益", "满意度指标"

PROJECT_FAMILIES: tuple[Family, ...] = (
    Family(
        category=OUTPUT,
        subcategory="数量指标",
        names=("召开专题会议", "开展执法检查", "举办培训班"),
        draw=_count("次", 2, 30),
    ),
    Family(
        category=OUTPUT,
        subcategory="数量指标",
        names=("培训人数", "服务群众人次", "受益人数"),
        draw=_count("人次", 50, 4000, "≥"),
    ),
    Family(
        category=OUTPUT,
        subcategory="数量指标",
        names=("维护设备数量", "改造点位", "购置设备"),
        draw=_count("台", 1, 120),
    ),
    Family(
        category=OUTPUT,
        subcategory="数量指标",
        names=("整治河道长度", "养护道路里程"),
        draw=_count("公里", 3, 260, "不少于"),
    ),
    Family(
        category=OUTPUT,
        subcategory="质量指标",
        names=("验收合格率", "工作任务完成率", "保障率"),
        draw=_rate("", 90, 100),
    ),
    Family(
        category=OUTPUT,
        subcategory="质量指标",
        names=("办结率", "群众诉求回复率"),
        draw=_rate("≥", 85, 98),
    ),
    Family(
        category=OUTPUT,
        subcategory="质量指标",
        names=("系统运行质量", "建设标准"),
        draw=_quality("符合行业标准并通过验收", "运行稳定，无重大故障", "按规范要求完成"),
    ),
    Family(
        category=OUTPUT, subcategory="时效指标", names=("完成时间", "资金拨付时间"), draw=_deadline
    ),
    Family(category=OUTPUT, subcategory="时效指标", names=("实施时限", "运行时间"), draw=_period),
    Family(category=OUTPUT, subcategory="成本指标", names=("项目总成本", "经费支出"), draw=_money),
    Family(
        category=BENEFIT,
        subcategory="社会效益指标",
        names=("服务能力提升", "公共服务水平"),
        draw=_quality("有效提升公共服务水平", "保障民生，促进社会和谐", "群众获得感明显增强"),
    ),
    Family(
        category=BENEFIT,
        subcategory="可持续影响指标",
        names=("长效机制建设", "持续运行"),
        draw=_quality("机制健全并持续运行", "持续改善营商环境"),
    ),
    Family(
        category=BENEFIT,
        subcategory="经济效益指标",
        names=("带动就业", "节约运行成本"),
        draw=_count("人", 10, 300, "≥"),
    ),
    Family(
        category=SATISFACTION,
        subcategory="满意度指标",
        names=("服务对象满意度", "群众满意度"),
        draw=_rate("≥", 85, 95),
    ),
)

DEPARTMENT_FAMILIES: tuple[Family, ...] = (
    Family(category="基本经费", subcategory="数量指标", names=("",), draw=_people),
    Family(
        category="基本经费",
        subcategory="质量指标",
        names=("",),
        draw=_rate("人员经费和公用经费保障率达", 95, 100),
    ),
    Family(category="基本经费", subcategory="时效指标", names=("",), draw=_period),
    Family(
        category="项目经费", subcategory="质量指标", names=("",), draw=_rate("项目完成率≥", 90, 100)
    ),
    Family(category="项目经费", subcategory="成本指标", names=("",), draw=_money),
    Family(
        category="效益指标",
        subcategory="社会效益指标",
        names=("",),
        draw=_quality("保障机关正常履职，服务经济社会发展", "推进法治政府建设，维护社会稳定"),
    ),
    Family(
        category="满意度指标",
        subcategory="满意度指标",
        names=("",),
        draw=_rate("服务对象满意度≥", 85, 95),
    ),
)
