"""The evidence that a document carries within: its manifest and the scored data, as custom XML.

    <evidence xmlns="urn:evaltool:evidence:1">
      <manifest tool="evaltool" version="…" rules="…" rulesHash="…" template="…"
                templateHash="…" inputsHash="…"><input name="…" hash="…"/>
                <option name="…" value="…"/></manifest>
      <data type="application/json">{…}</data>
    </evidence>

The JSON is that of 结果.json. Word and WPS keep the part when they save; whoever doubts a printed
figure opens the package and finds what it was made from.
"""

from __future__ import annotations

import re
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from evaltool.report.manifest import Manifest
from evaltool.report.word.parts import OFFICE, Part

NAMESPACE = "urn:evaltool:evidence:1"
ITEM = "customXml/item1.xml"
_PROPERTIES = "customXml/itemProps1.xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def evidence_part(manifest: Manifest, data: str) -> Part:
    """The part that holds a manifest and the scored data (JSON)."""
    content = f'{_HEAD}<evidence xmlns="{NAMESPACE}">{_manifest(manifest)}{_data(data)}</evidence>'
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


def _data(data: str) -> str:
    """JSON inside XML: what XML cannot hold is written as JSON writes it in escapes."""
    legal = _ILLEGAL.sub(lambda found: f"\\u{ord(found[0]):04x}", data)
    return f'<data type="application/json">{escape(legal)}</data>'


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
