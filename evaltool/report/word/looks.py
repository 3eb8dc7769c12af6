"""What our Word documents look like: page, fonts and paragraph styles, after GB/T 9704.

Body text stands on an exact line of 29 points (22 lines a page). Tables have close lines of
their own: on those of the body text their rows would burst.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

TITLE_FONT = "方正小标宋简体"
HEADING_FONT = "黑体"
SECTION_FONT = "楷体_GB2312"
BODY_FONT = "仿宋_GB2312"
DIGIT_FONT = "Times New Roman"

STAND_INS = {TITLE_FONT: "宋体", HEADING_FONT: "SimHei", SECTION_FONT: "楷体", BODY_FONT: "仿宋"}
"""The fonts Word takes where a machine lacks the official one."""

PAGE = {"w": 11906, "h": 16838}
"""A4, in twips."""

MARGINS = {
    "document": {
        "top": 2098,
        "right": 1474,
        "bottom": 1984,
        "left": 1588,
        "header": 1134,
        "footer": 1304,
        "gutter": 0,
    },
    "form": {
        "top": 1134,
        "right": 1191,
        "bottom": 1134,
        "left": 1191,
        "header": 680,
        "footer": 624,
        "gutter": 0,
    },
}
"""Twips. A document has the margins of the standard: 37, 26, 35 and 28 mm. A form has
20, 20 and 21, so that it stands on one page. Page numbers of a document stand 7 mm under the type
area."""

_LINE = 29
_TEXT_WIDTH = PAGE["w"] - MARGINS["document"]["left"] - MARGINS["document"]["right"]
_THIRDS = (3175, 6350)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One paragraph style.

    Sizes and spacings in points; `indent` (of the first line), `left` and `right` in characters;
    `tabs` in twips; `leader` is a right tab reached by dots, as in a table of contents. `line`
    is an exact line height, None for single spacing; `widow` keeps a single line of a paragraph
    from standing on a page of its own; `outline` is the level in Word's navigation;
    `table` switches off what would pull a narrow cell's text apart; `sides` draws the sides of a
    table on from the one above to the one below.
    """

    name: str
    title: str
    font: str = BODY_FONT
    size: float = 16
    bold: bool = False
    align: str = "both"
    line: float | None = None
    indent: float = 0
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    keep_next: bool = False
    page_break: bool = False
    widow: bool = False
    outline: int | None = None
    table: bool = False
    sides: bool = False
    tabs: tuple[int, ...] = ()
    leader: int | None = None


def _document(name: str, title: str, font: str = BODY_FONT, **more: object) -> Look:
    """A style of running text: three lines of settings that all of them share."""
    return Look(name=name, title=title, font=font, **{"line": _LINE, "indent": 2, **more})  # type: ignore[arg-type]


def _table(name: str, title: str, size: float, align: str, font: str = BODY_FONT) -> Look:
    """A style of table cells: close lines, the same whatever font stands in."""
    line = size * 1.25
    return Look(name=name, title=title, font=font, size=size, align=align, line=line, table=True)


LOOKS = (
    Look(
        name="title",
        title="Title",
        font=TITLE_FONT,
        size=22,
        align="center",
        line=36,
        keep_next=True,
    ),
    _document("mark", "标题说明", SECTION_FONT, size=14, align="center", indent=0),
    _document("h1", "heading 1", HEADING_FONT, keep_next=True, outline=0),
    _document("h1new", "标题一另页", HEADING_FONT, keep_next=True, page_break=True, outline=0),
    _document("h2", "heading 2", SECTION_FONT, keep_next=True, outline=1),
    _document("h3", "heading 3", bold=True, keep_next=True, outline=2),
    _document("body", "公文正文", widow=True),
    _document("kept", "正文（与下段同页）", keep_next=True, widow=True),
    _document("closing", "落款", align="right", indent=0, right=2, keep_next=True),
    Look(
        name="annex",
        title="附件标题",
        font=TITLE_FONT,
        size=18,
        align="center",
        line=30,
        after=8,
        keep_next=True,
        outline=0,
    ),
    Look(
        name="contents",
        title="目录标题",
        font=HEADING_FONT,
        align="center",
        line=_LINE,
        before=_LINE,
        after=8,
        keep_next=True,
    ),
    Look(name="toc", title="toc 1", align="left", line=_LINE, leader=_TEXT_WIDTH),
    Look(
        name="signs",
        title="签署首行",
        align="left",
        line=_LINE,
        before=_LINE,
        tabs=(_TEXT_WIDTH // 2,),
        keep_next=True,
    ),
    Look(name="signed", title="签署", align="left", line=_LINE, tabs=(_TEXT_WIDTH // 2,)),
    _document("note", "附件正文", size=12, indent=2, line=22, widow=True),
    _document("above", "附件表前", size=12, indent=2, line=22, after=6, keep_next=True),
    _document("small", "附件列举", size=10.5, indent=2, line=17, widow=True),
    _document("hash", "校验值", size=10.5, indent=0, line=22, align="center"),
    _document(
        "noteh", "附件小标题", HEADING_FONT, size=12, line=26, after=4, keep_next=True, outline=1
    ),
    _document("annexes", "附件说明", before=_LINE, left=5, indent=-3, align="left", keep_next=True),
    _document("annexes2", "附件说明续", left=5, indent=0, align="left", keep_next=True),
    Look(
        name="annexno",
        title="附件序号",
        font=HEADING_FONT,
        line=_LINE,
        align="left",
        keep_next=True,
        page_break=True,
    ),
    Look(
        name="caption",
        title="表题",
        font=HEADING_FONT,
        size=12,
        align="center",
        before=8,
        after=4,
        keep_next=True,
    ),
    Look(name="gap", title="表后", size=5, line=10),
    _table("th", "表头", 10.5, "center", HEADING_FONT),
    _table("tc", "表中居中", 10.5, "center"),
    _table("tl", "表中左齐", 10.5, "left"),
    Look(
        name="ftitle",
        title="自评表标题",
        font=TITLE_FONT,
        size=18,
        align="center",
        line=26,
        keep_next=True,
        page_break=True,
        outline=0,
    ),
    Look(
        name="fyear",
        title="自评表年度",
        font=SECTION_FONT,
        size=12,
        align="center",
        after=4,
        keep_next=True,
    ),
    Look(
        name="fabove",
        title="自评表表前",
        size=10.5,
        line=15,
        after=4,
        keep_next=True,
    ),
    Look(name="head", title="页眉标记", font=HEADING_FONT, size=10.5, align="right"),
    Look(name="pageodd", title="单页页码", font="宋体", size=14, align="right", right=1),
    Look(name="pageeven", title="双页页码", font="宋体", size=14, align="left", left=1),
    _table("fh", "自评表表头", 9, "center", HEADING_FONT),
    _table("fc", "自评表居中", 9, "center"),
    _table("fl", "自评表左齐", 9, "left"),
    replace(_table("fck", "自评表居中续", 9, "center"), keep_next=True),
    replace(_table("flk", "自评表左齐续", 9, "left"), keep_next=True),
    replace(_table("fgroup", "自评表分组", 9, "left", HEADING_FONT), keep_next=True),
    replace(_table("ftotal", "自评表总分", 9, "center", HEADING_FONT), keep_next=True),
    Look(name="fattached", title="自评表附注", size=9, line=12.5, before=4, widow=True),
    Look(name="seam", title="自评表分表", size=1, line=0.7, keep_next=True, sides=True),
    Look(name="fnote", title="自评表注", size=9, line=11.5, before=2, keep_next=True),
    Look(
        name="fsigns",
        title="自评表签署首行",
        size=10.5,
        line=15,
        before=4,
        tabs=_THIRDS,
        keep_next=True,
    ),
    Look(name="fsign", title="自评表签署", size=10.5, line=15, before=4, tabs=_THIRDS),
)

STRONG, BLANK = "strong", "blank"
"""Character styles: emphasis, and a blank that a person has to fill in."""
BLANK_SHADE = "FFF2CC"
