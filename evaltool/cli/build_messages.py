"""Compile the Chinese wording of click's messages (`messages.po` -> `messages.mo`).

Run as `python -m evaltool.cli.build_messages` after editing the .po file; needs Babel, which
comes with the test extra.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

PO_FILE = Path(__file__).parent / "locale" / "zh_CN" / "LC_MESSAGES" / "messages.po"
MO_FILE = PO_FILE.with_suffix(".mo")


def compiled() -> bytes:
    """The bytes that the .mo file must hold."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with PO_FILE.open("rb") as po_file:
        catalogue = read_po(po_file, locale="zh_CN")
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


if __name__ == "__main__":
    MO_FILE.write_bytes(compiled())
