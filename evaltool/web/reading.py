"""A reader that remembers: a file is read again only when its content has changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from evaltool.errors import InputError
from evaltool.pipeline.inputs import InputFile, read_inputs
from evaltool.workspace import digest_of

_MOST = 200
"""Files remembered at most; the oldest are forgotten first."""

K = TypeVar("K")
Outcome = InputFile | InputError
_Stamp = tuple[int, int, int, int]


@dataclass(slots=True)
class CachingReader:
    """Reads files as `read_inputs` does and keeps what they gave, by content.

    A file whose size, times and number on the disk stand as they were is not even opened. One that
    was refused is tried again: it may have lacked a program, not a better content.
    """

    _digests: dict[Path, tuple[_Stamp, str]] = field(default_factory=dict)
    _read: dict[tuple[str, str], InputFile] = field(default_factory=dict)

    def digest(self, path: Path) -> str:
        """The SHA-256 of a file's content, empty where there is none.

        Raises:
            WorkspaceError: it cannot be read.
        """
        try:
            status = path.stat()
        except OSError:
            return ""
        stamp = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        known = self._digests.get(path)
        if known is None or known[0] != stamp:
            known = (stamp, digest_of(path))
            self._digests[path] = known
        return known[1]

    def __call__(self, paths: Iterable[Path], *, root: Path | None) -> tuple[Outcome, ...]:
        """What each file gives, in order, or the error that refuses it."""
        keys = {path: (str(path), self.digest(path)) for path in paths}
        new = [path for path, key in keys.items() if key not in self._read]
        fresh = dict(zip(new, read_inputs(new, root=root), strict=True))
        for path, outcome in fresh.items():
            changed = self.digest(path) != keys[path][1]
            if not isinstance(outcome, InputError) and not changed:
                self._read[keys[path]] = outcome
        outcomes = tuple(
            fresh[path] if path in fresh else self._read[key] for path, key in keys.items()
        )
        _shorten(self._read)
        _shorten(self._digests)
        return outcomes


def _shorten(known: dict[K, Any]) -> None:
    while len(known) > _MOST:
        del known[next(iter(known))]
