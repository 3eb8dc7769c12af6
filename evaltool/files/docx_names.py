"""The XML names of a Word document, in its usual and its strict namespace."""

from __future__ import annotations

from dataclasses import dataclass

NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE = COMPATIBILITY + "AlternateContent"
CHOICE = COMPATIBILITY + "Choice"
MATH_TEXTS = tuple(f"{{{space}}}t" for space in MATH)

# Whatever changes which text counts, or where a cell stands: the flat scan gives way to the walk.
_UNUSUAL = (
    *("sdtContent", "customXml", "smartTag", "altChunk", "subDoc", "txbxContent", "sym", "ruby"),
    *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"),
    *("tcPrChange", "trPrChange", "pPrChange"),
    *("vanish", "specVanish", "strike", "dstrike", "hidden"),
    *("gridBefore", "gridAfter", "hMerge"),
)


@dataclass(frozen=True)
class Names:
    """Qualified names in the namespace that a document uses."""

    space: str

    def __call__(self, local: str) -> str:
        """The qualified name of a local one."""
        return f"{{{self.space}}}{local}"

    def unusual(self) -> tuple[str, ...]:
        """The elements that the flat scan cannot read."""
        math = tuple(f"{{{space}}}oMath" for space in MATH)
        return (*(self(name) for name in _UNUSUAL), ALTERNATE, *math)
