"""Files that come in through the page, and files put aside: names made safe, nothing lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from werkzeug.datastructures import FileStorage

from evaltool.errors import InputError, WorkspaceError
from evaltool.files.reader import MAX_SIZE
from evaltool.workspace import Workspace, digest_of, write_new
from evaltool.workspace.publishing import flush_folder, inside_root, told
from evaltool.workspace.record import digest

ARCHIVE = "archive"
"""Where files are put aside (存档): in the working folder, apart from what is read."""

_SEPARATORS = re.compile(r"[/\\]")
_KEPT = re.compile(r"[^\w .()（）【】《》“”、，+&#@~·—-]")
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)
_LONGEST = 180
"""Bytes of a file name."""


def safe_name(given: str, otherwise: str = "文件") -> str:
    """A name for a file that came in: never a path, a hidden file or a name a system reserves."""
    last = _SEPARATORS.split(unicodedata.normalize("NFC", given))[-1]
    plain = _KEPT.sub("", "".join(each for each in last if each.isprintable())).strip(" .~$")
    stem, dot, suffix = plain.rpartition(".")
    if not dot:
        stem, suffix = suffix, ""
    stem = stem.strip(" .") or otherwise
    if stem.split(".")[0].strip().lower() in _RESERVED:
        stem = f"{otherwise}-{stem}"
    suffix = f".{suffix[:8]}" if suffix else ""
    while len((stem + suffix).encode()) > _LONGEST:
        stem = stem[:-1]
    return stem + suffix


@contextmanager
def received(storage: FileStorage) -> Iterator[tuple[Path, bytes]]:
    """A file that came in, in a folder of its own outside the workspace while it is looked at.

    Raises:
        InputError: it is empty or too large.
    """
    name = safe_name(storage.filename or "")
    data = storage.stream.read(MAX_SIZE + 1)
    if not data:
        raise InputError("文件是空的", place=name, remedy="请核对是否保存成功，或重新选择文件")
    if len(data) > MAX_SIZE:
        raise InputError(f"文件超过 {MAX_SIZE // 2**20} MB 的上限", place=name)
    with TemporaryDirectory(prefix="evaltool-") as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        yield path, data


def chosen(storages: list[FileStorage]) -> list[FileStorage]:
    """The files that were chosen; a field left empty sends one without a name."""
    return [item for item in storages if item.filename]


def put_in(workspace: Workspace, folder: Path, name: str, data: bytes) -> tuple[str, bool]:
    """Put a file into a folder of the workspace, beside whatever lies there.

    Returns:
        Its name relative to the workspace, and whether it is new: the very same content is not
        put there twice.

    Raises:
        WorkspaceError: the disk refuses.
    """
    inside_root(workspace.root, f"{workspace.relative(folder)}/{name}")
    own = digest(data)
    for path in sorted(item for item in folder.iterdir() if item.is_file()):
        if digest_of(path) == own:
            return workspace.relative(path), False
    path = free_name(folder / name)
    write_new(path, data)
    return workspace.relative(path), True


def free_name(path: Path) -> Path:
    """The path, or the first numbered one beside it under which nothing lies."""
    if not path.exists() and not path.is_symlink():
        return path
    numbered: Callable[[int], Path] = lambda n: path.with_name(f"{path.stem}（{n}）{path.suffix}")  # noqa: E731
    return next(each for n in range(2, 10_000) if not (each := numbered(n)).exists())


def input_file(workspace: Workspace, name: str) -> Path | None:
    """The input file of the year that has this name relative to the workspace, if any."""
    files = workspace.target_files() if workspace.has_targets else ()
    files += workspace.actual_files() if workspace.has_actuals else ()
    return next((item for item in files if workspace.relative(item) == name), None)


def put_aside(workspace: Workspace, name: str) -> str:
    """Move an input file of the year into the archive, and return where it lies now.

    Raises:
        WorkspaceError: it is none of the year's input files, or the disk refuses.
    """
    path = input_file(workspace, name)
    if path is None:
        raise WorkspaceError("没有这个文件", place=name, remedy="请刷新页面")
    folder = f"{ARCHIVE}/{workspace.year}"
    target = free_name(inside_root(workspace.root, f"{folder}/{path.name}"))
    with told(name):
        path.rename(target)
        flush_folder(target.parent)
        flush_folder(path.parent)
    return workspace.relative(target)
