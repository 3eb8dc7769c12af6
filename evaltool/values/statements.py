"""From pieces to statements: each value with the label before it and the text behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from evaltool.values.pieces import Piece, Quantity, Remark, Separator, Time, Words
from evaltool.values.tables import either, word_list, words

_JOINTS = re.compile(r"以及|、|和(?!谐)|与(?!会)|及(?![时格])")
_LINKS = re.compile(
    r"^(?:\d{1,2}[.、)]|以及|并且|且|和(?!谐)|及(?![时格])|与(?!会)|并(?![网发购轨]))"
)
_FROM = re.compile("(?:[从由自]|原有?)(?:上一?年|去年|年初|原来|原先|同期)?的?$")
_CAPACITY = re.compile(
    r"[kKMm]?(?:[VW]|VA|Wp?|VAr)|[kK]v|(?:千|兆)?(?:伏|瓦)|千伏安|英?寸|mm|毫米"
    r"|(?:万)?(?:吨|t|立方米|m³|立方|头|羽|张|人)/(?:日|天|d|小时|h|年)"
)
_THING = re.compile("[\u4e00-\u9fff]{2,}")
_EDGES = ",;。、:的/+"


@dataclass(frozen=True, slots=True)
class Statement:
    """A value of a cell: label before it, text behind it, and the clause it stands in."""

    value: Quantity | Time
    before: str
    after: str
    clause: int
    sign: str | None = None

    @property
    def label(self) -> str:
        """What the value is said of: behind the last colon, without 达到 or 为."""
        return _label_of(self.before) if self.before else ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A whole cell: its statements and the clauses without a value, before and behind them."""

    statements: tuple[Statement, ...]
    opening: str = ""
    closing: str = ""

    @property
    def heading(self) -> str:
        """What stands before the colon of the first label and holds for all values."""
        before = self.statements[0].before if self.statements else ""
        return clean_label(before.rpartition(":")[0])


@lru_cache(maxsize=4096)
def _label_of(before: str) -> str:
    return clean_label(before.rsplit(":", 1)[-1] or before)


@lru_cache(maxsize=4096)
def clean_label(text: str) -> str:
    """A label without the words that lead over to its value."""
    if not text:
        return ""
    text = _LINKS.sub("", text.strip(_EDGES))
    if not text.endswith(tuple(words()["labels"]["no_tails"])):
        text = _tails().sub("", text)
    return text.strip(_EDGES)


@cache
def _tails() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(words()['labels']['tails'])})+$")


@cache
def remark_start() -> re.Pattern[str]:
    """A pattern for words that open a remark on the value before them."""
    return re.compile(either(words()["labels"]["remarks"]))


def sentence(parts: Sequence[Piece], *, keep_years: bool) -> Sentence:
    """Arrange the pieces of a cell into statements.

    A year among words stays a time only where `keep_years`, under 时效指标 and in actuals.
    """
    if len(parts) == 1 and isinstance(parts[0], Quantity):
        return Sentence((Statement(parts[0], "", "", 0),))
    collector = _Collector()
    for piece in _named(_without_weak_times(parts, keep_years=keep_years)):
        collector.take(piece)
    return collector.finished()


class _Collector:
    """Takes pieces one by one and puts values, labels and rests together."""

    def __init__(self) -> None:
        self.statements: list[Statement] = []
        self.opening: list[str] = []
        self.closing: list[str] = []
        self.buffer = ""
        self.sign: str | None = None
        self.clause = 0

    def take(self, piece: Piece) -> None:
        if isinstance(piece, Words):
            self.sign = piece.sign or self.sign
            self.buffer += "" if piece.sign else piece.text
        elif isinstance(piece, Separator):
            self._separate(piece)
        elif not isinstance(piece, Remark):
            self.statements.append(Statement(piece, self.buffer, "", self.clause, self.sign))
            self.buffer, self.sign = "", None

    def _separate(self, separator: Separator) -> None:
        if separator.text == "、" and self.buffer and not self._valued():
            self.buffer += "、"
        else:
            self._close()
            self.clause += 1

    def _valued(self) -> bool:
        return bool(self.statements) and self.statements[-1].clause == self.clause

    def _close(self) -> None:
        text, self.buffer, self.sign = self.buffer, "", None
        if not text:
            return
        if self._valued():
            last = self.statements[-1]
            self.statements[-1] = Statement(last.value, last.before, text, last.clause, last.sign)
        else:
            (self.closing if self.statements else self.opening).append(text)

    def finished(self) -> Sentence:
        self._close()
        return Sentence(tuple(self.statements), ",".join(self.opening), ",".join(self.closing))


def _named(parts: Sequence[Piece]) -> Sequence[Piece]:
    """A number that begins a name is words: 110接处警及时率100%, 1+X证书取证人数≥120人."""
    first = parts[0] if parts else None
    for at, piece in enumerate(parts[:2]):
        if isinstance(piece, Quantity) and len(parts) > at + 2 and _specifies(piece):
            return _specified(parts, at)
    if not isinstance(first, Quantity) or first.unit or first.sign or first.high is not None:
        return parts
    rest = _first_clause(parts)[1:]
    follows = next((piece for piece in rest if not isinstance(piece, Words)), None)
    if not rest or follows is None or not isinstance(rest[0], Words) or rest[0].sign:
        return parts
    own = isinstance(follows, Quantity) and (follows.unit or follows.sign)
    if not own or first.bound or remark_start().match(rest[0].text):
        return parts
    return [Words(f"{first.value:f}"), *parts[1:]]


def _specifies(quantity: Quantity) -> bool:
    """110kV, 20吨/日: what a thing is built for, unless it is bounded."""
    plain = not (quantity.sign or quantity.bound or quantity.about or quantity.high is not None)
    return plain and quantity.unit is not None and _CAPACITY.fullmatch(quantity.unit) is not None


def _specified(parts: Sequence[Piece], at: int) -> Sequence[Piece]:
    """A specification before what is counted is words: 建成20吨/日冷藏库2座."""
    spec, *rest = parts[at:]
    counted = (
        len(rest) > 1
        and isinstance(spec, Quantity)
        and isinstance(rest[0], Words)
        and _THING.match(rest[0].text)
        and isinstance(rest[1], Quantity)
        and not rest[1].sign
        and rest[1].unit
        and (len(rest) == 2 or isinstance(rest[2], Separator))
    )
    if not counted or not isinstance(spec, Quantity):
        return parts
    return [*parts[:at], Words(f"{spec.value:f}{spec.unit}"), *rest]


def _without_weak_times(parts: Sequence[Piece], *, keep_years: bool) -> Sequence[Piece]:
    """Years among other words or values are words: 2024年重点工作, 全年完成2次."""
    if not any(isinstance(piece, Time) and _weak(piece) for piece in parts):
        return parts
    others = any(
        isinstance(piece, Quantity) or (isinstance(piece, Time) and not _weak(piece))
        for piece in parts
    )
    if not others and (not _words_of(parts) or (keep_years and _goes_on(parts))):
        return parts
    return [
        Words(_unsigned(piece), piece.sign) if isinstance(piece, Time) and _weak(piece) else piece
        for piece in parts
    ]


def _unsigned(time: Time) -> str:
    return "" if time.sign else time.text


def _weak(time: Time) -> bool:
    return time.last is None and time.edge != "前" and time.first.form in {"year", "year_within"}


def _words_of(parts: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in _first_clause(parts) if isinstance(piece, Words))


def _goes_on(parts: Sequence[Piece]) -> bool:
    """全年持续运行, 2024年完成: words that only say what happens in that time."""
    spoken = clean_label(_words_of(parts))
    return spoken in word_list("times", "lasting") | word_list("times", "finishing")


def _first_clause(parts: Sequence[Piece]) -> Sequence[Piece]:
    for position, piece in enumerate(parts):
        if isinstance(piece, Separator):
            return parts[:position]
    return parts


def reached(statements: Sequence[Statement]) -> Statement | None:
    """从80%提升到90%, 由上年的91%提高到96.5%: the second value is the one meant."""
    first, *others = statements
    if len(others) != 1 or not _FROM.search(first.before):
        return None
    return others[0] if others[0].before.endswith(("到", "至", "为", "现", "现有")) else None


def sharing_labels(label: str) -> tuple[str, ...]:
    """The labels that share one value: 甲满意度和乙满意度 are two, 人员和公用经费保障率 one."""
    if not label:
        return ()
    members = tuple(clean_label(part) for part in _JOINTS.split(label))
    measures = tuple(words()["labels"]["measures"])
    if len(members) < 2 or not all(member.endswith(measures) for member in members):
        return ()
    bare = any(member in measures for member in members)
    return () if bare or len(set(members)) < len(members) else members
