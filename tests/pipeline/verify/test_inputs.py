"""Inputs, settings and rules changed after the documents were written: each is named."""

from pathlib import Path

import pytest

from evaltool.findings import Severity
from evaltool.pipeline.verify import Verified
from tests.pipeline.editing import ACTUALS, BUDGETS, MEETING, edit_one
from tests.pipeline.verify.making import (
    FORMS,
    REPORT,
    errors,
    sample_documents,
    verified,
    verified_together,
    written,
)
from tests.workspaces import sample_workspace

SITUATION = "actuals/2024/situation-2024.csv"
OWN_RULES = """\
extends = "mof-2020-10"
id = "own"
title = "本县"
document = "县财政局通知"
certainty = "decision"
"""
ROUNDING = """
[[grades]]
name = "优"
at_least = {edge}
[[grades]]
name = "差"
at_least = 0
[clauses.grades]
title = "等级"
method = "edges"
says = "优、差两等。"
source = "本县"
certainty = "decision"
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return sample_documents(tmp_path).parents[1]


def both(root: Path, **more: str) -> tuple[Verified, Verified]:
    folder = root / "reports/2024"
    report, forms = verified_together([folder / REPORT, folder / FORMS], root, **more)
    return report, forms


def test_a_recorded_value(root: Path) -> None:
    row = {"项目名称": MEETING, "三级指标": "参会人员满意度"}
    edit_one(root, ACTUALS, row, 实际完成值="91%", 偏差原因分析及改进措施="会期偏紧")
    for done in both(root):
        found = errors(done)
        assert ("input", ACTUALS) in [each[:2] for each in found]
        cells = {place: (said, should) for kind, place, said, should in found if kind == "input"}
        (value,) = [place for place in cells if place.endswith("实际完成值")]
        assert value.startswith(f"{ACTUALS} 第")
        assert cells[value][1] == "91%"
        assert any(place.endswith("偏差原因分析及改进措施") for place in cells)
        assert any(kind == "figure" for kind, *_ in found)


def test_an_amount_and_a_person(root: Path) -> None:
    edit_one(root, BUDGETS, {"项目名称": MEETING}, 全年执行数="50.84")
    edit_one(root, SITUATION, {"项目名称": MEETING}, 项目负责人="某某")
    for done in both(root):
        found = errors(done)
        assert ("50.83", "50.84") in [each[2:] for each in found if BUDGETS in each[1]]
        assert any("项目负责人" in place and should == "某某" for _, place, _, should in found)


def test_a_file_added_or_taken_away(root: Path) -> None:
    (root / SITUATION).unlink()
    (root / "targets/2024/备用.csv").write_text("甲,乙\n1,2\n", "utf-8-sig")
    told = [each for each in both(root)[1].differences if each.kind.value == "input"]
    files = {each.place: each.message for each in told if each.message}
    assert files == {SITUATION: "文件已不在", "targets/2024/备用.csv": "文件是后来加的"}


def test_a_file_saved_again_with_the_same_content(root: Path) -> None:
    """The bytes differ, every value is the same: the file is named, no figure is."""
    path = root / ACTUALS
    path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n") + b"\n")
    done = both(root)[1]
    assert [each.kind.value for each in done.differences] == ["input"]


def test_the_mark_of_a_sample(root: Path) -> None:
    settings = root / "evaltool.toml"
    settings.write_text(settings.read_text("utf-8").replace("sample = true", ""), "utf-8")
    found = errors(both(root)[1])
    assert ("evaltool.toml 设置 sample", "示例数据", "不是示例数据") in [each[1:] for each in found]
    assert any(place == "页眉" for _, place, _, _ in found)


def test_other_rules_asked_for(root: Path) -> None:
    for done in both(root, rules="hubei-2020"):
        first = errors(done)[0]
        assert first[0] == "rules"
        assert "mof-2020-10" in (first[2] or "")
        assert "hubei-2020" in (first[3] or "")
        assert sum(kind == "figure" for kind, *_ in errors(done)) > 50


def test_other_rules_in_the_settings_are_one_difference(root: Path) -> None:
    """Everything else is compared under the rules that the document names."""
    settings = root / "evaltool.toml"
    settings.write_text(settings.read_text("utf-8").replace("mof-2020-10", "hubei-2020"), "utf-8")
    for done in both(root):
        assert [each[:2] for each in errors(done)] == [("rules", "评分规则")]
        clauses = [each for each in done.differences if each.severity is Severity.INFO]
        assert "条款“定性指标”" in [each.place for each in clauses]
        assert done.rules == "mof-2020-10"


def test_a_rule_changed_in_its_file(root: Path) -> None:
    rules = root / "own.toml"
    rules.write_text(OWN_RULES + ROUNDING.format(edge=90), "utf-8")
    folder = written(root, str(rules))
    assert verified(folder / FORMS, root, rules=str(rules)).differences == ()
    rules.write_text(OWN_RULES + ROUNDING.format(edge=98), "utf-8")
    done = verified(folder / FORMS, root, rules=str(rules))
    found = errors(done)
    assert found[0][:2] == ("rules", "评分规则")
    assert any(each.place == "评分规则的分值和等级" for each in done.differences)
    assert any(said and "优" in said and should and "差" in should for _, _, said, should in found)


def test_own_rules_under_a_shipped_name_are_told_alone(tmp_path: Path) -> None:
    root = sample_workspace(tmp_path)
    rules = root / "own.toml"
    text = OWN_RULES.replace('id = "own"', 'id = "mof-2020-10"')
    rules.write_text(text + ROUNDING.format(edge=60), "utf-8")
    folder = written(root, str(rules))
    assert [each[0] for each in errors(verified(folder / FORMS))] == ["rules"]


def test_another_layout_asked_for(root: Path) -> None:
    done = verified(root / "reports/2024" / FORMS, root, form="sichuan-0013zp")
    assert errors(done)
