"""The published forms laid out as docx and xlsx, each with what was transcribed by hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from evaltool.audit import Claim, Ledger, Review, ledger_of, read_claims, review_claims
from evaltool.files import read_grids
from evaltool.rules import load, shipped

FOLDER = Path(__file__).parent.parent / "data" / "claims"
NUMBERS = tuple(sorted(path.stem for path in FOLDER.glob("*.json")))
FILES = tuple(f"{number}.{ending}" for number in NUMBERS for ending in ("docx", "xlsx"))


@dataclass(frozen=True, kw_only=True)
class Form:
    """One form as read, reviewed and checked, beside its transcription."""

    claim: Claim
    review: Review
    ledger: Ledger
    table: dict[str, Any]


@cache
def form(file: str) -> Form:
    claims = read_claims(read_grids(FOLDER / file)).claims
    (claim,) = claims
    (review,) = review_claims(claims, rulesets())
    table = json.loads((FOLDER / f"{file.partition('.')[0]}.json").read_text(encoding="utf-8"))
    return Form(claim=claim, review=review, ledger=ledger_of(review), table=table)


@cache
def rulesets() -> tuple[Any, ...]:
    return tuple(load(identifier) for identifier in shipped())
