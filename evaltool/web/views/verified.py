"""What verifying a document came to, as its page shows it: a verdict and every difference."""

from __future__ import annotations

from dataclasses import dataclass

from evaltool.audit.verification.difference import KIND_TITLES, Difference
from evaltool.findings import Severity
from evaltool.pipeline.verify import Unverifiable, Verified
from evaltool.pipeline.verify.verified import Against
from evaltool.vocabulary import SEVERITY_TITLES

_SHOWN = 200
_SOURCES = {Against.INPUTS: "工作目录中的材料", Against.EMBEDDED: "文件所附的数据"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceView:
    """One difference: how grave, of what sort, where, what stands there and what should."""

    level: str
    kind: str
    title: str
    place: str
    message: str
    found: str
    expected: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedView:
    """One document; `mark` is the class of its verdict."""

    file: str
    title: str
    verdict: str
    mark: str
    compared: str
    differences: tuple[DifferenceView, ...]
    more: int


def verified_view(done: Verified | Unverifiable, name: str) -> VerifiedView:
    """The answer for one document under the name it came in with."""
    if isinstance(done, Unverifiable):
        return VerifiedView(
            file=name,
            title="",
            verdict=f"未能核验：{done.what}。{done.remedy}",
            mark="warning",
            compared="",
            differences=(),
            more=0,
        )
    held, source = done.counts, _SOURCES[done.against]
    parts = ((held.passages, "段文字"), (held.cells, "个单元格"), (held.charts, "个图"))
    told = "、".join(f"{count}{unit}" for count, unit in parts if count)
    return VerifiedView(
        file=name,
        title=done.kind,
        verdict=_verdict(done, source),
        mark="done" if done.equal else "error",
        compared=f"用{source}重算（评分规则 {done.rules}）" + (f"，核对{told}" if told else ""),
        differences=tuple(map(_difference, done.differences[:_SHOWN])),
        more=max(0, len(done.differences) - _SHOWN),
    )


def _verdict(done: Verified, source: str) -> str:
    errors, warnings = done.count(Severity.ERROR), done.count(Severity.WARNING)
    rest = f"；另有{warnings}处需留意" if warnings else ""
    if errors:
        return f"不一致：与用{source}重算的结果相比，有{errors}处不同{rest}。"
    return f"一致：全部数字与用{source}重算的结果相同{rest}。"


def _difference(item: Difference) -> DifferenceView:
    return DifferenceView(
        level=SEVERITY_TITLES[item.severity],
        kind=item.severity.value,
        title=KIND_TITLES[item.kind],
        place=item.place,
        message=item.message,
        found=item.found or "",
        expected=item.expected or "",
    )
