"""The Word documents pass the schema audit, and LibreOffice lays them out as they are meant."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from evaltool.report.documents import render_forms, render_report
from tests.report.pages import laid_out, pages
from tests.report.years import mixed, sample, settled, with_rows

Renderer = Callable[..., bytes]
BOTH = pytest.mark.parametrize("render", [render_forms, render_report])


@BOTH
@pytest.mark.parametrize("year", [mixed, settled, sample])
def test_the_schema_audit_finds_nothing(render: Renderer, year: Callable, tmp_path: Path) -> None:
    path = tmp_path / "document.docx"
    path.write_bytes(render(year(), sample=True, data='{"unit": "<&>"}'))
    result = OpenXmlValidator(max_errors=0).validate(path)
    assert not [str(error) for error in result.errors]


def test_each_form_of_the_sample_stands_on_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    laid = texts(render_forms(sample()), monkeypatch)
    assert len(laid) == 13
    assert "部门整体支出绩效自评表" in laid[0]
    assert all("项目支出绩效自评表" in page for page in laid[1:])
    for number, page in enumerate(laid, 1):
        assert f"—{number}—" in page
        assert "（盖章）" in page


def test_a_long_form_goes_on_under_its_column_headings(monkeypatch: pytest.MonkeyPatch) -> None:
    laid = texts(render_forms(with_rows(40)), monkeypatch)
    assert len(laid) > 1
    assert all("一级指标二级指标三级指标" in page for page in laid)
    assert "（盖章）" in laid[-1]


def test_heads_repeat_where_a_table_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    laid = texts(render_report(sample()), monkeypatch)
    assert sum(page.startswith("序") for page in laid) >= 3
    assert [page[:3] for page in laid if page.startswith("附件")] == ["附件1", "附件2", "附件3"]


def texts(document: bytes, patch: pytest.MonkeyPatch) -> list[str]:
    """The text of each page as LibreOffice lays the document out, without white space."""
    return [page.text for page in pages(laid_out({"": document}, patch)[""])]
