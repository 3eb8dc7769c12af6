"""The documents of an audit, and a reviewer's entries read back from one of them."""

import io
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl
import pytest

from evaltool.errors import InputError
from evaltool.pipeline.audit import (
    audit_documents,
    audit_files,
    read_reviewed,
    write_audit,
)
from evaltool.pipeline.audit.work_papers import REVIEW_HEADINGS, REVIEW_SHEET
from tests.audit.forms import FOLDER
from tests.audit.standard import FORM
from tests.pipeline.audit.workbook import written

HEADINGS = [
    *("一级", "二级", "三级", "指标性质", "指标值", "度量单位", "权重"),
    *("自评完成值", "自评得分", "复核完成值", "复核得分", "偏离度", "备注"),
]


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """The standard form as a workbook."""
    path = tmp_path / "标准.xlsx"
    written(FORM, path)
    return path


def test_the_columns_of_the_work_papers() -> None:
    assert list(REVIEW_HEADINGS) == HEADINGS
    papers, _ = audit_documents(audit_files([FOLDER / "12.docx"]))
    sheet = openpyxl.load_workbook(io.BytesIO(papers.data))[REVIEW_SHEET]
    assert [cell.value for cell in sheet[4]][:13] == HEADINGS
    assert [cell.value for cell in sheet[6]][:9] == [
        *("产出指标", "数量指标", "安装坡面水标尺", "≥", "266", "米", 10, "≥266米", 10),
    ]


def test_the_same_audit_gives_the_same_bytes() -> None:
    one, two = (audit_documents(audit_files([FOLDER / "20.docx"])) for _ in range(2))
    assert one == two


def test_the_opinion_says_what_was_found() -> None:
    _, opinion = audit_documents(audit_files([FOLDER / "20.docx"]))
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(opinion.data)).paragraphs)
    assert "第13行" in text
    assert "4.84" in text
    assert "未能核查" in text


def reviewed(form: Path, tmp_path: Path, **cells: object) -> Path:
    """The work papers of the form with some cells of its rows filled in by a reviewer."""
    papers, _ = audit_documents(audit_files([form]))
    path = tmp_path / "复核底稿.xlsx"
    path.write_bytes(papers.data)
    book = openpyxl.load_workbook(path)
    sheet = book[REVIEW_SHEET]
    for name, value in cells.items():
        sheet[name] = value
    book.save(path)
    return path


def test_untouched_papers_change_nothing(form: Path, tmp_path: Path) -> None:
    entries = read_reviewed(reviewed(form, tmp_path))
    (before,), (after,) = (audit_files([form], entries=given).claims for given in (None, entries))
    assert before.review_score == after.review_score == Decimal("97.5")
    assert after.ledger.endings[-1].code == "audit-reviewer"
    assert after.ledger.findings == before.ledger.findings


def test_a_verified_actual_is_scored_again(form: Path, tmp_path: Path) -> None:
    entries = read_reviewed(reviewed(form, tmp_path, J6="18所"))
    (claim,) = audit_files([form], entries=entries).claims
    assert claim.rows[0].settled == Decimal(18)
    assert claim.review_score == Decimal("95.5")
    assert [item.code for item in claim.ledger.findings if item.severity == "error"] == [
        "audit-score-rule"
    ]


def test_a_reviewers_score_and_remark_count(form: Path, tmp_path: Path) -> None:
    entries = read_reviewed(reviewed(form, tmp_path, K6=16, M6="两所未通水电"))
    (claim,) = audit_files([form], entries=entries).claims
    assert claim.rows[0].settled == Decimal(16)
    assert claim.review_score == Decimal("93.5")
    (found,) = [item for item in claim.ledger.findings if item.code == "audit-reviewer"]
    assert "两所未通水电" in found.message


def test_a_score_beyond_the_points_is_refused(form: Path, tmp_path: Path) -> None:
    entries = read_reviewed(reviewed(form, tmp_path, K6=25))
    (claim,) = audit_files([form], entries=entries).claims
    assert claim.rows[0].settled == Decimal(20)
    assert "没有采用" in claim.ledger.findings[-1].message


def test_another_workbook_is_no_work_paper() -> None:
    with pytest.raises(InputError, match="复核表"):
        read_reviewed(FOLDER / "12.xlsx")


def test_papers_that_were_filled_in_are_kept(form: Path, tmp_path: Path) -> None:
    done = audit_files([form])
    folder = tmp_path / "复核"
    assert write_audit(folder, audit_documents(done)) == ()
    path = folder / "复核底稿.xlsx"
    path.write_bytes(path.read_bytes() + b" ")
    (kept,) = write_audit(folder, audit_documents(done))
    assert "修改稿" in kept.kept_as
