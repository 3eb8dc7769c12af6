"""Many files in one go: those that only LibreOffice understands share its runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from evaltool.errors import InputError
from evaltool.files import docx, libreoffice
from evaltool.files.raw import FileRead, RawFile
from evaltool.files.sniff import Format
from evaltool.findings import finding

DOCUMENTS = frozenset((Format.DOC, Format.RTF))
"""The formats that share a run."""
MAX_WAITING = 50
MAX_HELD = 32 * 2**20
"""Files, and bytes, that wait for a run at most."""

Outcome = FileRead | InputError


@dataclass(frozen=True, slots=True)
class Opened:
    """A file whose format is known, not yet read."""

    kind: Format
    raw: RawFile


def read_each(
    items: Iterable[Opened | InputError], read_one: Callable[[Opened], FileRead]
) -> tuple[Outcome, ...]:
    """What each file gives, in order; an error stands for one that cannot be read."""
    outcomes: dict[int, Outcome] = {}
    waiting: dict[int, RawFile] = {}
    for index, item in enumerate(items):
        if isinstance(item, InputError):
            outcomes[index] = item
        elif item.kind in DOCUMENTS:
            waiting[index] = item.raw
        else:
            outcomes[index] = attempt(partial(read_one, item))
        if _is_enough(waiting):
            outcomes.update(_converted(waiting))
            waiting = {}
    outcomes.update(_converted(waiting))
    return tuple(outcomes[index] for index in range(len(outcomes)))


def attempt(read: Callable[[], FileRead]) -> Outcome:
    """What reading gives: the tables, or the error that refuses the file."""
    try:
        return read()
    except InputError as error:
        return error


def merged(outcomes: Sequence[Outcome], file: str, pictures: int = 0) -> FileRead:
    """What the files of one archive give together; those that cannot be read are findings.

    Raises:
        InputError: none can be read.
    """
    read = [outcome for outcome in outcomes if isinstance(outcome, FileRead)]
    refused = [outcome for outcome in outcomes if isinstance(outcome, InputError)]
    if not read:
        raise InputError(
            "压缩包里没有能读的文件",
            place=file,
            remedy="请放入 Word、Excel、PDF、CSV 或文本格式的申报表",
            details=tuple(f"{error.place}：{error.what}" for error in refused),
        )
    told = [item for one in read for item in one.findings]
    for error in refused:
        place, remedy = error.place or file, error.remedy
        told.append(finding("files-member-unread", place=place, what=error.what, remedy=remedy))
    if pictures:
        told.append(finding("files-member-skipped", place=file, count=pictures))
    return FileRead(grids=tuple(grid for one in read for grid in one.grids), findings=tuple(told))


def _is_enough(waiting: Mapping[int, RawFile]) -> bool:
    held = sum(len(raw.data) for raw in waiting.values())
    return len(waiting) >= MAX_WAITING or held > MAX_HELD


def _converted(waiting: Mapping[int, RawFile]) -> dict[int, Outcome]:
    try:
        converted = libreoffice.convert(list(waiting.values()), "docx")
    except InputError as error:
        return {index: _placed(error, raw.file) for index, raw in waiting.items()}
    return {
        index: raw if isinstance(raw, InputError) else attempt(partial(docx.read, raw))
        for index, raw in zip(waiting, converted, strict=True)
    }


def _placed(error: InputError, file: str) -> InputError:
    return InputError(error.what, place=file, remedy=error.remedy, details=error.details)
