"""Deadlines before a feast (春节前, 2024年国庆节前): the day before it, always told.

A feast whose day no table of ours knows stays words, told by the leftovers.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

from evaltool.model import Direction, Inference, Kind, Op, Target
from evaltool.values.context import Context
from evaltool.values.dates import day_before
from evaltool.values.tables import either, feast_days, leftover_words


@cache
def _before_a_feast() -> re.Pattern[str]:
    days = feast_days()
    named = either([*days["fixed"], *days["lunar"]])
    done = either(leftover_words()["seasons"]["done"])
    return re.compile(
        rf"(?:((?:20|19)\d\d)年|[当本今]年)?({named})(?:节|假期|长假|期间)?(?:来临|到来)?[之以]?前"
        rf"(?:{done})*"
    )


def before_a_feast(text: str, plain: str, context: Context) -> Target | None:
    """The deadline of a text that names a feast and nothing else; None where it names none.

    元旦 without a year is the next year's or this one's: both are kept.
    """
    found = _before_a_feast().fullmatch(plain) if "前" in plain else None
    year = int(found.group(1)) if found and found.group(1) else context.year
    if found is None or year is None:
        return None
    feast, printed = found.group(2), found.group(1) is not None
    day = _day_of(feast, year)
    if day is None:
        return None
    target = _deadline(text, feast, day)
    if printed or (day.month, day.day) != (1, 1):
        return target
    following = _deadline(text, feast, day.replace(year=year + 1))
    return replace(following, readings=(following, target))


def _day_of(feast: str, year: int) -> date | None:
    days = feast_days()
    day = days["fixed"].get(feast) or days["lunar"].get(feast, {}).get(str(year))
    return date(year, *day) if day else None


def _deadline(text: str, feast: str, day: date) -> Target:
    basis = f"{day.year}年的“{feast}”是{day.month}月{day.day}日，按前一天理解"
    return Target(
        text=text,
        kind=Kind.DEADLINE,
        op=Op.BEFORE,
        direction=Direction.BY_DATE,
        end=day_before(day),
        inferred=(Inference(what="end", basis=basis),),
    )
