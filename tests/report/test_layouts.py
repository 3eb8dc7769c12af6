"""Layouts: those that come with the program, and a county's own as a file."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from evaltool.errors import TemplateError
from evaltool.report.documents import layout_of, render_forms
from evaltool.report.layouts import DEFAULT, load_layout, shipped_layout, shipped_layouts
from evaltool.rules import load, shipped
from evaltool.scoring import Scored, score_cases
from tests.report.canonical import canonical
from tests.report.years import LONG, mixed, sample, undecided, with_rows, with_texts

OWN = '{#\nid = "own"\ntitle = "本县表样"\ndocument = "县财政局通知"\n#}\n'


def year(rules: str) -> Scored:
    return score_cases(sample().cases[:3], load(rules))


def own(folder: Path, text: str) -> Path:
    path = folder / "own.xml.j2"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", shipped_layouts())
def test_a_layout_shows_every_indicator_with_target_actual_and_score(name: str) -> None:
    text = canonical(render_forms(year(DEFAULT), layout=shipped_layout(name)))
    case = sample().cases[1]
    for indicator in case.project.indicators:
        assert indicator.name in text
    assert "审议通过重大事项决议决定7项" in text
    assert "98.99" in text


def test_the_rule_set_names_its_layout() -> None:
    assert [layout_of(year(rules)).id for rules in ("mof-2020-10", "sichuan-0013zp")] == [
        "mof-2020-10",
        "sichuan-0013zp",
    ]
    assert all(load(rules).form in {"", *shipped_layouts()} for rules in shipped())


def test_the_sichuan_form_parts_the_target_and_sums_up_the_project() -> None:
    text = canonical(render_forms(year("sichuan-0013zp")))
    assert "fl:会议费 | fc:≤ | fl:55 | fc:万元 | fl:50.83万元" in text
    assert "fc:定性 | fl:保障全区重大事项" in text
    assert "自评总分98.99分，等级为“优”。11项指标中9项得满分；预算执行率97.75%，得9.78分。" in text
    assert "针对“个别参会人员反映住宿安排分散”的情况，2025年改为集中住宿。" in text


def test_a_text_longer_than_the_form_allows_stays_whole_and_is_marked() -> None:
    layout = shipped_layout("sichuan-0013zp")
    text = canonical(render_forms(with_texts("长" * 101), layout=layout))
    assert f"{'长' * 101}‹【现101字，超过100字，请精简】›" in text
    assert "超过100字" not in canonical(render_forms(with_texts("长" * 100), layout=layout))


def test_a_county_has_its_own_layout(tmp_path: Path) -> None:
    body = '{% p "ftitle" %}{{ form.name }}{% endp %}{% for row in form.rows %}{% p "fnote" %}' + (
        "{{ row.name }} {{ row.score }}{% endp %}{% endfor %}"
    )
    layout = load_layout(own(tmp_path, OWN + body))
    assert (layout.id, layout.title, layout.own) == ("own", "本县表样", True)
    text = canonical(render_forms(mixed(), layout=layout))
    assert "[fnote] 会议 33.25" in text
    assert "部门整体支出绩效自评表" in text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("没有开头", "缺少"),
        ("{# id = #}", "读不懂"),
        ('{# id = "a" #}', "键 title"),
        (OWN.replace("#}", "more = 1\n#}"), "键 more"),
        (OWN.replace("#}", "[limits]\noutcome = 0\n#}"), "limits.outcome"),
        (OWN + "{% p %}", "写法不对"),
        (OWN + '{% p "body" %}{{ form.nothing }}{% endp %}', "没有的内容"),
        (OWN + "{{ form.__class__.__mro__ }}", "不允许|没有的内容"),
        (OWN + "{{ ''.__class__.__base__.__subclasses__() }}", "不允许|没有的内容"),
        (OWN + "<w:p>", "不是完整的文档"),
        (OWN + "{% include '../../../etc/passwd' %}", "不能生成"),
        (OWN + "{% for i in range(99999999) %}{% endfor %}", "不能生成"),
        (OWN + '{% table "20 宽" "form" %}{% row %}{% endrow %}{% endtable %}', "不能生成"),
        (OWN + '{% part "base.docx" %}', "不能生成"),
        (OWN + '{% part "/dev/zero" %}', "不能生成"),
        (OWN + '{% part "layout.xml.j2" %}', "不能生成"),
    ],
)
def test_a_broken_or_hostile_layout_is_refused(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(TemplateError) as refused:
        render_forms(mixed(), layout=load_layout(own(tmp_path, text)))
    assert re.search(says, str(refused.value))


def test_a_column_narrower_than_its_margins_can_be_laid_out(tmp_path: Path) -> None:
    body = '{% table "1.8 166.2" "form" %}{% for row in form.rows %}{% row tall=row.tall %}' + (
        '{% cell 1 "fl" %}{{ row.name }}{% endcell %}{% cell 2 "fl" %}{{ row.score }}{% endcell %}'
        "{% endrow %}{% endfor %}{% endtable %}"
    )
    text = canonical(render_forms(with_rows(60), layout=load_layout(own(tmp_path, OWN + body))))
    assert text.count("fl:区人大主任会议") == 6


def test_an_unknown_layout_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="sichuan-0013zp"):
        load_layout("no-such-form")
    with pytest.raises(TemplateError, match="打不开"):
        load_layout(tmp_path / "none.xml.j2")


def test_the_points_of_the_hubei_form_stay_whole_behind_the_name() -> None:
    text = canonical(render_forms(year(DEFAULT), layout=shipped_layout("hubei-2020")))
    assert "fl:区人大主任会议（7分）" in text
    assert "fl:十三届人大四次会议时间⏎（7分）" in text


def test_the_hubei_form_tells_each_reason_once_and_of_large_deviations_too() -> None:
    text = canonical(render_forms(sample(), layout=shipped_layout("hubei-2020")))
    assert text.count("1个项目跨年实施，按合同节点未到付款期") == 1
    assert "年初目标按2期测算偏低" in text


@pytest.mark.parametrize("name", shipped_layouts())
def test_every_note_under_a_form_is_pointed_at(name: str) -> None:
    long = {"low_rate_reason": f"甲{LONG}", "change_reason": f"乙{LONG}"}
    cases = [replace(case, **long) for case in sample().cases[:3]]
    scored = score_cases(cases, load(DEFAULT))
    _, *forms = canonical(render_forms(scored, layout=shipped_layout(name))).split("[ftitle]")
    for form in forms:
        notes = re.findall(r"附注(\d+)　", form)
        assert notes
        assert set(notes) == set(re.findall(r"全文见附注(\d+)）", form))


@pytest.mark.parametrize("name", shipped_layouts())
def test_no_stop_follows_what_is_left_to_fill_in(name: str) -> None:
    text = canonical(render_forms(undecided(), layout=shipped_layout(name)))
    assert "【待补充：预算调整原因】›" in text
    assert "】›。" not in text
