"""What the catalogue of findings says of each code."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """error: must be mended, exit code 1; warning: must be looked at; info: is told."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One kind of finding; `message` and `remedy` (Chinese) may name facts in braces."""

    severity: Severity
    title: str
    message: str
    remedy: str
