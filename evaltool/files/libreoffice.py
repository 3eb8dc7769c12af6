"""Formats that only an office program understands (doc, wps, rtf, xlsb), through LibreOffice.

It runs on files of unknown origin, so it is shut in: a private folder and profile that are
deleted afterwards, macros off, no links followed, no network, a limit on time. Starting it costs
more than converting, so several files share one run.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from evaltool.errors import InputError
from evaltool.files import docx, xlsx
from evaltool.files.ole import locked, read_stream
from evaltool.files.package import open_package
from evaltool.files.raw import FileRead, RawFile
from evaltool.files.refusal import damaged, suspicious
from evaltool.files.rtf_check import refusal_of_rtf
from evaltool.files.sniff import is_ole

START_SECONDS = 60.0
FILE_SECONDS = 10.0
"""Time allowed for one run: to start, and for each of its files."""
MAX_MEMORY = 2 * 2**30
"""Bytes of memory that a run may take."""
MAX_CONVERTED = 64 * 2**20
"""Bytes of a converted file."""

_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
)
_NOWHERE = "127.0.0.1"
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_INET = "/org.openoffice.Inet/Settings"
_SETTINGS = (
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    (_INET, "ooInetProxyType", "2"),
    (_INET, "ooInetHTTPProxyName", _NOWHERE),
    (_INET, "ooInetHTTPProxyPort", "9"),
    (_INET, "ooInetHTTPSProxyName", _NOWHERE),
    (_INET, "ooInetHTTPSProxyPort", "9"),
)
_WORD_ENCRYPTED = 0x0100


def read_document(raw: RawFile) -> FileRead:
    """The tables of a document in an old format (.doc, .wps, .rtf).

    Raises:
        InputError: see `convert`.
    """
    return docx.read(_only(convert([raw], "docx")))


def read_workbook(raw: RawFile) -> FileRead:
    """The sheets of a binary workbook (.xlsb).

    Raises:
        InputError: see `convert`.
    """
    return xlsx.read(_only(convert([raw], "xlsx")))


def _only(converted: Sequence[RawFile | InputError]) -> RawFile:
    (outcome,) = converted
    if isinstance(outcome, InputError):
        raise outcome
    return outcome


def convert(raws: Sequence[RawFile], target: str) -> tuple[RawFile | InputError, ...]:
    """Each file in the target format (docx, xlsx), or the error that tells why it is not.

    Raises:
        InputError: LibreOffice is not installed.
    """
    refused = {index: error for index, raw in enumerate(raws) if (error := _refusal(raw))}
    wanted = {index: raw for index, raw in enumerate(raws) if index not in refused}
    outcomes: dict[int, RawFile | InputError] = {**refused, **_converted(wanted, target)}
    return tuple(outcomes[index] for index in range(len(raws)))


def _refusal(raw: RawFile) -> InputError | None:
    """Why a file is not tried: it is cut short, or needs a password."""
    if not is_ole(raw.data):
        return refusal_of_rtf(raw.data, raw.file) if raw.package is None else None
    try:
        head = read_stream(raw.data, raw.file, "WordDocument")[:12]
    except InputError as error:
        return error
    flags = int.from_bytes(head[10:12], "little")
    return locked(raw.file) if flags & _WORD_ENCRYPTED else None


def _converted(raws: Mapping[int, RawFile], target: str) -> dict[int, RawFile | InputError]:
    """All in one run; those that are then missing one by one, for one bad file ends a run."""
    if not raws:
        return {}
    done = _run(raws, target)
    missing = {index: raw for index, raw in raws.items() if index not in done}
    for index, raw in missing.items() if len(raws) > 1 else ():
        done.update(_run({index: raw}, target))
    return {index: _checked(done.get(index), raw) for index, raw in raws.items()}


def _checked(content: bytes | None, raw: RawFile) -> RawFile | InputError:
    if content is None:
        return damaged(raw.file, "LibreOffice 打不开它，或没有在限定时间内转换完")
    if len(content) > MAX_CONVERTED:
        return suspicious(raw.file, f"转换后超过{MAX_CONVERTED // 2**20}MB")
    try:
        return RawFile(file=raw.file, data=content, package=open_package(content, raw.file))
    except InputError as error:
        return error


def pdfs(documents: Sequence[bytes]) -> tuple[bytes, ...]:
    """Word documents (docx) of our own as PDF, in one run.

    Raises:
        InputError: LibreOffice is not installed, or does not make them in time.
    """
    named = {index: (f"{index}.docx", data) for index, data in enumerate(documents)}
    try:
        program = find_program()
    except InputError as error:
        raise InputError(
            "生成 PDF 需要 LibreOffice，本机没有找到",
            remedy="请安装 LibreOffice（免费），或用 Word、WPS 打开文件后另存为 PDF",
        ) from error
    made = _made(program, named, "pdf")
    if len(made) < len(named):
        raise InputError(
            "LibreOffice 没有在限定时间内生成 PDF", remedy="请用 Word、WPS 打开文件后另存为 PDF"
        )
    return tuple(made[index] for index in named)


def _run(raws: Mapping[int, RawFile], target: str) -> dict[int, bytes]:
    """What one run of LibreOffice makes of these files."""
    program = find_program(next(iter(raws.values())).file)
    named = {index: (f"{index}{_suffix(raw)}", raw.data) for index, raw in raws.items()}
    return _made(program, named, target)


def _made(program: str, named: Mapping[int, tuple[str, bytes]], target: str) -> dict[int, bytes]:
    with tempfile.TemporaryDirectory(prefix="evaltool-", ignore_cleanup_errors=True) as folder:
        room = Path(folder)
        _write_profile(room / "profile")
        (room / "in").mkdir()
        inputs = {index: room / "in" / name for index, (name, _) in named.items()}
        for index, path in inputs.items():
            path.write_bytes(named[index][1])
        _execute(_command(program, room, target, inputs.values()), room, len(named))
        made = {index: room / "out" / f"{index}.{target}" for index in named}
        return {index: _content(path) for index, path in made.items() if path.is_file()}


def _suffix(raw: RawFile) -> str:
    if raw.package is not None:
        return ".xlsb"
    return ".doc" if is_ole(raw.data) else ".rtf"


def _content(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(MAX_CONVERTED + 1)


def find_program(file: str = "") -> str:
    """The path of LibreOffice.

    Raises:
        InputError: it is not installed.
    """
    for name in ("soffice", "libreoffice"):
        if path := shutil.which(name):
            return path
    for place in _PLACES:
        if Path(place).is_file():
            return place
    raise InputError(
        "读取这种旧格式（.doc、.wps、.rtf、.xlsb）需要 LibreOffice，本机没有找到",
        place=file,
        remedy="请安装 LibreOffice（免费），或用 Word、Excel、WPS 打开后另存为 .docx 或 .xlsx",
    )


def _write_profile(folder: Path) -> None:
    """A profile that trusts nothing."""
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">' + items + "</oor:items>",
        encoding="utf-8",
    )


def _command(program: str, room: Path, target: str, inputs: Iterable[Path]) -> list[str]:
    return [
        *_with_little_memory(),
        *_without_network(),
        program,
        f"-env:UserInstallation={(room / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--nofirststartwizard",
        "--convert-to",
        target,
        "--outdir",
        str(room / "out"),
        *map(str, inputs),
    ]


def _with_little_memory() -> list[str]:
    """A command that bounds the memory of the program after it, where the system has one."""
    prlimit = shutil.which("prlimit")
    return [prlimit, f"--data={MAX_MEMORY}", "--"] if prlimit else []


def _without_network() -> list[str]:
    """A command that leaves the program after it without network, where the system has one."""
    unshare = shutil.which("unshare")
    if unshare is None or sys.platform != "linux":
        return []
    prefix = [unshare, "--net", "--map-root-user", "--"]
    tried = subprocess.run([*prefix, "true"], capture_output=True, check=False)  # noqa: S603
    return prefix if tried.returncode == 0 else []


def _execute(command: list[str], room: Path, files: int) -> None:
    process = subprocess.Popen(  # noqa: S603  (a program found by its name, files of our own names)
        command,
        cwd=room,
        env={**os.environ, **dict.fromkeys(("http_proxy", "https_proxy"), f"http://{_NOWHERE}:9")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(START_SECONDS + FILE_SECONDS * files)
    except subprocess.TimeoutExpired:
        pass
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the program and all that it started, if it still runs."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(tree, capture_output=True, check=False)  # noqa: S603
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
