"""The same declaration in every format that it may be filed in."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from evaltool.declaration import read_declaration
from evaltool.files import read_file
from evaltool.model import Indicator, Project
from tests.programs import require_soffice

DECLARED = Path(__file__).parent.parent / "data" / "declaration"


def squeezed(text: str | None) -> str:
    return re.sub(r"\s", "", text or "")


def said(indicator: Indicator) -> tuple[object, ...]:
    target = indicator.target
    return (
        squeezed(indicator.category),
        squeezed(indicator.subcategory),
        squeezed(indicator.name),
        squeezed(indicator.target_text),
        getattr(target, "kind", None),
        getattr(target, "op", None),
        getattr(target, "value", None),
        indicator.points,
    )


def content(project: Project) -> tuple[object, ...]:
    """All that a form says, but for where it stands."""
    return (
        project.name,
        project.kind,
        project.unit,
        project.year,
        squeezed(project.goal),
        project.budget.initial,
        tuple(map(said, project.indicators)),
    )


def projects(kind: str) -> list[tuple[object, ...]]:
    declaration = read_declaration(read_file(DECLARED / f"申报表.{kind}").grids)
    assert declaration.findings == ()
    return [content(project) for project in declaration.projects]


@pytest.mark.parametrize("kind", ["doc", "odt", "pdf", "txt", "xls", "xlsx"])
def test_every_format_says_the_same(kind: str) -> None:
    if kind == "doc":
        require_soffice()
    assert projects(kind) == projects("docx")


def test_there_are_thirteen_forms_and_ninety_nine_indicators() -> None:
    found = read_declaration(read_file(DECLARED / "申报表.pdf").grids).projects
    assert len(found) == 13
    assert sum(len(project.indicators) for project in found) == 99
    assert sum(p.budget.initial or Decimal(0) for p in found[1:]) == Decimal("209.40")
