"""Scored from the Parquet files as from the records; quantities of any size come through."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from evaltool.bulk.options import Documents
from evaltool.bulk.recording import FRAME_COLUMNS
from evaltool.bulk.rescoring import frames, ranked
from evaltool.bulk.store import Filling
from evaltool.rules import load
from evaltool.scoring import score
from evaltool.scoring.schema import INPUT_COLUMNS, NONE
from tests.bulk.bureaus import YEAR, bureau, run

_RULES = load("mof-2020-10")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = bureau(tmp_path_factory.mktemp("rescoring"), units=10, projects=4)
    run(folder, documents=Documents.NONE)
    return folder / "汇总" / str(YEAR) / "数据"


def test_scores_from_parquet_are_those_of_the_run(data: Path) -> None:
    import duckdb

    frame, parts, _ = frames(data)
    assert list(frame.columns) == list(INPUT_COLUMNS)
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == dict(INPUT_COLUMNS)
    assert len(parts)  # the made-up department forms have compounds
    again = score(frame, _RULES, parts)
    names = ("computed", "score", "score_low", "score_high", "state", "attainment")
    listed = ", ".join(names)
    path = str(data / "指标.parquet")
    held = duckdb.execute(f"SELECT {listed} FROM read_parquet(?)", [path]).fetchnumpy()
    for name in names:
        assert again[name].tolist() == held[name].tolist()


def test_projects_are_ranked_as_in_the_store(data: Path) -> None:
    import duckdb

    found = ranked(data, _RULES)
    path = str(data / "项目.parquet")
    sql = "SELECT unit, project, total, total_low, total_high, state FROM read_parquet(?)"
    held = duckdb.execute(sql, [path]).fetchall()
    own = found[["unit", "project", "total", "total_low", "total_high", "state"]]
    assert [tuple(row) for row in own.itertuples(index=False)] == held
    decided = found[found["total"] != NONE]
    for row in decided.itertuples():
        assert row.rank == 1 + int((decided["total"] > row.total).sum())
    assert (found.loc[found["total"] == NONE, "rank"] == NONE).all()


def _record(target: int, actual: int) -> dict[str, object]:
    row = dict.fromkeys(FRAME_COLUMNS, 0) | {
        "points": 1000,
        "target": target,
        "actual": actual,
        "target_high": NONE,
        "start": NONE,
        "share": NONE,
        "decided": NONE,
        "clause": "at_least",
        "category": 2,
    }
    texts = ("level1", "level2", "name", "target_text", "actual_text", "reason", "place")
    columns = {name: [value] for name, value in {**row, **dict.fromkeys(texts, "")}.items()}
    finding = ("severity", "code", "title", "place", "message", "remedy")
    return {
        **{"unit": "甲", "year": 2024, "inputs": "", "rules": "r"},
        **{"rules_title": "", "rules_hash": ""},
        **{"sample": False, "compared": {}, "indicators": columns},
        "projects": {
            **{"name": ["会"], "kind": ["project"], "grade": ["优"], "state": [0]},
            **{"initial": ["1"], "adjusted": [None], "executed": ["1.25"]},
            **{name: [9000] for name in ("total", "total_low", "total_high")},
        },
        "parts": {
            name: []
            for name in (
                *("parent", "shape", "target", "target_high"),
                *("actual", "start", "exponent", "unread"),
            )
        },
        "findings": {name: [] for name in finding},
    }


def test_quantities_beyond_64_bits_stay_exact(tmp_path: Path) -> None:
    large = 3 * 10**30
    filling = Filling(tmp_path)
    filling.add("甲", _record(100, 50))
    filling.add("乙", _record(large, large // 3 * 2))
    filling.end()
    frame, parts, projects = frames(tmp_path)
    assert frame["target"].tolist() == [100, large]
    assert score(frame, _RULES, parts)["score"].tolist() == [500, 667]
    assert projects["unit"].tolist() == [1, 2]
    assert np.array_equal(ranked(tmp_path, _RULES)["project"], [0, 0])


def test_the_signs_of_a_folder_s_name_are_no_pattern(tmp_path: Path) -> None:
    for name, target in {"a*": 100, "ab": 200}.items():
        (tmp_path / name).mkdir()
        filling = Filling(tmp_path / name)
        filling.add("甲", _record(target, 50))
        filling.end()
    frame, _, _ = frames(tmp_path / "a*")
    assert frame["target"].tolist() == [100]
