"""The sample template, its documents, and the page of what templates can use."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from evaltool.report.own_template import check_template, compile_template
from evaltool.report.own_template.documented import PAGE, page
from evaltool.report.own_template.kinds import records
from evaltool.report.own_template.sample import sample_template
from tests.report.own_template.making import full, small, texts
from tests.report.pages import laid_out, pages
from tests.workspaces import ROOT


def test_the_sample_has_no_problems(tmp_path: Path) -> None:
    path = tmp_path / "样例.docx"
    path.write_bytes(sample_template())
    found = check_template(path)
    assert (found.problems, found.left_to_docxtpl, found.notes) == ((), (), ())
    assert found.tags > 30


def test_the_sample_is_the_same_every_time() -> None:
    assert sample_template() == sample_template()


@pytest.mark.parametrize("year", [small, full])
def test_the_schema_audit_finds_nothing(year, tmp_path: Path) -> None:
    path = tmp_path / "document.docx"
    path.write_bytes(compile_template(sample_template(), "t").render(year()))
    result = OpenXmlValidator(max_errors=0).validate(path)
    assert not [str(error) for error in result.errors]


def test_the_sample_holds_every_form_and_row() -> None:
    made = texts(compile_template(sample_template(), "t").render(full()))
    for number, form in enumerate(full().全部, 1):
        assert f"{number}. {form.名称}" in made
    for row in full().项目[0].指标:
        assert row.三级指标 in made
    assert not any("{" in text for text in made)


def test_the_sample_is_laid_out_with_its_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    document = compile_template(sample_template(), "t").render(small())
    laid = [page.text for page in pages(laid_out({"": document}, monkeypatch)[""])]
    assert all("示例数据" in page and "草稿" in page for page in laid)


def test_the_page_says_what_the_records_hold() -> None:
    assert (ROOT / PAGE).read_text(encoding="utf-8") == page()


def test_every_field_is_explained() -> None:
    for record in records():
        assert all(field.metadata["says"] for field in fields(record))
