"""A file as it came in, and what reading it gave."""

from __future__ import annotations

from dataclasses import dataclass

from evaltool.files.grid import Grid
from evaltool.files.package import Package
from evaltool.files.refusal import damaged
from evaltool.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFile:
    """The bytes of an input file, read once: what was checked is what is parsed.

    `file` is the name that sources carry; `package` is set for the zip based formats.
    """

    file: str
    data: bytes
    package: Package | None = None

    def parts(self) -> Package:
        """The package of a zip based format.

        Raises:
            InputError: the file is no package.
        """
        if self.package is None:
            raise damaged(self.file)
        return self.package


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """The grids of a file and what is worth knowing about them."""

    grids: tuple[Grid, ...]
    findings: tuple[Finding, ...] = ()
