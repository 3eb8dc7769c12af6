"""What a bulk run is asked to do, in a form that goes to every worker."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Documents(StrEnum):
    """Which documents are written for each unit."""

    ALL = "all"
    FORMS = "forms"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The same for every unit.

    `year` is None where each unit's settings say it. `rules` are ids or absolute paths of rule
    files: the first one counts, the others are compared with it; where there is none, each unit's
    settings decide. `version` is that of the program which gave the order: a worker of another
    version refuses.
    """

    year: int | None
    rules: tuple[str, ...]
    documents: Documents
    version: str
