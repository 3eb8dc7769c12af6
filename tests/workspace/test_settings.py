from decimal import Decimal

import pytest

from evaltool.errors import WorkspaceError
from evaltool.workspace.settings import Settings, read_settings


def settings_of(tmp_path, content):
    path = tmp_path / "evaltool.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_settings(path)


def test_every_setting_is_read(tmp_path):
    text = 'year = 2024  # 评价年度\nrules = "mof-2020-10"\nsample = true\nunit = " 某某局 "\n'
    expected = Settings(year=2024, rules="mof-2020-10", sample=True, unit="某某局")
    assert settings_of(tmp_path, text) == expected


def test_an_empty_file_sets_nothing(tmp_path):
    assert settings_of(tmp_path, "") == Settings()


def test_a_byte_order_mark_is_accepted(tmp_path):
    assert settings_of(tmp_path, b"\xef\xbb\xbfyear = 2024\n").year == 2024


def test_all_problems_are_told_at_once(tmp_path):
    text = 'year = "2024"\nrule = "mof-2020-10"\nsample = "是"\nunit = ""\nrules = 3\n'
    with pytest.raises(WorkspaceError) as caught:
        settings_of(tmp_path, text)
    assert caught.value.place == "evaltool.toml"
    assert [detail.split("：")[0] for detail in caught.value.details] == [
        "year",
        "rule",
        "sample",
        "unit",
        "rules",
    ]
    assert "没有这项设置" in str(caught.value)
    assert "year、rules、sample、unit" in str(caught.value)


@pytest.mark.parametrize("year", ["true", "24", "20240", "2024.0", "-2024"])
def test_a_year_that_is_none_is_refused(tmp_path, year):
    with pytest.raises(WorkspaceError, match="设置不正确"):
        settings_of(tmp_path, f"year = {year}\n")


def test_broken_toml_names_line_and_column(tmp_path):
    with pytest.raises(WorkspaceError) as caught:
        settings_of(tmp_path, "year = 2024\nrules = mof\n")
    assert "第2行第9列写法不正确" in str(caught.value)


def test_a_key_given_twice_is_refused(tmp_path):
    with pytest.raises(WorkspaceError, match="写法不正确"):
        settings_of(tmp_path, "year = 2024\nyear = 2023\n")


def test_a_file_cut_short_is_refused(tmp_path):
    with pytest.raises(WorkspaceError, match="写法不正确"):
        settings_of(tmp_path, 'rules = "mof')


def test_another_encoding_is_named(tmp_path):
    with pytest.raises(WorkspaceError, match="UTF-8"):
        settings_of(tmp_path, 'unit = "某某局"\n'.encode("gbk"))


def test_a_huge_file_is_refused_unread(tmp_path):
    with pytest.raises(WorkspaceError, match="过大"):
        settings_of(tmp_path, b"#" * 70_000)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(WorkspaceError, match="无法读取"):
        read_settings(tmp_path / "evaltool.toml")


@pytest.mark.parametrize(("text", "move"), [("20", "20"), ("12.5", "12.5"), ("100", "100")])
def test_the_move_of_points_is_exact(tmp_path, text, move):
    assert settings_of(tmp_path, f"stability = {text}\n").stability == Decimal(move)


@pytest.mark.parametrize("text", ["0", "-1", "101", '"20"', "true", "nan", "inf"])
def test_a_move_beyond_reason_is_refused(tmp_path, text):
    with pytest.raises(WorkspaceError, match="1处设置不正确"):
        settings_of(tmp_path, f"stability = {text}\n")
