"""The sorts of text that are not sure, each with its pattern and how it is told (`cautions`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from evaltool.model import Inference
from evaltool.values.in_words import HAN
from evaltool.values.tables import either, measuring_units

_N = "一二两三四五六七八九十百千万亿"


@dataclass(frozen=True, slots=True)
class Caution:
    """One sort of text that is not sure: its pattern, where it counts, and how it is told."""

    what: str
    pattern: Callable[[], re.Pattern[str]]
    basis: str
    signs: str
    """Characters of which one stands in every such text."""
    spoken: bool | None = None
    """Whether only texts that are read as words, or only those that are not, are meant."""
    timely: bool = False
    """Whether only texts that may be about a time are meant."""
    slip: bool = False
    """Whether it is a slip of writing, in an actual as well."""

    def concerns(self, *, spoken: bool, timely: bool) -> bool:
        """Whether it counts in a text read as words or not, and about a time or not."""
        return self.spoken in {None, spoken} and (timely or not self.timely)

    def told(self, plain: str) -> Iterator[Inference]:
        """What is told of a text that has it."""
        if found := self.pattern().search(plain):
            yield Inference(what=self.what, basis=self.basis.format(found.group()[:24]))


@cache
def _measure() -> str:
    known = either(measuring_units())
    return rf"\d[\d.,]*(?:[%‰]|[十百千万亿]{{0,2}}(?:{known})?)"


@cache
def _opposed() -> re.Pattern[str]:
    """≥60分钟内, 不超过40人以上, 以上90户: a bound on either side of the number."""
    plainly = "(?<![不得应未])"
    floor = f"(?:[≥>]=?|大于等于|不低于|不少于|不小于|至少|{plainly}(?:大于|高于|超过))"
    ceiling = f"(?:[≤<]=?|小于等于|不超过|不高于|不大于|不多于|至多|{plainly}(?:小于|低于|少于))"
    return re.compile(
        rf"{floor}{_measure()}(?:[之以]?内|[及或]?以下)|{ceiling}{_measure()}(?:[及或]?以上)"
        rf"|^以[上下内]\d|=[\d.]+(?:%|[{HAN}]{{1,2}})?以[上下]|{floor}(?:[≤<]|小于|少于|低于|不超过|不高于)"
        rf"|{ceiling}(?:[≥>]|大于|高于|不低于|不少于)"
    )


@cache
def _range_and_bound() -> re.Pattern[str]:
    """60%-80%以上: between the two, or at least one of them."""
    return re.compile(rf"\d[\d.]*[^\d,;。()]{{0,3}}(?:[-~]|至|到){_measure()}[及或]?以[上下]")


@cache
def _run_together() -> re.Pattern[str]:
    """20万元2019年3月7日前: a value, and a year right behind it."""
    return re.compile(
        r"\d[^\d,;。、()≥≤<>=~至到-]{1,8}(?<![年月日前后内底末于在的为成自从度])(?:19|20)\d\d年\d{1,2}月"
        r"|\d[^\d,;。]{0,6}(?:[以之]内|个月|以[上下])(?:19|20)\d\d年\d"
        r"|\d(?:个?工作日|个?小时|分钟|[天日秒])内[\u4e00-\u9fff]{0,2}(?:19|20)\d\d年\d"
        r"|\d[^,;。]{0,12}\)(?:19|20)\d\d年\d{1,2}月"
        r"|[/·*][^\d]{0,3}[年月日天](?:19|20)\d\d年"
        r"|(?<!\d)\d{1,2}年(?:19|20)\d\d年"
    )


def _compiled(pattern: str) -> Callable[[], re.Pattern[str]]:
    return cache(lambda: re.compile(pattern))


_FALLS = "下降|降低|减少|压减|缩减|降"
_RISES = "上升|提高|增长|增加|提升|上涨"
_PLACES = (
    "(?:行政|自然)?村|乡|镇|乡镇|街道|社区|县|区|校|学校|园区?|班|人|户|家|企业|单位|站|点|所|馆"
)
_THINGS = "人|名|户|家|个|场|次|份|天|课时|学时"
_ENDS = r"(?=$|[,;。)])"
CAUTIONS = (
    Caution("op", _opposed, "“{}”的关系写得互相矛盾，请核对", signs="内下上于≥≤<>="),
    Caution("op", _range_and_bound, "“{}”既是区间又写有“以上”“以下”，请核对", signs="下上"),
    Caution(
        "op",
        _compiled(
            rf"(?:{_FALLS}|{_RISES})了?[\d.]+(?:%|个百分点|[{HAN}]{{1,2}})?(?:[及或]?以下|以内)"
            rf"|(?:{_FALLS})至少于|(?:{_RISES})至(?:多|少)于"
        ),
        "“{}”有两种理解：变化的幅度，还是变化后的数值",
        signs="下内至",
    ),
    Caution(
        "value",
        _compiled(
            r"(?<!大于)(?<!小于)(?<!高于)(?<!低于)(?<![及与和])或者?(?!以[上下内]|等于|多于)"
        ),
        "写有“{}”，只要其一还是两者都算，没有写明",
        signs="或",
        spoken=False,
    ),
    Caution(
        "value",
        _compiled(
            r"原(?:定|计划|有|为|来|目标)?[\d.]+[^\d]{0,8}?现(?:有|为|在|改)?[\d.]|[\d\u4e00-\u9fff][,;]?(?:现)?(?:改为|更改为|变更为|调整为|调增为|调减为|核减为|调增至|调减至|调整至)\d"
        ),
        "“{}”写的是改动，按改动后的数值理解，请核对",
        signs="现改调",
        spoken=False,
    ),
    Caution(
        "value",
        _compiled(
            "原则上|特殊(?:情[形况])?|特别(?:情[形况])|例外|另行|如遇|如有|遇[有到特]|除外|视.{0,4}情|条件(?:允许|许可|成熟)"
        ),
        "写有“{}”，附有条件，请核对",
        signs="则殊特例另遇除视条有",
        spoken=False,
    ),
    Caution(
        "value",
        _compiled("(?:力争|争取|努力|确保不了)(?:达到|实现|完成)?(?:[≥>]=?)?(?=\\d)"),
        "“{}”是努力方向还是考核值，没有写明",
        signs="争努",
    ),
    Caution(
        "value",
        _compiled(
            rf"(?<!均)每个?(?:{_PLACES})(?:每[年月])?(?:至少|不少于|≥)?\d+(?:\.\d+)?(?!\d|\.|[万亿]?元)(?!年|个?月|天|日)[{HAN}]{{1,3}}(?=$|[,;。)])"
        ),
        "“{}”说的是每一个，总数没有写",
        signs="每",
        spoken=False,
    ),
    Caution(
        "value",
        _compiled(rf",每[{HAN}]{{1,2}}[\d.]+(?:{_THINGS}){_ENDS}"),
        "“{}”没有计入，请核对",
        signs="每",
        spoken=False,
    ),
    Caution(
        "value",
        _compiled(
            r"[%‰](?:[万亿]?元|人次?|户|个(?!百)|次|家|天|件|台)(?=$|[,;。)])|万万|亿亿|千千|百百(?!分)|百分(?=$|[,;。)])|[一二三四五六七八九]成[\d百]|元元|\d人[月年](?:[之以]?内)|^_+\d"
        ),
        "“{}”的单位前后不合，请核对",
        signs="%‰万亿千百成元人_",
        slip=True,
    ),
    Caution(
        "value",
        _compiled("[□■◇◆△▲※★☆]|\\d[》»›](?!\\d)"),
        "多出的“{}”没有读进，请核对",
        signs="□■◇◆△▲※★☆》»›",
        slip=True,
    ),
    Caution(
        "value",
        _compiled(r"\d[^\W\d余多几来至到a-zA-Z_](?=[%‰])(?<![十百千万亿])"),
        "“{}”里有误字，请核对",
        signs="%‰",
        slip=True,
    ),
    Caution(
        "value",
        _compiled(r"\d[十百千万亿]{0,2}[兀儿曰士干囗尢已巳](?=$|[,;。)]|[之以]?[前内上下])"),
        "“{}”里有误字，请核对",
        signs="兀儿曰士干囗尢已巳",
        slip=True,
    ),
    Caution(
        "value",
        _compiled(r"(20\d\d)年[^,;。]*?\d%[,;。、]?(?!\1)20\d\d年[^,;。]*?\d%"),
        "“{}”列了几个年度，是分年数还是累计数，没有写明",
        signs="%",
        spoken=False,
    ),
    Caution(
        "value",
        _compiled(r"(?:上一?年度?|去年|往年|同期)的?[\d.]+%"),
        "“{}”要有上年的数才能对照，表中没有写",
        signs="年期",
        spoken=False,
    ),
    Caution(
        "end",
        _compiled(r"^(?:19|20)\d\d[.]1$"),
        "“{}”是1月，还是10月缺了0，没有写明",
        signs=".",
        timely=True,
        spoken=False,
    ),
    Caution(
        "end",
        _compiled("农历|阴历|正月|腊月|冬月"),
        "“{}”要换算成公历，请核对日期",
        signs="农阴正腊冬",
        spoken=False,
    ),
    Caution(
        "start",
        _compiled(
            rf"(?<![工周])[{HAN}]{{2,}}(?<![售课术产灾战震疫事善先前今最])后(?=[≥>]?=?\d[\d.]*%)"
        ),
        "“{}”是条件，没有达到时怎样算，没有写明",
        signs="后",
        spoken=False,
    ),
    Caution(
        "end",
        _compiled(r"\d月\d{1,2}[曰口目田囗](?=$|[,;。)]|[之以]?前)"),
        "“{}”里有误字，请核对",
        signs="曰口目田囗",
        slip=True,
    ),
    Caution(
        "value",
        _run_together,
        "“{}”像是两个指标值连写，请核对",
        signs="年",
        spoken=False,
    ),
    # words only
    Caution(
        "value",
        _compiled("(?:[约达共]|不少于|不低于|不超过|至少|大于|小于)$"),
        "“{}”后面没有写完，疑有缺漏",
        signs="约达共于过少",
        spoken=True,
    ),
    Caution(
        "value",
        _compiled(rf"(?:^|[^{_N}{HAN}])[{_N}]+[OolI][{HAN}%]"),
        "“{}”里有误字，请核对",
        signs="OolI",
        spoken=True,
    ),
    Caution(
        "value",
        _compiled(
            rf"^[≥≤<>=]?[达到共约为]{{0,2}}(?=[^,;]*[十百千万亿成])(?!百分之?百|千方|万无|百花)[一二两三四五六七八九][{_N}]+[{HAN}%‰]{{0,4}}$|[一二三四五六七八九]成百分"
        ),
        "“{}”是用文字写的数量，按定性理解",
        signs="十百千万亿成",
        spoken=True,
    ),
    Caution(
        "value",
        _compiled(
            r"^(?:落实|实行|推行|实现|做到|达到|建立|配备|配齐|设立)?一[^一\d,;。]{1,2}一(?![品议意网路业景])[^一\d,;。致样定些般律体线直切]{1,3}$"
        ),
        "“{}”没有写总数，按定性理解",
        signs="一",
        spoken=True,
    ),
    Caution(
        "value",
        _compiled("双[百千](?![工行方计活人])|双过半|双一百|[三两]个(?:百分百|100%)"),
        "“{}”是用文字写的数量，按定性理解",
        signs="双个",
        spoken=True,
    ),
    Caution(
        "value",
        _compiled(rf"(?:[{_N}\d]+|百)强(?![{HAN}]*(?:建设|化|度))"),
        "“{}”是名次，按定性理解",
        signs="强",
        spoken=True,
    ),
    Caution(
        "value",
        _compiled(
            "^[^,;。]{0,4}(?:[春夏秋冬]{1,4}[一二两三四]季|[春夏秋冬]{2,4}季|[一二两三四]季(?!度))[^,;。]{0,4}$"
        ),
        "“{}”是次数还是时间，没有写明，按定性理解",
        signs="季",
        spoken=True,
    ),
    Caution(
        "value",
        _compiled("每(?:周|星期|礼拜)[一二三四五六日天](?![次场个期回])"),
        "“{}”是星期几还是次数，没有写明，按定性理解",
        signs="每",
        spoken=True,
    ),
    Caution(
        "start",
        _compiled("当[日天晚]|即日|当[月周季](?!季)"),
        "“{}”是哪一天，表中没有写，按定性理解",
        signs="当即",
        spoken=True,
        timely=True,
    ),
    Caution(
        "value",
        _compiled(
            rf"以.{{1,8}}为准|据实|按实际|平均水平|平均值|^(?:覆盖|惠及|涉及)?(?:全[国省市县区镇乡州盟旗])?(?:所有|全部|各)[{HAN}]{{0,6}}(?:{_PLACES}|部门|人员|群众|对象|师生|学生)$"
        ),
        "“{}”的数值在表外，按定性理解",
        signs="准据实均村乡镇道区县校园班人户家业位站点所馆门员众象生",
        spoken=True,
    ),
    Caution(
        "op",
        _compiled(
            r"^(?:达到|达)?[IV一二三四五六]+级(?:[及或]?以上)$|(?:不低于|高于)[IV一二三四五]+[级类]"
        ),
        "“{}”是等级，数小为优还是数大为优，没有写明",
        signs="级类",
        spoken=True,
    ),
)
