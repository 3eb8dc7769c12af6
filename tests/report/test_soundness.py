"""The Word documents pass the schema audit, and LibreOffice lays them out as they are meant."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from evaltool.report.documents import render_forms, render_report
from tests.report.conftest import Laid, Name
from tests.report.years import mixed, sample, settled

Renderer = Callable[..., bytes]
BOTH = pytest.mark.parametrize("render", [render_forms, render_report])


@BOTH
@pytest.mark.parametrize("year", [mixed, settled, sample])
def test_the_schema_audit_finds_nothing(render: Renderer, year: Callable, tmp_path: Path) -> None:
    path = tmp_path / "document.docx"
    path.write_bytes(render(year(), sample=True, data='{"unit": "<&>"}'))
    result = OpenXmlValidator(max_errors=0).validate(path)
    assert not [str(error) for error in result.errors]


def test_each_form_of_the_sample_stands_on_one_page(laid: dict[Name, Laid]) -> None:
    shown = texts(laid["sample", "mof-2020-10"])
    assert len(shown) == 13
    assert "部门整体支出绩效自评表" in shown[0]
    assert all("项目支出绩效自评表" in page for page in shown[1:])
    for number, page in enumerate(shown, 1):
        assert f"—{number}—" in page
        assert "（盖章）" in page


def test_a_long_form_goes_on_under_its_column_headings(laid: dict[Name, Laid]) -> None:
    shown = texts(laid["60 indicators", "mof-2020-10"])
    assert len(shown) > 1
    assert all("一级指标二级指标三级指标" in page for page in shown)
    assert "（盖章）" in shown[-1]


def test_heads_repeat_where_a_table_goes_on(laid: dict[Name, Laid]) -> None:
    shown = [page.removeprefix("示例数据") for page in texts(laid["sample", "report"])]
    assert sum(page.startswith("序") for page in shown) >= 3
    annexes = [page[:3] for page in shown if page.startswith("附件")]
    assert annexes == ["附件1", "附件2", "附件3"]


def texts(laid: Laid) -> list[str]:
    """The text of each page as LibreOffice lays the document out, without white space."""
    return [page.text for page in laid.pages]
