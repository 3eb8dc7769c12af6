"""`parse`: one value in words or JSON, a file line by line."""

from __future__ import annotations

import json

from evaltool.cli.outcome import run_program


def test_one_value_in_words(capsys):
    assert run_program(["parse", "2024年2月前", "--year", "2024"]) == 0
    told = capsys.readouterr().out
    assert "2024-02-29" in told
    assert "另一种读法" in told


def test_one_value_as_json(capsys):
    assert run_program(["parse", "55万元", "--level2", "成本指标", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["kind"], result["value"], result["unit"]) == ("amount", "55", "万元")
    assert result["direction"] == "at_most"


def test_a_value_without_meaning_is_1(capsys):
    assert run_program(["parse", "/"]) == 1
    assert "读不懂" in capsys.readouterr().out


def test_a_file_gives_a_line_for_each_line(tmp_path, capsys):
    path = tmp_path / "values.jsonl"
    path.write_text(
        '{"target": "≥90%", "name": "群众满意度"}\n'
        '{"target": "大于等于12", "target_columns": '
        '{"op": "大于等于", "value": "12", "unit": "次"}}\n'
        "\n"
        "[1]\n",
        encoding="utf-8",
    )
    assert run_program(["parse", "--jsonl", str(path)]) == 1
    told = capsys.readouterr()
    results = [json.loads(line) for line in told.out.splitlines()]
    assert [item["kind"] for item in results] == ["rate", "count", None, None]
    assert results[1]["unit"] == "次"
    assert "第3行" in told.err
    assert "第4行" in told.err
