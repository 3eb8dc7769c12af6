"""The unit table (度量单位): which sort of value a unit makes, and the exact conversions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache

from evaltool.model import Kind
from evaltool.values.tables import either, unit_words

_MULTIPLIERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_DIVIDER = re.compile(r"[/每]")
_PRODUCT = re.compile(r"[·*×]")
_JOINTS = re.compile(r"[·.*×、/每]|(?<=[人户次])(?=[年月天日])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A printed unit taken apart: 万元/人·月 is 10,000 × 元 for each (人, 月).

    A product of units is one unit: 人·天 is 人天.
    """

    multiplier: int
    root: str
    per: tuple[str, ...]


@cache
def unit_pattern() -> str:
    """The regular expression of a printed unit right after a number."""
    table = unit_words()
    words = table["money"] + table["time"] + table["measure"] + table["count"]
    known = either(words)
    divided = either([*words, "月", "季", "半年", "旬", "生", "餐", "学生", "教师", "职工"])
    latin = r"[A-Za-zμΩ]{1,6}[²³]?"
    other = r"[\u4e00-\u9fff]{1,4}(?=$|[,;。()·*×、/])"
    round_number = r"(?:10{1,4}|[2-9]|[十百千万亿]{1,2})?"
    times = rf"(?:(?<!元)[·*×](?:{either(table['time'] + table['count'])}))?"
    pair = rf"(?:{divided})(?:(?:{divided})(?![\u4e00-\u9fff]))?"
    part = rf"(?:{round_number}(?:{pair}|{latin})|{other})"
    divisor = rf"(?:/{part}(?:[·.*×、/]{part})*|(?:每{part})+)?"
    percent = either(table["percent"] + table["permille"])
    counted = rf"[十百千万亿]{{0,2}}?(?:{known})(?:数(?=$|[,;。)]))?{times}{divisor}"
    among = r"/(?:10|[十百千])?万人?(?![\u4e00-\u9fff])"  # 18/10万 deaths
    multiplier = rf"[百千]?[万亿](?:{latin}|方|(?![\u4e00-\u9fffA-Za-z])){divisor}"
    return rf"(?:{percent}|{among}|{counted}|{multiplier}|{latin}{divisor})"


@cache
def _whole_unit() -> re.Pattern[str]:
    return re.compile(unit_pattern())


def is_unit(text: str) -> bool:
    """Whether the whole text is a unit of the table."""
    return _whole_unit().fullmatch(text) is not None


@lru_cache(maxsize=4096)
def kind_of_unit(unit: str) -> Kind:
    """The kind of a value in this unit: rate, amount or count."""
    table = unit_words()
    if unit in table["percent"] or unit in table["permille"]:
        return Kind.RATE
    return Kind.AMOUNT if measure(unit).root in table["money"] else Kind.COUNT


def is_duration(unit: str | None) -> bool:
    """Whether values in this unit last (时长)."""
    return unit is not None and measure(unit).root in _lasting()


@cache
def _lasting() -> frozenset[str]:
    return frozenset(unit_words()["time"] + unit_words()["latin_time"])


@lru_cache(maxsize=4096)
def measure(unit: str) -> Measure:
    """Take a printed unit apart."""
    head, *divisors = _DIVIDER.split(unit, maxsplit=1)
    per = tuple(part for part in _JOINTS.split(divisors[0]) if part) if divisors else ()
    known = _roots()
    cut = 0
    while cut < len(head) and head[cut] in _MULTIPLIERS and head[cut:] not in known:
        cut += 1
    multiplier = 1
    for sign in head[:cut]:
        multiplier *= _MULTIPLIERS[sign]
    root = _PRODUCT.sub("", head[cut:])
    return Measure(multiplier=multiplier, root=root, per=per)


@cache
def _roots() -> frozenset[str]:
    table = unit_words()
    return frozenset(table["money"] + table["time"] + table["measure"] + table["count"])


@lru_cache(maxsize=4096)
def _factor(unit: str, into: str) -> Fraction | None:
    source, wanted = _with_times(measure(unit)), _with_times(measure(into))
    if source.per != wanted.per:
        return None
    ratio = _root_ratio(source, wanted)
    return ratio and ratio * source.multiplier / wanted.multiplier


def _with_times(taken: Measure) -> Measure:
    """人/次 is how forms print 人次."""
    if taken.per == ("次",) and f"{taken.root}次" in _roots():
        return replace(taken, root=f"{taken.root}次", per=())
    return taken


def _root_ratio(source: Measure, wanted: Measure) -> Fraction | None:
    if source.root == wanted.root or _same(source.root, wanted.root):
        return Fraction(1)
    if {source.root, wanted.root} == {"", "元"}:
        return Fraction(1)
    for family in unit_words()["scale"].values():
        if source.root in family and wanted.root in family:
            return Fraction(family[source.root]) / Fraction(family[wanted.root])
    return None


def _same(unit: str, other: str) -> bool:
    return any(unit in group and other in group for group in unit_words()["same"])


def convert(value: Decimal, from_unit: str, to_unit: str) -> Decimal | None:
    """The value in another unit, or None where there is no exact rule (单位换算).

    元 and 万元 convert, as do multiples of one unit (亩, 万亩), metric units, and the
    classifiers that count the same things (人, 名, 位, 个; 个, 项). A result that needs
    endless decimals is no exact one.
    """
    if from_unit == to_unit:
        return value
    factor = _factor(from_unit, to_unit)
    return None if factor is None else exact(Fraction(value) * factor)


def exact(number: Fraction) -> Decimal | None:
    """The number as a finite decimal, None where it has endless decimals."""
    rest, decimals = number.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest //= prime
            power += 1
        decimals = max(decimals, power)
    if rest != 1:
        return None
    scaled = number * 10**decimals
    return Decimal(scaled.numerator).scaleb(-decimals)
