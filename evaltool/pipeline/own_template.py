"""The document of a unit's own template (自有模板), beside or in place of a built-in one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evaltool.scoring import Scored
from evaltool.workspace import Document, Workspace

if TYPE_CHECKING:
    from evaltool.report.own_template import CompiledTemplate


def with_own_template(
    workspace: Workspace, scored: Scored, made: Sequence[Document], template: CompiledTemplate
) -> tuple[Document, ...]:
    """The documents with one more, named after the template.

    It takes the place of a built-in document of the same name.

    Raises:
        TemplateError: the data do not fit the template.
    """
    from evaltool.report.own_template import year_record

    folder = workspace.relative(workspace.reports)
    own = Document(
        path=f"{folder}/{Path(template.file).stem}.docx",
        data=template.render(year_record(scored, sample=workspace.sample)),
    )
    return (*(each for each in made if each.path != own.path), own)
