"""Questions asked of a scored year at the terminal: answered, documented as JSON, never writing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaltool.cli.outcome import run_program
from tests.pipeline.years import several_years
from tests.workspaces import sample_workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return sample_workspace(tmp_path)


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    assert run_program([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_stability(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_program(["score", "-C", str(folder), "--stability"]) == 0
    told = capsys.readouterr()
    assert "等级稳定性（三级指标分值上下变动20%）" in told.out
    assert "· 假设" in told.out
    assert "示例数据" in told.err
    assert not (folder / "reports").exists()


def test_stability_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys, "score", "-C", str(folder), "--stability", "60%")["stability"]
    project = next(item for item in found["projects"] if item["name"].startswith("区人大代表票决"))
    assert found["move"] == "60"
    assert (project["total"], project["worst"], project["best"]) == ("91.64", "88.58", "94.70")
    assert (project["worst_grade"], project["best_grade"]) == ("良", "优")
    assert 0 < project["held_count"] < project["drawn"] == 1024
    assert project["influences"][0]["indicator"] == "票决质量"
    assert found["assumptions"]


@pytest.mark.parametrize("move", ["0", "101", "很多", "nan"])
def test_moves_beyond_reason(move: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_program(["score", "-C", str(folder), f"--stability={move}"]) == 2
    assert "0 到 100 之间的百分数" in capsys.readouterr().err


def test_what_if(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change = "票决制/票决质量=达成90%"
    assert run_program(["score", "-C", str(folder), "--set", change]) == 0
    told = capsys.readouterr().out
    assert "部分达成 75%" in told
    assert "+1.95" in told
    found = _json(capsys, "score", "-C", str(folder), "--set", change)["what_if"]
    assert found["changes"][0]["before"]["score"] == "9.75"
    assert found["changes"][0]["after"]["score"] == "11.70"
    assert found["projects"][0]["after"] == {
        "total": "93.59",
        "total_low": "93.59",
        "total_high": "93.59",
        "grade": "优",
    }


def test_names_that_are_not_clear(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_program(["score", "-C", str(folder), "--set", "人大/时间=1"]) == 3
    assert "可以指10个指标" in capsys.readouterr().err


def test_reach(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_program(["score", "-C", str(folder), "--reach"]) == 0
    assert "差距分析（等级“优”" in capsys.readouterr().out
    found = _json(capsys, "score", "-C", str(folder), "--reach", "良")["reach"]
    assert found["edge"] == "80.00"
    assert {item["missing"] for item in found["projects"]} == {"0.00"}
    assert run_program(["score", "-C", str(folder), "--reach", "甲"]) == 3


def test_compare(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_program(["score", "-C", str(folder), "--compare", "mof-2021-101"]) == 0
    assert "按条款" in capsys.readouterr().out
    found = _json(capsys, "score", "-C", str(folder), "--compare", "mof-2021-101")["compare"]
    assert found["rules"] == ["mof-2020-10", "mof-2021-101"]
    assert sum(item["rows"] for item in found["clauses"]) == 99 + 13


def test_several_questions_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("--reach", "--compare", "hubei-2020", "--stability", "5")
    found = _json(capsys, "score", "-C", str(folder), *asked)
    assert set(found) == {"reach", "compare", "stability"}


def test_trend(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    several_years(tmp_path)
    assert run_program(["trend", "-C", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert "名称相近、没有对应的指标" in told
    assert "+1～+1" in told
    found = _json(capsys, "trend", "-C", str(tmp_path), "--same", "开会次数=会议次数")
    meetings = next(item for item in found["series"] if item["indicator"] == "会议次数")
    assert meetings["conclusion"] == "rising"
    assert meetings["values"][0] == {"year": 2020, "value": "10", "called": "开会次数"}
    assert found["alike"] == []


def test_one_year_has_no_trend(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_program(["trend", "-C", str(folder)]) == 3
    assert "只有一个年度" in capsys.readouterr().err


def test_names_that_mean_the_same_are_written_as_pairs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    several_years(tmp_path)
    assert run_program(["trend", "-C", str(tmp_path), "--same", "开会次数"]) == 2
    assert "旧名称=新名称" in capsys.readouterr().err
    assert run_program(["report", "-C", str(tmp_path), "--same", "甲=乙"]) == 2


def test_documents_get_what_is_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = _written(folder, capsys)
    asked = _written(folder, capsys, "--stability")
    (folder / "evaltool.toml").write_text(
        (folder / "evaltool.toml").read_text() + "\nstability = 20\n"
    )
    assert _written(folder, capsys) == asked != plain


def _written(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> list[bytes]:
    assert run_program(["report", "-C", str(folder), *options]) == 0
    capsys.readouterr()
    return [path.read_bytes() for path in sorted((folder / "reports" / "2024").iterdir())]
