"""The folder convention: `targets/YEAR`, `actuals/YEAR`, `reports/YEAR` and `evaltool.toml`.

Files are listed in one stable order whatever the file system, so that two machines read the
same folder in the same sequence and name the same cell first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaltool.errors import WorkspaceError
from evaltool.workspace.settings import SETTINGS_FILE, Settings, read_settings, valid_year

_LOCKS = ("~$", ".~", "~WRL", "~WRD")
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})
_SYSTEM_FOLDERS = frozenset({"__MACOSX"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """A working folder (工作目录) opened for one year.

    `root` is absolute. `year` is the one asked for, else that of the settings.
    """

    root: Path
    year: int
    settings: Settings

    @classmethod
    def open(cls, folder: Path, *, year: int | None = None) -> Workspace:
        """Open a working folder.

        `year` overrides the settings; with it, a folder without `evaltool.toml` is accepted.

        Raises:
            WorkspaceError: no such folder, broken settings, or no year.
        """
        root = _existing(folder)
        settings = _settings(root, year)
        chosen = year if year is not None else settings.year
        if chosen is None:
            raise WorkspaceError(
                "没有设置评价年度",
                place=SETTINGS_FILE,
                remedy="请加上一行 year = 2024（改为所评价的年度），或用 --year 指定",
            )
        if not valid_year(chosen):
            raise WorkspaceError(
                f"评价年度 {chosen} 不正确", place="--year", remedy="请写四位年度，如 2024"
            )
        return cls(root=root, year=chosen, settings=settings)

    @property
    def sample(self) -> bool:
        """Whether the recorded figures are made up for demonstration (示例数据)."""
        return self.settings.sample

    @property
    def targets(self) -> Path:
        """Where the declared forms lie (绩效目标申报表)."""
        return self.root / "targets" / str(self.year)

    @property
    def actuals(self) -> Path:
        """Where the recorded actuals lie (实际完成情况)."""
        return self.root / "actuals" / str(self.year)

    @property
    def reports(self) -> Path:
        """Where results are put (自评结果)."""
        return self.root / "reports" / str(self.year)

    def target_files(self) -> tuple[Path, ...]:
        """The declared forms of the year, in a stable order.

        Raises:
            WorkspaceError: no folder, nothing in it, or a link that leads out of the workspace.
        """
        return self._inputs(self.targets, f"请把{self.year}年度绩效目标申报表放入该文件夹")

    def actual_files(self) -> tuple[Path, ...]:
        """The records of the year's actuals, in a stable order.

        Raises:
            WorkspaceError: no folder, nothing in it, or a link that leads out of the workspace.
        """
        return self._inputs(self.actuals, "请运行 evaltool collect 生成采集表，填好后放在该文件夹")

    @property
    def has_targets(self) -> bool:
        """Whether anything lies among the declared targets."""
        return self.targets.is_dir() and any(_files_under(self.targets))

    @property
    def has_actuals(self) -> bool:
        """Whether anything lies among the recorded actuals."""
        return self.actuals.is_dir() and any(_files_under(self.actuals))

    def relative(self, path: Path) -> str:
        """The name of a file as sources carry it: relative to the root, forward slashes.

        A file outside the workspace keeps only its own name, so that no machine's folders
        get into a report.
        """
        absolute = path if path.is_absolute() else self.root / path
        inside = absolute.is_relative_to(self.root)
        name = absolute.relative_to(self.root).as_posix() if inside else absolute.name
        return unicodedata.normalize("NFC", name)

    def _inputs(self, folder: Path, remedy: str) -> tuple[Path, ...]:
        place = self.relative(folder)
        if not folder.is_dir():
            raise WorkspaceError("没有这个文件夹", place=place, remedy=remedy)
        files = sorted(_files_under(folder), key=self.relative)
        self._refuse_links_outside(folder, files)
        if not files:
            raise WorkspaceError("文件夹中没有文件", place=place, remedy=remedy)
        return tuple(files)

    def _refuse_links_outside(self, folder: Path, files: list[Path]) -> None:
        for path in (folder, *files):
            leads_outside = not path.resolve().is_relative_to(self.root)
            if leads_outside or (path is not folder and path.is_dir()):
                raise WorkspaceError(
                    "是指向别处的链接",
                    place=self.relative(path),
                    remedy="请把文件复制到工作目录中",
                )


def _existing(folder: Path) -> Path:
    try:
        root = folder.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        raise WorkspaceError(
            "没有这个文件夹", place=str(folder), remedy="请检查工作目录的位置"
        ) from error
    if not root.is_dir():
        raise WorkspaceError(
            "不是文件夹", place=str(folder), remedy="请给出工作目录，而不是其中的文件"
        )
    return root


def _settings(root: Path, year: int | None) -> Settings:
    path = root / SETTINGS_FILE
    if path.exists() or path.is_symlink():
        return read_settings(path)
    if year is not None:
        return Settings()
    raise WorkspaceError(
        "没有找到设置文件",
        place=SETTINGS_FILE,
        remedy=f"请在工作目录中新建 {SETTINGS_FILE}，写上一行 year = 2024（改为所评价的年度）",
    )


def _files_under(folder: Path) -> Iterator[Path]:
    try:
        entries = list(folder.iterdir())
    except OSError as error:
        raise WorkspaceError(
            "无法打开文件夹", place=folder.name, remedy="请检查读取权限"
        ) from error
    for entry in entries:
        if _passed_over(entry.name):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _files_under(entry)
        elif entry.is_file() or entry.is_symlink():
            yield entry


def _passed_over(name: str) -> bool:
    return (
        name.startswith((".", *_LOCKS))
        or name.lower() in _SYSTEM_FILES
        or name in _SYSTEM_FOLDERS
        or name.lower().endswith(".tmp")
    )
