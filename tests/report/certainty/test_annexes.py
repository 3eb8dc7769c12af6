"""The annexes on certainty: only where asked for or due, complete, sound, the same every time."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from evaltool.certainty.stability import stability
from evaltool.certainty.years import trends
from evaltool.report import render_report, render_work_papers
from evaltool.report.certainty.annexes import NONE_ASKED, Annexes, further
from evaltool.report.charts.stability import stability_chart
from evaltool.report.charts.trends import trend_chart
from evaltool.report.charts.writing import chart_xml
from evaltool.report.manifest import manifest
from evaltool.scoring import Scored, score_cases
from tests.report.years import mixed, sample, settled, undecided


def _asked_people(scored: Scored) -> Scored:
    """The year with a sample beside the last satisfaction row of its second form."""
    case = scored.cases[1]
    last = len(case.actuals) - 1
    actual = case.actuals[last]
    assert actual is not None
    actuals = (*case.actuals[:last], replace(actual, sample=200, satisfied=190))
    cases = [*scored.cases]
    cases[1] = replace(case, actuals=actuals)
    return score_cases(cases, scored.ruleset)


_EVERYTHING = Annexes(
    stability=Decimal(40),
    trends=trends({2022: sample(), 2023: sample(), 2024: sample()}),
    same=(("甲", "乙"),),
    inputs=(("targets/2023/甲.docx", "00"),),
)


def _text(document: bytes) -> str:
    with ZipFile(io.BytesIO(document)) as package:
        xml = package.read("word/document.xml").decode()
    return re.sub("<[^>]+>", "", xml)


def test_nothing_is_added_unasked() -> None:
    assert further(sample(), NONE_ASKED)[0].entries == ()
    plain = render_report(sample(), data="{}")
    assert plain == render_report(sample(), data="{}", annexes=Annexes())
    assert "附件4" not in _text(plain)


def test_every_annex_is_numbered_entered_and_filled() -> None:
    text = _text(render_report(_asked_people(sample()), annexes=_EVERYTHING))
    for number, title in ((4, "满意度指标的统计推断"), (5, "等级稳定性"), (6, "历年趋势")):
        assert text.count(f"附件{number}　{title}") == 1  # contents
        assert f"{number}.{title}" in text  # list of annexes
        assert f"附件{number}表1" in text
    assert "满意度推断" not in text
    assert "样本不足以证明" in text or "可以证明达到" in text
    assert "三级指标分值上下变动40%" in text
    assert text.count("方法和假设：") == 3
    assert "2022、2023、2024" in text


@pytest.mark.parametrize("year", [mixed, settled, undecided])
def test_any_state_of_a_year_can_be_told(year: object) -> None:
    scored = year()  # type: ignore[operator]
    asked = Annexes(stability=Decimal(20), trends=trends({2023: scored, 2024: scored}))
    assert "等级稳定性" in _text(render_report(scored, annexes=asked))


def test_the_same_bytes_every_time() -> None:
    year = _asked_people(sample())
    assert render_report(year, annexes=_EVERYTHING) == render_report(year, annexes=_EVERYTHING)
    assert render_work_papers(year, annexes=_EVERYTHING) == render_work_papers(
        year, annexes=_EVERYTHING
    )


def test_the_manifest_records_what_was_asked_for() -> None:
    found = manifest(sample(), "report", annexes=_EVERYTHING)
    assert found.options == (("stability", "40"), ("trends", "2022,2023,2024"), ("same", "甲=乙"))
    assert ("targets/2023/甲.docx", "00") in found.inputs
    assert found.inputs_hash != manifest(sample(), "report").inputs_hash
    assert manifest(sample(), "report").options == ()
    with ZipFile(io.BytesIO(render_report(sample(), data="{}", annexes=_EVERYTHING))) as package:
        evidence = package.read("customXml/item1.xml").decode()
    assert '<option name="stability" value="40"/>' in evidence


def test_the_schema_audit_finds_nothing(tmp_path: Path) -> None:
    document = render_report(_asked_people(sample()), annexes=_EVERYTHING)
    place = tmp_path / "report.docx"
    place.write_bytes(document)
    found = OpenXmlValidator().validate(place)
    assert found.is_valid, found.errors[:5]


def test_the_chart_floats_between_worst_and_best() -> None:
    found = stability(sample(), Decimal(40))
    chart = stability_chart(found, "2024", "附件4表1")
    assert chart is not None
    assert (chart.minimum, chart.maximum) == (80, 100)
    worst, lost, gained = (
        [Decimal(value or 0) for value in series.values] for series in chart.series
    )
    shown = {row.rpartition(" ")[2] for row in chart.rows}
    for low, down, up in zip(worst, lost, gained, strict=True):
        assert f"{low}～{low + down + up}" in shown
    xml = chart_xml(chart).decode()
    assert '<c:min val="80"/>' in xml
    assert xml.count("<a:noFill/>") >= 2


def test_totals_that_cannot_move_have_no_chart() -> None:
    assert stability_chart(stability(sample(), Decimal(0)), "2024", "") is None
    assert trend_chart(trends({2024: sample()}), "") is None


def test_undecided_points_are_hatched() -> None:
    chart = stability_chart(stability(mixed(), Decimal(20)), "2024", "")
    assert chart is not None
    assert [series.name for series in chart.series][2] == "待定"


def test_work_papers_get_their_sheets() -> None:
    plain = load_workbook(io.BytesIO(render_work_papers(sample()))).sheetnames
    assert plain == ["汇总", "指标明细", "资金", "评分规则", "发现的问题"]
    made = render_work_papers(_asked_people(sample()), annexes=_EVERYTHING)
    book = load_workbook(io.BytesIO(made))
    added = ["满意度推断", "等级稳定性", "分值影响", "差距分析", "历年趋势", "方法和假设"]
    assert book.sheetnames == [*plain, *added]
    assert book["等级稳定性"].max_row == 4 + 13
    assert book["方法和假设"].max_row > 15
    assert book["差距分析"]["E5"].value.startswith("已达到，高出")
