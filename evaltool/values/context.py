"""What surrounds a 指标值 and helps to read it: names, year and neighbouring columns."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Sign, value and unit where a form prints them in separate columns.

    `op` is the cell of 指标性质 or 指标方向性 (≥, 大于等于, 定性, 正向 …), `value` of 指标值,
    `unit` of 度量单位, as printed.
    """

    op: str | None = None
    value: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The indicator a 指标值 belongs to.

    `name` 三级指标, `category` 一级指标, `subcategory` 二级指标, `year` the year under
    evaluation (评价年度), which a date without a year is read in.
    """

    name: str | None = None
    category: str | None = None
    subcategory: str | None = None
    year: int | None = None
    columns: Columns | None = None

    @property
    def subject(self) -> str:
        """What the indicator is about, in its own words."""
        return self.name or ""

    @property
    def about_cost(self) -> bool:
        """Whether it stands under 成本指标."""
        return "成本" in (self.subcategory or "") or "成本" in (self.category or "")

    @property
    def about_time(self) -> bool:
        """Whether it stands under 时效指标."""
        return "时效" in (self.subcategory or "")

    @property
    def may_be_about_time(self) -> bool:
        """Whether it stands under 时效指标, or under no 二级指标 that says otherwise."""
        return self.about_time or not self.subcategory

    @property
    def about_satisfaction(self) -> bool:
        """Whether it stands under 满意度指标."""
        return "满意" in (self.subcategory or "") or "满意" in (self.category or "")
