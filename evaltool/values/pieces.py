"""A 指标值 cut into its pieces by the grammar: quantities, times, remarks and free text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

from evaltool.values import dates
from evaltool.values.tables import either, words
from evaltool.values.units import unit_pattern

if TYPE_CHECKING:
    from lark import Lark, Token

LONGEST_NUMBER = 24
"""Digits beyond which a number is no 指标值 any more."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its sign and unit; `high` is set for a range, `value` is its low end."""

    value: Decimal
    unit: str | None = None
    sign: str | None = None
    high: Decimal | None = None
    about: bool = False
    bound: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A point of time, or a span where `last` is set; `edge` is the word behind it (前, 内)."""

    first: dates.Point
    last: dates.Point | None = None
    edge: str | None = None
    text: str = ""
    sign: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Free text; `sign` where it is a sign word without a number behind it."""

    text: str
    sign: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Text in brackets."""

    text: str


@dataclass(frozen=True, slots=True)
class Separator:
    """A comma, semicolon or full stop."""

    text: str


class ShapelessError(ValueError):
    """The text does not have the shape of a 指标值."""


class NoSuchDayError(ValueError):
    """A date is printed that no calendar has; its text is the date."""

    @property
    def reason(self) -> str:
        """What is wrong with the date, in Chinese."""
        printed = str(self)
        # 2024-02-30 has two dashes and is one day
        if _SPAN.search(printed) or printed.count("-") not in {0, 2}:
            return f"“{printed}”的结束早于开始，或者不是存在的日期，请核对起止日期"
        return f"“{printed}”不是一个存在的日期"


class NumberTooLongError(ValueError):
    """A number has more digits than a 指标值 can have."""


Piece = Quantity | Time | Words | Remark | Separator

_SPAN = re.compile("[~至到]|--")
_FLOATING = {"至少", "最少", "至多", "最多", "不少于", "不低于"}
_NUMBER = r"(?:(?<![^≥≤<>=~至到,;:])-)?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_MORE = r"[余多几来](?=[\u4e00-\u9fff%]|$)"
_EDGE = r"(?:(?:(?:之|以)?前|以内|之内|内)(?![期三置往述后端沿])|为?截?止|起)"
_TAKEN_APART = re.compile(r"(-?[\d,.]*\d)([余多几来]?)(.*)", re.S)
# A scan's z for ≥ and the machine in DR1台 leave a number behind, the age in 0-6岁儿童 none.
_SCANNED = r"(?!(?<!.)[zZF]\d+(?:\.\d+)?%$)"
_MACHINE = r"[A-Za-z]+(?=\d{1,4}[台套辆部块张件份条个](?:[,;、。)]|$))"
_AGED = (
    r"\d{1,3}(?:[-~至]\d{1,3})?周?岁(?:[及或含]?以[上下])?的?"
    r"(?=[\u4e00-\u9fff\d])(?!左右|[及或含]?以[上下内]|上下|之|[男女])"
)
# Digits and letters that are no quantity: file numbers, names, ratios, list numbers, 每3个月.
_NOISE = (
    rf"(?:{_AGED}|{_SCANNED}{_MACHINE}|{_SCANNED}"
    r"[A-Za-z]+(?:[-.+]?\d(?:[0-9A-Za-z.\-]|/(?=[0-9A-Z]))*)?|《[^》]*》|“[^”]*”|\"[^\"]*\"|〔[^〕]*〕(?:第?\d+号)?"
    r"|第\d+[届次批期条款章号轮个名位]|[1-9][A-Z](?=[\u4e00-\u9fff])|\d+号[文令线]?"
    r"|\d+(?:\.\d+)?:\d+(?:\.\d+)?(?:[-~]\d+:\d+)?"
    r"|每(?:\d+|[两二三])(?:个月|个季度|年|周|天|日|个工作日)|[1-5]A(?![A-Za-z])"
    r"|12[3-9]\d\d(?=热线|平台|诉求|投诉|便民|政务)|1(?:10|19|20|22)(?=接处?警|报警|指挥|急救|联动)"
    r"|\d+/\d+(?![\d/万])|\d+[×xX*]\d+(?:小时|天)?|(?<![^;。,])\d{1,2}[.)、](?=[^\d]))"
)
# Digits and what no time and no noise goes on with: looked at first, as most numbers are such.
_PLAIN_NUMBER = (
    r"(?=(?!20\d{6})\d++(?![年月日号时初旬上中下季度整全底末终份周岁、和至到×xX*A-Za-z./:~)\-])"
    r"|\d++\.\d++[%千万亿元公平])"
)
_SEPARATOR = "[,;。、!?]+"
_SYMBOL = re.compile(r"[≥≤<>=]+")


def pieces(text: str) -> list[Piece]:
    """The pieces of a spelled text, in order.

    Clauses of words and one quantity, or a lone time, most cells, are taken by regular
    expressions made of the grammar's own terminals; everything else by the grammar.

    Raises:
        ShapelessError: the text has no such shape.
        NumberTooLongError: a number is longer than a 指标值 can be.
        NoSuchDayError: a date does not exist (2月30日).
    """
    if (plain := _plain_clauses(text)) is not None:
        return plain
    if lone := _lone_time().fullmatch(text):
        return [_timed(*lone.groups())]
    if lone := _lone_span().fullmatch(text):
        return [_spanned(text, *lone.groups())]
    return parsed_pieces(text)


def parsed_pieces(text: str) -> list[Piece]:
    """The pieces of a spelled text by the grammar alone; raises as `pieces` does."""
    from lark.exceptions import UnexpectedInput, VisitError

    try:
        return cast("list[Piece]", _parser().parse(text))
    except VisitError as wrapped:
        raise wrapped.orig_exc from None
    except UnexpectedInput as error:
        raise ShapelessError(text) from error


@cache
def _parser() -> Lark:
    from lark import Lark, Transformer

    made = {name: _plainly(make) for name, make in _MAKERS.items()}
    transformer = type("_Pieces", (Transformer,), made)()
    return Lark(
        _grammar(),
        parser="lalr",
        lexer="contextual",
        transformer=transformer,
        maybe_placeholders=False,
    )


def _plainly(make: Any) -> Any:
    return lambda _, children: make(children)


def _grammar() -> str:
    shape = files(__package__).joinpath("grammar.lark").read_text(encoding="utf-8")
    terminals = {
        "SIGN.18": sign_pattern(),
        "MEASURE.10": _measure_pattern(),
        "BOUND.17": _bound_pattern(),
        "NOISE.12": _NOISE,
        "EDGE.17": _EDGE,
        "POINT.15": dates.point_pattern(),
        "LATER.16": dates.later_pattern(),
        "TO.18": rf"(?:起至|开始至|[-~]+|至|到)(?={dates.point_pattern()}|{dates.later_pattern()})",
        "TEXT.5": _text_pattern(),
    }
    lines = [
        f"{name}: /{pattern.replace('/', chr(92) + '/')}/" for name, pattern in terminals.items()
    ]
    return shape + "\n".join(lines) + "\n"


def _measure_pattern() -> str:
    """A number with the unit right behind it, one token for speed."""
    return rf"{_NUMBER}(?:{_MORE})?(?:{unit_pattern()})?"


@cache
def _bound_pattern() -> str:
    return either(word for group in words()["bounds"].values() for word in group)


def _plain_clauses(text: str) -> list[Piece] | None:
    """The pieces of clauses that are words (with noise), a quantity, or both; else None."""
    clause = _clause()
    found: list[Piece] = []
    position, end = 0, len(text)
    while clause_found := clause.match(text, position):
        words_before, *quantity, separator, noise = clause_found.groups()
        if words_before:
            found.append(Words(words_before))
        if quantity[1]:
            found.append(taken(quantity))
        elif noise:
            found.append(Words(noise))
        if separator:
            found.append(Separator(separator))
        position = clause_found.end()
        if position == end:
            return found
    return None


@cache
def _clause() -> re.Pattern[str]:
    other = rf"(?:{_PLAIN_NUMBER}|(?!{dates.point_pattern()}|{_NOISE}))"
    measure = rf"(?>({_NUMBER})({_MORE})?({unit_pattern()})?)"
    number = rf"{measure}(?:(?:[-~]+|至|到)(?=-?\d){measure})?({_bound_pattern()})?"
    words_before = rf"((?>(?:{_text_pattern()})?))"
    quantity = rf"(?:({sign_pattern()})?{other}{number})?"
    noise = rf"(?!{dates.point_pattern()})({_NOISE})"
    return re.compile(rf"{words_before}(?:{quantity}(?:({_SEPARATOR})|$)|{noise})")


@cache
def sign_pattern() -> str:
    """The regular expression of a sign: a symbol anywhere, a word before its number."""
    spellings = [word for group in words()["signs"].values() for word in group]
    symbols = either(word for word in spellings if _SYMBOL.fullmatch(word))
    spoken = either(w for w in spellings if not _SYMBOL.fullmatch(w) and w not in _FLOATING)
    return (
        rf"(?:{symbols}|{either(_FLOATING)}|(?:{spoken}|(?<![彩商中英反赶BＢ])超)(?=[约近±]?-?\d))"
    )


def _text_pattern() -> str:
    starts = [sign_pattern(), "[约近](?=\\d)", "(?:大约|约为|接近|大概)(?=\\d)", "[上下]半年"]
    starts += ["第?[一二三四]季", "第\\d", "[当本今每]?年度?[底末终内]", "全年", "整年"]
    starts += [
        r"每个?月(?:\d{1,2}[日号]|月?[底末初])",
        "每个?季度?[底末]",
    ]
    starts += ["每[\\d两二三]", "[当本今]年", "次年", "翌年", "明年", "下一?年", "第二年"]
    firsts = "不至最大高多小低少未控总等超约近接上下第一二三四当本今每年全整次翌明"
    firsts += "".join({word[0] for group in words()["signs"].values() for word in group})
    letters = "".join(sorted(set(re.sub(r"[≥≤<>=]", "", firsts))))
    plain = rf"[^\d,;。、!?()\[\]【】±≥≤<>=~\-A-Za-z《“〔\"{letters}]"
    return rf"(?:{plain}+|(?!{'|'.join(starts)})[{letters}])+"


@cache
def _signs() -> dict[str, str]:
    return {word: sign for sign, group in words()["signs"].items() for word in group} | {"超": ">"}


@cache
def _bounds() -> dict[str, str]:
    return {word: sign for sign, group in words()["bounds"].items() for word in group}


def _number(token: str) -> Decimal:
    if len(token) > LONGEST_NUMBER:
        raise NumberTooLongError(token)
    return Decimal(token.replace(",", "")) if "," in token else Decimal(token)


@cache
def _lone_time() -> re.Pattern[str]:
    return re.compile(rf"({dates.point_pattern()})({_EDGE})?")


@cache
def _lone_span() -> re.Pattern[str]:
    """Two points with a day each, the way most periods are printed."""
    month, of_month = "(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
    day = rf"(?:20|19)\d\d(?:\.{month}\.{of_month}|年{month}月{of_month}日)"
    return re.compile(rf"({day})(?:[-~]|至)({day})")


def _spanned(text: str, *printed: str) -> Time:
    return _between(text, *(dates.read_point(point) for point in printed))


def _between(text: str, first: dates.Point | None, last: dates.Point | None) -> Time:
    if first is None or last is None:
        raise NoSuchDayError(text)
    return Time(first, dates.completed(last, first), None, text)


def _timed(printed: str, edge: str | None) -> Time:
    point = dates.read_point(printed)
    if point is None:
        raise NoSuchDayError(printed + (edge or ""))
    return Time(point, None, edge, printed + (edge or ""))


def taken(printed: Sequence[Any]) -> Quantity:
    """The quantity of its printed sign, number and unit, high end and bound."""
    sign, number, more, unit, high, high_more, high_unit, bound = printed
    limit = _bounds()[bound] if bound else None
    about = bool(high_more if high else more) or limit == "about"
    top = _number(high) if high else None
    return Quantity(
        _number(number), high_unit or unit, _signs()[sign] if sign else None, top, about, limit
    )


def _taken_apart(token: str) -> tuple[Decimal, bool, str | None]:
    found = _TAKEN_APART.fullmatch(token)
    if found is None:
        raise ShapelessError(token)
    number, more, unit = found.groups()
    return _number(number), bool(more), unit or None


def _quantity(children: list[Token]) -> Quantity:
    value: Decimal = Decimal(0)
    unit = sign = bound = None
    about = False
    for token in children:
        kind = token.type
        if kind == "MEASURE":
            value, more, unit = _taken_apart(token)
            about = about or more
        elif kind == "SIGN":
            sign = _signs()[token]
        elif kind == "BOUND":
            bound = _bounds()[token]
        else:
            about = True
    return Quantity(value, unit, sign, None, about or bound == "about", bound)


def _range(children: list[Token]) -> Quantity:
    cut = next(i for i, token in enumerate(children) if token.type == "DASH")
    low, high = _quantity(children[:cut]), _quantity(children[cut + 1 :])
    return replace(
        high, value=low.value, high=high.value, unit=high.unit or low.unit, sign=low.sign
    )


def _spread(children: list[Token]) -> Quantity:
    around = _quantity([token for token in children if token.type != "SPREAD"])
    return replace(around, value=-around.value, high=around.value)


def _date(children: list[Token]) -> Time:
    text = "".join(children)
    point = edge = sign = None
    for token in children:
        if token.type == "SIGN":
            sign = _signs()[token]
        elif token.type == "POINT":
            point = dates.read_point(token)
        elif token.type == "EDGE":
            edge = str(token)
    if point is None:
        raise NoSuchDayError(text)
    return Time(point, None, edge, text, sign)


def _span(children: list[Token]) -> Time:
    text = "".join(children)
    points = [
        dates.read_point(token, later=token.type == "LATER")
        for token in children
        if token.type in {"POINT", "LATER"}
    ]
    return _between(text, *points)


def _text(children: list[Token]) -> Words:
    token = children[0]
    return Words(str(token), _signs().get(token) if token.type == "SIGN" else None)


_MAKERS = {
    "start": list,
    "quantity": _quantity,
    "range": _range,
    "spread": _spread,
    "date": _date,
    "span": _span,
    "text": _text,
    "remark": lambda children: Remark(str(children[0])),
    "separator": lambda children: Separator(str(children[0])),
}
