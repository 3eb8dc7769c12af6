"""The Word documents pass the schema audit, and LibreOffice lays them out as they are meant."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from evaltool.report.documents import render_forms, render_report
from tests.programs import require_program, require_soffice
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


def test_each_form_of_the_sample_stands_on_one_page(tmp_path: Path) -> None:
    pages = laid_out(render_forms(sample()), tmp_path)
    assert len(pages) == 13
    assert "部门整体支出绩效自评表" in pages[0]
    assert all("项目支出绩效自评表" in page for page in pages[1:])
    for number, page in enumerate(pages, 1):
        assert f"—{number}—" in page
        assert "（盖章）" in page


def test_a_long_form_goes_on_under_its_column_headings(tmp_path: Path) -> None:
    pages = laid_out(render_forms(with_rows(40)), tmp_path)
    assert len(pages) > 1
    assert "一级指标二级指标三级指标" in pages[1][:40]
    assert "（盖章）" in pages[-1]


def test_heads_repeat_where_a_table_goes_on(tmp_path: Path) -> None:
    pages = laid_out(render_report(sample()), tmp_path)
    assert sum(page.startswith("序") for page in pages) >= 3
    assert [page[:3] for page in pages if page.startswith("附件")] == ["附件1", "附件2", "附件3"]


def laid_out(docx: bytes, folder: Path) -> list[str]:
    """The text of each page as LibreOffice lays the document out, without white space."""
    soffice, reader = require_soffice(), require_program("pdftotext")
    (folder / "document.docx").write_bytes(docx)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "document.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    text = subprocess.run(
        [reader, "-layout", "document.pdf", "-"], cwd=folder, check=True, capture_output=True
    ).stdout.decode()
    return ["".join(page.split()) for page in text.rstrip("\f").split("\f")]
