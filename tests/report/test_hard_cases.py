"""Years that are hard on the documents: sound, readable, and nothing lost."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from evaltool.report.documents import render_forms, render_report
from evaltool.report.layouts import shipped_layout, shipped_layouts
from evaltool.rules import load
from evaltool.scoring import Scored, score_cases
from tests.report.canonical import canonical
from tests.report.years import HARD, RULES, extreme, lengthy, one_project, undecided, with_texts

HOSTILE = "</w:t>{{ 7*7 }}{% raw %}=cmd|' /C calc'!A0\x07🏛\u202eabc" * 3
YEARS = HARD | {"hostile": lambda: with_texts(HOSTILE)}


@pytest.mark.parametrize("year", YEARS.values(), ids=YEARS.keys())
def test_every_document_passes_the_schema_audit(year: Callable[[], Scored], tmp_path: Path) -> None:
    scored = year()
    written = {"report": render_report(scored, data="{}")}
    for name in shipped_layouts():
        written[name] = render_forms(scored, layout=shipped_layout(name), data="{}")
    for name, document in written.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(document)
        errors = OpenXmlValidator(max_errors=0).validate(path).errors
        assert not [str(error) for error in errors], name


def test_where_everything_waits_nothing_is_counted_as_zero_or_full() -> None:
    text = canonical(render_report(undecided()))
    assert text.startswith("页眉：草稿\n")
    assert "尚有112项待定" in text
    assert "12个项目的执行率均待定" in text
    assert "未全部执行的0个" not in text
    assert text.count("总体目标实际完成情况也没有填写") == 1
    assert "待补充：佐证材料" not in text
    assert text.rstrip().endswith("尚未填写实际完成值，佐证材料待补充。")


def test_one_project_is_not_spoken_of_as_several() -> None:
    text = canonical(render_report(one_project()))
    assert "个项目中" not in text
    assert "由高到低" not in text
    assert "部门整体" not in text.replace("部门整体支出绩效", "")
    assert "合并列示" not in text


def test_one_project_is_told_with_its_goal_and_its_amounts() -> None:
    text = canonical(render_report(one_project()))
    assert "申报的年度总体目标为：加强学习" in text
    assert "年初预算25.00万元，全年预算22.00万元，全年执行21.35万元，预算执行率97.05%" in text
    assert "（一）项目资金" not in text


def test_an_amount_that_is_not_filled_in_has_no_unit() -> None:
    case = undecided().cases[1]
    bare = replace(case, budget=replace(case.budget, lines=()))
    text = canonical(render_report(score_cases([bare], load(RULES))))
    assert "年初预算数未填，全年预算数未填，全年执行数未填，预算执行率得分待定" in text
    assert "—万元" not in text


def test_a_name_that_is_shortened_tells_where_the_whole_stands() -> None:
    text = canonical(render_report(extreme()))
    cut = re.findall("因跨年结算和征地……(.*)", text)
    assert len(cut) > 1
    assert all(rest.startswith("（全文见自评表）") for rest in cut)


def test_extreme_texts_stand_whole() -> None:
    report, forms = canonical(render_report(lengthy())), canonical(render_forms(lengthy()))
    assert "受极端天气和征地拆迁影响" * 40 in forms
    assert ("全面完成年度任务，" * 120).rstrip("，") in report
    assert ("会期偏紧，" * 100).rstrip("，") in report


def test_a_text_that_goes_on_in_the_next_row_does_not_stop_before_it() -> None:
    text = canonical(render_report(extreme()))
    assert "原因（续）：" in text
    assert not re.search("[，；、：]。", text)


def test_hostile_texts_appear_as_text() -> None:
    shown = HOSTILE.replace("\x07", "")
    for document in (render_report, render_forms):
        assert shown in canonical(document(with_texts(HOSTILE)))
