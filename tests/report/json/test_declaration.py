"""What is declared as JSON: one documented shape, the same from every format."""

import json
from pathlib import Path
from typing import Any

import pytest

from evaltool.declaration import read_declaration
from evaltool.files import read_grids
from evaltool.report.json.declaration import declaration_json

DECLARED = Path(__file__).parents[2] / "data" / "declaration"


def read(name: str) -> dict[str, Any]:
    return declaration_json(read_declaration(read_grids(DECLARED / name), year=2024))


def without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: without_places(part)
            for key, part in value.items()
            if key != "place" and not (key == "source" and isinstance(part, dict))
        }
    return [without_places(part) for part in value] if isinstance(value, list) else value


def test_shape() -> None:
    shown = read("申报表.docx")
    assert list(shown) == ["projects", "findings"]
    project = shown["projects"][1]
    assert {key: project[key] for key in ("name", "kind", "unit", "year")} == {
        "name": "区人大会议费",
        "kind": "project",
        "unit": "攀枝花市仁和区人民代表大会常务委员会办公室",
        "year": 2024,
    }
    assert project["budget"]["initial"] == "55"
    assert project["budget"]["adjusted"] is None
    assert project["budget"]["lines"][1] == {
        "use": "年度资金总额",
        "source": "财政资金",
        "initial": "55",
        "adjusted": None,
        "executed": None,
        "place": "申报表.docx 第2个表 第6行第4列",
    }
    indicator = project["indicators"][0]
    assert list(indicator) == [
        "category",
        "scored_as",
        "subcategory",
        "name",
        "target_text",
        "target",
        "points",
        "source",
    ]
    assert (indicator["category"], indicator["scored_as"]) == ("项目完成", "产出指标")
    assert (indicator["name"], indicator["target_text"]) == ("十三届人大四次会议", "1次")
    assert indicator["target"]["value"] == "1"
    assert indicator["source"]["place"] == "申报表.docx 第2个表 第10行第5列"


@pytest.mark.parametrize("name", ["申报表.xlsx", "申报表.txt"])
def test_is_the_same_from_every_format_but_for_the_places(name: str) -> None:
    assert json.dumps(without_places(read(name)), ensure_ascii=False) == json.dumps(
        without_places(read("申报表.docx")), ensure_ascii=False
    )
