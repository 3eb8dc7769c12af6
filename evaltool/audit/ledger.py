"""Verdicts and the ledger (复核台账): how every check of a claim ended, and that it adds up.

A check looks at one or several things and gives a verdict on each. It ends as a finding if
there is one, as not done if anything could not be looked at, as passed only if everything
was; where there was nothing to look at it did not apply.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from evaltool.findings import Severity
from evaltool.findings.quotes import nested
from evaltool.model import Source

_SHOWN = 3


class Status(StrEnum):
    """How a check ended (结果)."""

    PASSED = "passed"
    FINDING = "findings"
    NOT_APPLICABLE = "not_applicable"
    NOT_DONE = "not_done"


@dataclass(frozen=True, slots=True)
class Passed:
    """One thing was looked at and is right."""


PASSED = Passed()


@dataclass(frozen=True, slots=True)
class Undone:
    """One thing could not be looked at, and why."""

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing is wrong: what the form claims, what it should be, and a message.

    `severity` is None where the check's own severity holds.
    """

    source: Source
    message: str
    claimed: str = ""
    recomputed: str = ""
    severity: Severity | None = None


Verdict = Passed | Undone | Found


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFinding:
    """A finding of an audit (复核发现); `claimed` and `recomputed` are as printed, "" for none.

    Quotation marks of what the message quotes become inner ones, as in other findings.
    """

    code: str
    severity: Severity
    message: str
    source: Source
    claimed: str = ""
    recomputed: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", nested(self.message))

    @property
    def place(self) -> str:
        """Where it stands, as a person looks it up."""
        return self.source.place


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How one check of one claim ended; `why` says why it did not apply or was not done."""

    code: str
    title: str
    status: Status
    why: str = ""
    findings: tuple[AuditFinding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All checks due for a claim, each with how it ended."""

    endings: tuple[Ending, ...]

    def count(self, status: Status) -> int:
        """How many checks ended in a way."""
        return sum(ending.status is status for ending in self.endings)

    @property
    def due(self) -> int:
        """How many checks were due."""
        return len(self.endings)

    @property
    def findings(self) -> tuple[AuditFinding, ...]:
        """All findings, in the order of the checks."""
        return tuple(item for ending in self.endings for item in ending.findings)


def ending(
    code: str, title: str, severity: Severity, absent: str, verdicts: Iterable[Verdict]
) -> Ending:
    """What the verdicts of one check come to; `absent` says why one without any does not apply."""
    given = list(verdicts)
    found = tuple(
        AuditFinding(
            code=code,
            severity=item.severity or severity,
            message=item.message,
            source=item.source,
            claimed=item.claimed,
            recomputed=item.recomputed,
        )
        for item in given
        if isinstance(item, Found)
    )
    undone = _reasons([item.why for item in given if isinstance(item, Undone)])
    if found:
        return Ending(code=code, title=title, status=Status.FINDING, why=undone, findings=found)
    if undone:
        return Ending(code=code, title=title, status=Status.NOT_DONE, why=undone)
    if given:
        return Ending(code=code, title=title, status=Status.PASSED)
    return Ending(code=code, title=title, status=Status.NOT_APPLICABLE, why=absent)


def _reasons(reasons: Sequence[str]) -> str:
    """The distinct reasons with how often each holds, the most frequent first."""
    counted = Counter(reasons).most_common()
    shown = [f"{why}（{count}处）" if count > 1 else why for why, count in counted[:_SHOWN]]
    rest = len(counted) - len(shown)
    return "；".join(shown) + (f"；另有{rest}种原因" if rest > 0 else "")
