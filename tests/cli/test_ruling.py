"""`rules`: list, show with citations, compare."""

from __future__ import annotations

import json

from evaltool.cli.outcome import run_program
from evaltool.rules import load, shipped


def test_the_list_names_every_rule_set(capsys):
    assert run_program(["rules"]) == 0
    told = capsys.readouterr().out
    assert all(identifier in told for identifier in shipped())


def test_the_list_as_json(capsys):
    run_program(["rules", "--json"])
    assert [item["id"] for item in json.loads(capsys.readouterr().out)] == list(shipped())


def test_a_rule_set_shows_every_clause_with_source_and_certainty(capsys):
    assert run_program(["rules", "mof-2020-10"]) == 0
    told = capsys.readouterr().out
    clauses = load("mof-2020-10").clauses
    assert told.count("来源：") == len(clauses)
    assert all(clause.says in told for clause in clauses)


def test_a_rule_set_as_json(capsys):
    run_program(["rules", "hubei-2020", "--json"])
    result = json.loads(capsys.readouterr().out)
    assert result["points"]["execution"] == "20"
    assert {"slot", "method", "says", "source", "certainty"} <= set(result["clauses"][0])


def test_comparison_tells_only_what_differs(capsys):
    assert run_program(["rules", "mof-2020-10", "--compare", "hubei-2020"]) == 0
    told = capsys.readouterr().out
    assert "hubei-2020：预算执行率20" in told
    assert "完成时限" not in told


def test_comparison_needs_a_first(capsys):
    assert run_program(["rules", "--compare", "hubei-2020"]) == 2
    capsys.readouterr()
