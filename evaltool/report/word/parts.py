"""Further parts of a document beside those of the base package: charts, data, their relations.

A part says under which id its owner refers to it; the package writer names it in the list of
content types and in its owner's relationships, at any depth. An `Inset` is ready XML for a place
that a template keeps free, with the parts that this XML refers to.

    chart = Part(
        name="word/charts/chart1.xml",
        content=xml,
        content_type="application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
        relationship=f"{OFFICE}/chart",
        id="chart1",
    )
    Inset(place="funds", xml='<w:p>…<c:chart r:id="chart1"/>…</w:p>', parts=(chart,))
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, relpath

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""Where the types of relationships of Office documents begin."""

_RELATIONSHIPS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
)
_END = "</Relationships>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One more part: its name in the package, its bytes, and how its owner refers to it.

    `id` is unique within the owner and begins with a letter; the document's own ids are rId1 and
    following. `parts` are the parts that this one refers to in turn.
    """

    name: str
    content: bytes
    content_type: str
    relationship: str
    id: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inset:
    """Ready block-level XML for a place of a template (`{{ inset("place") }}`), with its parts."""

    place: str
    xml: str
    parts: tuple[Part, ...] = ()


def every_part(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts and the parts of parts."""
    for part in parts:
        yield part
        yield from every_part(part.parts)


def relationships_name(owner: str) -> str:
    """Where the relationships of a part stand: a/b.xml -> a/_rels/b.xml.rels."""
    folder, _, name = owner.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def related(owner: str, parts: Iterable[Part], existing: str = "") -> str:
    """The relationships of an owner, `parts` added to those it has."""
    head = existing.removesuffix(_END) if existing else _RELATIONSHIPS
    lines = "".join(
        f'<Relationship Id="{part.id}" Type="{part.relationship}"'
        f' Target="{relpath(part.name, dirname(owner))}"/>'
        for part in parts
    )
    return f"{head}{lines}{_END}"


def typed(parts: Iterable[Part], existing: str) -> str:
    """The list of content types with those of `parts`."""
    end = "</Types>"
    lines = "".join(
        f'<Override PartName="/{part.name}" ContentType="{part.content_type}"/>' for part in parts
    )
    return f"{existing.removesuffix(end)}{lines}{end}"


def relations_of_parts(parts: Iterable[Part]) -> Mapping[str, str]:
    """The relationship files of the parts that refer to others."""
    return {
        relationships_name(part.name): related(part.name, part.parts)
        for part in every_part(parts)
        if part.parts
    }
