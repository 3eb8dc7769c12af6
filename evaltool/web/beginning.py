"""A new working folder: made from nothing but a year, or from the sample case (示例数据)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evaltool.actuals.layout import Table
from evaltool.errors import WorkspaceError
from evaltool.web.shipped import YEAR, sample_home
from evaltool.web.tables import FILES
from evaltool.workspace import SETTINGS_FILE, write_new
from evaltool.workspace.settings import valid_year

_TABLES = {
    "actuals-2024.csv": Table.ACTUAL,
    "budget-2024.csv": Table.BUDGET,
    "situation-2024.csv": Table.SITUATION,
}


def begin(root: Path, year: int, unit: str) -> None:
    """Make a folder a working folder: its settings, and the folders for the year's files.

    Raises:
        WorkspaceError: it is one already, the year is none, or the disk refuses.
    """
    if not valid_year(year):
        raise WorkspaceError(f"评价年度 {year} 不正确", remedy="请写四位年度，如 2024")
    lines = ["# evaltool 工作目录设置", f"year = {year}"]
    if unit:
        lines.append(f"unit = {_quoted(unit)}")
    for room in ("targets", "actuals"):
        _make(root / room / str(year), root)
    write_new(root / SETTINGS_FILE, ("\n".join(lines) + "\n").encode())


def begin_with_sample(root: Path) -> None:
    """Make a folder a working folder that holds the sample case.

    The recorded figures go into the tables of the page, so that they can be changed there.

    Raises:
        WorkspaceError: something is in the way, the sample is not there, or the disk refuses.
    """
    home = sample_home()
    if home is None:
        raise WorkspaceError("没有随程序安装示例数据", remedy="请重新安装 evaltool")
    files = list(_sample_files(home))
    _refuse_strangers(root, {name for name, _ in files})
    for name, source in files:
        _make((root / name).parent, root)
        write_new(root / name, source.read_bytes())


def _sample_files(home: Path) -> Iterator[tuple[str, Path]]:
    """Each file of the sample under the name it gets; the settings last, which make it whole."""
    for source in sorted((home / "targets" / str(YEAR)).iterdir()):
        yield f"targets/{YEAR}/{source.name}", source
    for name, table in _TABLES.items():
        yield f"actuals/{YEAR}/{FILES[table]}", home / "actuals" / str(YEAR) / name
    yield SETTINGS_FILE, home / SETTINGS_FILE


def _refuse_strangers(root: Path, own: set[str]) -> None:
    """Made-up figures are not put among records that lie there already."""
    for room in ("targets", "actuals"):
        for path in sorted((root / room).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.is_file() and name not in own:
                remedy = "请换一个空文件夹看示例"
                raise WorkspaceError(
                    "已有申报或填报的文件，没有载入示例", place=name, remedy=remedy
                )


def _make(folder: Path, root: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        place = folder.relative_to(root).as_posix()
        remedy = "请检查写入权限，以及有没有同名的文件"
        raise WorkspaceError("没有建成这个文件夹", place=place, remedy=remedy) from error


def _quoted(text: str) -> str:
    """A text as a TOML string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
