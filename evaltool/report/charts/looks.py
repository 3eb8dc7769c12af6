"""What the charts look like: fills that differ in brightness, so that a grey print can be read.

Neighbouring fills differ in lightness by a step that survives a photocopier; what is undecided is
hatched. Every bar carries its figure, so that nothing hangs on telling two fills apart.
"""

from __future__ import annotations

from dataclasses import dataclass

LINE = "404040"
"""The colour (hexadecimal RGB) of outlines and axes."""
GRID = "D9D9D9"
"""The colour of grid lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """How the bars of a series are filled; colours are hexadecimal RGB.

    `ink` is the colour of figures inside the bars. `pattern` is a hatching of DrawingML in the
    colour of outlines on `color`, empty for a plain fill. A `hidden` series only holds a place:
    it has neither fill nor outline.
    """

    color: str
    ink: str
    pattern: str = ""
    hidden: bool = False


WHOLE = Fill(color="FFFFFF", ink="000000")
"""What there was to reach: an empty box behind the bar."""
REACHED = Fill(color="1F4E79", ink="FFFFFF")
"""What was reached."""
OPEN = Fill(color="FFFFFF", ink="000000", pattern="wdUpDiag")
"""What is still undecided (待定)."""

PLACE = Fill(color="FFFFFF", ink="000000", hidden=True)
"""What a floating bar stands on."""
LESS = Fill(color="1F4E79", ink="FFFFFF")
"""What a total may lose."""
MORE = Fill(color="BDD7EE", ink="000000")
"""What a total may gain."""

CATEGORY_FILLS = {
    "execution": Fill(color="1F3864", ink="FFFFFF"),
    "cost": Fill(color="6E6E6E", ink="FFFFFF"),
    "output": Fill(color="8FAADC", ink="000000"),
    "benefit": Fill(color="DAE3F3", ink="000000"),
    "satisfaction": Fill(color="2F5597", ink="FFFFFF"),
}
"""By first-level category, in an order that puts dark beside light."""
