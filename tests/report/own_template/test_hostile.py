"""A hostile template is refused or does nothing."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from evaltool.errors import TemplateError
from evaltool.report.own_template import compile_template, package_check
from tests.report.own_template.making import changed, lines, small, texts

CODE = [
    "{{ ''.__class__.__mro__ }}",
    "{{ 单位.__class__ }}",
    "{{ 单位['__class__'] }}",
    "{{ 单位|attr('__class__') }}",
    "{{ 全部|map(attribute='__class__')|join }}",
    "{{ 全部|selectattr('__class__')|list|length }}",
    "{{ 全部|sum(attribute='__class__') }}",
    "{{ 全部|sort(attribute='__class__')|length }}",
    "{{ (全部|first).__class__ }}",
    "{{ [][0].__class__ }}",
    "{{ self }}",
    "{{ self._TemplateReference__context }}",
    "{{ lipsum.__globals__ }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ namespace() }}",
    "{{ 单位.format(1) }}",
    "{{ '{0.__class__}'.format(单位) }}",
    "{{ '%999999999d' % 1 }}",
    "{{ 'a' * 999999999 }}",
    "{{ 单位 * 999999999 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 单位|center(999999999) }}",
    "{{ 单位|replace('', 单位) }}",
    "{{ 单位|join(单位) }}",
    "{{ 单位|safe }}",
    "{{ 单位|xmlattr }}",
    "{{ dict(a=1) }}",
    "{{ {'a': 1} }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% extends 'a' %}",
    "{% macro 宏() %}{{ 宏() }}{% endmacro %}{{ 宏() }}",
    "{% set 长 = 单位 ~ 单位 %}",
    "{% set 长 = 单位 + 单位 %}",
    "{% set 长 = [单位]|join %}",
    "{% for 甲 in 全部 recursive %}{{ loop(全部) }}{% endfor %}",
    "{% for _passes in 全部 %}{{ _passes.名称._x }}{% endfor %}",
    "{{ _passes }}",
    "{{ 单位|_counted }}",
    "{% filter upper %}{{ 单位 }}{% endfilter %}",
    "{% call 单位() %}{% endcall %}",
    "{% do 单位 %}",
    "{% for 甲 in ['<w:object/>'] %}{{ 甲 }}{% endfor %}",
    "{% set 甲 = '\\x3cw:object/>' %}{{ 甲 }}",
    "{% set 甲 = '&amp;' %}{{ 甲 }}",
    "{% debug %}",
    "{{ loop }}",
    "{% for 甲 in 全部 %}{{ loop.cycle('a') }}{% endfor %}",
    "{% for 甲 in 全部 %}{{ loop.__class__ }}{% endfor %}",
    "{% for 甲 in 全部 %}{{ loop['__init__'] }}{% endfor %}",
    "{% for 甲 in 全部 %}{{ loop.previtem.__class__ }}{% endfor %}",
]


@pytest.mark.parametrize("tag", CODE)
def test_code_is_refused_with_its_place(tag: str) -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(lines("甲", tag), "模板.docx")
    assert "第2段" in str(caught.value)


@pytest.mark.parametrize("tag", CODE)
def test_code_hidden_in_an_attribute_is_refused(tag: str) -> None:
    hidden = tag.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    template = changed(
        lines("{{ 标记 }}"),
        {"word/document.xml": lambda xml: xml.replace("<w:p>", f'<w:p w:rsidR="{hidden}">', 1)},
    )
    with pytest.raises(TemplateError):
        compile_template(template, "模板.docx")


def test_range_is_short() -> None:
    template = compile_template(lines("{% for 数 in range(100000) %}甲{% endfor %}"), "t")
    with pytest.raises(TemplateError, match="range"):
        template.render(small())


def test_loops_end() -> None:
    opening = "".join(f"{{% for 数{n} in range(1000) %}}" for n in range(4))
    template = compile_template(lines(f"{opening}{'{% endfor %}' * 4}"), "t")
    with pytest.raises(TemplateError, match="循环超过"):
        template.render(small())


def test_a_document_does_not_grow_without_end() -> None:
    opening = "".join(f"{{% for 数{n} in range(1000) %}}" for n in range(2))
    text = "很长的文字" * 20000
    template = compile_template(lines(f"{opening}{text}{'{% endfor %}' * 2}"), "t")
    with pytest.raises(TemplateError, match="过大"):
        template.render(small())


@pytest.mark.parametrize(
    "tag",
    [
        "".join(f"{{% for 数{n} in range(2) %}}" for n in range(30)) + "{% endfor %}" * 30,
        "{% if 1 %}" * 200 + "{% endif %}" * 200,
        "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
        "{{ " + "not " * 5000 + "1 }}",
        "{{ " + "9" * 10000 + " }}",
        "{{ 1" + "+1" * 20000 + " }}",
    ],
    ids=["loops", "conditions", "brackets", "not", "number", "sum"],
)
def test_depth_is_told_not_crashed_into(tag: str) -> None:
    with pytest.raises(TemplateError):
        compile_template(lines(tag), "t").render(small())


RELATIONSHIPS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _related(kind: str, target: str, *, external: bool = False) -> bytes:
    mode = ' TargetMode="External"' if external else ""
    entry = f'<Relationship Id="x1" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    return changed(
        lines("{{ 标记 }}"),
        {RELATIONSHIPS: lambda xml: xml.replace("</Relationships>", f"{entry}</Relationships>")},
    )


def _in_body(xml: str) -> bytes:
    return changed(
        lines("{{ 标记 }}"),
        {"word/document.xml": lambda old: old.replace("<w:body>", f"<w:body>{xml}", 1)},
    )


def _field(code: str) -> str:
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code[:2]}</w:instrText></w:r>"
        f"<w:r><w:instrText>{code[2:]}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


PACKAGES = {
    "remote picture": (_related("image", "http://x.example/a.png", external=True), "文件之外"),
    "network share": (_related("hyperlink", "file://///server/a", external=True), "文件之外"),
    "frame": (_related("frame", "http://x.example", external=True), "框架"),
    "ole": (_related("oleObject", "embeddings/a.doc"), "OLE"),
    "ole outside": (_related("oleObject", "http://x.example/a", external=True), "OLE"),
    "embedded": (_related("package", "embeddings/a.xlsx"), "嵌入"),
    "control": (_related("control", "activeX/activeX1.xml"), "ActiveX"),
    "sub-document": (_related("subDocument", "a.docx", external=True), "子文档"),
    "foreign chunk": (_related("aFChunk", "a.html"), "外部文档"),
    "mail merge": (_related("mailMergeSource", "a.mdb", external=True), "邮件合并"),
    "macro part": (_related("vbaProject", "vbaProject.bin"), "宏"),
    "object element": (_in_body("<w:p><w:r><w:object/></w:r></w:p>"), "OLE"),
    "chunk element": (_in_body("<w:altChunk/>"), "外部文档"),
    "dde": (_in_body(_field(' DDEAUTO c:\\\\windows "cmd"')), "DDEAUTO"),
    "include": (_in_body(_field("INCLUDEPICTURE http://x.example")), "INCLUDEPICTURE"),
    "simple field": (_in_body('<w:fldSimple w:instr=" LINK a "/>'), "LINK"),
    "field in a field": (
        _in_body(_field("PA").replace("<w:instrText></w:instrText>", _field("PAGE"))),
        "…",
    ),
    "tag in a field": (_in_body(_field("PAGE {{ 单位 }}")), "域代码"),
    "field that a condition makes": (
        changed(
            lines("{% if 1 %}{% endif %}"),
            {
                "word/document.xml": lambda xml: xml.replace(
                    "<w:body>", "<w:body>" + _field("PADDE c:"), 1
                )
            },
        ),
        "DDE",
    ),
    "tag in a reference": (
        _in_body('<w:p><w:r><w:fldChar w:fldCharType="{{ 1 }}"/></w:r></w:p>'),
        "引用",
    ),
    "picture from a tag": (
        _in_body('<a:b xmlns:a="urn:schemas-microsoft-com:vml" src="{{ 单位 }}"/>'),
        "网络",
    ),
    "another prefix": (
        _in_body('<a:b xmlns:a="urn:schemas-microsoft-com:vml" src=" HTTP://x.example"/>'),
        "网络",
    ),
    "open tag in an attribute": (_in_body('<w:p w:rsidR="{{ 单位"/>'), "不成对"),
    "add-in": (_related("webextensiontaskpanes", "a.xml"), "加载项"),
    "strict": (
        _in_body('<a:b xmlns:a="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'),
        "Strict",
    ),
    "remote vml": (
        _in_body(
            '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
            '<v:imagedata src="http://x.example/a.png"/></v:shape></w:pict></w:r></w:p>'
        ),
        "网络",
    ),
    "entities": (
        changed(
            lines("甲"),
            {"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><w:document>&b;</w:document>'},
        ),
        "DOCTYPE",
    ),
    "bomb": (changed(lines("甲"), {"word/media/a.xml": "<a>" + " " * 2**22 + "</a>"}), "炸弹"),
    "escape": (changed(lines("甲"), {"../a.xml": "<a/>"}), "文件之外"),
    "program": (changed(lines("甲"), {"word/a.exe": b"MZ"}), "a.exe"),
    "macros": (
        changed(
            lines("甲"),
            {
                "[Content_Types].xml": lambda xml: xml.replace(
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main",
                    "application/vnd.ms-word.document.macroEnabled.main",
                )
            },
        ),
        "宏",
    ),
    "not a document": (changed(lines("甲"), {"[Content_Types].xml": "<Types/>"}), "不是 Word"),
    "no package": (b"PK\x03\x04 nothing", "损坏"),
    "text": (b"hello", "损坏"),
}


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_that_could_act_is_refused(name: str) -> None:
    template, told = PACKAGES[name]
    with pytest.raises(TemplateError, match=told):
        compile_template(template, "模板.docx")


def test_a_large_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_check, "MAX_FILE", 100)
    with pytest.raises(TemplateError, match="超过"):
        compile_template(lines("甲"), "t")


def test_a_link_to_the_web_and_harmless_fields_may_stay() -> None:
    template = _related("hyperlink", "https://www.gov.cn", external=True)
    assert compile_template(template, "t").render(small())
    assert compile_template(_in_body(_field(" PAGE \\* MERGEFORMAT")), "t").render(small())


def test_the_parent_template_is_cut_off() -> None:
    settings = "word/_rels/settings.xml.rels"
    entry = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/attachedTemplate" '
        'Target="http://x.example/a.dotm" TargetMode="External"/></Relationships>'
    )
    template = changed(
        lines("{{ 标记 }}"),
        {
            settings: entry,
            "word/settings.xml": lambda xml: xml.replace(
                "<w:zoom", f'<w:attachedTemplate xmlns:r="{OFFICE}" r:id="rId1"/><w:zoom', 1
            ),
        },
    )
    compiled = compile_template(template, "t")
    assert compiled.notes == ("已去掉指向附加模板的链接",)
    made = zipfile.ZipFile(io.BytesIO(compiled.render(small())))
    assert b"attachedTemplate" not in made.read("word/settings.xml") + made.read(settings)


def test_tags_in_the_data_are_text() -> None:
    from dataclasses import replace

    year = replace(small(), 单位="{{ 年度 }}{% for %}{_{ a }_}")
    for template in (lines("{{ 单位 }}"), lines("{{ 单位 ~ '' }}")):
        assert texts(compile_template(template, "t").render(year)) == [year.单位]


def test_many_open_braces_take_no_time() -> None:
    began = time.process_time()
    with pytest.raises(TemplateError, match="不成对"):
        compile_template(lines(*["{"] * 3000), "t")
    with pytest.raises(TemplateError):
        compile_template(_in_body(f'<w:p w:rsidR="{"{{" * 200000}"/>'), "t")
    assert time.process_time() - began < 20


def test_many_cells_take_no_time() -> None:
    began = time.process_time()
    row = "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{{ 单位 }}</w:t></w:r></w:p></w:tc></w:tr>" * 3000
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{row}</w:tbl>"
    assert compile_template(_in_body(table), "t").tags == 3001
    assert time.process_time() - began < 20
