"""What verifying came to, as JSON (`verify --json`).

    {equal, documents: [{file, kind, against, rules, version, equal, compared: {passages, cells,
     figures, charts}, differences: [{kind, severity, place, found, expected, message}], error}]}

`equal` is null for a document that could not be verified, and `error` then {what, remedy}.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from evaltool.audit.verification import Difference
from evaltool.pipeline.verify.verified import Unverifiable, Verified

Json = dict[str, Any]


def verified_json(done: Sequence[Verified | Unverifiable]) -> Json:
    """The outcome in the documented shape."""
    return {
        "equal": all(isinstance(each, Verified) and each.equal for each in done),
        "documents": [_document(each) for each in done],
    }


def _document(done: Verified | Unverifiable) -> Json:
    if isinstance(done, Unverifiable):
        nothing = dict.fromkeys(("kind", "against", "rules", "version", "equal", "compared"))
        error = {"what": done.what, "remedy": done.remedy}
        return {"file": done.file, **nothing, "differences": [], "error": error}
    return {
        "file": done.file,
        "kind": done.kind,
        "against": done.against.value,
        "rules": done.rules,
        "version": done.version or None,
        "equal": done.equal,
        "compared": asdict(done.counts),
        "differences": [_difference(each) for each in done.differences],
        "error": None,
    }


def _difference(each: Difference) -> Json:
    return {
        "kind": each.kind.value,
        "severity": each.severity.value,
        "place": each.place,
        "found": each.found,
        "expected": each.expected,
        "message": each.message,
    }
