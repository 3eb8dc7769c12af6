"""Values told in words: quantities, ranks, times and comparisons among the words of a text.

Names, grades and fixed expressions (leftovers.toml) are taken out first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from evaltool.model import Inference
from evaltool.values.tables import either, leftover_words, measuring_units, unit_words

VALUE = "\0"
"""What stands for a value between words."""
_GONE = "\1"
# one character class first: most texts have nothing of it, and are left at once
_TRIGGER = re.compile(
    "[一二两三四五六七八九十百千万亿几数若多半倍番零前后内末初底期季节旬学天月周次隔各以不大小每定年中增减≥≤<>:×\\d]"
)
_N = "[一二两三四五六七八九十百千万亿\\d]"
HAN = "\u4e00-\u9fff"
# 第十三届, 一村一品, 5A级, 二级甲等, Ⅲ类及以上: names and grades
_NAME = (
    '《[^》]*》|“[^”]*”|"[^"]*"|十[三四五]五'
    rf"|第{_N}+[届次批期条款章号轮代套产]|一[^一\d,;\0]{{1,2}}一[^一\d,;\0]"
    r"|[\dA-Z一二三四五六七八九十ⅠⅡⅢⅣⅤ]+[级类等星档](?:[甲乙丙A-Z]等?)?级?(?:[及或含]?以[上下])?"
)


def worth_a_look(text: str) -> bool:
    """Whether a text has a character that such a value is written with."""
    return _TRIGGER.search(text) is not None


@lru_cache(maxsize=2048)
def found_in_words(rest: str, *, spoken: bool, timely: bool) -> tuple[Inference, ...]:
    """What the words of a text hold, `VALUE` in them where a number stood, each told once.

    `spoken` where words are all that the text has, `timely` where it may be about a time.
    """
    unnamed = named().sub(_GONE, rest)
    if not _TRIGGER.search(unnamed):
        return ()
    kept = _fixed().sub(_GONE, unnamed)
    if spoken and kept in leftover_words()["vague"]:
        basis = f"“{kept}”没有写明数量，按定性理解"
        return (Inference(what="value", basis=basis),)
    told: dict[str, Inference] = {}
    for sort in _SORTS:
        if (sort.only_spoken and not spoken) or (sort.only_timely and not timely):
            continue
        found = sort.pattern().search(unnamed if sort.whole else kept)
        if found and (said := found.group().strip(VALUE + _GONE)):
            basis = sort.basis.format(said) + ("，按定性理解" if spoken else "，没有计入")
            told.setdefault(sort.what, Inference(what=sort.what, basis=basis))
    return tuple(told.values())


@cache
def named() -> re.Pattern[str]:
    """Names, grades (二级以上, 良好及以上) and what is quoted."""
    graded = either(leftover_words()["comparing"]["graded"])
    return re.compile(rf"{_NAME}|(?:{graded})[及或含]?以[上下]")


@cache
def _fixed() -> re.Pattern[str]:
    return re.compile(either(leftover_words()["fixed"]))


@dataclass(frozen=True, slots=True)
class _Sort:
    """One sort of value in words: where it counts, and how it is told."""

    what: str
    pattern: Callable[[], re.Pattern[str]]
    basis: str
    only_spoken: bool = False
    only_timely: bool = False
    whole: bool = False
    """Whether fixed expressions count as well: 两会前, 开学前."""


@cache
def _multiples() -> re.Pattern[str]:
    return re.compile(
        rf"翻(?:{_N}|几|数|了)*[番翻]|成倍|倍增|{_N}+(?:\.\d+)?倍|过半数?|半数|[一大近]半|减半|折半|对半"
        r"|[一二两三四五六七八九\d]成(?=$|[,;。)以左多的])|绝?大多数|绝?大部分"
    )


@cache
def _counts() -> re.Pattern[str]:
    unit = either(set(measuring_units()) - set(unit_words()["spoken_otherwise"]))
    return re.compile(
        rf"[数几上近成][十百千万亿]+(?:余|多)?(?:{unit})?|[十百千万]+[余多](?:{unit})?"
        rf"|[二两三四五六七八九十百千万]+[余多来]?[万亿]?(?:{unit})|{_N}+分之{_N}"
        rf"|(?:若干|[数几多])(?:{unit})$"
        rf"|^一(?:[套批台部座辆间支幅本册份场期项家处])(?=[{HAN}])"
        r"|(?<![A-Z\d])\d+(?:\.\d+)?[:/×xX*]\d+|T\+\d+"
        rf"|零[{HAN}]{{1,4}}|[非为]零|无不[{HAN}]{{1,4}}"
        rf"|{_N}刻钟|(?:{_N}个?|[年月天时])半(?=$|[,;。内以左年月])"
        r"|(?<![上下])半(?:年|个?月|天|个?小时|个?学[期年]|周)"
    )


@cache
def _ranks() -> re.Pattern[str]:
    later = "个年月天日周季度次期届旬轮学小分\\d"
    return re.compile(
        rf"第[一二]?(?:方阵|梯队)|保[一二三四五六]争[一二三四五]|(?:排名|位列|位居|名列|全[省市国县区])*(?:前{_N}+[名位强]?(?![{later}])|第{_N}+(?:[名位]|$|[,;。]))"
    )


@cache
def _season() -> str:
    seasons = leftover_words()["seasons"]
    return either([*seasons["feasts"], *seasons["nature"], *seasons["terms"]])


@cache
def _season_edges() -> re.Pattern[str]:
    between = "(?:节|假期?|日|来临|到来|来|开始|结束|期间|上课|报到|返校)*"
    return re.compile(rf"(?:{_season()}){between}(?:[之以]?[前后内](?![{HAN}]*[期列])|[底末初])")


@cache
def _season_names() -> re.Pattern[str]:
    return re.compile(
        rf"^.{{0,6}}(?:{_season()}|{either(leftover_words()['seasons']['leaning'])}).{{0,6}}$"
    )


@cache
def _event_edges() -> re.Pattern[str]:
    done = either(leftover_words()["seasons"]["done"])
    return re.compile(
        rf"[{HAN}]{{1,12}}[之以]?前(?=$|[,;。)]|{done})|前{_N}个?(?:季度|月|年|个月|天|周)"
    )


@cache
def _often() -> re.Pattern[str]:
    period = "(?:个?月|个?季度?|半年|年度?|周|个?星期|日|天|旬|个?学期|学年)"
    happening = either(leftover_words()["often"]["happening"])
    every = rf"每(?:隔)?{_N}*{period}"
    return re.compile(rf"^{every}$|每(?:隔)?{_N}+{period}|{every}(?={happening})")


@cache
def _compared() -> re.Pattern[str]:
    table = leftover_words()["comparing"]
    graded = either(table["graded"])
    figure = rf"(?!{_GONE}|[{HAN}]{{0,4}}(?:{graded}))[^{VALUE}{_GONE},;。]*(?=$|[,;。])"
    bound = rf"(?:{either(table['bounds'])}){figure}"
    behind = rf"[{HAN}]{{0,6}}(?<!{_GONE})(?:{either(table['behind'])})(?=$|[,;。)])"
    return re.compile(rf"{bound}|{behind}|{either(table['idioms'])}")


@cache
def _event_ends() -> re.Pattern[str]:
    done = either([*leftover_words()["seasons"]["done"], "及时", "立即", "尽快", "即"])
    return re.compile(rf"[{HAN}]{{2,12}}(?:之后|以后|后)(?=$|[,;。]|{done})")


_NO_DAY = "“{}”是哪一天，表中没有写"
_SORTS = (
    _Sort("value", _multiples, "“{}”是用文字写的数量"),
    _Sort("value", _ranks, "“{}”是名次", only_spoken=True),
    _Sort("value", _counts, "“{}”是用文字写的数量", only_spoken=True),
    _Sort("value", _often, "“{}”说的是频次", only_spoken=True),
    _Sort("end", _season_edges, _NO_DAY, whole=True),
    _Sort("end", _season_names, _NO_DAY, only_spoken=True, only_timely=True, whole=True),
    _Sort("end", _event_edges, _NO_DAY, only_spoken=True),
    _Sort("start", _event_ends, _NO_DAY, only_spoken=True, only_timely=True),
    _Sort("op", _compared, "“{}”是比较，没有写可以比较的数值"),
)
