"""Deadlines and periods (时效): what a target makes of the times printed in it."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date

from evaltool.model import Direction, Inference, Kind, Op, Target
from evaltool.values.dates import Point, day_before
from evaltool.values.pieces import NoSuchDayError, Time
from evaltool.values.tables import word_list

_SPANS = {"day_span", "month_span", "dotted_month_span", "quarter_span", "year_span"}
_STRETCHES = {"quarter", "half", "year"}
_LONGEST_PLAN = 5
"""Years after the one under evaluation beyond which a deadline is held for a slip."""
_MOMENTS = {"year_end", "year_within", "monthly"}


_FINISHED = re.compile(
    "完成|竣工|验收|到位|支付|拨付|下达|发放|交付|上报|报送|提交|办结|投入|时限|期限|节点|公开|公示|采购"
)
_HELD = re.compile("时间$|时段|期间|日期$")
_YEARS = re.compile(r"(?:19|20)\d\d")


class MissingYearError(ValueError):
    """Neither the cell nor its context says which year a date is in."""


def timed(
    text: str, time: Time, *, before: str, after: str, year: int | None, name: str = ""
) -> Target:
    """The deadline or period that a printed time sets.

    Raises:
        MissingYearError: neither the cell nor the context has a year.
    """
    known = time.first.year or year
    if known is None:
        raise MissingYearError
    inferred = _year_inference(time, known)
    if time.last is not None:
        start, end = time.first.first(known), time.last.last(known)
        if end < start:
            if not _turns(time):
                raise NoSuchDayError(time.text)
            return _over_the_turn(_period(text, start, _years_on(end, 1), inferred), time)
        return _period(text, start, end, inferred)
    if _is_period(time, after):
        period = _open_period(text, time, known, inferred)
        return _over_the_turn(period, time) if _turns(time) else period
    target = _deadline(text, time, known, inferred)
    if _ten_days(time.first) and time.edge is None and not after:
        return _in_ten_days(target, time, known, name)
    return _recurring(target, time, before, after)


def _recurring(target: Target, time: Time, before: str, after: str) -> Target:
    """A deadline of every month, quarter or year, as the words say; else the deadline itself."""
    if time.first.form == "monthly":
        basis = Inference(what="end", basis="每月或每季度的期限，按评价年度最后一次理解")
        return replace(target, recurring=True, inferred=(*target.inferred, basis))
    yearly = before.endswith(("每年", "每个年度", "每年度")) or time.text.startswith("每年")
    if not yearly:
        return target
    vague = time.edge is None and time.first.form == "month" and not time.first.edge and not after
    told = (Inference(what="end", basis=f"“每年{time.text}”是期限还是开展的月份，没有写明"),)
    return replace(target, recurring=True, inferred=target.inferred + (told if vague else ()))


def _in_ten_days(deadline: Target, time: Time, year: int, name: str) -> Target:
    """7月上旬: by its last day where something is to be finished, else in these days."""
    if _FINISHED.search(name):
        return deadline
    period = _period(deadline.text, time.first.first(year), time.first.last(year), ())
    period = replace(period, inferred=deadline.inferred)
    if _HELD.search(name):
        return period
    basis = f"“{time.text}”按到最后一天的期限理解，也可以是这几天之内"
    told = Inference(what="end", basis=basis)
    return replace(deadline, inferred=(*deadline.inferred, told))


def _turns(time: Time) -> bool:
    """Whether a span with at most one year ends in an earlier month than it begins in."""
    ends = (time.last or time.first).days[2]
    return ends < time.first.days[0] and len(_YEARS.findall(time.text)) < 2


def _over_the_turn(period: Target, time: Time) -> Target:
    """12月-1月: into the next year, or, where no year is printed, from the year before."""
    basis = Inference(what="end", basis=f"“{time.text}”跨年，按到次年理解")
    told = replace(period, inferred=(*period.inferred, basis))
    if time.first.year is not None or period.start is None or period.end is None:
        return told
    start, end = (_years_on(day, -1) for day in (period.start, period.end))
    return replace(told, readings=(told, replace(period, start=start, end=end)))


def _years_on(day: date, years: int) -> date:
    year = day.year + years
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def _year_inference(time: Time, year: int) -> tuple[Inference, ...]:
    if time.first.year is not None:
        return ()
    return (Inference(what="end", basis=f"没有写年份，按评价年度{year}年理解"),)


def _is_period(time: Time, after: str) -> bool:
    if time.edge == "起" or time.first.form in _SPANS:
        return True
    if time.edge is not None or time.first.edge or time.first.form not in _STRETCHES:
        return False
    finished = after.startswith(tuple(word_list("times", "finishing")))
    return not finished


def _open_period(text: str, time: Time, year: int, inferred: tuple[Inference, ...]) -> Target:
    start, end = time.first.first(year), time.first.last(year)
    if time.edge == "起":
        end = date(start.year, 12, 31)
        inferred += (Inference(what="end", basis="只写了开始时间，按到当年年底理解"),)
    return _period(text, start, end, inferred)


def _period(text: str, start: date, end: date, inferred: tuple[Inference, ...]) -> Target:
    return Target(
        text=text,
        kind=Kind.PERIOD,
        op=Op.WITHIN,
        direction=Direction.BY_DATE,
        start=start,
        end=end,
        inferred=inferred,
    )


def _deadline(text: str, time: Time, year: int, inferred: tuple[Inference, ...]) -> Target:
    point = time.first
    target = Target(
        text=text,
        kind=Kind.DEADLINE,
        op=Op.BEFORE,
        direction=Direction.BY_DATE,
        end=point.last(year),
        inferred=inferred,
    )
    ahead = time.edge is not None and time.edge.endswith("前")
    if point.precise or point.form in _MOMENTS or (point.edge and not (ahead and _ten_days(point))):
        return target
    if not ahead:
        return replace(target, inferred=(*inferred, _last_day(point.form)))
    strict = replace(target, end=day_before(point.first(year)))
    basis = Inference(what="end", basis=f"“{time.text}”有两种理解，按较宽的一种（到期末）计")
    lenient = replace(target, inferred=(*inferred, basis))
    return replace(lenient, readings=(lenient, strict))


def _ten_days(point: Point) -> bool:
    """上旬, 中旬 and 下旬 last; before one of them is before it begins or by its end."""
    return point.form == "month" and point.days[3] - point.days[1] in {9, 10}


def far_off(target: Target, year: int | None) -> Target:
    """A time told to lie before the year under evaluation, or long after it."""
    end = target.end
    if year is None or end is None or target.readings:
        return target
    if target.kind is Kind.PERIOD:
        return _beside(target, year)
    if year <= end.year <= year + _LONGEST_PLAN:
        return target
    basis = Inference(what="end", basis=f"期限不在评价年度{year}年，请核对年份")
    told = replace(target, inferred=(*target.inferred, basis))
    return replace(told, readings=(told, replace(target, end=_in_year(end, year))))


def _beside(period: Target, year: int) -> Target:
    """A period told to lie wholly before or after the year under evaluation."""
    start, end = period.start, period.end
    if start is None or end is None or start.year <= year <= end.year:
        return period
    basis = Inference(what="end", basis=f"起止时间不在评价年度{year}年，请核对年份")
    return replace(period, inferred=(*period.inferred, basis))


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def _last_day(form: str) -> Inference:
    unit = "月" if "month" in form else "期"
    return Inference(what="end", basis=f"没有写到日，按当{unit}最后一天理解")
