"""The records of the domain: frozen, made once, never changed.

Amounts are `Decimal` in 万元, points are `Decimal`, rates are percent. Every record read from
a file carries the `Source` it was read from. This module imports nothing of ours.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

DEPARTMENT_NAME = "部门整体"
"""The name under which the department form stands among the projects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a text was read: file, sheet or table, cell, and the text itself.

    `file` is relative to the workspace with forward slashes; `row` and `column` count from 1;
    `sheet` is set for workbooks, `table` (from 1) for documents, neither for plain text.
    """

    file: str
    row: int
    column: int
    text: str
    sheet: str | None = None
    table: int | None = None

    @property
    def place(self) -> str:
        """The place as a person looks it up (位置)."""
        if self.sheet is not None:
            return f"{self.file} 工作表“{self.sheet}” {column_letters(self.column)}{self.row}"
        if self.table is not None:
            return f"{self.file} 第{self.table}个表 第{self.row}行第{self.column}列"
        return f"{self.file} 第{self.row}行第{self.column}列"


def column_letters(column: int) -> str:
    """The spreadsheet letters of a column counted from 1."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class Kind(StrEnum):
    """What sort of thing a 指标值 states."""

    COUNT = "count"
    RATE = "rate"
    AMOUNT = "amount"
    DEADLINE = "deadline"
    PERIOD = "period"
    QUALITATIVE = "qualitative"
    COMPOUND = "compound"


class Op(StrEnum):
    """The relation as it is written in the cell, the name or the columns."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUAL = "="
    MORE_THAN = ">"
    LESS_THAN = "<"
    BETWEEN = "between"
    BEFORE = "before"
    WITHIN = "within"


class Direction(StrEnum):
    """What scoring compares by: written, or inferred and then marked so."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EXACT = "exact"
    IN_RANGE = "in_range"
    BY_DATE = "by_date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inference:
    """Something the cell does not say (`what`, an attribute of `Target`) and why we hold it."""

    what: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a 指标值 was understood to mean.

    `value` keeps the printed number and `unit` the printed unit (1.5 and 万元); `low` and
    `high` are set for a range. `start` and `end` bound a deadline or a period, both days
    included. `parts` are the members of a compound, each with its `label`. `readings` holds
    every defensible meaning when there is more than one; this record is the first of them,
    the one that scoring uses. `per_year` is the yearly equivalent of a recurring count.
    """

    text: str
    kind: Kind
    op: Op | None = None
    direction: Direction | None = None
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    start: date | None = None
    end: date | None = None
    label: str | None = None
    parts: tuple[Target, ...] = ()
    readings: tuple[Target, ...] = ()
    inferred: tuple[Inference, ...] = ()
    approximate: bool = False
    recurring: bool = False
    per_year: Decimal | None = None

    @property
    def ambiguous(self) -> bool:
        """Whether more than one meaning can be defended."""
        return bool(self.readings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A text without a meaning that can be scored, and the reason (in Chinese)."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Achieved:
    """What a recorded actual (实际完成值) says, in the unit of its target.

    `value` is converted into the target's unit; `start` and `end` are the days it names.
    For a compound target `parts` stand in the order of the target's parts.
    """

    text: str
    value: Decimal | None = None
    start: date | None = None
    end: date | None = None
    parts: tuple[Achieved | Unreadable, ...] = ()
    inferred: tuple[Inference, ...] = ()


class FundUse(StrEnum):
    """The row of a fund table: what the money is for."""

    ALL = "年度资金总额"
    PERSONNEL = "人员类"
    OPERATION = "运转类"
    TARGETED = "特定目标类"


class FundSource(StrEnum):
    """Where the money comes from (资金来源)."""

    TOTAL = "合计"
    FISCAL = "财政资金"
    CARRIED_OVER = "上年结转资金"
    SPECIAL_ACCOUNT = "财政专户管理资金"
    UNIT = "单位资金"
    OTHER = "其他资金"


@dataclass(frozen=True, slots=True, kw_only=True)
class FundLine:
    """One amount row of a fund table, in 万元; a blank cell is None, never 0.

    `initial` 年初预算数, `adjusted` 全年预算数 (adjusted, carry-over included), `executed`
    全年执行数. `origin` is where the row was read, `cells` where each of its amounts was
    or would be, and the reasons recorded beside them.
    `unread` names the amounts that hold a text which could not be read or on which two rows
    disagree: they are None here, but not blank.
    """

    use: FundUse = FundUse.ALL
    source: FundSource = FundSource.TOTAL
    initial: Decimal | None = None
    adjusted: Decimal | None = None
    executed: Decimal | None = None
    origin: Source | None = None
    cells: tuple[tuple[str, Source], ...] = ()
    unread: tuple[str, ...] = ()

    def cell(self, measure: str) -> Source | None:
        """The cell of one amount or reason, None where the table has none for it."""
        return dict(self.cells).get(measure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The fund table of a project (项目资金), line by line."""

    lines: tuple[FundLine, ...] = ()

    def line(
        self, source: FundSource = FundSource.TOTAL, use: FundUse = FundUse.ALL
    ) -> FundLine | None:
        """The line of one use and source, or None where the table has none."""
        for line in self.lines:
            if line.use == use and line.source == source:
                return line
        return None

    @property
    def initial(self) -> Decimal | None:
        """年初预算数 in total."""
        line = self.line()
        return line.initial if line else None

    @property
    def adjusted(self) -> Decimal | None:
        """全年预算数 in total."""
        line = self.line()
        return line.adjusted if line else None

    @property
    def executed(self) -> Decimal | None:
        """全年执行数 in total."""
        line = self.line()
        return line.executed if line else None


class ProjectKind(StrEnum):
    """部门整体 or 项目."""

    DEPARTMENT = "department"
    PROJECT = "project"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorKey:
    """What identifies an indicator over files and years.

    `ordinal` counts from 0 among rows that are otherwise the same.
    """

    project: str
    category: str
    subcategory: str
    name: str
    ordinal: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One declared indicator (绩效指标).

    `category` 一级指标, `subcategory` 二级指标 and `name` 三级指标 (empty on the department
    form) are as declared, without line breaks. `points` 分值 is None where none was declared.
    `unread` names "points" where two declarations disagree on them: None, but not blank.
    `points_basis` tells how points were set that the unit chose afterwards (分值确定表), empty
    where they were declared.
    """

    key: IndicatorKey
    category: str
    subcategory: str
    name: str
    target_text: str
    target: Target | Unreadable
    points: Decimal | None = None
    points_basis: str = ""
    unread: tuple[str, ...] = ()
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One declared form: the department as a whole or one project."""

    name: str
    kind: ProjectKind
    unit: str
    year: int
    goal: str
    budget: Budget
    indicators: tuple[Indicator, ...]
    form: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Actual:
    """What was recorded for one indicator in the collection workbook or its csv twin.

    Texts are as typed, None where blank. `level` is 达成, 部分达成 or 未达成, `share` 完成比例 in
    percent. `adjusted_target` 调整后指标值 stands with its `approval` document, `decided` 认定得分
    with its `decided_reason`. `points` 分值 overrides the declaration's. `sample` 样本量 is how
    many were asked about their satisfaction, `satisfied` 满意份数 how many of them were satisfied.

    `target_text` is the declared 年度指标值 as the row repeats it, None where it does not.
    `unread` names the fields that hold a text which could not be read or on which two rows
    disagree: they are None here, but not blank, and the row cannot be decided without them.
    `source` is the cell of the value; `columns` tells where the other fields of the row stand.
    """

    key: IndicatorKey
    value: str | None = None
    level: str | None = None
    share: Decimal | None = None
    points: Decimal | None = None
    reason: str | None = None
    evidence: str | None = None
    adjusted_target: str | None = None
    approval: str | None = None
    decided: Decimal | None = None
    decided_reason: str | None = None
    sample: int | None = None
    satisfied: int | None = None
    target_text: str | None = None
    unread: tuple[str, ...] = ()
    columns: tuple[tuple[str, int], ...] = ()
    source: Source

    def cell(self, field: str) -> Source:
        """The cell of a field; that of the value where the table has no such column."""
        column = dict(self.columns).get(field, self.source.column)
        if column == self.source.column:
            return self.source
        held = getattr(self, field)
        return replace(self.source, column=column, text="" if held is None else str(held))


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetRecord:
    """The recorded budget and execution of one project, with the reasons the form asks for."""

    project: str
    budget: Budget
    change_reason: str | None = None
    low_rate_reason: str | None = None
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What the forms need about a project and no other file knows (项目情况).

    `filed` 填报日期 is the only date that a report may carry. `cancelled` 项目取消依据 is the
    document by which the project was cancelled; such a project is listed, not scored.
    """

    project: str
    supervisor: str | None = None
    implementer: str | None = None
    outcome: str | None = None
    problems: str | None = None
    measures: str | None = None
    leader: str | None = None
    finance_leader: str | None = None
    contact: str | None = None
    phone: str | None = None
    filed: date | None = None
    cancelled: str | None = None
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One project with what was declared and what was recorded for it.

    `actuals` stand in the order of `project.indicators`: None where no row was found, all
    blank where the row still waits to be filled in.
    `targets` hold the meaning that counts for scoring: the adjusted one where the year brought
    an approved adjustment, the declared one otherwise. `achieved` holds the meaning of each
    recorded value, None where nothing was recorded or the target takes no value. `budget`
    joins declared and recorded.
    """

    project: Project
    actuals: tuple[Actual | None, ...]
    targets: tuple[Target | Unreadable, ...]
    achieved: tuple[Achieved | Unreadable | None, ...]
    budget: Budget
    change_reason: str | None = None
    low_rate_reason: str | None = None
    situation: Situation | None = None
