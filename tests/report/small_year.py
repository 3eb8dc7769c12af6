"""A small scored year made by hand: one row of every state, so that documents can be tested alone.

The department form is fully scored (98.00 of 100); the project has a lost point, a decided row,
a blank actual and an execution of 97.75 %.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pandas as pd

from evaltool.findings import Finding, Severity
from evaltool.model import (
    DEPARTMENT_NAME,
    Achieved,
    Actual,
    Budget,
    Case,
    Direction,
    FundLine,
    FundSource,
    Indicator,
    IndicatorKey,
    Inference,
    Kind,
    Op,
    Project,
    ProjectKind,
    Situation,
    Source,
    Target,
    Unreadable,
)
from evaltool.rules import load
from evaltool.rules.model import RuleSet
from evaltool.scoring.schema import (
    EXECUTION_ROW,
    INPUT_COLUMNS,
    NONE,
    PART_COLUMNS,
    PROJECT_COLUMNS,
    RESULT_COLUMNS,
    Category,
    Level,
    Shape,
    State,
    Unread,
)
from evaltool.scoring.scored import Scored

PROJECT_NAME = "=区人大会议费<一>"
"""Begins like a formula and holds a character of XML: documents must print it as it stands."""

_COLUMNS = {**INPUT_COLUMNS, **RESULT_COLUMNS}
_RULES = load("mof-2020-10")
_AT_LEAST, _EXECUTION, _GRADED = (
    _RULES.clauses.index(_RULES.clause(slot)) for slot in ("at_least", "execution", "qualitative")
)


def small_year() -> Scored:
    """The scored year of this module."""
    return Scored(
        cases=(_department(), _project()),
        ruleset=_ruleset(),
        frame=pd.DataFrame(_frame_rows()).astype(_COLUMNS)[list(_COLUMNS)],
        parts=pd.DataFrame({name: [] for name in PART_COLUMNS}).astype(dict(PART_COLUMNS)),
        projects=pd.DataFrame(_project_rows()).astype(dict(PROJECT_COLUMNS)),
        allocation=((), ("产出指标50分按5个指标平均分配",)),
        findings=(
            Finding(
                code="scoring-undecided",
                severity=Severity.WARNING,
                message="实际完成值为空，本指标待定",
                remedy="请补填实际完成值",
                place="actuals/2024/actuals-2024.csv 第5行第6列",
            ),
        ),
    )


def decided_year() -> Scored:
    """The same year with its department form alone: nothing is undecided."""
    year = small_year()
    return replace(
        year,
        cases=year.cases[:1],
        frame=year.frame.iloc[:3],
        projects=year.projects.iloc[:1],
        allocation=year.allocation[:1],
        findings=(),
    )


def _ruleset() -> RuleSet:
    return replace(_RULES, id="small-rules", title="测试用规则", hash="0" * 64)


def _source(row: int, column: int, text: str) -> Source:
    return Source(file="targets/2024/申报表.docx", row=row, column=column, text=text, table=1)


def _recorded(row: int, text: str) -> Source:
    return Source(file="actuals/2024/actuals-2024.csv", row=row, column=6, text=text)


def _indicator(
    project: str,
    level1: str,
    level2: str,
    name: str,
    target: Target | Unreadable,
    row: int,
) -> Indicator:
    return Indicator(
        key=IndicatorKey(project=project, category=level1, subcategory=level2, name=name),
        category=level1,
        subcategory=level2,
        name=name,
        target_text=target.text,
        target=target,
        source=_source(row, 4, target.text),
    )


def _actual(indicator: Indicator, row: int, value: str | None, **more: object) -> Actual:
    return replace(
        Actual(key=indicator.key, value=value, source=_recorded(row, value or "")),
        **more,  # type: ignore[arg-type]
    )


def _at_least(text: str, value: str, unit: str) -> Target:
    return Target(
        text=text,
        kind=Kind.COUNT,
        op=Op.EQUAL,
        direction=Direction.AT_LEAST,
        value=Decimal(value),
        unit=unit,
        inferred=(Inference(what="direction", basis="数量指标未写方向，按不少于理解"),),
    )


def _department() -> Case:
    money = Budget(
        lines=(
            FundLine(
                initial=Decimal("1048.54"), adjusted=Decimal("1048.54"), executed=Decimal("838.83")
            ),
            FundLine(source=FundSource.FISCAL, initial=Decimal("1048.54")),
        )
    )
    indicators = (
        _indicator(DEPARTMENT_NAME, "基本经费", "数量指标", "", _at_least("12个", "12", "个"), 3),
        _indicator(
            DEPARTMENT_NAME, "效益指标", "社会效益指标", "", _qualitative("促进事业发展"), 4
        ),
    )
    actuals = (
        _actual(indicators[0], 2, "12个"),
        _actual(indicators[1], 3, "已开展", level="达成", share=Decimal(100)),
    )
    project = Project(
        name=DEPARTMENT_NAME,
        kind=ProjectKind.DEPARTMENT,
        unit="某区人大办",
        year=2024,
        goal="依法履职",
        budget=money,
        indicators=indicators,
        form="部门整体支出绩效目标申报表",
        source=_source(1, 1, "部门整体"),
    )
    return Case(
        project=project,
        actuals=actuals,
        targets=tuple(indicator.target for indicator in indicators),
        achieved=(Achieved(text="12个", value=Decimal(12)), None),
        budget=money,
    )


def _qualitative(text: str) -> Target:
    return Target(text=text, kind=Kind.QUALITATIVE)


def _project() -> Case:
    money = Budget(
        lines=(FundLine(initial=Decimal(55), adjusted=Decimal(52), executed=Decimal("50.83")),)
    )
    cost = Target(
        text="55万元",
        kind=Kind.AMOUNT,
        op=Op.EQUAL,
        direction=Direction.AT_MOST,
        value=Decimal(55),
        unit="万元",
    )
    indicators = (
        _indicator(PROJECT_NAME, "项目完成", "数量指标", "会议", _at_least("8次", "8", "次"), 5),
        _indicator(PROJECT_NAME, "项目完成", "成本指标", "会议费", cost, 6),
        _indicator(PROJECT_NAME, "满意度指标", "满意度指标", "+满意度", _at_least("9", "9", ""), 7),
    )
    actuals = (
        _actual(indicators[0], 4, "7次", reason="=1+1 因防汛取消1次", evidence="会议纪要"),
        _actual(indicators[1], 5, None),
        _actual(
            indicators[2],
            6,
            "9",
            adjusted_target="8.5",
            approval="财绩〔2024〕3号",
            decided=Decimal("9.5"),
            decided_reason="样本偏少",
        ),
    )
    project = Project(
        name=PROJECT_NAME,
        kind=ProjectKind.PROJECT,
        unit="某区人大办",
        year=2024,
        goal="开好会议",
        budget=money,
        indicators=indicators,
        form="项目支出绩效目标申报表",
        source=_source(1, 1, PROJECT_NAME),
    )
    return Case(
        project=project,
        actuals=actuals,
        targets=(indicators[0].target, indicators[1].target, _at_least("8.5", "8.5", "")),
        achieved=(
            Achieved(text="7次", value=Decimal(7)),
            None,
            Achieved(text="9", value=Decimal(9)),
        ),
        budget=money,
        change_reason="年中压减",
        situation=Situation(
            project=PROJECT_NAME, filed=date(2025, 3, 20), source=_recorded(2, "2025-03-20")
        ),
    )


def _row(
    project: int,
    indicator: int,
    category: Category,
    shape: Shape,
    points: int,
    score: int,
    clause: int,
    **more: int,
) -> dict[str, int]:
    row = {
        **dict.fromkeys(_COLUMNS, NONE),
        "project": project,
        "indicator": indicator,
        "category": category,
        "shape": shape,
        "points": points,
        "exponent": 0,
        "level": Level.BLANK,
        "unread": Unread.READ,
        "computed": score,
        "score": score,
        "score_low": score,
        "score_high": score,
        "attainment": 10000,
        "clause": clause,
        "state": State.SCORED,
    }
    return {**row, **{name: int(value) for name, value in more.items()}}


def _frame_rows() -> list[dict[str, int]]:
    output, benefit, content = Category.OUTPUT, Category.BENEFIT, Category.SATISFACTION
    return [
        _row(0, 0, output, Shape.AT_LEAST, 5000, 5000, _AT_LEAST, target=12, actual=12),
        _row(
            0, 1, benefit, Shape.QUALITATIVE, 4000, 4000, _GRADED, level=Level.MET, share=10000
        ),
        _row(
            0, EXECUTION_ROW, Category.EXECUTION, Shape.EXECUTION, 1000, 800, _EXECUTION,
            target=104854, actual=83883, exponent=2, attainment=8000,
        ),
        _row(
            1, 0, output, Shape.AT_LEAST, 2500, 2188, _AT_LEAST,
            target=8, actual=7, attainment=8750,
        ),
        _row(
            1, 1, output, Shape.AT_MOST, 2500, NONE, NONE,
            target=55, unread=Unread.ACTUAL_BLANK, state=State.UNDECIDED,
            attainment=NONE, score_low=0, score_high=2500,
        ),
        _row(
            1, 2, content, Shape.AT_LEAST, 4000, 950, _AT_LEAST,
            target=85, actual=90, exponent=1, decided=950, computed=4000,
            attainment=10588, state=State.DECIDED,
        ),
        _row(
            1, EXECUTION_ROW, Category.EXECUTION, Shape.EXECUTION, 1000, 978, _EXECUTION,
            target=5200, actual=5083, exponent=2, attainment=9775,
        ),
    ]  # fmt: skip


def _project_rows() -> list[dict[str, int]]:
    return [
        {
            "project": 0,
            "total": 9800,
            "total_low": 9800,
            "total_high": 9800,
            "grade": 0,
            "state": State.SCORED,
        },
        {
            "project": 1,
            "total": NONE,
            "total_low": 4116,
            "total_high": 6616,
            "grade": NONE,
            "state": State.UNDECIDED,
        },
    ]
