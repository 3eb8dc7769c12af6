"""The evidence that a document carries within: its manifest and the scored data, as custom XML.

    <evidence xmlns="urn:evaltool:evidence:1">
      <manifest tool="evaltool" version="…" rules="…" rulesHash="…" template="…"
                templateHash="…" inputsHash="…"><input name="…" hash="…"/>
                <option name="…" value="…"/></manifest>
      <data type="application/json">{…}</data>
      <record type="application/json">{…}</record>
    </evidence>

The first JSON is that of 结果.json, the second the record from which the year can be scored again
(`evaltool.report.record`). Word, WPS and LibreOffice keep the part when they save; whoever doubts
a printed figure finds in it what it was made from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from evaltool.report.manifest import Manifest
from evaltool.report.word.parts import OFFICE, Part

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "urn:evaltool:evidence:1"
_N = f"{{{NAMESPACE}}}"
EVIDENCE = f"{_N}evidence"
"""The root of the part."""
ITEM = "customXml/item1.xml"
_PROPERTIES = "customXml/itemProps1.xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a document carries within; `data` and `record` are JSON, empty where there is none."""

    manifest: Manifest
    data: str = ""
    record: str = ""


def evidence_part(manifest: Manifest, data: str, record: str = "") -> Part:
    """The part that holds a manifest, the scored data and the year's record (JSON)."""
    held = f"{_manifest(manifest)}{_json('data', data)}{_json('record', record) if record else ''}"
    content = f'{_HEAD}<evidence xmlns="{NAMESPACE}">{held}</evidence>'
    return Part(
        name=ITEM,
        content=content.encode(),
        content_type="application/xml",
        relationship=f"{OFFICE}/customXml",
        id="evidence",
        parts=(_properties(manifest),),
    )


def _manifest(manifest: Manifest) -> str:
    facts = {
        "tool": "evaltool",
        "version": manifest.version,
        "rules": manifest.rules,
        "rulesHash": manifest.rules_hash,
        "template": manifest.template,
        "templateHash": manifest.template_hash,
        "inputsHash": manifest.inputs_hash,
    }
    inputs = "".join(
        f"<input{_attributes({'name': name, 'hash': digest})}/>" for name, digest in manifest.inputs
    )
    options = "".join(
        f"<option{_attributes({'name': name, 'value': value})}/>"
        for name, value in manifest.options
    )
    return f"<manifest{_attributes(facts)}>{inputs}{options}</manifest>"


def _attributes(facts: dict[str, str]) -> str:
    return "".join(
        f" {name}={quoteattr(_ILLEGAL.sub(chr(0xFFFD), value))}" for name, value in facts.items()
    )


def _json(name: str, text: str) -> str:
    """JSON inside XML: what XML cannot hold is written as JSON writes it in escapes."""
    legal = _ILLEGAL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return f'<{name} type="application/json">{escape(legal)}</{name}>'


def read_evidence(root: _Element) -> Evidence | None:
    """The evidence in a custom XML part; None where the part is another's, or was damaged."""
    manifest = root.find(f"{_N}manifest")
    if root.tag != EVIDENCE or manifest is None or manifest.get("tool") != "evaltool":
        return None
    inputs = [(each.get("name", ""), each.get("hash", "")) for each in manifest.iter(f"{_N}input")]
    asked = [(each.get("name", ""), each.get("value", "")) for each in manifest.iter(f"{_N}option")]
    return Evidence(
        manifest=Manifest(
            version=manifest.get("version", ""),
            rules=manifest.get("rules", ""),
            rules_hash=manifest.get("rulesHash", ""),
            template=manifest.get("template", ""),
            template_hash=manifest.get("templateHash", ""),
            inputs=tuple(inputs),
            inputs_hash=manifest.get("inputsHash", ""),
            options=tuple(asked),
        ),
        data=root.findtext(f"{_N}data") or "",
        record=root.findtext(f"{_N}record") or "",
    )


def _properties(manifest: Manifest) -> Part:
    """The identity of the part, which Word asks for; the same for the same origin."""
    named = f"{NAMESPACE}:{manifest}"
    identity = str(uuid5(NAMESPACE_URL, named.encode("utf-8", "replace").decode())).upper()
    namespace = f"{OFFICE.removesuffix('relationships')}customXml"
    content = (
        f'{_HEAD}<ds:datastoreItem ds:itemID="{{{identity}}}" xmlns:ds="{namespace}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    return Part(
        name=_PROPERTIES,
        content=content.encode(),
        content_type="application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        relationship=f"{OFFICE}/customXmlProps",
        id="properties",
    )
