"""What the pages show is what the program does: commands, outputs, options, JSON keys."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest

from evaltool.bulk.answers import Question
from evaltool.bulk.asking import ask
from evaltool.cli.outcome import run_program
from evaltool.cli.verbs import evaltool
from tests.bulk.bureaus import Documents, bureau, run
from tests.pipeline.years import several_years
from tests.readme import LEFT_OUT, PAGES, Shown, output, shown
from tests.workspaces import ROOT

_MANUAL = "README.zh-CN.md"
_FIRST = "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/evaltool run"
_SECOND = "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest"


# Described once, where `parse` is: the parts and readings of a value, and the value of a target.
_NESTED = re.compile(r"(?:^|\.)(?:parts|readings)\[\]|\.target\.")


@cache
def _page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_both_commands_stand_on_the_page_and_in_ci(page: str) -> None:
    commands = re.findall(r"^python3 .*$", _page(page), re.MULTILINE)
    assert commands == [_FIRST, _SECOND]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert _FIRST in script
    assert _SECOND in script


@pytest.mark.parametrize("page", PAGES)
def test_sample_data_is_told(page: str) -> None:
    assert "示例数据" in _page(page)


_SHOWN = [(page, item) for page in PAGES for item in shown(_page(page))]


@pytest.mark.parametrize(("page", "item"), _SHOWN, ids=[f"{p}: {i.command}" for p, i in _SHOWN])
def test_the_output_shown_is_the_output(page: str, item: Shown) -> None:
    printed = output(item.command)
    assert item.fits(printed), f"{page} shows\n{item.lines}\nbut it prints\n{printed}"


def test_a_process_of_its_own_prints_the_same() -> None:
    command = [sys.executable, "-m", "evaltool", "parse", "2024年2月前"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout.decode() == output("evaltool parse 2024年2月前")


def test_what_is_left_out_may_be_anything() -> None:
    assert Shown("evaltool", ("a", LEFT_OUT, "c")).fits("a\nb\nb\nc\n")
    assert not Shown("evaltool", ("a", LEFT_OUT, "c")).fits("a\nb\n")
    assert not Shown("evaltool", ("a",)).fits("b\n")


@pytest.mark.parametrize("page", PAGES)
def test_commands_and_options_named_exist(page: str) -> None:
    known = {name: _options(command) for name, command in evaltool.commands.items()}
    for verb, rest in re.findall(r"`(?:\S*/)?evaltool (\w+)([^`]*)`", _page(page)):
        assert verb in known
        assert set(re.findall(r"--[a-z]+(?:-[a-z]+)*\d?", rest)) <= known[verb]
    every = set.union(*known.values()) | {"--help", "--version"}
    assert set(re.findall(r"`(--[a-z]+(?:-[a-z]+)*\d?)[^`]*`", _page(page))) <= every


@pytest.mark.parametrize("page", PAGES)
def test_every_command_is_documented(page: str) -> None:
    named = set(re.findall(r"\bevaltool (\w+)", _page(page)))
    assert set(evaltool.commands) <= named


def _options(command: click.Command) -> set[str]:
    return {name for parameter in command.params for name in parameter.opts}


def _documented(command: str) -> tuple[set[str], set[str]]:
    """The keys that head the rows of a table of the manual, and all that is named in its rows."""
    (section,) = re.findall(rf"^### {command}.*?(?=^##)", _page(_MANUAL), re.MULTILINE | re.DOTALL)
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    heads = {key for row in rows for key in re.findall(r"`([^`]+)`", row.split("|")[1])}
    return heads, {key for row in rows for key in re.findall(r"`([^`]+)`", row)}


def _keys(value: Any, path: str = "") -> set[str]:
    """Every key of a JSON value as a path: projects[].execution.rate."""
    if isinstance(value, list):
        return set().union(*(_keys(item, f"{path}[]") for item in value)) if value else set()
    if not isinstance(value, dict):
        return set()
    dot = f"{path}." if path else ""
    return set().union(
        *({f"{dot}{key}"} | _keys(inner, f"{dot}{key}") for key, inner in value.items())
    )


@pytest.mark.parametrize(
    ("heading", "command"),
    [
        ("read --json", "evaltool read --json"),
        ("read --explain --json", "evaltool read --explain --json"),
        ("score --json", "evaltool score --json"),
        ("score --stability --json", "evaltool score --stability --json"),
        ("score --reach --json", "evaltool score --rules mof-2021-101 --reach --json"),
        ("score --set --json", "evaltool score --set 票决制/票决质量=达成90% --json"),
        ("score --compare --json", "evaltool score --compare hubei-2020 --json"),
        ("weights --json", "evaltool weights --method even --json"),
        (
            "verify --json",
            "evaltool verify --json --rules hubei-2020 reports/2024/绩效自评表.docx 没有.docx",
        ),
        ("parse --json", "evaltool parse 2024年2月前 --json"),
    ],
)
def test_json_keys_documented_are_the_keys(heading: str, command: str) -> None:
    _check_keys(heading, json.loads(output(command)))


def test_json_keys_of_a_trend(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    several_years(tmp_path)
    assert run_program(["trend", "-C", str(tmp_path), "--json"]) == 0
    _check_keys("trend --json", json.loads(capsys.readouterr().out))


def test_json_keys_of_questions_to_a_bureau(tmp_path: Path) -> None:
    folder = bureau(tmp_path, units=14, projects=5)
    run(folder, documents=Documents.NONE, rules=("mof-2020-10", "hubei-2020"))
    answers = [dict(ask(folder, question).data) for question in Question]
    _check_keys("bulk --ask --json", {key: each[key] for each in answers for key in each})


def _check_keys(heading: str, printed: object) -> None:
    every = _keys(printed)
    keys = {key for key in every if not _NESTED.search(key)}
    heads, named = _documented(heading)
    assert heads - keys == set(), "documented, but not printed"
    assert {name for name in named if "[]." in name} - every == set(), "named, but not printed"
    assert keys - named == set(), "printed, but not documented"
