"""Free fonts that stand in for those our documents name: see fonts.conf and install.sh."""

from __future__ import annotations

import os
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.programs import in_ci, require_program

CONFIGURATION = Path(__file__).with_name("fonts.conf")
STAND_INS = {
    "方正小标宋简体": "NotoSerifCJKsc-Bold",
    "仿宋_GB2312": "FandolFang-Regular",
    "楷体_GB2312": "FandolKai-Regular",
    "黑体": "NotoSansCJKsc-Regular",
    "宋体": "NotoSerifCJKsc-Regular",
    "Times New Roman": "LiberationSerif",
}
"""The fonts of our documents and, by PostScript name, the ones that stand in for them."""


def _matched(name: str, what: str) -> str:
    """What fontconfig says of the font that stands in for `name`."""
    return subprocess.run(
        [require_program("fc-match"), "-f", f"%{{{what}}}", name],
        env={**os.environ, "FONTCONFIG_FILE": str(CONFIGURATION)},
        check=True,
        capture_output=True,
    ).stdout.decode()


@cache
def _missing() -> list[str]:
    return [
        name for name, stand_in in STAND_INS.items() if _matched(name, "postscriptname") != stand_in
    ]


@cache
def characters() -> frozenset[str]:
    """The characters for which the stand-ins have a shape."""
    ranges = [part for name in STAND_INS for part in _matched(name, "charset").split()]
    ends = [[int(end, 16) for end in part.split("-")] for part in ranges]
    return frozenset(chr(code) for end in ends for code in range(end[0], end[-1] + 1))


def require_stand_ins(patch: pytest.MonkeyPatch) -> None:
    """Let programs use the stand-ins; skips the test where a font is missing, fails it in CI."""
    if missing := _missing():
        reason = f"no font stands in for {'、'.join(missing)}: run tests/fonts/install.sh"
        if in_ci():
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    patch.setenv("FONTCONFIG_FILE", str(CONFIGURATION))
