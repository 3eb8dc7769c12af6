"""What scanning and typing did to a text: repaired where one repair is likely, and always told.

`≥9O%` is read as ≥90%, `≥≥95%` as ≥95%; what admits no one repair is left to the refusals.
"""

from __future__ import annotations

import re
from functools import cache

from evaltool.model import Inference
from evaltool.values.spacing import spaced_digits
from evaltool.values.tables import either, unit_words

# one character class first: most texts have nothing of it, and are left at once
_TRIGGER = re.compile("[OoIl〇○SB%≥≤<>](?:(?<=[OoIl〇○SB])|[%≥≤<>])")
_LETTERS = str.maketrans("OoIl〇○SB", "00110058")
_TWICE = re.compile(r"([%≥≤<>])\1+")
_LONGEST = 40


@cache
def _broken_number() -> re.Pattern[str]:
    """A number with letters for digits, right before a unit or the end of its clause."""
    units = unit_words()
    known = either([*units["money"], *units["count"], *units["measure"], *units["time"]])
    ends = rf"(?=[%‰]|[十百千万亿]{{0,2}}(?:{known})|[,;。)]|$)"
    before = r"(?<![A-Za-z\d.])"
    zeros = r"(?=[\dOoIl〇○]*\d)(?=[\d.]*[OoIl〇○])[\dOoIl〇○][\dOoIl〇○.]*[\dOo〇○]"
    return re.compile(rf"{before}{zeros}(?![A-Za-z]){ends}|{before}\d[SB](?=%)")


def repaired(plain: str) -> tuple[str, tuple[Inference, ...]]:
    """A spelled text with its likely repairs, each of them told."""
    if not _TRIGGER.search(plain) or len(plain) > _LONGEST:
        return plain, ()
    return _repaired(plain)


def _repaired(plain: str) -> tuple[str, tuple[Inference, ...]]:
    told: list[Inference] = []

    def digits(found: re.Match[str]) -> str:
        number = found.group().translate(_LETTERS)
        if re.match(r"0\d", number):
            return found.group()
        told.append(Inference(what="value", basis=f"“{found.group()}”疑为“{number}”之误"))
        return number

    def once(found: re.Match[str]) -> str:
        told.append(Inference(what="value", basis=f"“{found.group()}”重复，按一个理解"))
        return found.group(1)

    plain = _TWICE.sub(once, plain)
    plain = _broken_number().sub(digits, plain)
    return plain, tuple(told)


def spaced(text: str) -> tuple[Inference, ...]:
    """What is told of a text whose digits stand apart: they were read together."""
    apart = spaced_digits(text)
    if apart is None:
        return ()
    return (Inference(what="value", basis=f"“{apart[:20]}”的数字之间有空格，连起来理解"),)
