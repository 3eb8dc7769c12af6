"""One unit's year, drawn from a seed: its forms, its budgets, what was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from tests.generated.families import (
    BENEFIT,
    DEPARTMENT_FAMILIES,
    OUTPUT,
    PROJECT_FAMILIES,
    SATISFACTION,
    Family,
    Recorded,
)

_PLACES = ("青云", "白鹭", "石桥", "临江", "松岗", "东平", "清溪", "望城", "南湖", "永丰")
_BODIES = (
    *("教育局", "卫生健康局", "水务局", "交通运输局", "农业农村局", "住房和城乡建设局", "民政局"),
    *("文化和旅游局", "应急管理局", "市场监督管理局", "司法局", "审计局", "统计局", "档案馆"),
    *("人力资源和社会保障局", "自然资源局", "生态环境局", "信访局", "科技局", "退役军人事务局"),
)
_TOPICS = (
    *("信息系统运行维护", "专项业务", "基层能力建设", "公共服务设施改造", "宣传教育", "应急保障"),
    *("监督检查", "人才培训", "民生实事", "档案整理", "安全生产", "设备购置", "课题调研"),
    *("便民服务", "环境整治", "数据治理", "法律顾问", "物业管理", "会议", "志愿服务"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One indicator with what was recorded for it."""

    category: str
    subcategory: str
    name: str
    target: str
    recorded: Recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form: the department's (`department`) or a project's; amounts in 万元."""

    name: str
    department: bool
    goal: str
    initial: Decimal
    adjusted: Decimal
    executed: Decimal | None
    change_reason: str
    low_rate_reason: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The year of one unit."""

    unit: str
    forms: tuple[Form, ...]


def unit_name(number: int) -> str:
    """The name of the unit with this number (from 0), different for each."""
    place, body = _PLACES[number // len(_BODIES) % len(_PLACES)], _BODIES[number % len(_BODIES)]
    turn = number // (len(_PLACES) * len(_BODIES))
    return f"{place}{f'第{turn + 1}' if turn else ''}区{body}"


def made_year(number: int, *, projects: int = 12, seed: int = 1) -> Year:
    """The year of the unit with this number; every unit has a draw of its own."""
    draw = Random(f"{seed}-{number}")
    unit = unit_name(number)
    topics = [_TOPICS[at % len(_TOPICS)] for at in draw.sample(range(projects + 20), projects)]
    forms = [_project(draw, f"{topic}经费（{at}）", unit) for at, topic in enumerate(topics, 1)]
    return Year(unit=unit, forms=(_department(draw, unit, forms), *forms))


def _department(draw: Random, unit: str, forms: list[Form]) -> Form:
    projects = sum((form.initial for form in forms), Decimal(0))
    basic = Decimal(draw.randint(2000, 90000)) / 10
    rows = tuple(_row(draw, family, "") for family in DEPARTMENT_FAMILIES)
    return _form(
        draw, "部门整体", basic + projects, rows, f"保障{unit}正常履职，完成年度重点工作。"
    )


def _project(draw: Random, name: str, unit: str) -> Form:
    initial = Decimal(draw.randint(15, 6000)) / 10
    chosen = [
        *_some(draw, OUTPUT, 3, 6),
        *_some(draw, BENEFIT, 1, 2),
        *_some(draw, SATISFACTION, 1, 1),
    ]
    taken: set[str] = set()
    rows = []
    for family in chosen:
        title = next((each for each in family.names if each not in taken), family.names[0])
        taken.add(title)
        rows.append(_row(draw, family, title))
    return _form(draw, name, initial, tuple(rows), f"完成{name}年度任务，保障{unit}职责落实。")


def _some(draw: Random, category: str, low: int, high: int) -> list[Family]:
    own = [family for family in PROJECT_FAMILIES if family.category == category]
    chosen = draw.sample(range(len(own)), min(draw.randint(low, high), len(own)))
    return [own[at] for at in sorted(chosen)]


def _row(draw: Random, family: Family, name: str) -> Row:
    target, recorded = family.draw(draw)
    return Row(
        category=family.category,
        subcategory=family.subcategory,
        name=name,
        target=target,
        recorded=recorded,
    )


def _form(draw: Random, name: str, initial: Decimal, rows: tuple[Row, ...], goal: str) -> Form:
    changed = draw.random() < 0.25
    adjusted = (initial * draw.choice((90, 95, 105)) / 100 if changed else initial).quantize(
        Decimal("0.01")
    )
    share = draw.choice((100, 100, 99, 98, 96, 93, 88, 81, 72))
    executed = (adjusted * share / 100).quantize(Decimal("0.01"))
    return Form(
        name=name,
        department=name == "部门整体",
        goal=goal,
        initial=initial,
        adjusted=adjusted,
        executed=None if draw.random() < 0.002 else executed,
        change_reason="年中压减一般性支出" if changed else "",
        low_rate_reason="按合同节点未到付款期" if share < 90 and draw.random() < 0.8 else "",
        rows=rows,
    )
