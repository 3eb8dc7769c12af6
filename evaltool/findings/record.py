"""One finding and how one is made from its catalogue entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evaltool.findings.catalogue import CATALOGUE
from evaltool.findings.entry import Entry, Severity
from evaltool.findings.quotes import nested
from evaltool.model import Source

__all__ = ["Entry", "Finding", "Severity", "by_severity", "finding"]

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem (发现的问题): what, how grave, where, and what to do.

    `place` is the source's place, or another place in words where no cell is concerned. What the
    message quotes may have quotation marks of its own: these become inner ones.
    """

    code: str
    severity: Severity
    message: str
    remedy: str
    place: str = ""
    source: Source | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", nested(self.message))


def finding(
    code: str, source: Source | None = None, /, *, place: str = "", **facts: object
) -> Finding:
    """Make the finding `code` of the catalogue, its wording filled in with `facts`.

    Raises:
        KeyError: the code is not in the catalogue or a fact of its wording is missing.
    """
    entry = CATALOGUE[code]
    return Finding(
        code=code,
        severity=entry.severity,
        message=entry.message.format(**facts),
        remedy=entry.remedy.format(**facts),
        place=place or (source.place if source else ""),
        source=source,
    )


def by_severity(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, gravest first, otherwise in the order they were made, doubles dropped."""
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda item: _ORDER[item.severity]))
