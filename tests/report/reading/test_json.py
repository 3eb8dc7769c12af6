"""The reading report as JSON."""

from __future__ import annotations

import json

from evaltool.report.reading.json import reading_json
from tests.report.reading.making import declared, reading


def test_the_documented_shape() -> None:
    result = reading_json(reading(), declared().findings)
    assert json.loads(json.dumps(result)) == result
    assert list(result) == ["summary", "projects", "findings"]
    (project,) = result["projects"]
    first, *_, costs, _ = project["indicators"]
    assert first == {
        "category": "项目完成",
        "subcategory": "数量指标",
        "name": "召开会议",
        "original": "9次",
        "understood": "9次",
        "kind": "count",
        "direction": "不低于",
        "inferred": [{"what": "direction", "basis": "没有写符号，按不低于理解"}],
        "readings": [],
        "unreadable": None,
        "correction": None,
        "place": "targets/2024/申报 表.docx 第1个表 第6行第4列",
        "actual": {
            "original": "≥8",
            "understood": "8次",
            "against": "10次（调整后指标值）",
            "inferred": first["actual"]["inferred"],
            "unreadable": None,
            "place": "actuals/2024/实际.csv 第2行第6列",
        },
    }
    assert costs["correction"] == {
        "text": "≥50万元",
        "reason": "录入有误",
        "author": "张三",
        "place": "targets/2024/更正.csv 第2行第4列",
    }
    assert costs["inferred"][0]["what"] == "override"
    assert project["amounts"][1] == {
        "line": "其他资金",
        "measure": None,
        "original": None,
        "amount": None,
        "place": "targets/2024/申报 表.docx 第1个表 第4行第4列",
    }


def test_what_is_not_understood_is_null_with_its_reason() -> None:
    (project,) = reading_json(reading(), ())["projects"]
    unread = project["indicators"][2]
    assert unread["understood"] is unread["kind"] is unread["direction"] is None
    assert unread["unreadable"]
