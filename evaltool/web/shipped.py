"""Where the sample case lies that comes with the program (示例数据).

This module is light: the first page needs it.
"""

from __future__ import annotations

from pathlib import Path

YEAR = 2024
_PACKAGED = Path(__file__).parent / "sample"
_CHECKOUT = Path(__file__).parent.parent.parent


def sample_home() -> Path | None:
    """The folder of the sample: beside this module in an installed program, else the checkout."""
    places = (_PACKAGED, _CHECKOUT)
    return next((place for place in places if (place / "targets" / str(YEAR)).is_dir()), None)
