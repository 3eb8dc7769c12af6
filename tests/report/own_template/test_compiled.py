"""What a compiled template makes is what docxtpl makes, only faster."""

from __future__ import annotations

import io
from dataclasses import replace
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.shared import Pt

from evaltool.errors import InputError, TemplateError
from evaltool.report.own_template import compile_template, read_template
from tests.report.own_template.making import (
    by_docxtpl,
    c14n,
    changed,
    drawn,
    full,
    lines,
    small,
    table,
    texts,
)


def _split_runs(document: Document) -> None:
    paragraph = document.add_paragraph()
    for text in ("共{", "{ 项目", "数 }", "}个：", "{%p"):
        paragraph.add_run(text).bold = text == "{ 项目"
    paragraph.runs[-1].text = "完"


def _headed(document: Document) -> None:
    document.add_paragraph("{{ 单位 }}")
    document.sections[0].header.paragraphs[0].text = "{{ 标记 }}"
    document.sections[0].footer.paragraphs[0].text = "{% if 待定数 %}草稿{% endif %}{{ 年度 }}"


def _styled(document: Document) -> None:
    run = document.add_paragraph("前 ").add_run("{{ 报告标题 }}")
    run.font.size, run.bold = Pt(22), True
    document.add_paragraph("甲 {%r if 待定数 %}").add_run("乙")
    document.paragraphs[-1].add_run(" {%r endif %}丙")


_ROWS = (
    ("{%tr for 行 in 全部[0].指标 %}",),
    ("{{ 行.一级指标 }}", "{{ 行.三级指标 }}", "{{ 行.得分 }}"),
    ("{%tr endfor %}",),
)
CORPUS = {
    "paragraphs": lines(
        "{{ 单位 }}{{年度}}年",
        "{%p for 自评 in 全部 %}",
        "{{ loop.index }}. {{ 自评.名称 }}{% if not loop.last %}；{% else %}。{% endif %}",
        "{%p if 自评.扣分 %}",
        "扣分{{ 自评.扣分|length }}项",
        "{%p endif %}",
        "{%p endfor %}",
    ),
    "rows": drawn(table(("名称", "指标", "得分"), *_ROWS)),
    "vm": drawn(
        table(
            ("{%tr for 自评 in 全部 %}",),
            ("{% vm %}{{ 单位 }}", "{{ 自评.名称 }}", "{{ 自评.总得分 }}"),
            ("{%tr endfor %}",),
        )
    ),
    "cellbg": drawn(
        table(
            ("{%tr for 行 in 全部[0].指标 %}",),
            ("{% cellbg 'FF0000' if 行.缺原因 else 'FFFFFF' %}{{ 行.三级指标 }}", "{{ 行.得分 }}"),
            ("{%tr endfor %}",),
        )
    ),
    "runs": drawn(_styled),
    "split runs": drawn(_split_runs),
    "header and footer": drawn(_headed),
    "white space": lines("甲{%- if 待定数 -%}", "乙", "{%- endif -%}", "丙"),
    "comment": lines("{# 不出现 #}{{ 单位 }}", "{#p 整段不出现 #}", "末"),
    "filters": lines('{{ 年度|default("无") }}', "{{ 单位 ~ 年度 }}", "{{ (单位|upper)[:2] }}"),
    "quotes": lines("{% if 年度 == “2024” %}是{% else %}否{% endif %}"),
    "braces": lines("{_{ 不是标签 }_} {{ 单位 }}"),
    "set": lines("{% set 首 = 全部[0] %}{{ 首.名称 }}"),
    "columns": drawn(
        table(
            ("{%tc for 自评 in 全部 %}", "{{ 自评.名称 }}", "{%tc endfor %}"),
            ("{%tc for 自评 in 全部 %}", "{{ 自评.总得分 }}", "{%tc endfor %}"),
        )
    ),
    "hm": drawn(
        table(
            ("{%tc for 自评 in 全部 %}", "{% hm %}{{ 单位 }}", "{%tc endfor %}"),
            ("{%tc for 自评 in 全部 %}", "{{ 自评.总得分 }}", "{%tc endfor %}"),
        )
    ),
    "colspan": drawn(
        table(("{% colspan 全部|length %}{{ 单位 }}", ""), ("{{ 年度 }}", "{{ 标记 }}"))
    ),
}
LEFT = {"columns": ("按列循环",), "hm": ("按列循环", "横向合并"), "colspan": ("动态跨列",)}
CORPUS_NAMES = pytest.mark.parametrize("name", CORPUS)
HOSTILE = "甲 & <w:p> ]]> \"乙\" '丙' {{ 单位 }} =cmd"


@CORPUS_NAMES
def test_the_same_xml_as_docxtpl(name: str) -> None:
    template = CORPUS[name]
    ours = compile_template(template, "模板.docx").render(small())
    theirs = by_docxtpl(template, small())
    assert c14n(ours) == c14n(theirs)
    for part in ZipFile(io.BytesIO(template)).namelist():
        if part.startswith(("word/header", "word/footer")):
            assert c14n(ours, part) == c14n(theirs, part)


@CORPUS_NAMES
def test_the_same_xml_as_docxtpl_where_texts_need_escaping(name: str) -> None:
    year = replace(small(), 单位=HOSTILE, 标记=HOSTILE, 报告标题="第一行\n第二行")
    ours = compile_template(CORPUS[name], "模板.docx").render(year)
    assert c14n(ours) == c14n(by_docxtpl(CORPUS[name], year))


@CORPUS_NAMES
def test_what_docxtpl_does_afterwards_is_left_to_it_and_told(name: str) -> None:
    assert compile_template(CORPUS[name], "模板.docx").left_to_docxtpl == LEFT.get(name, ())


@CORPUS_NAMES
def test_the_same_bytes_every_time(name: str) -> None:
    first, second = (compile_template(CORPUS[name], "模板.docx") for _ in range(2))
    assert first.render(small()) == first.render(small()) == second.render(small())


def test_levels_of_merged_cells() -> None:
    template = table(
        ("{%tr for 行 in 全部[0].指标 %}",),
        (
            "{% vm 行.一级指标 %}{{ 行.一级指标 }}",
            "{% vm 行.一级指标, 行.二级指标 %}{{ 行.二级指标 }}",
            "{{ 行.三级指标 }}",
        ),
        ("{%tr endfor %}",),
    )
    made = docx.Document(io.BytesIO(compile_template(drawn(template), "t").render(full())))
    form = full().全部[0]
    rows = made.tables[0].rows
    read = [tuple(cell.text for cell in row.cells) for row in rows]
    assert read == [(row.一级指标, row.二级指标, row.三级指标) for row in form.指标]
    merges = [[cell._tc.vMerge for cell in row.cells] for row in rows]
    assert merges[0][:2] == ["restart", "restart"]
    tops = [row._tr.tc_lst[0].vMerge for row in rows]
    assert tops.count("restart") == len(dict.fromkeys(row.一级指标 for row in form.指标))
    assert tops.count("continue") == len(form.指标) - tops.count("restart")


def test_hostile_texts_are_text_only() -> None:
    year = replace(small(), 单位=HOSTILE)
    template = lines("{{ 单位 }}", "{{ 单位|lower }}")
    assert texts(compile_template(template, "t").render(year)) == [HOSTILE, HOSTILE.lower()]


def test_control_characters_and_line_breaks_keep_the_document_whole() -> None:
    year = replace(small(), 单位="甲\x00\x08乙\n丙\t丁\ud800")
    made = compile_template(lines("{{ 单位 }}", "{{ 单位 ~ '' }}"), "t").render(year)
    assert "甲乙" in "".join(texts(made))
    assert c14n(made).count("<w:br>") == 2


def test_a_text_in_an_attribute_stays_in_it() -> None:
    year = replace(small(), 单位='"><w:p/>&\n二')
    template = changed(
        lines("甲"),
        {"word/document.xml": lambda xml: xml.replace("<w:p>", '<w:p w:rsidR="{{ 单位 }}">', 1)},
    )
    xml = c14n(compile_template(template, "t").render(year))
    assert 'w:rsidR="”>&lt;w:p/>&amp; 二"' in xml


def test_properties_are_filled_too() -> None:
    def draw(document: Document) -> None:
        document.core_properties.title = "{{ 单位 }}"

    template = drawn(draw)
    year = replace(small(), 单位="甲 & 乙\n丙")
    made = compile_template(template, "t").render(year)
    assert docx.Document(io.BytesIO(made)).core_properties.title == "甲 & 乙 丙"


def test_repeated_drawings_get_ids_of_their_own() -> None:
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/'
        '2006/wordprocessingDrawing"><wp:docPr id="7" name="图"/></wp:inline></w:drawing></w:r>'
        "</w:p>"
    )
    template = changed(
        lines("{%p for 自评 in 全部 %}", "图", "{%p endfor %}"),
        {
            "word/document.xml": lambda xml: xml.replace(
                "<w:p><w:r><w:t>图</w:t></w:r></w:p>", drawing
            )
        },
    )
    ours = c14n(compile_template(template, "t").render(small()))
    assert ours == c14n(by_docxtpl(template, small()))
    assert 'id="1002"' in ours


def test_parts_without_tags_are_left_as_they_are() -> None:
    template = lines("{{ 单位 }}")
    made = ZipFile(io.BytesIO(compile_template(template, "t").render(small())))
    given = ZipFile(io.BytesIO(template))
    assert made.namelist() == given.namelist()
    for name in made.namelist():
        if name != "word/document.xml":
            assert made.read(name) == given.read(name)


def test_a_word_template_becomes_a_document() -> None:
    template = changed(
        lines("{{ 单位 }}"),
        {"[Content_Types].xml": lambda xml: xml.replace("document.main+xml", "template.main+xml")},
    )
    made = compile_template(template, "t.dotx").render(small())
    assert docx.Document(io.BytesIO(made)).paragraphs[0].text == small().单位


def test_a_calculation_that_fails_is_told_without_a_traceback() -> None:
    template = compile_template(lines("{{ 1 / (待定数 - 待定数) }}"), "模板.docx")
    with pytest.raises(TemplateError, match="填写时出错"):
        template.render(small())


def test_an_item_that_is_not_there_is_told() -> None:
    template = compile_template(lines("{{ 项目[99].名称 }}"), "模板.docx")
    with pytest.raises(TemplateError, match="填写时出错"):
        template.render(small())


def test_a_file_that_is_not_there_is_told(tmp_path) -> None:
    with pytest.raises(InputError, match="打不开"):
        read_template(tmp_path / "无.docx")
