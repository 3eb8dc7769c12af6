"""Whether the fund table (项目资金) holds: sums, units, spending, rates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from evaltool.audit.claim import Claim, Figure, FundRow
from evaltool.audit.figures import rounding_slack, shown
from evaltool.audit.ledger import PASSED, Found, Undone, Verdict
from evaltool.audit.review import Review
from evaltool.declaration.fund_sums import TOLERANCE
from evaltool.findings import Severity
from evaltool.model import Source
from evaltool.vocabulary import FUND_USES, look_up

_MEASURES = (("年初预算数", "initial"), ("全年预算数", "adjusted"), ("全年执行数", "executed"))
_CLOSING = re.compile("其他|其它|特定目标类")
_SLIP = 10_000
_LEAST_SLIP, _MOST_SLIP = 7_000, 15_000
"""Between these a ratio of two amounts of one row looks like 元 beside 万元."""

_WHOLE = 100
_MOST_ROWS = 12


def fund_sums(review: Review) -> Iterator[Verdict]:
    """资金各行与合计: the parts of a fund table make its total."""
    total = review.claim.execution
    parts = [row for row in review.claim.funds if not row.total]
    if total is None or not parts:
        return
    told: set[object] = set()
    for title, name in _MEASURES:
        stated: Figure = getattr(total, name)
        if stated.value is None or stated.source in told:
            continue
        told.add(stated.source)
        for rows in _classifications(parts):
            yield from _compare(title, stated, [getattr(row, name) for row in rows], rows)


def _classifications(parts: list[FundRow]) -> tuple[list[FundRow], ...]:
    """The rows that add up together: those by use of the money, those by its source."""
    uses = [row for row in parts if look_up(FUND_USES, row.label)]
    others = [row for row in parts if row not in uses]
    return tuple(group for group in (uses, others) if group)


def _compare(
    title: str, stated: Figure, figures: Sequence[Figure], rows: Sequence[FundRow]
) -> Iterator[Verdict]:
    known = [figure for figure in figures if figure.value is not None]
    amounts = [figure.value for figure in known if figure.value is not None]
    if not amounts or stated.value is None:
        return
    added = min(_sums(amounts), key=lambda one: (abs(one - (stated.value or 0)), -one))
    difference = added - stated.value
    if difference == 0:
        yield PASSED
    elif abs(difference) <= min(rounding_slack(stated, known), TOLERANCE):
        yield _unequal(title, stated, rows[0].source, added, ("，可能出于四舍五入", Severity.INFO))
    elif difference > 0 or _all_there(figures, rows):
        yield _unequal(title, stated, rows[0].source, added)
    elif added and len(known) < len(figures):
        yield _unequal(title, stated, rows[0].source, added, ("，有的行是空白", Severity.WARNING))
    else:
        yield Undone(f"{title}各行有空白或不全，不能断定合计不符")


def _unequal(
    title: str,
    total: Figure,
    place: Source,
    added: Decimal,
    excuse: tuple[str, Severity | None] = ("", None),
) -> Found:
    stated, (why, severity) = total.value or Decimal(0), excuse
    return Found(
        source=total.source or place,
        message=f"{title}各行相加为{shown(added)}万元，合计栏为{shown(stated)}万元，"
        f"相差{shown(abs(added - stated))}万元{why}",
        claimed=shown(stated),
        recomputed=shown(added),
        severity=severity,
    )


def _sums(amounts: Sequence[Decimal]) -> frozenset[Decimal]:
    """What rows may add up to, where some may only detail the row above them (其中)."""
    if not amounts or len(amounts) > _MOST_ROWS:
        return frozenset({sum(amounts, Decimal(0))})
    first, rest = amounts[0], amounts[1:]
    found = {first + one for one in _sums(rest)}
    running = Decimal(0)
    for place, amount in enumerate(rest, start=1):
        running += amount
        if running == first and first:
            found |= {first + one for one in _sums(rest[place:])}
    return frozenset(found)


def _all_there(figures: Sequence[Figure], rows: Sequence[FundRow]) -> bool:
    """Whether no part can be missing: several rows, none blank, the last kind among them."""
    closed = any(_CLOSING.search(row.label) for row in rows)
    return closed and len(figures) > 1 and all(figure.value is not None for figure in figures)


def unit_slips(review: Review) -> Iterator[Verdict]:
    """元与万元: no amount of the table is ten thousand times another."""
    for row in review.claim.funds:
        figures = [(title, figure) for title, figure in row.amounts() if figure.value]
        verdicts = [_slip(one, two, row) for one, two in combinations(figures, 2)]
        found = [item for item in verdicts if isinstance(item, Found)]
        yield from found[:1] if len(found) > 1 else verdicts


def _slip(one: tuple[str, Figure], two: tuple[str, Figure], row: FundRow) -> Verdict:
    large, small = (one, two) if (one[1].value or 0) > (two[1].value or 0) else (two, one)
    ratio = Fraction(large[1].value or 0) / Fraction(small[1].value or 1)
    if not _LEAST_SLIP <= ratio <= _MOST_SLIP:
        return PASSED
    exact = ratio == _SLIP
    return Found(
        source=large[1].source or row.source,
        message=f"{large[0]}{large[1].text}{'正好' if exact else '大约'}是{small[0]}{small[1].text}"
        "的一万倍，疑把元当作万元",
        claimed=large[1].text,
        recomputed=small[1].text,
        severity=None if exact else Severity.WARNING,
    )


def overspent(review: Review) -> Iterator[Verdict]:
    """执行数与全年预算数: no more is spent than the full-year budget."""
    for row in review.claim.funds:
        full, spent = row.full.value, row.executed.value
        if full is None or spent is None:
            continue
        if spent <= full:
            yield PASSED
            continue
        yield Found(
            source=row.executed.source or row.source,
            message=f"“{row.label}”全年执行数{shown(spent)}万元，超过全年预算数{shown(full)}万元",
            claimed=shown(spent),
            recomputed=f"不超过{shown(full)}",
            severity=None if row.total else Severity.WARNING,
        )


def rates(review: Review) -> Iterator[Verdict]:
    """执行率: 全年执行数 / 全年预算数 at the printed decimals, in every row that prints one."""
    for row in review.claim.funds:
        if row.rate.blank:
            continue
        yield _rate(row)


def _rate(row: FundRow) -> Verdict:
    printed = row.rate.value
    full, spent = row.full.value, row.executed.value
    if printed is None:
        return Undone(f"执行率“{row.rate.text[:20]}”不是数字")
    if full is None or spent is None:
        return Undone("预算数或执行数空白，执行率无法核对")
    if full <= 0:
        return Undone("全年预算数为零，没有执行率")
    exact = Fraction(spent) / Fraction(full) * _WHOLE
    if _prints(exact, printed, row.rate.decimals):
        return PASSED
    if not row.rate.percent and _prints(exact / _WHOLE, printed, row.rate.decimals):
        return PASSED
    right = rounded(exact, max(row.rate.decimals, 2))
    return Found(
        source=row.rate.source or row.source,
        message=f"“{row.label}”执行率印为{row.rate.text}，应为"
        f"{shown(spent)}÷{shown(full)}={shown(right)}%",
        claimed=row.rate.text,
        recomputed=f"{shown(right)}%",
    )


def _prints(exact: Fraction, printed: Decimal, decimals: int) -> bool:
    """Whether a printed number is the exact one at its decimals; a tie may go either way."""
    return abs(Fraction(printed) - exact) <= Fraction(5, 10 ** (decimals + 1))


def rounded(exact: Fraction, decimals: int) -> Decimal:
    """An exact number at some decimals, half up."""
    scaled = exact * 10**decimals
    return Decimal((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)).scaleb(
        -decimals
    )


def repeated_points(review: Review) -> Iterator[Verdict]:
    """预算执行分值: the points of execution stand in one row, or are divided among rows."""
    total = review.claim.execution
    if total is None or total.points.value is None:
        return
    others = [row for row in review.claim.funds if not row.total and not row.points.blank]
    added = sum((row.points.value or Decimal(0) for row in others), Decimal(0))
    if not others or (added == total.points.value and len(others) > 1):
        yield PASSED
        return
    for row in others:
        yield Found(
            source=row.points.source or row.source,
            message=f"“{row.label}”行也印有分值{row.points.text}分，与合计行重复，不应重复计分",
            claimed=row.points.text,
        )


def budgeted(claim: Claim) -> Fraction | None:
    """The execution rate in percent, from the amounts or else from the printed rate."""
    row = claim.execution
    if row is None:
        return None
    full, spent = row.full.value, row.executed.value
    if full is not None and spent is not None and full > 0:
        return Fraction(spent) / Fraction(full) * _WHOLE
    if row.rate.value is not None and (row.rate.percent or row.rate.value > 1):
        return Fraction(row.rate.value)
    return None
