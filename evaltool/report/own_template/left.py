"""Templates that docxtpl itself must render, in the same sandbox and from the same records."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any
from zipfile import ZipFile

from evaltool.report.own_template.language import BUDGET, MAX_PASSES, TemplateSandbox
from evaltool.report.own_template.package_check import Checked
from evaltool.report.own_template.patching import docxtpl_class, merged_cells
from evaltool.report.word.container import Member, container, member

_PROPERTIES = "docProps/core.xml"


def rendered_by_docxtpl(
    source: Checked, texts: Mapping[str, Any], made: Mapping[str, Member]
) -> bytes:
    """The document as docxtpl makes it, packed so that the same year gives the same bytes.

    `made` are the parts that were rendered here; of them the properties are kept.
    """
    document = _opened(source)
    sandbox = TemplateSandbox(careful=True)
    document.render({**texts, BUDGET: [MAX_PASSES]}, sandbox)
    stream = io.BytesIO()
    document.save(stream)
    kept = {name: each for name, each in made.items() if name == _PROPERTIES}
    with ZipFile(stream) as archive:
        members = {name: member(name, archive.read(name)) for name in archive.namelist()}
    return container([kept.get(name) or each for name, each in members.items()])


def _opened(source: Checked) -> Any:
    base: Any = docxtpl_class()

    class OwnTemplate(base):  # type: ignore[misc]
        """Docxtpl with our `vm`, and without filling the properties a second time."""

        def patch_xml(self, src_xml: str) -> str:
            return merged_cells(super().patch_xml(src_xml))

        def render_properties(self, context: object, jinja_env: object = None) -> None:
            return

    packed = container([member(name, content) for name, content in source.parts.items()])
    return OwnTemplate(io.BytesIO(packed))
