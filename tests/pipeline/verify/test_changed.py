"""Whatever is changed in a document afterwards is found, with its place."""

import io
import json
import re
from pathlib import Path

import openpyxl
import pytest

from evaltool.cli.outcome import run_program
from evaltool.findings import Severity
from tests.files.packages import WORD_TYPES, W, p, package, word
from tests.pipeline.verify.making import (
    DOCUMENT,
    EVIDENCE,
    FORMS,
    REPORT,
    edited,
    errors,
    refused,
    repacked,
    run_of,
    sample_documents,
    with_body,
)
from tests.pipeline.verify.making import verified_at as verified

SPACE = 'xml:space="preserve"'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_documents(tmp_path_factory.mktemp("year"))


@pytest.fixture(params=["alone", "inputs"])
def root(request: pytest.FixtureRequest, folder: Path) -> Path | None:
    return None if request.param == "alone" else folder.parents[1]


def test_a_figure_in_a_cell(folder: Path, root: Path | None, tmp_path: Path) -> None:
    path = edited(folder / FORMS, tmp_path / FORMS, {">98.99<": ">99.99<"})
    ((kind, place, found, expected),) = errors(verified(path, root))
    assert (kind, found, expected) == ("figure", "99.99", "98.99")
    assert "“区人大会议费”" in place
    assert "总分" in place


def test_a_sentence_with_a_figure(folder: Path, root: Path | None, tmp_path: Path) -> None:
    run = run_of(folder / REPORT, "98.48分")
    path = edited(folder / REPORT, tmp_path / REPORT, {run: run.replace("98.48", "９8.48")})
    (found,) = errors(verified(path, root))
    assert "９8.48" in (found[2] or "")
    assert "98.48" in (found[3] or "")
    assert "“" in found[1]


@pytest.mark.parametrize("digit", ["９", "৭", "⑨", "九", "g"])
def test_a_digit_in_another_guise(
    folder: Path, root: Path | None, tmp_path: Path, digit: str
) -> None:
    path = edited(folder / FORMS, tmp_path / FORMS, {">98.99<": f">98.9{digit}<"})
    assert errors(verified(path, root))[0][2:] == (f"98.9{digit}", "98.99")


def test_two_swapped_cells(folder: Path, root: Path | None, tmp_path: Path) -> None:
    texts = {">9.78<": ">x<", ">98.99<": ">9.78<", ">x<": ">98.99<"}
    path = edited(folder / FORMS, tmp_path / FORMS, texts)
    assert [each[2:] for each in errors(verified(path, root))] == [
        ("98.99", "9.78"),
        ("9.78", "98.99"),
    ]


def test_a_row_taken_out(folder: Path, root: Path | None, tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        rows = parts[DOCUMENT].decode().split("<w:tr>")
        (at,) = [at for at, row in enumerate(rows) if "会期" in row][:1]
        parts[DOCUMENT] = "<w:tr>".join([*rows[:at], *rows[at + 1 :]]).encode()

    path = repacked(folder / FORMS, tmp_path / FORMS, change)
    (found,) = errors(verified(path, root))
    assert found[0] == "missing"
    assert "会期" in (found[3] or "")


def test_words_alone_are_told_and_pass(folder: Path, root: Path | None, tmp_path: Path) -> None:
    path = with_body(folder / REPORT, tmp_path / REPORT, p("以上情况，请予审核。"))
    done = verified(path, root)
    assert done.equal
    (told,) = done.differences
    assert (told.severity, told.found) == (Severity.WARNING, "以上情况，请予审核。")


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t {SPACE}>{text}</w:t></w:r>"


BOX = (
    '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox>'
    f"<w:txbxContent>{p('99.99')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
ADDED = {
    "a paragraph": p("总分99.99分。"),
    "a text box": BOX,
    "hidden text": f"<w:p>{run('99.99', '<w:vanish/>')}</w:p>",
    "white text": f"<w:p>{run('无', '<w:color w:val=&quot;FFFFFF&quot;/>')}</w:p>".replace(
        "&quot;", '"'
    ),
    "a tracked insertion": f'<w:p><w:ins w:id="1" w:author="某">{run("99.99")}</w:ins></w:p>',
    "a tracked deletion": (
        '<w:p><w:del w:id="1" w:author="某"><w:r><w:delText>99.99</w:delText></w:r></w:del></w:p>'
    ),
    "a table": f"<w:tbl><w:tr><w:tc>{p('99.99')}</w:tc></w:tr></w:tbl>",
    "a field": '<w:p><w:fldSimple w:instr=" = 90+9 "><w:r><w:t>99</w:t></w:r></w:fldSimple></w:p>',
    "a page number that is none": (
        '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>99.99分</w:t></w:r></w:fldSimple></w:p>'
    ),
    "a page number that is a figure": (
        f"<w:p>{run('总分')}"
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>99</w:t></w:r></w:fldSimple></w:p>'
    ),
    "a field filled in later": (
        '<w:p><w:fldSimple w:instr=" DOCPROPERTY a "><w:r><w:t>无</w:t></w:r></w:fldSimple></w:p>'
    ),
    "a shape over the text": (
        '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:rect/></w:pict></w:r></w:p>'
    ),
    "a score in words": p("复核总分为九十九分。"),
    "a content control": (f"<w:sdt><w:sdtContent><w:p>{run('99.99')}</w:p></w:sdtContent></w:sdt>"),
    "a picture": (
        '<w:p><w:r><w:drawing><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/'
        '2006/picture"/></w:drawing></w:r></w:p>'
    ),
}


@pytest.mark.parametrize("what", ADDED)
def test_what_was_put_in(folder: Path, root: Path | None, tmp_path: Path, what: str) -> None:
    path = with_body(folder / REPORT, tmp_path / REPORT, ADDED[what])
    assert errors(verified(path, root)), what


@pytest.mark.parametrize(
    ("name", "xml"),
    [
        ("word/comments.xml", f'<w:comments xmlns:w="{W}"><w:comment>{p("99分")}</w:comment>'),
        ("word/footnotes.xml", f'<w:footnotes xmlns:w="{W}"><w:footnote>{p("99分")}</w:footnote>'),
        ("word/header9.xml", f'<w:hdr xmlns:w="{W}">{p("总分99")}'),
    ],
)
def test_figures_in_other_parts(
    folder: Path, root: Path | None, tmp_path: Path, name: str, xml: str
) -> None:
    closing = {"com": "</w:comments>", "foo": "</w:footnotes>", "hea": "</w:hdr>"}[name[5:8]]
    path = repacked(
        folder / FORMS,
        tmp_path / FORMS,
        lambda parts: parts.update({name: (xml + closing).encode()}),
    )
    assert any("99" in (found or "") for _, _, found, _ in errors(verified(path, root)))


def test_a_figure_hidden_where_it_stands(folder: Path, root: Path | None, tmp_path: Path) -> None:
    shown = run_of(folder / REPORT, "98.48分")
    hidden = shown.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    path = edited(folder / REPORT, tmp_path / REPORT, {shown: hidden})
    assert [each[0] for each in errors(verified(path, root))] == ["concealed"]


def test_a_chart_drawn_otherwise(folder: Path, root: Path | None, tmp_path: Path) -> None:
    texts = {"<c:v>97.75</c:v>": "<c:v>99.75</c:v>"}
    path = edited(folder / REPORT, tmp_path / REPORT, texts, "word/charts/chart1.xml")
    ((kind, place, found, expected),) = errors(verified(path, root))
    assert (kind, found, expected) == ("chart", "99.75", "97.75")
    assert place == "第1个图“预算执行率”“2.区人大会议费”"


CACHED = '<c:pt idx="0"><c:v>99.9</c:v></c:pt>'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "<c:chart>",
            f"<c:chart><c:title><c:tx><c:strRef>{CACHED}</c:strRef></c:tx></c:title>",
        ),
        ("</c:ser>", f"<c:extLst><c:ext>{CACHED}</c:ext></c:extLst></c:ser>"),
        ("<c:numCache>", '<c:numCache><c:formatCode>"99.9"</c:formatCode>'),
        ("<c:scaling>", '<c:scaling><c:min val="90"/>'),
    ],
)
def test_what_a_chart_prints_besides(
    folder: Path, root: Path | None, tmp_path: Path, old: str, new: str
) -> None:
    path = repacked(folder / REPORT, tmp_path / REPORT, lambda parts: _all(parts, old, new))
    assert "chart" in [each[0] for each in errors(verified(path, root))]


def _all(parts: dict[str, bytes], old: str, new: str) -> None:
    name = "word/charts/chart1.xml"
    assert old in parts[name].decode()
    parts[name] = parts[name].decode().replace(old, new).encode()


def test_a_page_header_that_is_not_shown(folder: Path, root: Path | None, tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        xml = re.sub("<w:headerReference[^>]*/>", "", parts[DOCUMENT].decode())
        parts[DOCUMENT] = xml.encode()

    path = repacked(folder / FORMS, tmp_path / FORMS, change)
    assert ("words", "页眉", None, "示例数据") in errors(verified(path, root))


def test_the_workbook_behind_a_chart(folder: Path, root: Path | None, tmp_path: Path) -> None:
    name = "word/embeddings/Microsoft_Excel_Sheet1.xlsx"

    def change(parts: dict[str, bytes]) -> None:
        book = openpyxl.load_workbook(io.BytesIO(parts[name]))
        book.worksheets[0]["C3"] = 12.5
        saved = io.BytesIO()
        book.save(saved)
        parts[name] = saved.getvalue()

    found = errors(verified(repacked(folder / REPORT, tmp_path / REPORT, change), root))
    assert [(kind, place, said) for kind, place, said, _ in found] == [
        ("chart", "第1个图的数据表“Sheet1”C3", "12.50")
    ]
    broken = repacked(
        folder / REPORT, tmp_path / "b.docx", lambda parts: parts.update({name: b"PK\3\4"})
    )
    assert [each[0] for each in errors(verified(broken, root))] == ["chart"]


def test_the_embedded_scores_changed(folder: Path, root: Path | None, tmp_path: Path) -> None:
    texts = {'"total": "98.99"': '"total": "99.99"'}
    path = edited(folder / REPORT, tmp_path / REPORT, texts, EVIDENCE)
    ((kind, place, found, expected),) = errors(verified(path, root))
    assert (kind, found, expected) == ("record", "99.99", "98.99")
    assert "区人大会议费" in place


def test_data_and_text_changed_alike_are_found_by_the_inputs(folder: Path, tmp_path: Path) -> None:
    """Alone such a forgery holds together; with the inputs it does not."""
    from evaltool.pipeline.verify.opening import open_word
    from evaltool.report.record.codec import plain
    from evaltool.report.record.year import YearRecord

    record = open_word(folder / FORMS).record
    assert isinstance(record, YearRecord)
    held = json.dumps(plain(record), ensure_ascii=False, separators=(",", ":"))
    assert '"executed":"50.83"' in held
    texts = {'"executed":"50.83"': '"executed":"51.83"'}
    path = edited(folder / FORMS, tmp_path / FORMS, texts, EVIDENCE)
    found = errors(verified(path, folder.parents[1]))
    assert ("record", "51.83", "50.83") in [(kind, a, b) for kind, _, a, b in found]
    assert any("budget-2024.csv" in place for _, place, _, _ in found)


def test_evidence_taken_out(folder: Path, tmp_path: Path) -> None:
    path = repacked(folder / FORMS, tmp_path / FORMS, lambda parts: parts.pop(EVIDENCE))
    told = refused(path)
    assert told.what == "文件里没有来源记录"
    assert "--workspace" in told.remedy
    done = verified(path, folder.parents[1])
    assert done.equal
    assert [each.kind.value for each in done.differences] == ["evidence"]
    worse = edited(path, tmp_path / "worse.docx", {">98.99<": ">99.99<"})
    assert errors(verified(worse, folder.parents[1]))[0][2:] == ("99.99", "98.99")


@pytest.mark.parametrize(
    "texts",
    [
        {"<record": "<recorded", "</record>": "</recorded>"},
        {"</evidence>": ""},
        {'{"cases":[{': '{"cases":[{"more":1,'},
        {'{"cases":[': '{"cases":'},
        {'"kind":"count"': '"kind":"sum"'},
        {'"executed":"50.83"': '"executed":"NaN"'},
        {'"executed":"50.83"': '"executed":"1E+999999999"'},
    ],
)
def test_damaged_evidence(folder: Path, tmp_path: Path, texts: dict[str, str]) -> None:
    path = edited(folder / FORMS, tmp_path / FORMS, texts, EVIDENCE)
    assert "来源记录" in refused(path).what
    done = verified(path, folder.parents[1])
    assert [each[0] for each in errors(done)] == ["evidence"]


def test_documents_that_are_not_ours(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "其他.docx"
    other.write_bytes(word(p("会议通知")))
    assert "来源记录" in refused(other).what
    assert "看不出" in refused(other, folder.parents[1]).what
    plain = tmp_path / "说明.txt"
    plain.write_text("一、说明", "utf-8")
    assert refused(plain).what
    broken = tmp_path / "坏.docx"
    broken.write_bytes((folder / FORMS).read_bytes()[:5000])
    assert "损坏" in refused(broken).what


def test_a_reviewers_documents_are_not_ours(folder: Path, tmp_path: Path) -> None:
    assert run_program(["audit", str(folder / FORMS), "-o", str(tmp_path)]) == 0
    for name in ("复核意见.docx", "复核底稿.xlsx"):
        assert "看不出" in refused(tmp_path / name, folder.parents[1]).what
    assert "audit" in refused(tmp_path / "复核意见.docx").remedy
    page = tmp_path / "通知.html"
    page.write_text("<html><body><p>会议通知</p></body></html>", "utf-8")
    assert "看不出" in refused(page, folder.parents[1]).what


def test_hostile_packages_are_refused(folder: Path, tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.docx"
    bomb.write_bytes(
        package({"[Content_Types].xml": WORD_TYPES, DOCUMENT: "<a>" + " " * 30_000_000})
    )
    assert "拒绝" in refused(bomb).what
    entity = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    path = repacked(
        folder / FORMS,
        tmp_path / FORMS,
        lambda parts: parts.update({"customXml/item2.xml": entity.encode()}),
    )
    assert "实体" in refused(path).what
