"""What OpenDocument texts and workbooks share."""

from lxml import etree

from evaltool.files.odf import Styles, Texts, count_of, name

TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def paragraph(inside: str) -> etree._Element:
    return etree.fromstring(f'<t:p xmlns:t="{TEXT}">{inside}</t:p>')


def line(inside: str, styles: Styles | None = None) -> str:
    return Texts(styles or Styles()).line(paragraph(inside))


def test_spaces_tabs_and_breaks_are_characters() -> None:
    assert line('甲<t:s t:c="3"/>乙<t:tab/>丙<t:line-break/>丁') == "甲   乙\t丙\n丁"
    assert line("第一\n行") == "第一 行"


def test_an_absurd_run_of_spaces_is_cut() -> None:
    assert len(line('甲<t:s t:c="999999999"/>乙')) < 2000


def test_spans_links_and_rubies_count_notes_do_not() -> None:
    inside = "<t:span>≥</t:span><t:a>95</t:a>%<t:note>脚注</t:note>"
    assert line(inside) == "≥95%"


def test_struck_and_hidden_text_is_left_out_and_counted() -> None:
    texts = Texts(Styles(left_out={"S": "struck", "H": "hidden"}))
    inside = '<t:span t:style-name="S">90</t:span>95<t:span t:style-name="H">内部</t:span>'
    assert texts.line(paragraph(inside)) == "95"
    assert texts.met == {"struck": 1, "hidden": 1}


def test_styles_are_learned_by_their_looks() -> None:
    space = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
    styles = Styles()
    styles.learn(
        etree.fromstring(
            f'<x xmlns:s="{space}" xmlns:t="{TEXT}">'
            '<s:style s:name="A"><s:text-properties s:text-line-through-style="solid"/></s:style>'
            '<s:style s:name="B"><s:text-properties s:text-line-through-style="none"/></s:style>'
            '<s:style s:name="C"><s:text-properties t:display="none"/></s:style></x>'
        )
    )
    assert styles.left_out == {"A": "struck", "C": "hidden"}


def test_counts_are_sane_whatever_the_attribute_says() -> None:
    for value, count in (("3", 3), ("0", 1), ("-2", 1), ("x", 1), ("９", 1)):
        node = etree.Element("x", {name("table", "c"): value})
        assert count_of(node, "table", "c") == count
    assert count_of(etree.Element("x"), "table", "c") == 1
