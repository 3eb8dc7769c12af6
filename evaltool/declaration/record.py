"""What reading declared forms gives."""

from __future__ import annotations

from dataclasses import dataclass

from evaltool.findings import Finding
from evaltool.model import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """The declared forms (绩效目标申报表) in the order they stand, and what was found wrong."""

    projects: tuple[Project, ...]
    findings: tuple[Finding, ...] = ()
