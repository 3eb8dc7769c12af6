"""Coverage for a bureau: what was due, evaluated, left out and why, and what is missing."""

import csv
import io
import json
from pathlib import Path

import docx
import openpyxl
import pytest

from evaltool.audit.coverage import Standing
from evaltool.cli.outcome import run_program
from evaltool.errors import InputError
from evaltool.pipeline.audit import audit_documents, audit_files, audit_json
from tests.pipeline.audit.workbook import written

DECLARED = """
项目名称 | {name} | < | <
预算单位 | {unit} | < | <
项目资金（万元） | 年度资金总额 | {amount} | <
总体目标 | 完成任务 | < | <
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 培训人次 | ≥100人次
满意度指标 | 满意度指标 | 学员满意度 | ≥90%
"""
FILLED = """
项目名称 | {name} | < | < | < | < | < | <
主管部门 | 某局 | < | < | 实施单位 | {unit} | < | <
项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
^ | 年度资金总额 | {amount} | {amount} | {amount} | 10 | 100% | 10
年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | < | <
^ | 完成任务 | < | < | 完成培训，问卷调查 | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
产出指标 | 数量指标 | 培训人次 | ≥100人次 | 100人次 | 80 | 80 |
满意度指标 | 满意度指标 | 学员满意度 | ≥90% | 95% | 10 | 10 |
总分 | < | < | < | < | 100 | 100 |
"""
LIST = (
    ("单位名称", "项目名称", "不纳入原因"),
    ("甲局", "保密设备", "涉密"),
    ("乙局", "场馆维修", ""),
    ("乙局", "没有这个项目", "取消"),
    ("甲局", "干部培训", "年中取消"),
)


@pytest.fixture
def bureau(tmp_path: Path) -> Path:
    """Two units: five declared projects, two of one name; three forms, one not declared."""
    for folder in ("申报", "自评"):
        (tmp_path / folder).mkdir()
    declared = (("甲局", "干部培训"), ("甲局", "保密设备"), ("乙局", "干部培训"))
    for n, (unit, name) in enumerate((*declared, ("乙局", "场馆维修"), ("乙局", "系统运维"))):
        written(
            DECLARED.format(unit=unit, name=name, amount=10 + n),
            tmp_path / "申报" / f"{n}.xlsx",
            title="项目支出绩效目标申报表",
        )
    for n, (unit, name) in enumerate(
        (("甲局", "干部培训"), ("乙局", "干部培训"), ("乙局", "新增"))
    ):
        amount = {"甲局": 10, "乙局": 12}[unit]
        form = FILLED.format(unit=unit, name=name, amount=amount)
        written(form, tmp_path / "自评" / f"{n}.xlsx")
    out = io.StringIO()
    csv.writer(out).writerows(LIST)
    (tmp_path / "名单.csv").write_text(out.getvalue(), encoding="utf-8")
    return tmp_path


def test_every_declared_project_stands_somewhere(bureau: Path) -> None:
    done = audit_files(
        [bureau / "自评"], declared=[bureau / "申报"], excluded=[bureau / "名单.csv"]
    )
    coverage = done.coverage
    assert coverage is not None
    assert [(one.project.unit, one.project.name, one.standing) for one in coverage.projects] == [
        ("甲局", "干部培训", Standing.EVALUATED),
        ("甲局", "保密设备", Standing.EXCLUDED),
        ("乙局", "干部培训", Standing.EVALUATED),
        ("乙局", "场馆维修", Standing.EXCLUDED),
        ("乙局", "系统运维", Standing.MISSING),
    ]
    assert sum(map(coverage.count, Standing)) == coverage.due == 5
    assert [claim.name for claim in coverage.undeclared] == ["新增"]
    codes = sorted(item.code for item in done.findings if "coverage" in item.code)
    assert codes == [
        "audit-coverage-both",
        "audit-coverage-missing",
        "audit-coverage-reason",
        "audit-coverage-unknown",
    ]


def test_projects_of_one_name_in_two_units_are_told_apart(bureau: Path) -> None:
    done = audit_files([bureau / "自评"], declared=[bureau / "申报"])
    budgets = [
        end.status.value
        for claim in done.claims[:2]
        for end in claim.ledger.endings
        if end.code == "audit-declared-budget"
    ]
    assert budgets == ["passed", "passed"]


def test_json_says_it(bureau: Path) -> None:
    told = audit_json(
        audit_files([bureau / "自评"], declared=[bureau / "申报"], excluded=[bureau / "名单.csv"])
    )["coverage"]
    counts = [told[name] for name in ("due", "evaluated", "excluded", "missing", "undeclared")]
    assert counts == [5, 2, 2, 1, 1]
    assert told["projects"][1]["reason"] == "涉密"
    assert told["projects"][0]["forms"] == ["0.xlsx 工作表“Sheet” B3"]
    assert "coverage" not in audit_json(audit_files([bureau / "自评"]))


def test_documents_say_it(bureau: Path) -> None:
    done = audit_files(
        [bureau / "自评"], declared=[bureau / "申报"], excluded=[bureau / "名单.csv"]
    )
    papers, opinion = audit_documents(done)
    sheet = openpyxl.load_workbook(io.BytesIO(papers.data))["覆盖情况"]
    standings = [row[4] for row in sheet.iter_rows(values_only=True)]
    assert standings[-6:] == ["已评", "不纳入", "已评", "不纳入", "没有自评", "没有申报"]
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(opinion.data)).paragraphs)
    assert "共5个，其中已自评2个，不纳入自评2个，没有自评1个" in text
    assert "甲局·保密设备（涉密）" in text


def test_the_terminal_says_it(bureau: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--declared", str(bureau / "申报"), "--excluded", str(bureau / "名单.csv")]
    assert run_program(["audit", str(bureau / "自评"), *options]) == 0
    told = capsys.readouterr().out
    assert "应评 5 个 = 已评 2 + 不纳入 2 + 没有自评 1；没有申报的自评表 1 张" in told
    assert "不纳入　甲局·保密设备：涉密" in told
    run_program(["audit", "--json", str(bureau / "自评"), *options])
    assert json.loads(capsys.readouterr().out)["coverage"]["due"] == 5


def test_a_list_needs_declarations_and_its_columns(bureau: Path) -> None:
    with pytest.raises(InputError, match="没有申报表"):
        audit_files([bureau / "自评"], excluded=[bureau / "名单.csv"])
    (bureau / "名单.csv").write_text("项目,金额\n甲,1\n", encoding="utf-8")
    with pytest.raises(InputError, match="不是不纳入自评的名单"):
        audit_files([bureau / "自评"], declared=[bureau / "申报"], excluded=[bureau / "名单.csv"])
