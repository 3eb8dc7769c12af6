"""Results put in place: whole or not at all, and never over somebody's work.

Every document of a set is first written to a temporary name in its own folder and flushed to
the disk; only when all of them lie there are they renamed. A standing document that differs
from what we last wrote was edited by a person: a copy of it stays under a dated name.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from errno import EDQUOT, EEXIST, ENAMETOOLONG, ENOSPC, ENOTDIR, EROFS
from pathlib import Path, PurePosixPath

from evaltool.errors import WorkspaceError
from evaltool.workspace.folder import Workspace
from evaltool.workspace.record import (
    RECORD_FILE,
    RECORD_FOLDER,
    digest,
    read_record,
    record_bytes,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One result: its path relative to the workspace (forward slashes) and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A document that a person had edited, and the name under which it was kept (修改稿)."""

    path: str
    kept_as: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a document goes: its final place, and the temporary one once it lies there."""

    document: Document
    final: Path
    standing: bytes | None
    edited: bool

    @property
    def unchanged(self) -> bool:
        return self.standing == self.document.data


def write_output(path: str, data: bytes, workspace: Workspace) -> tuple[Kept, ...]:
    """Put one document in place, as `publish` does."""
    return publish(workspace, [Document(path=path, data=data)])


def write_new(path: Path, data: bytes) -> None:
    """Put one file where a user asks for it; another one that lies there already is left alone.

    Raises:
        WorkspaceError: something else lies there, or the disk refuses.
    """
    name = str(path)
    if path.is_symlink() or path.is_dir():
        raise WorkspaceError("不能写到这个位置", place=name, remedy="请换一个文件名")
    if not path.parent.is_dir():
        raise WorkspaceError("没有这个文件夹", place=str(path.parent), remedy="请先新建文件夹")
    standing = _standing(path, name)
    if standing == data:
        return
    if standing is not None:
        raise WorkspaceError(
            "已经有这个文件，可能已有人填写，没有覆盖",
            place=name,
            remedy="请换一个文件名，或先移走原来的文件",
        )
    with told(name):
        temporary = write_beside(path, data)
        try:
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        flush_folder(path.parent)


def publish(workspace: Workspace, documents: Sequence[Document]) -> tuple[Kept, ...]:
    """Put a set of documents in place together.

    Returns:
        The documents that a person had edited, each kept under a dated name.

    Raises:
        WorkspaceError: a path leads out of the workspace, or the disk refuses; nothing was
            replaced unless the message says so.
    """
    held = read_record(workspace.root)
    places = [_place(workspace, document, held) for document in documents]
    record = _place(workspace, Document(path=f"{RECORD_FOLDER}/{RECORD_FILE}", data=b""), {})
    changing = [place for place in places if not place.unchanged]
    ours = {place.document.path: digest(place.document.data) for place in places}
    both = {**held, **{path: (*held.get(path, ()), new) for path, new in ours.items()}}
    after = {**held, **{path: (new,) for path, new in ours.items()}}
    kept: tuple[Kept, ...] = ()
    if changing:
        with _staged(changing) as staged:
            _store_record(record, both)
            kept = tuple(_keep(workspace, place) for place in changing if place.edited)
            _rename(staged)
    if changing or after != held:
        _store_record(record, after)
    return kept


def _place(workspace: Workspace, document: Document, held: Mapping[str, tuple[str, ...]]) -> _Place:
    final = inside_root(workspace.root, document.path)
    standing = _standing(final, document.path)
    edited = standing is not None and digest(standing) not in held.get(document.path, ())
    return _Place(document=document, final=final, standing=standing, edited=edited)


def inside_root(root: Path, name: str) -> Path:
    """The place of a relative path, folders made, links and steps upwards refused.

    Raises:
        WorkspaceError: the path leads out of the root, or a folder cannot be made.
    """
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or "\\" in name or ":" in name or ".." in parts:
        raise _refused(name)
    folder = root
    for part in parts[:-1]:
        folder = folder / part
        if folder.is_symlink():
            raise _refused(name)
        with told(name):
            folder.mkdir(exist_ok=True)
    final = folder / parts[-1]
    if final.is_symlink() or final.is_dir():
        raise _refused(name)
    return final


def _refused(name: str) -> WorkspaceError:
    return WorkspaceError(
        "不能写到这个位置",
        place=name,
        remedy="结果只能写在工作目录以内，路径中不能有链接，也不能与文件夹同名",
    )


def _standing(final: Path, name: str) -> bytes | None:
    """What lies at the place now; refused early if it could not be replaced."""
    with told(name):
        try:
            with final.open("r+b") as file:
                return file.read()
        except FileNotFoundError:
            return None


@contextmanager
def _staged(places: Sequence[_Place]) -> Iterator[list[tuple[Path, _Place]]]:
    """The documents under temporary names beside their places; what is left over is removed."""
    staged: list[tuple[Path, _Place]] = []
    try:
        for place in places:
            with told(place.document.path):
                staged.append((write_beside(place.final, place.document.data), place))
        yield staged
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)


def write_beside(final: Path, data: bytes) -> Path:
    """Write and flush to a temporary name in the same folder; nothing is left on failure."""
    temporary, descriptor = _temporary(final.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if final.exists():
            temporary.chmod(stat.S_IMODE(final.stat().st_mode))
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _temporary(folder: Path) -> tuple[Path, int]:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    for number in range(10_000):
        temporary = folder / f".evaltool-{os.getpid()}-{number}.tmp"
        try:
            return temporary, os.open(temporary, flags, 0o666)
        except FileExistsError:
            continue
    raise FileExistsError(folder)


def _rename(staged: Sequence[tuple[Path, _Place]]) -> None:
    done: list[str] = []
    for temporary, place in staged:
        with told(place.document.path, tuple(f"已写入：{name}" for name in done)):
            temporary.replace(place.final)
            flush_folder(place.final.parent)
        done.append(place.document.path)


def flush_folder(folder: Path) -> None:
    """Make a rename durable where the system can flush a folder; Windows cannot."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network drives refuse; the rename itself has been done
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _keep(workspace: Workspace, place: _Place) -> Kept:
    """Copy an edited document to a dated name that nothing has yet."""
    with told(place.document.path):
        status = place.final.stat()
        copy = write_beside(place.final, place.standing or b"")
        os.utime(copy, ns=(status.st_atime_ns, status.st_mtime_ns))
        kept_as = _take_name(place.final, datetime.fromtimestamp(status.st_mtime))
        try:
            copy.replace(kept_as)
        except BaseException:
            kept_as.unlink(missing_ok=True)
            copy.unlink(missing_ok=True)
            raise
    return Kept(path=place.document.path, kept_as=workspace.relative(kept_as))


def _take_name(final: Path, edited: datetime) -> Path:
    """A dated name, reserved by an empty file so that nobody else can take it."""
    for number in range(1, 10_000):
        count = f" {number}" if number > 1 else ""
        name = f"{final.stem}（{edited:%Y-%m-%d} 修改稿{count}）{final.suffix}"
        try:
            final.with_name(name).touch(exist_ok=False)
        except FileExistsError:
            continue
        return final.with_name(name)
    raise FileExistsError(final)


def _store_record(record: _Place, hashes: Mapping[str, tuple[str, ...]]) -> None:
    with told(record.document.path):
        temporary = write_beside(record.final, record_bytes(hashes))
        temporary.replace(record.final)


_REMEDIES = {
    ENOSPC: "磁盘已满，请清理空间后重新运行",
    EDQUOT: "磁盘配额已满，请清理空间后重新运行",
    EROFS: "磁盘是只读的，请把工作目录复制到可写的位置",
    ENAMETOOLONG: "文件名过长，请把工作目录移到较短的路径下",
    EEXIST: "应为文件夹的位置有同名的文件，请移走或改名后重新运行",
    ENOTDIR: "应为文件夹的位置有同名的文件，请移走或改名后重新运行",
}


@contextmanager
def told(name: str, details: tuple[str, ...] = ()) -> Iterator[None]:
    """Say in Chinese what the disk refused."""
    try:
        yield
    except PermissionError as error:
        remedy = "如果该文件正在 Word、Excel 或 WPS 中打开，请关闭后重新运行；否则请检查写入权限"
        raise WorkspaceError("没有写入", place=name, remedy=remedy, details=details) from error
    except OSError as error:
        remedy = _REMEDIES.get(error.errno or 0, f"请检查磁盘（系统错误号 {error.errno}）")
        raise WorkspaceError("没有写入", place=name, remedy=remedy, details=details) from error
