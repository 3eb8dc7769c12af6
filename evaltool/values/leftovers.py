"""What a reading leaves over: the words beside its values, searched for values told in words.

The grammar cuts every digit of a text out as a number, a time or a name. The rest are words,
and words hold values too: 翻一番, 前三, 过半, 春节前, 合同签订后. What the reading did not take
up is told by name, so that no quantity passes for mere words, and no value for all that its
cell says. Fixed expressions (三公经费, 进一步, 前期) are but words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from evaltool.model import Inference, Kind, Op, Target
from evaltool.values.context import Context
from evaltool.values.in_words import HAN, VALUE, found_in_words, named, worth_a_look
from evaltool.values.pieces import Piece, Quantity, Remark, Separator, Time, Words
from evaltool.values.tables import either, leftover_words, words
from evaltool.values.units import is_duration

_LONGEST = 120
"""Characters of words beyond which a text is a description."""
_QUOTIENT = re.compile(r"([\d,]+)/([\d,]+)")
_TOTAL = re.compile(r"(?:全年|合计)?共计?(\d+(?:\.\d+)?)(?:[^\d%]{1,2})$")
_PART = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.])")
_NEGATED = re.compile(r"(?:不得?|非|未|无)$")
_ENUMERATED = re.compile(r"第?[一二三四五六七八九十\d]+(?:季度?|月份?)?[、和]$")
_UNSETTLED = re.compile("以.{1,8}为准|为准|据实|视.{0,4}情|不等|不限|可调")
_UNDONE = re.compile("未|尚未|没有|待|不达标|取消")
_CUT_OFF = re.compile(
    r"(?:其中|实到|实际|实有|包括|包含|以及|至少|不少于|不低于|不超过|共计?|达到?|[和与及或为、:]"
    r"|每[\u4e00-\u9fff]{1,2})$"
)
_JOINED = re.compile("(?:以及|[和与及等至到~-])$")
_TENTATIVE = re.compile("(?:暂估|暂定|暂按|预估|估算|估计|预计|拟定|原则上)(?:为|约)?$")
_OTHER_YEAR = re.compile("(?:去|明|后|前|上一?)年?$")
# signs that stand in no words
_STRAY = re.compile("[%‰→⇒?]")
# what a doubt beside a value begins or ends with
_BESIDE = re.compile(
    r"[后起前各半左上附据视准限可.等(\[【/·*×非未没尚无不取待余剩其还其正在实包以至达共和与及或为到~\-去明估计预拟则定%‰→?:每]"
    r"|(?<=[一二三四五六七八九十\d度季月])、|、$|次次|人人|米米|元元"
)
# either of them, past what numbers, their units and dates are made of
_ANY = re.compile(
    r"(?<![\d.])[年月日天万千百]|[≥≤<>/.](?!\d)|(?<=[一二三四五六七八九十\d度季月])、|、$"
    "|次次|人人|米米|元元|[一二两三四五六七八九十亿几数若多半倍番零前后内末初底期季节旬学周隔各以不大小每定中增减×第"
    ":+起左上附据视准限可等(\\[【·*非未没尚无取待余剩其还正在实包至达共和与及或为到去明估计预拟则→?]|[%‰~-](?:(?!\\d)(?<!\\d%)|$)"
)


def may_leave(plain: str) -> bool:
    """Whether a spelled text has anything that a doubt could begin with; most values have not."""
    return _ANY.search(plain) is not None


def leftovers(
    plain: str, parts: Sequence[Piece], target: Target, context: Context
) -> tuple[Inference, ...]:
    """What the words of a spelled text hold that its reading does not take up, each told once.

    `parts` are its pieces, none where it was not cut. A text with several readings is doubtful
    already and is told nothing more.
    """
    if target.readings or (len(parts) == 1 and not isinstance(parts[0], Words | Remark)):
        return ()
    beside = len(parts) > 1 and (_BESIDE.search(plain) or isinstance(parts[-2], Time))
    told = tuple(_beside_values(parts, target)) if beside else ()
    if len(plain) > 2 * _LONGEST or not worth_a_look(plain):
        return told
    rest = _rest(parts) if parts else plain
    if 1 < len(rest) <= _LONGEST and worth_a_look(rest):
        spoken = target.kind is Kind.QUALITATIVE
        told += found_in_words(rest, spoken=spoken, timely=context.may_be_about_time)
    return told


def beside_actual(parts: Sequence[Piece], value: Decimal | None) -> tuple[Inference, ...]:
    """What stands beside the number of an actual and may change it: 10场(取消), 应到60人,实到."""
    if len(parts) < 2:
        return ()
    told: list[Inference] = []
    for part in parts:
        if isinstance(part, Remark) and (said := _in_brackets(part.text, value)):
            told.append(said)
        elif isinstance(part, Words):
            told += _still_open(part.text)
            told += _of_each(part.text) if part is not parts[-1] else ()
    for before, behind in pairwise(parts):
        if isinstance(before, Time) and isinstance(behind, Words):
            told += _about(before, behind.text)
    return (*told, *_cut_off(parts))


def _still_open(said: str) -> Iterator[Inference]:
    if found := _pending().search(said):
        basis = f"写有“{found.group()}”的部分没有计入，请核对"
        yield Inference(what="value", basis=basis)


def _of_each(before: str) -> Iterator[Inference]:
    if before.endswith("各"):
        basis = f"“{before[-6:]}”说的是每一项，只按一项的数值理解"
        yield Inference(what="value", basis=basis)


@cache
def _pending() -> re.Pattern[str]:
    return re.compile(either(leftover_words()["brackets"]["pending"]))


def _rest(parts: Sequence[Piece]) -> str:
    """The words of a text, with a gap where each of its values stood."""
    return "".join(
        part.text if isinstance(part, Words | Separator) else VALUE
        for part in parts
        if not isinstance(part, Remark)
    )


def _beside_values(parts: Sequence[Piece], target: Target) -> Iterator[Inference]:
    for before, behind in pairwise(parts):
        if isinstance(before, Words) and isinstance(behind, Quantity):
            yield from _counted_from(before.text, behind, target)
            yield from _signed_twice(before, behind)
            yield from _tentative(before.text)
        elif isinstance(before, Time) and isinstance(behind, Words):
            yield from _about(before, behind.text)
            yield from _misprinted(before, behind.text, last=behind is parts[-1])
        elif isinstance(behind, Time):
            yield from _of_another_year(before, behind)
            yield from _listed(behind, parts[: parts.index(behind)])
        elif isinstance(before, Quantity) and isinstance(behind, Words):
            yield from _gone_on(behind.text, before.unit or "", last=behind is parts[-1])
    for part in parts:
        if isinstance(part, Remark) and (said := _in_brackets(part.text, target.value)):
            yield said
        elif isinstance(part, Words | Separator) and (odd := _STRAY.search(part.text)):
            yield Inference(what="value", basis=f"多出的“{odd.group()}”没有读进，请核对")
    if target.kind is not Kind.QUALITATIVE and isinstance(parts[-1], Words):
        yield from _still_open(parts[-1].text)
    yield from _cut_off(parts)


def _signed_twice(before: Words, value: Quantity) -> Iterator[Inference]:
    """≥不超过40万元, 不得不低于90%: two signs that do not say the same."""
    if value.sign is None:
        return
    if before.sign and before.sign != value.sign:
        yield Inference(what="op", basis=f"“{before.text}”和后面的关系符号连写，含义相反")
    elif found := _NEGATED.search(before.text):
        basis = f"“{found.group()}”和后面的关系符号连写，是双重否定"
        yield Inference(what="op", basis=basis)


def _of_another_year(before: Piece, time: Time) -> Iterator[Inference]:
    """去年底, 明年6月: a year that is not the one under evaluation."""
    found = _OTHER_YEAR.search(before.text) if isinstance(before, Words) else None
    if found and time.first.year is None:
        basis = f"“{found.group()}{time.text}”说的不是评价年度，请核对年份"
        yield Inference(what="end", basis=basis)


def _about(time: Time, behind: str) -> Iterator[Inference]:
    """6月30日左右: nearly that day."""
    if behind.startswith(("左右", "前后", "上下", "附近")):
        basis = f"“{time.text}{behind[:2]}”写的是大约的时间，按所写时间理解"
        yield Inference(what="end", basis=basis)


def _misprinted(time: Time, behind: str, *, last: bool) -> Iterator[Inference]:
    """6月底削: one odd character where 前 or 止 is printed."""
    if last and len(behind) == 1 and behind not in "前后内起止间完":
        yield Inference(what="end", basis=f"“{time.text}”后面多出的“{behind}”没有读进，请核对")


def _listed(time: Time, before: Sequence[Piece]) -> Iterator[Inference]:
    """第一、三季度: the times of a list of which only the last was read."""
    led = "".join(part.text for part in before[-3:] if isinstance(part, Words | Separator))
    if found := _ENUMERATED.search(led):
        basis = f"“{found.group()}{time.text}”列了几个时间，只按最后一个理解"
        yield Inference(what="end", basis=basis)


def _cut_off(parts: Sequence[Piece]) -> Iterator[Inference]:
    """培训12期，每期: a clause that ends before it says its value."""
    before, last = parts[-2:]
    if isinstance(last, Separator) and last.text == "、":
        yield Inference(what="value", basis="“、”后面没有写完，疑有缺漏")
    if not isinstance(last, Words):
        return
    pattern = _CUT_OFF if isinstance(before, Separator) else _JOINED
    if found := pattern.search(last.text):
        yield Inference(what="value", basis=f"“{found.group()}”后面没有写完，疑有缺漏")


def _tentative(before: str) -> Iterator[Inference]:
    """暂估3台: a number that is not settled yet."""
    if found := _TENTATIVE.search(before):
        basis = f"“{found.group()}”的数还没有定，按所写数值理解"
        yield Inference(what="value", basis=basis)


def _gone_on(behind: str, unit: str, *, last: bool) -> Iterator[Inference]:
    if last and unit and behind in {unit, unit[-1]}:
        yield Inference(what="unit", basis=f"单位“{unit}”后面又写了“{behind}”，按一个理解")
    elif behind[0] in "/·*×." and last:
        yield Inference(what="unit", basis=f"单位没有读全，后面还有“{behind[:8]}”")
    elif found := _UNDONE.match(behind) or _UNSETTLED.search(behind):
        yield Inference(what="value", basis=f"数值后面写着“{found.group()}”，请核对")
    elif behind[0] == "半":
        yield Inference(what="value", basis=f"数值后面的“{behind[:3]}”没有计入")


def _counted_from(before: str, value: Quantity, target: Target) -> Iterator[Inference]:
    """合同签订后30日内, 会议召开前3日: days that an event begins or ends, which no cell dates."""
    found = _event().search(before) if is_duration(value.unit) else None
    if found and _once(found, target):
        named = f"“{found.group()}”是哪一天，表中没有写"
        earlier = "“提前”多少是相对于计划的哪一天，表中没有写"
        basis = f"{earlier if found.group() == '提前' else named}，只按时长理解"
        yield Inference(what="start", basis=basis)
    else:
        yield from _of_each(before)


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
        rf"[{HAN}]{{0,8}}(?:后(?:的|起)?|之日起?|日起|起)$|[{HAN}]{{0,8}}(?P<ahead>[之以]?前|提前)$"
    )


def _in_brackets(text: str, value: Decimal | None) -> Inference | None:
    """100%(≥95%), 50人(60人), 10场(取消): a bracket that says more, or something else."""
    inner = text[1:-1]
    total = _TOTAL.match(inner)
    if total and value is not None and Decimal(total.group(1)) != value:
        basis = f"括号里的“{inner[:20]}”与括号外的数不符，请核对"
        return Inference(what="value", basis=basis)
    if _parts_add_up(inner, value):
        return None
    if found := _standing().search(inner):
        basis = f"括号里写着“{found.group()}”，数值没有因此改变，请核对"
        return Inference(what="value", basis=basis)
    if not _stating().search(named().sub("", inner)) or _introduced().match(inner):
        return None
    if _quotient(inner, value):
        return None
    return Inference(what="value", basis=f"括号里的“{inner[:20]}”没有计入，请核对")


def _parts_add_up(inner: str, value: Decimal | None) -> bool:
    """Whether a bracket only says what the value is made of: 15万元(财政10万元,自筹5万元)."""
    parts = [Decimal(number) for number in _PART.findall(inner)]
    return len(parts) > 1 and sum(parts) == value


def _quotient(inner: str, value: Decimal | None) -> bool:
    """Whether a bracket only shows how a rate was found: 95%(95/100)."""
    found = _QUOTIENT.fullmatch(inner)
    if found is None or value is None:
        return False
    part, whole = (Decimal(number.replace(",", "")) for number in found.groups())
    return bool(whole) and abs(part * 100 / whole - value) < Decimal("0.1")


@cache
def _standing() -> re.Pattern[str]:
    table = leftover_words()["brackets"]
    earlier = rf"^(?:其中)?[包]?含(?:{either(table['earlier'])})"
    return re.compile(rf"{either(table['standing'])}|^未(?![发出超]).+|{earlier}|^不含$")


@cache
def _stating() -> re.Pattern[str]:
    """A number in a bracket that is no list number, no year and no file's number."""
    dates = r"[\d年月日.至到~-]"
    return re.compile(
        rf"^(?!\d{{1,2}}$|\d{{4}}年?$|{dates}*[年月日]{dates}*$)(?!.*[A-Z]{{1,4}}/?T?[A-Z]?\d)[^〔〕号]*\d"
    )


@cache
def _introduced() -> re.Pattern[str]:
    listed = words()["labels"]["remarks"] + leftover_words()["brackets"]["introducing"]
    return re.compile(either(listed))
