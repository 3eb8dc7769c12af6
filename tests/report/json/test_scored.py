"""The scored year in its documented shape: exact strings, null for what is not decided."""

import json
import re
from typing import Any

import pytest

from evaltool.report.json.scored import render_scored_json, scored_json
from tests.report.small_year import PROJECT_NAME, decided_year, small_year

_INDICATOR_KEYS = {
    "category", "subcategory", "name", "target_text", "actual_text", "points", "score",
    "score_low", "score_high", "state", "clause", "why",
}  # fmt: skip
_PROJECT_KEYS = {
    "name", "kind", "year", "unit", "execution", "indicators", "total", "total_low",
    "total_high", "grade", "state",
}  # fmt: skip
_EXECUTION_KEYS = {"initial", "adjusted", "executed", "rate", "points", "score", "state"}


@pytest.fixture(name="data")
def _data() -> dict[str, Any]:
    return scored_json(small_year())


def test_every_documented_key_is_there(data: dict[str, Any]) -> None:
    assert list(data) == ["ruleset", "rules", "projects", "findings"]
    for project in data["projects"]:
        assert set(project) >= _PROJECT_KEYS
        assert set(project["execution"]) >= _EXECUTION_KEYS
        for indicator in project["indicators"]:
            assert set(indicator) >= _INDICATOR_KEYS


def test_the_rule_set_is_named_with_its_hash(data: dict[str, Any]) -> None:
    rules = data["rules"]
    assert (data["ruleset"], rules["hash"]) == ("small-rules", "0" * 64)
    assert {"at_least", "at_most", "execution"} <= {item["slot"] for item in rules["clauses"]}


def test_a_scored_project(data: dict[str, Any]) -> None:
    department = data["projects"][0]
    assert (department["name"], department["kind"], department["year"]) == (
        "部门整体",
        "department",
        2024,
    )
    assert (department["total"], department["grade"], department["state"]) == (
        "98.00",
        "优",
        "scored",
    )


def test_an_undecided_project_has_null_and_an_interval(data: dict[str, Any]) -> None:
    project = data["projects"][1]
    assert (project["name"], project["kind"]) == (PROJECT_NAME, "project")
    assert (project["total"], project["grade"], project["state"]) == (None, None, "undecided")
    assert (project["total_low"], project["total_high"]) == ("41.16", "66.16")


def test_execution_amounts_are_as_read_and_the_rate_is_percent(data: dict[str, Any]) -> None:
    execution = data["projects"][1]["execution"]
    assert (execution["initial"], execution["adjusted"], execution["executed"]) == (
        "55",
        "52",
        "50.83",
    )
    assert (execution["rate"], execution["points"], execution["score"]) == (
        "97.75",
        "10.00",
        "9.78",
    )
    assert (execution["state"], execution["clause"]) == ("scored", "execution")


def test_a_blank_amount_is_null(data: dict[str, Any]) -> None:
    funds = data["projects"][0]["execution"]["lines"]
    assert (funds[1]["source"], funds[1]["initial"], funds[1]["executed"]) == (
        "财政资金",
        "1048.54",
        None,
    )


def test_a_scored_indicator(data: dict[str, Any]) -> None:
    row = data["projects"][1]["indicators"][0]
    assert (row["target_text"], row["actual_text"]) == ("8次", "7次")
    assert (row["points"], row["score"], row["state"], row["clause"]) == (
        "25.00",
        "21.88",
        "scored",
        "at_least",
    )
    assert row["why"]
    assert row["inferred"] == [
        {"of": "target", "what": "direction", "basis": "数量指标未写方向，按不少于理解"}
    ]
    assert row["place"] == "targets/2024/申报表.docx 第1个表 第5行第4列"


def test_an_undecided_indicator_is_null_and_never_zero(data: dict[str, Any]) -> None:
    row = data["projects"][1]["indicators"][1]
    assert (row["score"], row["score_low"], row["score_high"], row["state"], row["clause"]) == (
        None,
        "0.00",
        "25.00",
        "undecided",
        None,
    )
    assert row["actual_text"] is None


def test_a_decided_indicator_shows_computed_and_decided(data: dict[str, Any]) -> None:
    row = data["projects"][1]["indicators"][2]
    assert (row["computed"], row["decided"], row["score"], row["state"]) == (
        "40.00",
        "9.50",
        "9.50",
        "decided",
    )
    assert (row["adjusted_target_text"], row["approval"]) == ("8.5", "财绩〔2024〕3号")


def test_findings_follow(data: dict[str, Any]) -> None:
    assert [finding["code"] for finding in data["findings"]] == ["scoring-undecided"]


def test_the_file_is_the_same_every_time_and_readable() -> None:
    rendered = render_scored_json(small_year())
    assert rendered == render_scored_json(small_year())
    assert rendered.endswith(b"}\n")
    assert "区人大会议费" in rendered.decode()
    assert json.loads(rendered) == scored_json(small_year())


def test_no_number_is_a_float() -> None:
    for project in scored_json(decided_year())["projects"]:
        for key in ("total", "total_low", "total_high"):
            assert re.fullmatch(r"\d+\.\d\d", project[key])
    assert not re.search(r": \d+\.\d", render_scored_json(small_year()).decode())
