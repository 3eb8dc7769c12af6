"""The tags of the Word templates: widths and spans from the grid, faults at compile time."""

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined

from evaltool.errors import TemplateError
from evaltool.report.word.tags import WordTags


def rendered(template: str, parts: dict[str, str] | None = None, **context: object) -> str:
    loader = DictLoader({**(parts or {}), "t": template})
    environment = Environment(loader=loader, extensions=[WordTags], undefined=StrictUndefined)
    return environment.get_template("t").render(**context)


def test_a_paragraph() -> None:
    assert rendered('{% p "body" %}甲\n   乙{% endp %}') == (
        '<w:p><w:pPr><w:pStyle w:val="body"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">甲乙</w:t></w:r></w:p>'
    )


def test_a_table_gets_its_grid_widths_and_spans() -> None:
    xml = rendered(
        """{% table "25.4 50.8" %}
             {% row head %}{% cell "1-2" "th" %}头{% endcell %}{% endrow %}
             {% for text in texts %}
             {% row %}
               {% cell 1 "tc" merge=text %}{{ text }}{% endcell %}
               {% cell 2 "tl" merge="continue" %}{% endcell %}
             {% endrow %}
             {% endfor %}
           {% endtable %}""",
        texts=["restart"],
    )
    assert xml == (
        '<w:tbl><w:tblPr><w:tblStyle w:val="grid"/><w:tblW w:w="4320" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="1440"/><w:gridCol w:w="2880"/></w:tblGrid>'
        "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        '<w:tc><w:tcPr><w:tcW w:w="4320" w:type="dxa"/><w:gridSpan w:val="2"/>'
        '<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="th"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">头</w:t></w:r></w:p></w:tc></w:tr>'
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        '<w:tc><w:tcPr><w:tcW w:w="1440" w:type="dxa"/><w:vMerge w:val="restart"/>'
        '<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="tc"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">restart</w:t></w:r></w:p></w:tc>'
        '<w:tc><w:tcPr><w:tcW w:w="2880" w:type="dxa"/><w:vMerge w:val="continue"/>'
        '<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="tl"/></w:pPr>'
        "</w:p></w:tc></w:tr></w:tbl>"
    )


def test_rows_may_stand_in_a_part() -> None:
    templates = {
        "t": '{% table "25.4 50.8" %}\n  {% part "rows" %}\n{% endtable %}',
        "rows": '{% row %}{% part "cell" %}{% endrow %}\n',
        "cell": '{% cell 2 "tc" %}{{ text }}{% endcell %}',
    }
    xml = rendered(templates["t"], parts=templates, text="甲")
    assert '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="2880"' in xml
    assert "甲" in xml


def test_the_style_of_a_table_may_depend_on_the_view() -> None:
    template = '{% table "25.4" "form" if close else "wide" %}{% endtable %}'
    assert '<w:tblStyle w:val="form"/>' in rendered(template, close=True)
    assert '<w:tblStyle w:val="wide"/>' in rendered(template, close=False)


def test_a_tab_goes_to_the_next_stop() -> None:
    xml = rendered('{% p "fsign" %}a{% tab %}b{% br %}c{% endp %}')
    assert "a</w:t><w:tab/>" in xml
    assert "b</w:t><w:br/>" in xml


def test_a_run_and_a_blank_stand_inside_a_paragraph() -> None:
    xml = rendered('{% p "body" %}a{% run "strong" %}b{% endrun %}{% blank "原因" %}{% endp %}')
    assert '<w:rStyle w:val="strong"/></w:rPr><w:t xml:space="preserve">b</w:t>' in xml
    assert (
        '<w:rStyle w:val="blank"/></w:rPr><w:t xml:space="preserve">【待补充：原因】</w:t>' in xml
    )
    assert xml.count("<w:r>") == xml.count("</w:r>") == 5


@pytest.mark.parametrize("columns", ["3", '"2-3"', '"2-1"', "0"])
def test_a_cell_outside_the_grid_is_an_error_of_the_template(columns: str) -> None:
    template = f'\n{{% table "10 10" %}}{{% row %}}{{% cell {columns} "tc" %}}{{% endcell %}}'
    with pytest.raises(TemplateError) as caught:
        rendered(template + "{% endrow %}{% endtable %}")
    assert caught.value.place == "模板 t 第2行"


def test_a_cell_outside_a_table_is_an_error_of_the_template() -> None:
    with pytest.raises(TemplateError):
        rendered('{% cell 1 "tc" %}{% endcell %}')


def test_a_marked_paragraph_and_its_page_number() -> None:
    assert '<w:bookmarkStart w:id="3" w:name="_Toc3"/>' in rendered(
        '{% p "h1" mark=3 %}甲{% endp %}'
    )
    page = rendered('{% p "toc" %}甲{% tab %}{% page number %}{% endp %}', number=3)
    assert " PAGEREF _Toc3 \\h </w:instrText>" in page
    assert page.count("w:fldCharType") == 3
