"""Cells that say nothing: blank, crossed out, masked or damaged; each with its reason."""

from __future__ import annotations

import re
from functools import cache

from evaltool.values.tables import either, unit_words, word_list, words

LONGEST = 2000
"""Characters beyond which a cell is no 指标值 and is not read."""

_DIGIT = re.compile(r"\d")
_MEANT = re.compile(r"[^\W_]")
_MASK = re.compile(r"\*{2,}|_{2,}|[○●□■△▲◯]|(?<![A-Za-z])[xX×]{2,}(?![A-Za-z])|[≥≤<>=]+[*xX×_?？]")
# a mask that covers a part of a number or of a year: ****000元, 20XX年
_MASK_SIGN = re.compile(r"[*_xX×]")
_PART_MASKED = re.compile(
    r"\*{2,}[\d元万]|\d\*{2,}|_{2,}\d|\d_{2,}|\d[xX×]{1,2}(?=[年月日])|[年月][xX×*]{1,2}[月日]"
)
_NO_YEAR = r"(?<!\d)(?:1[0-8]|2[1-9]|[03-9]\d)\d\d年\d{1,2}月|\d[日号](?:19|20)\d\d年"
# a date with a digit too many or too few: wrong in a text of any length
_NO_DATE = (
    r"(?<!\d)(?P<date>(?:\d{5,}|\d{3})年\d{1,2}月(?:\d{1,2}[日号])?"
    r"|(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{3,}|3[2-9]|[4-9]\d|00?)[日号]"
    r"|(?:1[3-9]|[2-9]\d|00?)月\d{1,2}[日号]"
    r"|(?:19|20)\d\d年\d{1,2}(?=$|[,;。])"
    r"|(?:19|20)\d\d年(?:(?:1[3-9]|[2-9]\d|00?)月|\d{1,4}[日号](?![均内常本以]))"
    r"|(?:19|20)\d\d\.\d{1,2}[-~至到]+(?:19|20)\d\d\.(?:1[3-9]|[2-9]\d|00?)(?!\d)"
    r"|(?:19|20)\d\d(?:-\d{1,2}-|\.\d{1,2}\.|/\d{1,2}/)\d{3}(?![\d.]))"
)
_POINTS = re.compile(
    r"(?<![A-Za-z\d.])\d+(?:\.\d+){2,}(?=[%‰万亿元人次个名项户家场吨亩米公平]|(?:厘|毫|千)米)"
)
# 2024100%: a year and a rate that ran together
_YEAR_AND_RATE = re.compile(r"(?<![\d.])20[12]\d\d{2,3}(?:\.\d+)?%")
_UNDATED = re.compile(r"(?:^|\d)年月(?:日|底|末|前|$)|年月日")
_MINUS = re.compile(r"[^\d-]*[\u4e00-\u9fff]-\d")
_OPPOSED = re.compile(r"[≤<]=?[≥>]|[≥>]=?[≤<]|=[>≥]=?[<≤]|=[<≤]=?[>≥]")
_HEADLESS = re.compile(r"[≥≤<>=]*,\d")
_MOJIBAKE = re.compile("锟斤|烫烫|屯屯|\ufffd|Ã|â€")
_BRACKETS = re.compile(r"[()\[\]【】]")
_ELSEWHERE = re.compile(
    r"(?:具体|详细)?(?:内容)?(?:详见.{1,24}|(?:参?见|参照|另见).{0,16}?"
    r"(?:附件|附表|方案|文件|合同|清单|说明|通知|备注|名单|明细|申报表|任务书).{0,4})"
    r"|同[左右前下]|见[上下]表"
)
_ERROR_VALUE = re.compile(
    r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|#+)|Err:\d{3}",
    re.IGNORECASE,
)
_LONE_UNITS = ("次", "人次", "个", "件", "户", "亩", "公里", "平方米", "台", "套", "元/人", "元/年")
_LONE_LEADS = ("达到", "达", "以上", "以内", "以下")
_FRACTION = re.compile(r"[≥≤<>=]*\d+(?:\.\d+)?[/:]\d+(?:\.\d+)?(?:及?以[上下内])?")


def refused(plain: str) -> str | None:
    """The reason why a spelled text has no meaning, None where it may have one."""
    if plain in word_list("cells", "blank") or (
        plain[0] in "#Ee" and _ERROR_VALUE.fullmatch(plain)
    ):
        return _empty(plain)
    if (reason := _no_text(plain)) is not None:
        return reason
    if ("/" in plain or ":" in plain) and _FRACTION.fullmatch(plain):
        return f"“{plain}”是比值或日期，读不出一个数值，请写明"
    if plain[0] in "见详参另具内同" and _ELSEWHERE.fullmatch(plain):
        return f"“{plain[:20]}”所指的内容不在表中，请写明指标值"
    return _damaged(plain) if _DIGIT.search(plain) else _numberless(plain)


def _no_text(plain: str) -> str | None:
    """Why a cell is none that could be read: too long, nothing but signs, wrongly decoded."""
    if len(plain) > LONGEST:
        return f"文字超过{LONGEST}字，不是指标值"
    if not _MEANT.search(plain):
        return f"“{plain[:20]}”只有符号，没有指标值"
    return f"“{plain[:20]}”是乱码，读不出指标值" if _MOJIBAKE.search(plain) else None


def _empty(plain: str) -> str:
    """Why a cell that holds a word for nothing, or the ruin of a formula, states nothing."""
    if _ERROR_VALUE.fullmatch(plain):
        return f"“{plain}”是电子表格的错误值，不是指标值"
    unfilled = plain in {"", "null", "None", "none", "nan", "NaN"}
    return "没有填写指标值" if unfilled else f"“{plain}”表示没有指标值"


def _numberless(plain: str) -> str | None:
    """Why a text without a digit says nothing: masked, a mere unit, or a word for elsewhere."""
    if _masked(plain):
        return f"“{plain[:20]}”是没有填写的占位符"
    if _valueless().fullmatch(_BRACKETS.sub("", plain)):
        return f"“{plain}”只有符号或单位，没有数值"
    return None


def _masked(plain: str) -> bool:
    undated = "年月" in plain and _UNDATED.search(plain)
    return bool(undated or _MASK.search(plain) or _letter_mask().fullmatch(plain))


@cache
def _letter_mask() -> re.Pattern[str]:
    units = unit_words()
    unit = either(units["money"] + units["time"] + units["count"] + units["percent"])
    return re.compile(
        rf"(?:[≥≤<>=]?[xX×*n][年月日]?)+(?:[十百千万亿]?(?:{unit}))?|[≥≤<>=]+[万亿]?(?:{unit})?"
    )


@cache
def _valueless() -> re.Pattern[str]:
    """A sign, a word that leads to a value, or a unit, each by itself."""
    units = unit_words()
    unit = either([*units["money"], *units["percent"], *units["permille"], *_LONE_UNITS])
    spellings = [word for group in words()["signs"].values() for word in group]
    lead = either([*spellings, *_LONE_LEADS])
    return re.compile(rf"(?:{lead})?(?:[十百千万亿]{{0,2}}(?:{unit})|百分之)|(?:{lead})")


@cache
def _damage() -> re.Pattern[str]:
    """What no number goes on with: 5=50%, 0..5%, 90%以, 20023年, 2202年12月, 12月31日2023年."""
    odd = either(word_list("doubt", "damage"))
    signs = r"[=≥≤<>]+\d|%?[=≥≤<>]+$|%?以$"
    return re.compile(
        rf"{_NO_DATE}|{_NO_YEAR}|\d\D{{0,4}}以$|^[≥≤<>=]*(?P<point>\.)\d|\d%?(?:{odd}|{signs}|(?P<points>\.{{2,}}\d)|\d{{4,}}年|\d\d+月)"
    )


@cache
def _may_be_damaged() -> re.Pattern[str]:
    """One of the characters that damage shows in, behind another; most texts have none."""
    odd = "".join(sorted(word_list("doubt", "damage")))
    several = r"(?:(?<![./-])|(?<=\.\.)|(?<=[≥≤<>=]\.)|(?<=^\.)|(?<=[12][09]\d\d[./-]))"
    return re.compile(rf"[年月日号=≥≤<>以./{re.escape(odd)}-](?<!^[^.]){several}")


def _misprinted(plain: str) -> str | None:
    """3.5.6万元, 2024100%, 甲-5: no one number."""
    if "," in plain and _HEADLESS.match(plain):
        return f"“{plain[:20]}”开头缺数字，读不出一个数值"
    if "-" in plain and _MINUS.match(plain):
        return f"“{plain[:20]}”里的“-”是负号还是连接号，读不出来"
    if "." in plain and plain.count(".") > 1 and (number := _POINTS.search(plain)):
        return f"“{number.group()}”的小数点有误，读不出一个数值"
    if "年月" in plain and _UNDATED.search(plain):
        return f"“{plain[:20]}”的日期没有填写"
    if "%" in plain and _YEAR_AND_RATE.search(plain):
        return f"“{plain[:20]}”的年份和百分比连在一起，读不出一个数值"
    return None


def _damaged(plain: str) -> str | None:
    if _MASK_SIGN.search(plain) and _PART_MASKED.search(plain):
        return f"“{plain[:20]}”是没有填写的占位符"
    if reason := _misprinted(plain):
        return reason
    found = _may_be_damaged().search(plain) and (_damage().search(plain) or _OPPOSED.match(plain))
    if not found:
        return None
    if found.lastgroup == "date":
        return f"“{found.group('date')}”不是一个日期，疑为识别或录入错误，读不出指标值"
    if found.lastgroup in {"point", "points"}:
        return f"“{plain[:20]}”的小数点有误，读不出一个数值"
    return None if len(plain) > 20 else f"“{plain}”疑为识别或录入错误，读不出指标值"
