"""One file of records changed in place: only as it was last read, whole or not at all.

Whoever changes records reads them, changes them and puts them back; if somebody else was
quicker, nothing is replaced. A lock keeps two programs from doing so at the same moment, and the
system releases it when a program dies.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from evaltool.errors import WorkspaceError
from evaltool.workspace.folder import Workspace
from evaltool.workspace.publishing import flush_folder, inside_root, told, write_beside
from evaltool.workspace.record import RECORD_FOLDER, digest

_LOCK_FILE = "lock"
_PATIENCE = 10.0
_PAUSE = 0.02
_HERE = threading.RLock()


def exchange(workspace: Workspace, path: str, data: bytes, *, expected: str) -> None:
    """Put a file in place of the one that was read.

    Args:
        workspace: the working folder.
        path: where, relative to the workspace, forward slashes.
        data: the new content.
        expected: the SHA-256 of the content that was read, empty where there was no file.

    Raises:
        WorkspaceError: the file has changed since, or the disk refuses; nothing was replaced.
    """
    final = inside_root(workspace.root, path)
    if digest_of(final) != expected:
        raise WorkspaceError(
            "文件刚被改动过，没有覆盖", place=path, remedy="请刷新页面，核对后重新保存"
        )
    with told(path):
        temporary = write_beside(final, data)
        try:
            temporary.replace(final)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    threading.Thread(target=_flush, args=(final.parent,), daemon=True).start()


def _flush(folder: Path) -> None:
    """Make the rename durable; nobody waits for it: before and after, the file is whole."""
    with suppress(OSError):
        flush_folder(folder)


def digest_of(path: Path) -> str:
    """The SHA-256 of a file's content, empty where there is none.

    Raises:
        WorkspaceError: it cannot be read.
    """
    with told(path.name):
        try:
            return digest(path.read_bytes())
        except FileNotFoundError:
            return ""


@contextmanager
def locked(workspace: Workspace) -> Iterator[None]:
    """Hold the workspace against others who change records, in this program and in others.

    Raises:
        WorkspaceError: another program holds it for too long.
    """
    name = f"{RECORD_FOLDER}/{_LOCK_FILE}"
    place = inside_root(workspace.root, name)
    with _HERE:
        with told(name):
            descriptor = os.open(place, os.O_CREAT | os.O_RDWR, 0o666)
        try:
            _wait_for(descriptor)
            yield
        finally:
            os.close(descriptor)  # closing releases the lock


def _wait_for(descriptor: int) -> None:
    until = time.monotonic() + _PATIENCE
    while not _take(descriptor):
        if time.monotonic() > until:
            raise WorkspaceError(
                "另一个程序正在修改工作目录", remedy="请等它完成，或关闭另一个网页服务后重试"
            )
        time.sleep(_PAUSE)


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
