"""The calendar of 指标值: points and spans of time as they are printed, and their days.

A point is printed at a precision (day, ten days, month, quarter, half, year) and stands for
its first and last day; what a target makes of them (deadline or period) is not decided here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

_YYYY = r"(?:(?:20|19)\d\d|(?<!\d)[123]\d(?=年\d{1,2}月))"
_MM = r"(?:1[0-2]|0?[1-9])"
_DD = r"(?:3[01]|[12]\d|0?[1-9])"
_ENDS = r"(?=$|[-~至到前之以起止内,;。()、末底]|[^\w.%‰/·℃㎡°¥]|完成|竣工|验收|开工)"
_CALENDAR_QUARTER = r"(?:第?[一二三四1-4]季度|[一二三四]季|[Qq][1-4])"

_FORMS = {
    "day_span": (
        rf"(?:(?P<y0>{_YYYY})年)?(?P<m0>{_MM})月(?P<d0>{_DD})[日号]?[-~至到]+(?P<f0>{_DD})[日号]"
    ),
    "next_year": (
        rf"(?:次年|翌年|明年|下一?年|第二年)(?P<mb>{_MM})月(?:(?P<dx>{_DD})[日号]|份?(?P<tx>底|末)?)"
    ),
    "day": (
        rf"(?:(?P<y1>{_YYYY})年)?(?P<m1>{_MM})月份?(?P<d1>{_DD})[日号]"
        rf"(?:\d{{1,2}}[时点:](?:\d{{1,2}}分?)?)?"
    ),
    "dotted_day": (
        rf"(?P<y2>(?:20|19)\d\d)(?:\.(?P<m2>{_MM})\.(?P<d2>{_DD})|-(?P<mm2>{_MM})-(?P<dd2>{_DD})"
        rf"|/(?P<mmm2>{_MM})/(?P<ddd2>{_DD}))日?(?![\d.%])"
    ),
    "short_day": rf"(?P<ys>[12]\d)\.(?P<ms>{_MM})\.(?P<ds>{_DD})(?![\d.%])",
    "solid_day": rf"(?P<y3>20\d\d)(?P<m3>0[1-9]|1[0-2])(?P<d3>0[1-9]|[12]\d|3[01])日?{_ENDS}",
    "month_list": (
        rf"(?:(?P<yl>{_YYYY})年)?(?:{_MM}(?:月份?)?[、和])+(?P<ml>{_MM})月份?(?P<tl>底|末)?(?![\d])"
    ),
    "month_span": (
        rf"(?:(?P<y4>{_YYYY})年)?(?P<m4>{_MM})(?:月份?)?初?[-~至到]+(?P<n4>{_MM})"
        rf"月份?(?![\d一二三十]{{1,3}}[日号])(?P<e4>底|末)?"
    ),
    "dotted_month_span": (
        rf"(?P<y5>(?:20|19)\d\d)[./年](?P<m5>{_MM})[-~至到]+(?P<n5>{_MM})(?![\d.年月%])"
    ),
    "month": (
        rf"(?<![*×xX])(?:(?P<y6>{_YYYY})年度?)?(?P<m6>{_MM})月份?(?P<t6>上旬|中旬|下旬|初|底|末)?"
        rf"(?![龄薪均供饼球台])"
    ),
    "dotted_month": rf"(?P<y7>(?:20|19)\d\d)[./-](?P<m7>{_MM})(?P<t7>底|末)?(?![\d.%]){_ENDS}",
    "quarter_span": (
        rf"(?:(?P<y8>{_YYYY})年)?第?(?P<q8>[一二三四1-4])(?:季度)?[-~至到]+"
        rf"第?(?P<r8>[一二三四1-4])季度"
    ),
    "quarter": rf"(?:(?P<y9>{_YYYY})年)?(?P<q9>{_CALENDAR_QUARTER})(?P<t9>末|底)?",
    "half": rf"(?:(?P<ya>{_YYYY})年)?(?P<ha>上|下)半年(?P<ta>末|底)?",
    "monthly": r"每个?月(?:(?P<db>\d{1,2})[日号]|月?(?P<tb>底|末|初))|每个?季度?(?P<te2>底|末)",
    "year_span": (
        rf"(?P<yb>(?:20|19)\d\d)年?度?[-~至到]+(?P<zb>(?:20|19)\d\d)"
        rf"(?:年度?|{_ENDS})(?!\d{{1,2}}月)"
    ),
    "year_end": (
        rf"(?:(?P<yc>{_YYYY})年?度?|当|本|今|每)?年(?P<tc>底|末|终(?![考奖总绩评目述结]))"
        rf"|(?P<ye>(?:20|19)\d\d)(?P<te>底|末)"
    ),
    "year_within": r"(?:当|本|今)?(?<!半)年度?内|(?P<yf>(?:20|19)\d\d)年度?内",
    "year": (
        r"(?P<yd>(?:20|19)\d\d)年?(?:全年度?|整年|年度|度)|(?P<yg>(?:20|19)\d\d)年"
        r"|全年(?!级)度?|整年|[当本今]年度?(?![底末终内])"
    ),
}
_LATER = {
    "later_day": rf"(?P<m2>{_MM})\.(?P<d2>{_DD})(?![\d.%])",
    "later_date": rf"(?P<d3>{_DD})[日号]",
}
_SERIALS = (40179, 49674)
"""The days 2010-01-01 and 2035-12-31 as spreadsheets store them."""
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A printed time: its form, the year if printed, and the days of the year it covers.

    `days` are (month, day, month, day); `edge` tells that the printed words name its end
    (底, 末), so that it is a moment and no stretch. `years` is the number of years a span
    of years covers beyond the first; `shift` is 1 for 次年.
    """

    form: str
    year: int | None
    days: tuple[int, int, int, int]
    edge: bool = False
    years: int = 0
    shift: int = 0

    def first(self, year: int) -> date:
        """The first day, in the printed year or the one given."""
        return _day(self.year or year + self.shift, self.days[0], self.days[1])

    def last(self, year: int) -> date:
        """The last day, in the printed year or the one given."""
        return _day((self.year or year + self.shift) + self.years, self.days[2], self.days[3])

    @property
    def precise(self) -> bool:
        """Whether a single day is printed."""
        if self.form == "next_year":
            return self.days[:2] == self.days[2:]
        return self.form in {
            "day",
            "dotted_day",
            "short_day",
            "solid_day",
            "later_day",
            "later_date",
        }


def _day(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def day_before(moment: date) -> date:
    """The day before, for what must be done before a month begins."""
    return moment - timedelta(days=1)


def point_pattern() -> str:
    """The regular expression of a printed time, without groups."""
    return _ungrouped(_FORMS)


def later_pattern() -> str:
    """The regular expression of times that only stand at the end of a span."""
    return _ungrouped(_LATER)


def serial_point(number: Decimal) -> Point | None:
    """The day that a spreadsheet stores as this number (45657), None where it stands for none."""
    if number != int(number) or not _SERIALS[0] <= number <= _SERIALS[1]:
        return None
    day = date(1899, 12, 30) + timedelta(days=int(number))
    return read_point(f"{day.year}年{day.month}月{day.day}日")


def _ungrouped(forms: dict[str, str]) -> str:
    return "(?:" + "|".join(re.sub(r"\(\?P<\w+>", "(?:", form) for form in forms.values()) + ")"


@cache
def _compiled(later: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
    forms = _LATER if later else _FORMS
    return tuple((name, re.compile(form)) for name, form in forms.items())


def read_point(text: str, *, later: bool = False) -> Point | None:
    """The point that a printed time means, None where there is no such day."""
    for form, pattern in _compiled(later):
        found = pattern.fullmatch(text)
        if found:
            groups = {key[0]: value for key, value in found.groupdict().items() if value}
            return _point(form, groups)
    return None


def _point(form: str, groups: dict[str, str]) -> Point | None:
    year = groups.get("y")
    years = int(groups["z"]) - int(year) if year and "z" in groups else 0
    days = _days(form, groups)
    if days is None or years < 0:
        return None
    if days[2] < days[0]:  # 12月-1月 runs into the next year
        years = 1
    printed = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
    edge = "t" in groups or "e" in groups
    shift = 1 if form == "next_year" else 0
    point = Point(form=form, year=printed, days=days, edge=edge, years=years, shift=shift)
    return point if _exists(point) else None


def _exists(point: Point) -> bool:
    month, day = point.days[:2]
    last = monthrange(point.year or 2024, month)[1]
    return day <= last and (point.form != "day_span" or point.days[3] <= last)


def _days(form: str, groups: dict[str, str]) -> tuple[int, int, int, int] | None:
    if "m" in groups:
        return _month_days(groups)
    if form == "monthly":
        return (12, int(groups.get("d", 31)), 12, int(groups.get("d", 31)))
    if "d" in groups:
        return (1, int(groups["d"]), 1, int(groups["d"]))
    if "q" in groups:
        first = _QUARTERS[_quarter_sign(groups["q"])]
        last = _QUARTERS[groups["r"]] if "r" in groups else first
        return (first * 3 - 2, 1, last * 3, 31) if first <= last else None
    if "h" in groups:
        return (1, 1, 6, 31) if groups["h"] == "上" else (7, 1, 12, 31)
    return (1, 1, 12, 31)


def _quarter_sign(text: str) -> str:
    return next(sign for sign in text if sign in _QUARTERS)


def _month_days(groups: dict[str, str]) -> tuple[int, int, int, int] | None:
    month = int(groups["m"])
    if "d" in groups:
        first, last_day = int(groups["d"]), int(groups.get("f", groups["d"]))
        return (month, first, month, last_day) if first <= last_day else None
    if "n" in groups:
        return (month, 1, int(groups["n"]), 31)
    first, end = _TENTHS.get(groups.get("t", ""), (1, 31))
    return (month, first, month, end)


_TENTHS = {"初": (1, 10), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}


def completed(last: Point, first: Point) -> Point:
    """The end of a span with what it leaves out taken from the beginning (year, month)."""
    if last.form == "later_date":
        month = first.days[2]
        days = (month, last.days[1], month, last.days[3])
        return replace(last, days=days, year=first.year)
    if last.year is not None or first.year is None:
        return last
    return replace(last, year=first.year + last.shift)
