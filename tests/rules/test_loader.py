"""Finding and reading rule files: what is shipped, what a unit may write, what is refused."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from evaltool.errors import RuleSetError
from evaltool.rules import DEFAULT, Certainty, load, shipped
from evaltool.rules.methods import CATEGORIES, SLOTS

OWN = """
id = "own"
title = "自定规则"
document = "某财政局通知"
certainty = "practice"
extends = "mof-2020-10"
"""
YES_NO = """
[clauses.deadline]
title = "时限"
method = "yes_no"
says = "逾期不得分"
source = "某财政局通知"
certainty = "practice"
"""


@pytest.fixture
def written(tmp_path: Path):
    """Writes a rule file and gives its path."""

    def write(text: str | bytes, name: str = "own.toml") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def refusal(path: str | Path) -> str:
    with pytest.raises(RuleSetError) as caught:
        load(path)
    assert caught.value.remedy
    return str(caught.value)


def test_what_is_shipped() -> None:
    assert shipped() == (DEFAULT, "hubei-2020", "mof-2021-101", "sichuan-0013zp")


@pytest.mark.parametrize("name", shipped())
def test_shipped_rule_sets_are_whole(name) -> None:
    found = load(name)
    assert found.id == name
    assert [clause.slot for clause in found.clauses] == list(SLOTS)
    assert list(found.points) == list(CATEGORIES)
    assert sum(found.points.values()) == 100
    assert [grade.name for grade in found.grades] == ["优", "良", "中", "差"]
    assert all(clause.says and clause.source and clause.title for clause in found.clauses)


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("mof-2020-10", [10, 0, 50, 30, 10]),
        ("hubei-2020", [20, 0, 40, 30, 10]),
        ("sichuan-0013zp", [10, 0, 50, 30, 10]),
        ("mof-2021-101", [10, 20, 40, 20, 10]),
    ],
)
def test_points_of_the_shipped_rule_sets(name, points) -> None:
    assert list(load(name).points.values()) == points


def test_certainty_is_told_clause_by_clause() -> None:
    default, recalled = load(DEFAULT), load("mof-2021-101")
    confirmed = {one.slot for one in default.clauses if one.certainty is Certainty.CONFIRMED}
    assert confirmed == {
        *("weights", "at_least", "at_most", "far_above", "qualitative"),
        *("execution", "satisfaction", "grades"),
    }
    assert recalled.certainty is Certainty.RECALLED
    unconfirmed = ("weights", "at_least", "at_most", "execution", "satisfaction")
    assert {recalled.clause(slot).certainty for slot in unconfirmed} == {Certainty.RECALLED}
    assert all("未核对" in recalled.clause(slot).source for slot in unconfirmed)


def test_a_unit_extends_a_shipped_rule_set(written) -> None:
    own, base = load(written(OWN + YES_NO)), load(DEFAULT)
    assert own.clause("deadline").method == "yes_no"
    assert own.clause("at_least") == base.clause("at_least")
    assert own.points == base.points
    assert own.hash != base.hash


def test_a_unit_extends_its_own_file(written) -> None:
    base = Path(load.__globals__["__file__"]).parent / "data" / f"{DEFAULT}.toml"
    written(base.read_bytes(), "base.toml")
    own = load(written(OWN.replace("mof-2020-10", "base.toml") + YES_NO))
    assert own.clause("deadline").method == "yes_no"


def test_the_hash_does_not_depend_on_the_platform(written) -> None:
    unix = load(written(OWN))
    assert load(written(OWN.replace("\n", "\r\n"))).hash == unix.hash
    assert load(written(b"\xef\xbb\xbf" + OWN.encode())).hash == unix.hash
    assert load(written(OWN + "# 注\n")).hash != unix.hash
    assert len(unix.hash) == 64


def test_figures_are_exact(written) -> None:
    own = load(
        written(
            OWN
            + YES_NO.replace("yes_no", "per_day_late")
            + "[clauses.deadline.parameters]\nlost_per_day = 0.1\n"
        )
    )
    assert own.clause("deadline").figure("lost_per_day") == Decimal("0.1")


@pytest.mark.parametrize("name", ["mof-2021", "", "未知"])
def test_unknown_names_list_what_there_is(name) -> None:
    assert "mof-2020-10、hubei-2020" in refusal(name)


def test_missing_files(tmp_path) -> None:
    assert "打不开" in refusal(tmp_path / "none.toml")
    assert "打不开" in refusal("a\0b.toml")
    (tmp_path / "folder.toml").mkdir()
    assert "打不开" in refusal(tmp_path / "folder.toml")


def test_oversized_files(written) -> None:
    assert "过大" in refusal(written(b"#" * 1_000_001))


def test_other_encodings(written) -> None:
    assert "UTF-8" in refusal(written(OWN.encode("gb18030")))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('id = "a"\nid = "b"\n', "第2行第9列重复写了同一个键"),
        ('id = "a\n', "第1行"),
        ("[a]\n[a]\n", "重复写了同一个键"),
        ("a = 1e9999999999999999999999\n", "不符合 TOML 格式"),
        ("a = " + "[" * 5000, "不符合 TOML 格式"),
    ],
)
def test_broken_toml_is_told_with_its_line(written, text, told) -> None:
    assert told in refusal(written(text))


def test_extends_only_once(written) -> None:
    assert "只能沿用一层" in refusal(written(OWN.replace("mof-2020-10", "hubei-2020")))


def test_extends_itself(written) -> None:
    assert "只能沿用一层" in refusal(written(OWN.replace("mof-2020-10", "own.toml")))


def test_extends_nothing_known(written) -> None:
    assert "没有名为“x”的规则" in refusal(written(OWN.replace("mof-2020-10", "x")))


def test_extends_must_be_a_name(written) -> None:
    assert "extends：应为文字" in refusal(written(OWN.replace('"mof-2020-10"', "1")))


def test_figures_cannot_change_without_their_clause(written) -> None:
    message = refusal(written(OWN + '[[grades]]\nname = "合格"\nat_least = 0\n'))
    assert "clauses.grades：改了 grades 就应写明这一条款" in message


def test_clauses_must_be_tables(written) -> None:
    assert "clauses：应为一组键值" in refusal(written(OWN + "clauses = 1\n"))


def test_rules_do_not_load_pandas() -> None:
    code = (
        "import sys; from evaltool.rules import load; load('mof-2020-10'); "
        "sys.exit('pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
