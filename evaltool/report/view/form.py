"""The records of the forms (绩效自评表): what the templates of forms show, all in strings."""

from __future__ import annotations

from dataclasses import dataclass

from evaltool.report.view.summaries import Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class FundRow:
    """One row of the fund block (项目资金) under the total."""

    label: str
    initial: str
    adjusted: str
    executed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """One indicator of a form.

    `*_merge` is "restart" on the first row of a merged group and, in a form that goes on to a next
    page, on every row, which then has its 一级指标 and 二级指标 itself. `category_below` is the
    second line of the 一级指标. `keep` is the last row, which stands on one page with the total.
    `tall` is the least height of the row in twips, empty where it is as high as its texts.
    """

    category: str
    category_below: str
    category_merge: str
    subcategory: str
    subcategory_merge: str
    name: str
    target: str
    actual: str
    points: str
    score: str
    remark: str
    reason_missing: bool
    keep: bool = False
    tall: str = ""
    nature: str = ""
    amount: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form: what stands in it from the title to the signatures.

    `fit` is wide, close or long: see `evaltool.report.view.fitting`. `sources`, `summary` and
    the columns `nature`, `amount` and `unit` of the rows are there for layouts that show them.
    `fund_tall` is the least height of a row of sources, beside whose amounts the reasons stand.
    `attached` are texts that no cell has room for, each with what it belongs to.
    """

    department: bool
    fit: str
    draft: bool
    year: str
    unit: str
    name: str
    supervisor: str
    implementer: str
    initial: str
    adjusted: str
    executed: str
    execution_points: str
    execution_rate: str
    execution_score: str
    funds: tuple[FundRow, ...]
    goal: str
    outcome: str
    rows: tuple[FormRow, ...]
    points: str
    indicator_points: str
    total: str
    grade: str
    change: str
    change_asked: bool
    low: str
    low_asked: bool
    notes: tuple[str, ...]
    leader: str
    finance_leader: str
    contact: str
    phone: str
    filed: str
    sources: tuple[FundRow, ...] = ()
    fund_tall: str = ""
    summary: Summary | None = None
    attached: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormsView:
    """All forms of a unit's year; `marks` stands on every page."""

    title: str
    unit: str
    marks: str
    basis: str
    forms: tuple[Form, ...]
