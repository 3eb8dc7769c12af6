"""The catalogue of findings: every code, its severity and its wording, by room.

A code is `room-what`; the room is the one that makes the finding and has a module here. Rooms
are kept in the order of the flow, codes within a room in the order they arise.
"""

from collections.abc import Mapping
from types import MappingProxyType

from evaltool.findings.catalogue import (
    actuals,
    audit,
    bulk,
    certainty,
    declaration,
    files,
    report,
    scoring,
    workspace,
)
from evaltool.findings.entry import Entry

CATALOGUE: Mapping[str, Entry] = MappingProxyType(
    {
        **workspace.ENTRIES,
        **files.ENTRIES,
        **declaration.ENTRIES,
        **actuals.ENTRIES,
        **scoring.ENTRIES,
        **certainty.ENTRIES,
        **audit.ENTRIES,
        **report.ENTRIES,
        **bulk.ENTRIES,
    }
)
