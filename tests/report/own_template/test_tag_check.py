"""Every mistake in a template is told at once, each with its paragraph or cell and its text."""

from __future__ import annotations

import pytest
from docx.document import Document

from evaltool.errors import TemplateError
from evaltool.report.own_template import check_template, compile_template
from evaltool.report.own_template.problems import Problem
from tests.report.own_template.making import changed, drawn, lines, table


@pytest.fixture
def problems(tmp_path):
    def told(template: bytes) -> list[Problem]:
        (tmp_path / "模板.docx").write_bytes(template)
        found = check_template(tmp_path / "模板.docx").problems
        return [problem for problem in found if problem.place != "模板"]

    return told


MISTAKES = [
    ("{{ 单位名 }}", "没有“单位名”这个名称", "单位"),
    ("{{ 全部[0].名 }}", "“自评”中没有“名”", "名称"),
    ("{{ 规则.名称.内容 }}", "没有“内容”这样的字段", ""),
    ("{{ 全部 }}", "不是一项文字", "循环"),
    ("{{ 规则 }}", "不是一项文字", "编号"),
    ("{{ 全部[0].草稿 }}", "这里是“是否”", "if"),
    ("{{ 全部.名称 }}", "没有“名称”这样的字段", "for"),
    ("{% for 字 in 单位 %}{% endfor %}", "不是清单", ""),
    ("{{ loop.index }}", "loop 只能用在循环里", ""),
    ("{% for 甲 in 全部 %}{{ loop.indx }}{% endfor %}", "loop 没有“indx”", "index"),
    ("{{ 单位|uper }}", "没有“|uper”这个过滤器", "upper"),
    ("{{ 单位 is blank }}", "没有“is blank”这个判断", ""),
    ("{{ 单位 + 1 }}", "“+”两边", "~"),
    ("{{ 单位 * 2 }}", "这里应当是数", ""),
    ("{{ }}", "缺少名称", "{{ 名称 }}"),
    ("{{ 单位. }}", "写法有误", "{{ 名称 }}"),
    ("{{ 单位？ }}", "不认识的符号", ""),
    ("{{ 单位", "不成对的“{{”", "写全"),
    ("{", "不成对的“{”", "写全"),
    ("{{ '<' }}", "不能有 < > &", "标签之外"),
    ("单位 }}", "不成对的“}}”", "写全"),
    ("｛｛ 单位 ｝｝", "全角", "半角"),
    ("{％ if 年度 ％}", "全角", "半角"),
    ("{% fro 甲 in 全部 %}", "没有“fro”这种标签", "for"),
    ("{% for 甲 全部 %}{% endfor %}", "写法有误", "for 名称 in 清单"),
    ("{% if %}{% endif %}", "缺少名称或条件", "if 条件"),
    ("{% if 年度 %}", "没有与它成对的 {% endif %}", ""),
    ("{% endfor %}", "前面没有与它成对的 {% for", ""),
    ("{% else %}", "前面没有与它成对的 {% if", ""),
    ("{% for 甲 in 全部 %}{% endif %}", "不成对", ""),
    ("{%p for 甲 in 全部 %}", "没有与它成对的", ""),
    ("{%tr for 甲 in 全部 %}", "不在表格里", "{%p"),
    ("{{p 单位 }}", "不能代替整行、整段", "{{ … }}"),
    ("{{r 单位 }}", "不能代替整行、整段", "{{ … }}"),
    ("{%p if 年度 %}甲{%p endif %}", "同一段中不能有别的标签", "分开写"),
    ("{% vm 单位 %}", "vm 后面应当是循环中的字段", ""),
    ("{% set 名 = 单位|upper %}", "set 只能", ""),
]


@pytest.mark.parametrize(("tag", "what", "remedy"), MISTAKES)
def test_a_mistake_is_told_with_its_paragraph(problems, tag: str, what: str, remedy: str) -> None:
    first, *_ = problems(lines("甲", "乙", tag))
    assert first.place == "正文第3段"
    assert first.text in tag
    assert what in first.what
    assert remedy in first.remedy
    assert first.fatal


def test_all_mistakes_are_told_at_once(problems) -> None:
    found = problems(lines("{{ 甲 }}", "{{ 单位 }}", "{{ 乙 }}{{ 丙 }}"))
    assert [(each.place, each.text) for each in found] == [
        ("正文第1段", "{{ 甲 }}"),
        ("正文第3段", "{{ 乙 }}"),
        ("正文第3段", "{{ 丙 }}"),
    ]


def test_the_cell_of_a_mistake_is_named(problems) -> None:
    def draw(document: Document) -> None:
        document.add_paragraph("甲")
        table(("一", "二"))(document)
        table(("一", "二"), ("三", "{{ 无此名 }}"))(document)

    (problem,) = problems(drawn(draw))
    assert problem.place == "正文表2第2行第2格"


def test_the_header_is_looked_at(problems) -> None:
    def draw(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ 无此名 }}"

    (problem,) = problems(drawn(draw))
    assert problem.place == "页眉第1段"


def test_a_tag_split_over_runs_is_read_as_one(problems) -> None:
    def draw(document: Document) -> None:
        paragraph = document.add_paragraph()
        for text in ("{", "{ 无", "此名 ", "}}"):
            paragraph.add_run(text)

    (problem,) = problems(drawn(draw))
    assert problem.text == "{{ 无此名 }}"


def test_text_that_would_vanish_is_told_but_allowed(problems) -> None:
    rows = (("{%tr for 行 in 全部 %}", "说明"), ("{{ 行.名称 }}", ""), ("{%tr endfor %}", ""))
    (problem,) = problems(drawn(table(*rows)))
    assert not problem.fatal
    assert "不会出现" in problem.what


def test_two_tags_in_a_row_that_is_replaced_are_an_error(problems) -> None:
    rows = (("{%tr for 行 in 全部 %}", "{{ 单位 }}"), ("{{ 行.名称 }}", ""), ("{%tr endfor %}", ""))
    (problem,) = problems(drawn(table(*rows)))
    assert problem.fatal
    assert problem.place == "正文表1第1行第1格"


def test_a_template_without_the_marks_is_told(tmp_path) -> None:
    for text, told in (("{{ 单位 }}", True), ("{{ 标记 }}", False)):
        (tmp_path / "t.docx").write_bytes(lines(text))
        problems = check_template(tmp_path / "t.docx").problems
        assert any("看不出来" in problem.what for problem in problems) is told
        assert not any(problem.fatal for problem in problems)


def test_tags_where_nobody_fills_them_are_told(problems) -> None:
    template = changed(lines("{{ 标记 }}"), {"word/comments.xml": "<a>{{ 单位 }}</a>"})
    (problem,) = problems(template)
    assert (problem.place, problem.fatal) == ("word/comments.xml", False)


def test_a_template_with_mistakes_is_not_used() -> None:
    with pytest.raises(TemplateError, match="2处错误") as caught:
        compile_template(lines("{{ 甲 }}", "{{ 乙 }}"), "模板.docx")
    assert "正文第1段“{{ 甲 }}”" in str(caught.value)
    assert "正文第2段“{{ 乙 }}”" in str(caught.value)


def test_many_mistakes_are_counted() -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(lines(*["{{ 甲 }}"] * 50), "模板.docx")
    assert "共50处" in str(caught.value)


def test_an_ordinary_document_has_no_problems(problems) -> None:
    assert problems(lines("没有标签")) == []
