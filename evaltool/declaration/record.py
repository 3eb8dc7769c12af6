"""What reading declared forms gives, and what an officer states about them."""

from __future__ import annotations

from dataclasses import dataclass

from evaltool.findings import Finding
from evaltool.model import IndicatorKey, Project, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """One row of a table of corrections (更正说明): what the text of a 指标值 means.

    `path` is the indicator in one text (一级指标—二级指标—三级指标, or 三级指标 alone) where the
    table does not keep the levels apart; what is blank says nothing. `original` is the text as
    it is declared, `corrected` what it means; `source` is the cell of `corrected`.
    """

    project: str
    category: str = ""
    subcategory: str = ""
    name: str = ""
    path: str = ""
    original: str
    corrected: str
    reason: str = ""
    author: str = ""
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """The corrections (更正说明) of a year in the order they stand, and what is wrong with them."""

    entries: tuple[Override, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A correction that is in use, and the indicator whose target it states."""

    key: IndicatorKey
    override: Override


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """The declared forms (绩效目标申报表) in the order they stand, and what was found wrong.

    `corrections` are those in use; the targets of their indicators are the corrected ones.
    """

    projects: tuple[Project, ...]
    findings: tuple[Finding, ...] = ()
    corrections: tuple[Correction, ...] = ()
