"""One row, or one part of a compound, worked out as a line that can be redone on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from evaltool.rules.model import Band, Clause
from evaltool.scoring import figures
from evaltool.scoring.kernel import Group, groups
from evaltool.scoring.plan import Key, Plan
from evaltool.scoring.rates import first_days
from evaltool.scoring.rows import Rows
from evaltool.scoring.schema import NONE, Shape
from evaltool.vocabulary import LEVELS

_Line = tuple[str, str]
"""What the points are multiplied by (empty for all of them), and what is to be said of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """A decided row taken apart: its key, clause and exact share of the points.

    `unit` stands behind the figures, % where they are percentages.
    """

    key: Key
    clause: Clause
    rows: Rows
    rate: Fraction
    share: Fraction
    unit: str

    @property
    def actual(self) -> int:
        """The actual, scaled."""
        return int(self.rows.actual[0])

    @property
    def low(self) -> int:
        """The target, or the low bound of a range, scaled."""
        return int(self.rows.target[0])

    @property
    def high(self) -> int:
        """The high bound of a range, scaled."""
        return int(self.rows.target_high[0])

    def quantity(self, value: int) -> str:
        """A scaled figure with its unit: "94.2%", "3.14万元"."""
        return f"{figures.number(value, int(self.rows.exponent[0]))}{self.unit}"

    def term(self, value: int) -> str:
        """A scaled figure as a term of a sum: percentages as such, other units left out."""
        unit = "%" if self.unit == "%" else ""
        text = f"{figures.number(value, int(self.rows.exponent[0]))}{unit}"
        return f"({text})" if value < 0 else text


def work(rows: Rows, plan: Plan, clauses: tuple[Clause, ...], unit: str = "") -> Work | None:
    """Take a single row apart by the very code that scores it; None if it is undecided.

    `unit` is the unit of its figures where they are no percentages.
    """
    key, found = groups(rows.holding(object), plan)
    group: Group | None = next(found, None)
    if group is None:
        return None
    one = Key(int(key[0]))
    return Work(
        key=one,
        clause=clauses[int(plan.clauses[one])],
        rows=rows,
        rate=Fraction(int(group.rate[0][0]), int(group.rate[1][0])),
        share=Fraction(int(group.share[0][0]), int(group.share[1][0])),
        unit="%" if int(rows.percent[0]) == 1 else unit,
    )


def line(done: Work) -> _Line:
    """The factor of the points and the words beside it."""
    if done.key in (Key.DEADLINE, Key.PERIOD):
        return _dated(done)
    if done.key in (Key.QUALITATIVE, Key.MET_WITHOUT_SHARE):
        return _graded(done)
    if done.key is Key.ZERO_TARGET:
        return _all_or_nothing(done, f"年度指标值为0，实际{done.quantity(done.actual)}")
    told = _compared(done)
    if done.clause.method == "bands":
        return _banded(done, told)
    if done.share == 1:
        return "", f"{told}，得满分"
    return _METHODS[done.clause.method](done, told)


def _compared(done: Work) -> str:
    """Actual and target side by side, as the row's direction sees them."""
    actual, target = done.quantity(done.actual), done.quantity(done.low)
    if done.key is Key.EXECUTION:
        return f"全年执行数{actual}，全年预算数{target}"
    if done.key is Key.SATISFACTION:
        return f"实际{actual}"
    bound = f"{target}～{done.quantity(done.high)}" if done.key is Key.RANGE else target
    shape = Shape(int(done.rows.shape[0]))
    mirrored = "（负数按绝对值反向比较）" if shape.name != done.key.name else ""
    return f"实际{actual}，指标值{bound}，{_VERDICTS[shape][done.rate >= 1]}{mirrored}"


_VERDICTS: Mapping[Shape, tuple[str, str]] = MappingProxyType(
    {
        Shape.AT_LEAST: ("未达到", "已达到"),
        Shape.AT_MOST: ("已超过", "未超过"),
        Shape.EXACT: ("不相等", "相等"),
        Shape.RANGE: ("不在区间内", "在区间内"),
    }
)


def _quotient(done: Work) -> str:
    """The rate as a division of the two figures."""
    bound = done.low
    if done.key is Key.RANGE:
        missed_low = done.actual < done.low
        bound = done.low if missed_low else done.high
        upward = missed_low == (bound > 0)
    elif done.key is Key.EXACT:
        upward = abs(done.actual) < abs(bound)
    else:
        upward = done.key in (Key.AT_LEAST, Key.EXECUTION)
    over, under = (done.actual, bound) if upward else (bound, done.actual)
    return f"{done.term(over)} ÷ {done.term(under)}"


def _proportional(done: Work, told: str) -> _Line:
    if done.share == 0:
        return "0", f"{told}，不得分"
    return _quotient(done), f"{told}，按比例计分"


def _linear_reverse(done: Work, told: str) -> _Line:
    if done.share == 0:
        return "0", f"{told}一倍及以上，不得分"
    actual, target = done.term(done.actual), done.term(done.low)
    return f"[1 − ({actual} − {target}) ÷ {target}]", f"{told}，按超过的幅度扣分"


def _yes_no(done: Work, told: str) -> _Line:
    return "0", f"{told}，不得分"


def _pass_line(done: Work, told: str) -> _Line:
    lowest = figures.plain(done.clause.figure("pass_line"))
    if done.share == 0:
        return "0", f"{told}，完成率{_percent(done.rate)}，不高于{lowest}%，不得分"
    return (
        f"({_quotient(done)} − {lowest}%) ÷ (1 − {lowest}%)",
        f"{told}，超过{lowest}%的部分按比例计分",
    )


_METHODS: Mapping[str, Callable[[Work, str], _Line]] = MappingProxyType(
    {
        "ratio": _proportional,
        "ratio_reverse": _proportional,
        "closeness": _proportional,
        "range": _proportional,
        "linear_reverse": _linear_reverse,
        "yes_no": _yes_no,
        "pass_line": _pass_line,
    }
)


def _banded(done: Work, told: str) -> _Line:
    bands = [band for band in done.clause.members("bands") if isinstance(band, Band)]
    band = next(band for band in bands if _holds(band, done.rate * 100))
    rate = "" if done.key is Key.SATISFACTION else f"，比率{_percent(done.rate)}"
    earned = f"{figures.plain(band.share or Decimal(0))}%"
    return earned, f"{told}{rate}，属于{_band_text(band)}一档，得分值的{earned}"


def _holds(band: Band, percent: Fraction) -> bool:
    low = band.low is None or percent > Fraction(band.low)
    on_edge = band.low is not None and band.low_owned and percent == Fraction(band.low)
    return low or on_edge


def _band_text(band: Band) -> str:
    if band.low is None:
        lead = "不高于" if band.high_owned else "低于"
        return f"{lead}{figures.plain(band.high or Decimal(0))}%"
    if band.high is None:
        lead = "不低于" if band.low_owned else "高于"
        return f"{lead}{figures.plain(band.low)}%"
    low, high = (f"{figures.plain(edge)}%" for edge in (band.low, band.high))
    marks = ["（含）" if owned else "" for owned in (band.low_owned, band.high_owned)]
    return f"{low}{marks[0]}至{high}{marks[1]}"


def _graded(done: Work) -> _Line:
    percent = figures.plain(Decimal(done.rate.numerator * 100) / Decimal(done.rate.denominator))
    if done.key is Key.MET_WITHOUT_SHARE:
        told = f"{LEVELS[0]}而未填完成比例，按{percent}%计"
    else:
        told = f"{LEVELS[int(done.rows.level[0]) - 1]}，完成比例{percent}%"
    return ("", f"{told}，得满分") if done.share == 1 else (f"{percent}%", told)


def _all_or_nothing(done: Work, told: str) -> _Line:
    return ("", f"{told}，得满分") if done.share == 1 else ("0", f"{told}，不得分")


def _dated(done: Work) -> _Line:
    target, actual = done.low, done.actual
    if actual == NONE:
        return "0", f"期限{figures.day(target)}，记录为未完成，不得分"
    told = f"期限{figures.day(target)}，实际{figures.day(actual)}"
    if actual <= target:
        return "", f"{told}，未逾期，得满分"
    late = f"{told}，逾期{actual - target}天"
    if done.clause.method == "per_day_late":
        lost = figures.plain(done.clause.figure("lost_per_day"))
        factor = f"(1 − {actual - target} × {lost}%)" if done.share else "0"
        return factor, f"{late}，每天扣分值的{lost}%"
    if done.share == 0:
        return "0", f"{late}，不得分"
    first = int(first_days(done.rows.start, done.rows.target)[0])
    planned, taken = target - first + 1, actual - first + 1
    return (
        f"{planned} ÷ {taken}",
        f"{late}；自{figures.day(first)}起算，计划第{planned}天、实际第{taken}天",
    )


def _percent(rate: Fraction) -> str:
    scaled = rate * 10_000
    whole = scaled.numerator // scaled.denominator
    cut = "" if scaled.denominator == 1 else "…"
    return f"{figures.number(whole, 2)}{cut}%"
