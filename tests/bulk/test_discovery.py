"""Units are the sub-folders that are working folders, in one order; others are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaltool.bulk.discovery import find_units
from evaltool.errors import WorkspaceError


def _folders(root: Path, *names: str) -> None:
    for name in names:
        (root / name).mkdir(parents=True)


def test_units_and_groups_of_units(tmp_path: Path) -> None:
    _folders(tmp_path, "乙/targets/2024", "甲/actuals", "组/丙/targets", "组/丁/targets")
    (tmp_path / "戊").mkdir()
    (tmp_path / "戊" / "evaltool.toml").touch()
    found = find_units(tmp_path)
    assert {unit.key for unit in found.units} == {"乙", "甲", "组/丙", "组/丁", "戊"}
    assert [unit.key for unit in found.units] == sorted(unit.key for unit in found.units)
    assert found.findings == ()


def test_what_is_no_unit_is_told(tmp_path: Path) -> None:
    _folders(tmp_path, "甲/targets", "照片", "组/空")
    found = find_units(tmp_path)
    assert [(item.code, item.place) for item in found.findings] == [
        *(("bulk-not-a-unit", "照片"), ("bulk-not-a-unit", "组/空"))
    ]


def test_our_own_folders_are_none(tmp_path: Path) -> None:
    _folders(tmp_path, "甲/targets", "汇总/targets", ".evaltool/targets", "~$x/targets")
    assert [unit.key for unit in find_units(tmp_path).units] == ["甲"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    _folders(tmp_path, "far/甲/targets", "root")
    (tmp_path / "root" / "甲").symlink_to(tmp_path / "far" / "甲", target_is_directory=True)
    found = find_units(tmp_path / "root")
    assert found.units == ()
    assert [item.code for item in found.findings] == ["bulk-link"]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="无法打开"):
        find_units(tmp_path / "nowhere")
