"""What a reading leaves over: the words beside its values, searched for values told in words.

The grammar cuts every digit of a text out as a number, a time or a name. The rest are words,
and words hold values too: 翻一番, 前三, 过半, 春节前, 合同签订后. What the reading did not take
up is told by name, so that no quantity passes for mere words, and no value for all that its
cell says. Fixed expressions (三公经费, 进一步, 前期) are but words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from evaltool.model import Inference, Kind, Op, Target
from evaltool.values.context import Context
from evaltool.values.pieces import Piece, Quantity, Remark, Separator, Words
from evaltool.values.tables import either, leftover_words, unit_words, words
from evaltool.values.units import is_duration

_LONGEST = 120
"""Characters of words beyond which a text is a description."""
_SHORT = 12
"""Characters up to which a text is the name of a time, not a sentence about it."""
_VALUE, _GONE = "\0", "\1"
# one character class first: most texts have nothing of it, and are left at once
_TRIGGER = re.compile(
    "[一二两三四五六七八九十百千万亿几数若多半倍番零前后内末初底期季节旬学天月周次隔各以不大小每定≥≤<>:×\\d]"
)
_N = "[一二两三四五六七八九十百千万亿\\d]"
_HAN = "\u4e00-\u9fff"
# 第十三届, 一村一品, 5A级, 二级甲等, Ⅲ类及以上: names and grades
_NAME = (
    '《[^》]*》|“[^”]*”|"[^"]*"|十[三四五]五'
    rf"|第{_N}+[届次批期条款章号轮代套产]|一[^一\d,;\0]{{1,2}}一[^一\d,;\0]"
    r"|[\dA-Z一二三四五六七八九十ⅠⅡⅢⅣⅤ]+[级类等星档](?:[甲乙丙A-Z]等?)?级?(?:[及或含]?以[上下])?"
)


def leftovers(
    plain: str, parts: Sequence[Piece], target: Target, context: Context
) -> tuple[Inference, ...]:
    """What the words of a spelled text hold that its reading does not take up, each told once.

    `parts` are its pieces, none where it was not cut. A text with several readings is doubtful
    already and is told nothing more.
    """
    if target.readings:
        return ()
    told = tuple(_beside_values(parts, target)) if len(parts) > 1 else ()
    rest = _rest(parts) if parts else plain
    if len(rest) > 1 and len(rest) <= _LONGEST and _TRIGGER.search(rest):
        spoken = target.kind is Kind.QUALITATIVE
        told += _in_words(rest, spoken=spoken, timely=context.about_time or not context.subcategory)
    return told


def _rest(parts: Sequence[Piece]) -> str:
    """The words of a text, with a gap where each of its values stood."""
    return "".join(
        part.text if isinstance(part, Words | Separator) else _VALUE
        for part in parts
        if not isinstance(part, Remark)
    )


def _beside_values(parts: Sequence[Piece], target: Target) -> Iterator[Inference]:
    for before, value in pairwise(parts):
        if isinstance(before, Words) and isinstance(value, Quantity):
            yield from _counted_from(before.text, value, target)
    for part in parts:
        if isinstance(part, Remark) and (said := _in_brackets(part.text)):
            yield said


def _counted_from(before: str, value: Quantity, target: Target) -> Iterator[Inference]:
    """合同签订后30日内, 会议召开前3日: days that an event begins or ends, which no cell dates."""
    found = _event().search(before)
    if found and is_duration(value.unit) and _once(found, target):
        named = f"“{found.group()}”是哪一天，表中没有写"
        earlier = "“提前”多少是相对于计划的哪一天，表中没有写"
        basis = f"{earlier if found.group() == '提前' else named}，只按时长理解"
        yield Inference(what="start", basis=basis)
    elif before.endswith("各"):
        yield Inference(what="value", basis=f"“{before[-6:]}”说的是每一项，只按一项的数值理解")


def _once(found: re.Match[str], target: Target) -> bool:
    """Whether an event happens once: how long after it is then a day, which no cell dates."""
    if found.group("ahead"):
        return True
    return target.op is Op.AT_MOST and not _repeated().search(found.group())


@cache
def _repeated() -> re.Pattern[str]:
    return re.compile(either(leftover_words()["seasons"]["repeated"]))


@cache
def _event() -> re.Pattern[str]:
    return re.compile(
        rf"[{_HAN}]{{0,8}}(?:后(?:的|起)?|之日起?|日起|起)$|[{_HAN}]{{0,8}}(?P<ahead>[之以]?前|提前)$"
    )


def _in_brackets(text: str) -> Inference | None:
    """100%(≥95%), 50人(60人): a bracket with a value that no word introduces."""
    inner = text[1:-1]
    if not _stating().search(_named().sub("", inner)) or _introduced().match(inner):
        return None
    return Inference(what="value", basis=f"括号里的“{inner[:20]}”没有计入，请核对")


@cache
def _stating() -> re.Pattern[str]:
    """A number in a bracket that is no list number, no year and no file's number."""
    return re.compile(r"(?!\d{1,2}$|\d{4}年?$)\d(?![^〔]*〔)(?!.*[〕号])")


@cache
def _introduced() -> re.Pattern[str]:
    return re.compile(rf"{either(words()['labels']['remarks'])}|[注不共约按占]")


@lru_cache(maxsize=16384)
def _in_words(rest: str, *, spoken: bool, timely: bool) -> tuple[Inference, ...]:
    """What is found in words; `spoken` where they are all that the text has."""
    unnamed = _named().sub(_GONE, rest)
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
        if found and (said := found.group().strip(_VALUE + _GONE)):
            told.setdefault(sort.what, Inference(what=sort.what, basis=sort.basis.format(said)))
    return tuple(told.values())


@cache
def _named() -> re.Pattern[str]:
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
        rf"翻(?:{_N}|几|数|了)*番|成倍|倍增|{_N}+(?:\.\d+)?倍|过半数?|半数|[一大近]半|减半|折半|对半"
        r"|[一二两三四五六七八九\d]成(?=$|[,;。)以左多的])|绝?大多数|绝?大部分"
    )


@cache
def _counts() -> re.Pattern[str]:
    units = unit_words()
    named = {*units["count"], *units["time"], *units["measure"], *units["money"]}
    unit = either(named - set(units["spoken_otherwise"]))
    return re.compile(
        rf"[数几上近成][十百千万亿]+(?:余|多)?(?:{unit})?|[十百千万]+[余多](?:{unit})?"
        rf"|[二两三四五六七八九十百千万]+[余多来]?[万亿]?(?:{unit})|{_N}+分之{_N}"
        rf"|(?:若干|[数几多])(?:{unit})$|(?<![A-Z\d])\d+(?:\.\d+)?[:/×xX*]\d+|零[{_HAN}]{{1,4}}|(?<![上下])半(?:年|个?月|天|个?小时|个?学[期年]|周)|T\+\d+"
    )


@cache
def _ranks() -> re.Pattern[str]:
    later = "个年月天日周季度次期届旬轮学小分\\d"
    return re.compile(
        rf"(?:排名|位列|位居|名列|全[省市国县区])*(?:前{_N}+[名位强]?(?![{later}])|第{_N}+(?:[名位]|$|[,;。]))"
    )


@cache
def _season() -> str:
    seasons = leftover_words()["seasons"]
    return either([*seasons["feasts"], *seasons["nature"], *seasons["terms"]])


@cache
def _season_edges() -> re.Pattern[str]:
    between = "(?:节|假期?|日|来临|到来|来|开始|结束|期间|上课|报到|返校)*"
    return re.compile(rf"(?:{_season()}){between}(?:[之以]?[前后内](?![{_HAN}]*[期列])|[底末初])")


@cache
def _season_names() -> re.Pattern[str]:
    return re.compile(
        rf"^.{{0,6}}(?:{_season()}|{either(leftover_words()['seasons']['leaning'])}).{{0,6}}$"
    )


@cache
def _event_edges() -> re.Pattern[str]:
    done = either(leftover_words()["seasons"]["done"])
    return re.compile(
        rf"[{_HAN}]{{1,12}}[之以]?前(?=$|[,;。)]|{done})|前{_N}个?(?:季度|月|年|个月|天|周)"
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
    figure = rf"(?!{_GONE}|[{_HAN}]{{0,4}}(?:{graded}))[^{_VALUE}{_GONE},;。]*(?=$|[,;。])"
    bound = rf"(?:{either(table['bounds'])}){figure}"
    behind = rf"[{_HAN}]{{0,6}}(?<!{_GONE})(?:{either(table['behind'])})(?=$|[,;。)])"
    return re.compile(rf"{bound}|{behind}")


_NO_DAY = "“{}”是哪一天，表中没有写，没有读成期限"
_SORTS = (
    _Sort("value", _multiples, "“{}”是用文字写的数量，没有读成数值"),
    _Sort("value", _ranks, "“{}”是名次，没有读成数值", only_spoken=True),
    _Sort("value", _counts, "“{}”是用文字写的数量，没有读成数值", only_spoken=True),
    _Sort("value", _often, "“{}”说的是频次，没有读成数值", only_spoken=True),
    _Sort("end", _season_edges, _NO_DAY, whole=True),
    _Sort("end", _season_names, _NO_DAY, only_spoken=True, only_timely=True, whole=True),
    _Sort("end", _event_edges, _NO_DAY, only_spoken=True),
    _Sort("op", _compared, "“{}”是比较，没有写可以比较的数值"),
)
