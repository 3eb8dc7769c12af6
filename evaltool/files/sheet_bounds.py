"""How far a sheet may reach: beyond these bounds it is refused, whatever format it has."""

from __future__ import annotations

MAX_ROW = 200_000
MAX_COLUMN = 1024
MAX_CELLS = 2_000_000
"""Cells that the XML of a sheet may hold, blank ones among them."""
MAX_FILLED = 1_000_000
"""Cells of a sheet that hold something."""
MAX_SHEETS = 1000
MAX_MERGED = 1_000_000
"""Grid positions that merges may hide, per sheet."""
