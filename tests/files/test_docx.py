"""Word tables -> grids, with everything that Word wraps around a cell."""

from pathlib import Path

import pytest
from lxml import etree

from evaltool.errors import InputError
from evaltool.files import FileRead, Grid, read_file
from evaltool.files.docx import without_looks
from evaltool.files.docx_names import NAMESPACES, Names
from evaltool.files.docx_scan import scan
from evaltool.files.docx_walk import walk
from evaltool.files.package import open_package
from tests.files.packages import W, p, package, tbl, tc, tr, word

DECLARED = Path(__file__).parent.parent / "data" / "declaration" / "申报表.docx"
GO_ON, BEGIN = "<w:vMerge/>", '<w:vMerge w:val="restart"/>'


def read(tmp_path: Path, body: str) -> FileRead:
    path = tmp_path / "表.docx"
    path.write_bytes(word(body))
    return read_file(path)


def drawn(grid: Grid) -> list[tuple[int, int, str, int, int]]:
    return [(c.row, c.column, c.text, c.row_span, c.column_span) for c in grid.cells]


def texts(result: FileRead, table: int = 0) -> list[str]:
    return [cell.text for cell in result.grids[table].cells]


def run(text: str, properties: str) -> str:
    marked = f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"
    return f"<w:p>{marked}<w:r><w:t>留</w:t></w:r></w:p>"


class TestMerges:
    def test_spans_in_both_directions(self, tmp_path: Path) -> None:
        body = tbl(
            tr(tc("甲", '<w:gridSpan w:val="2"/>'), "乙"),
            tr(tc("丙", BEGIN), "丁", "戊"),
            tr(tc("", GO_ON), "己", "庚"),
        )
        assert drawn(read(tmp_path, body).grids[0]) == [
            (1, 1, "甲", 1, 2),
            (1, 3, "乙", 1, 1),
            (2, 1, "丙", 2, 1),
            (2, 2, "丁", 1, 1),
            (2, 3, "戊", 1, 1),
            (3, 2, "己", 1, 1),
            (3, 3, "庚", 1, 1),
        ]

    def test_a_merge_without_a_beginning_keeps_its_text(self, tmp_path: Path) -> None:
        assert texts(read(tmp_path, tbl(tr(tc("孤", GO_ON), "乙")))) == ["孤", "乙"]

    def test_columns_left_out_before_a_row(self, tmp_path: Path) -> None:
        body = tbl(tr("甲", "乙"), tr("丙", properties='<w:gridBefore w:val="1"/>'))
        assert drawn(read(tmp_path, body).grids[0])[2] == (2, 2, "丙", 1, 1)

    def test_old_properties_of_a_tracked_change_do_not_count(self, tmp_path: Path) -> None:
        old = '<w:tcPrChange w:id="1"><w:tcPr><w:gridSpan w:val="3"/></w:tcPr></w:tcPrChange>'
        assert drawn(read(tmp_path, tbl(tr(tc("甲", old), "乙"))).grids[0])[1][1] == 2

    @pytest.mark.parametrize("span", ["100000", "99999999999999999999"])
    def test_an_absurd_span_is_refused(self, tmp_path: Path, span: str) -> None:
        with pytest.raises(InputError, match="横跨"):
            read(tmp_path, tbl(tr(tc("甲", f'<w:gridSpan w:val="{span}"/>'))))

    def test_many_wide_rows_are_refused(self, tmp_path: Path) -> None:
        wide = tr(tc("甲", '<w:gridSpan w:val="1000"/>'))
        with pytest.raises(InputError, match="格子"):
            read(tmp_path, tbl(wide * 2100))


class TestWhatWordWrapsAroundText:
    def test_content_controls_around_rows_cells_paragraphs_and_runs(self, tmp_path: Path) -> None:
        def control(inside: str) -> str:
            return (
                f"<w:sdt><w:sdtPr><w:tag/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
            )

        cell = f"<w:tc>{control(p('段'))}</w:tc>"
        inline = f"<w:tc><w:p>{control('<w:r><w:t>字</w:t></w:r>')}</w:p></w:tc>"
        body = tbl(control(tr("行", control(tc("格")))), tr(cell, inline))
        assert texts(read(tmp_path, body)) == ["行", "格", "段", "字"]
        assert texts(read(tmp_path, control(body))) == ["行", "格", "段", "字"]

    def test_tracked_changes(self, tmp_path: Path) -> None:
        cell = (
            '<w:tc><w:p><w:ins w:id="1"><w:r><w:t>新</w:t></w:r></w:ins>'
            '<w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del>'
            '<w:moveFrom w:id="3"><w:r><w:t>移走</w:t></w:r></w:moveFrom>'
            '<w:moveTo w:id="4"><w:r><w:t>移来</w:t></w:r></w:moveTo></w:p></w:tc>'
        )
        rows = (
            tr("删", "行", properties='<w:del w:id="5"/>'),
            tr("增", "行", properties='<w:ins w:id="6"/>'),
        )
        result = read(tmp_path, tbl(tr(cell, "乙"), *rows))
        assert texts(result) == ["新移来", "乙", "增", "行"]
        assert [item.code for item in result.findings] == ["files-deleted-text"]
        assert "3处" in result.findings[0].message

    @pytest.mark.parametrize(
        ("properties", "kept", "code"),
        [
            ("<w:strike/>", "留", ["files-struck-text"]),
            ("<w:dstrike/>", "留", ["files-struck-text"]),
            ("<w:vanish/>", "留", ["files-hidden-text"]),
            ('<w:strike w:val="0"/>', "去留", []),
            ('<w:vanish w:val="false"/>', "去留", []),
        ],
    )
    def test_struck_and_hidden_text(
        self, tmp_path: Path, properties: str, kept: str, code: list[str]
    ) -> None:
        result = read(tmp_path, tbl(tr(f"<w:tc>{run('去', properties)}</w:tc>")))
        assert texts(result) == [kept]
        assert [item.code for item in result.findings] == code

    def test_breaks_tabs_and_symbols(self, tmp_path: Path) -> None:
        cell = (
            '<w:tc><w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r>'
            '<w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:br w:type="page"/>'
            "<w:noBreakHyphen/><w:t>丁</w:t></w:r></w:p></w:tc>"
        )
        plain, walked = (
            cell,
            cell.replace("丁", '丁</w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t>'),
        )
        assert texts(read(tmp_path, tbl(tr(plain)))) == ["甲\n乙\t丙-丁"]
        assert texts(read(tmp_path, tbl(tr(walked)))) == ["甲\n乙\t丙-丁≥"]

    def test_paragraphs_of_a_cell_are_lines(self, tmp_path: Path) -> None:
        assert texts(read(tmp_path, tbl(tr(f"<w:tc>{p('一级')}{p('指标')}</w:tc>")))) == [
            "一级\n指标"
        ]

    def test_a_formula_is_text(self, tmp_path: Path) -> None:
        cell = "<w:tc><w:p><m:oMath><m:r><m:t>≥90%</m:t></m:r></m:oMath></w:p></w:tc>"
        assert texts(read(tmp_path, tbl(tr(cell)))) == ["≥90%"]

    def test_a_text_box_is_read_once(self, tmp_path: Path) -> None:
        box = f"<wps:txbx><w:txbxContent>{p('标题')}</w:txbxContent></wps:txbx>"
        old = f"<v:textbox><w:txbxContent>{p('标题')}</w:txbxContent></v:textbox>"
        both = (
            f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{box}</mc:Choice>'
            f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )
        result = read(tmp_path, both + tbl(tr(f"<w:tc>{both}</w:tc>", "乙")))
        assert result.grids[0].before == ("标题",)
        assert texts(result) == ["标题", "乙"]

    def test_a_table_in_a_cell_is_a_grid_of_its_own(self, tmp_path: Path) -> None:
        inner = tbl(tr("内一", "内二"))
        result = read(tmp_path, tbl(tr(f"<w:tc>{p('外')}{inner}{p('')}</w:tc>")) + tbl(tr("后")))
        assert [texts(result, index) for index in range(3)] == [["外"], ["内一", "内二"], ["后"]]
        assert [grid.table for grid in result.grids] == [1, 2, 3]

    def test_an_embedded_document_is_told(self, tmp_path: Path) -> None:
        result = read(tmp_path, tbl(tr("甲")) + '<w:altChunk r:id="x" xmlns:r="r"/>')
        assert [item.code for item in result.findings] == ["files-embedded-part"]


class TestLinesAroundTables:
    def test_before_and_after(self, tmp_path: Path) -> None:
        body = p("标题") + p("") + tbl(tr("甲")) + p("中") + tbl(tr("乙")) + p("后")
        first, second = read(tmp_path, body).grids
        assert (first.before, first.after) == (("标题",), ())
        assert (second.before, second.after) == (("中",), ("后",))
        assert (first.table, second.table) == (1, 2)

    def test_a_document_without_a_table_is_told(self, tmp_path: Path) -> None:
        result = read(tmp_path, p("只有文字"))
        assert result.grids[0].before == ("只有文字",)
        assert [item.code for item in result.findings] == ["files-no-table"]


class TestTwoWaysOfReading:
    def test_they_agree_on_the_declared_forms(self) -> None:
        content = open_package(DECLARED.read_bytes(), "表").read("word/document.xml")
        names = Names(NAMESPACES[0])
        body = etree.fromstring(content).find(names("body"))
        assert body is not None
        flat = scan(body, names, "表")
        walked, met = walk(body, names, "表")
        assert flat == walked
        assert not met
        stripped = etree.fromstring(without_looks(content)).find(names("body"))
        assert stripped is not None
        assert scan(stripped, names, "表") == flat

    @pytest.mark.parametrize("name", ["sdt", "ins", "customXml"])
    def test_the_flat_one_gives_way_to_anything_unusual(self, name: str) -> None:
        body = etree.fromstring(f'<w:body xmlns:w="{W}">{tbl(tr("甲"))}<w:{name}/></w:body>')
        assert scan(body, Names(W), "表") is None

    def test_cell_looks_hidden_in_a_comment_are_left_alone(self) -> None:
        content = b"<a><!-- <w:tcMar> --><w:t>x</w:t></w:tcMar></a>"
        assert without_looks(content) == content
        unclosed = b"<a><w:tcMar><w:t>x</w:t></a>"
        assert without_looks(unclosed) == unclosed


class TestOtherPackages:
    def test_the_strict_namespace(self, tmp_path: Path) -> None:
        path = tmp_path / "表.docx"
        strict = word(tbl(tr("甲", "乙")))
        parts = {
            name: open_package(strict, "表").read(name).replace(W.encode(), NAMESPACES[1].encode())
            for name in open_package(strict, "表").names
        }
        path.write_bytes(package(parts))
        assert texts(read_file(path)) == ["甲", "乙"]

    def test_the_main_part_is_found_by_its_relationship(self, tmp_path: Path) -> None:
        path = tmp_path / "表.docx"
        original = open_package(word(tbl(tr("甲"))), "表")
        relations = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r" Target="/word/document2.xml" Type="http://schemas.openxmlformats.'
            'org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
        )
        path.write_bytes(
            package(
                {
                    "[Content_Types].xml": original.read("[Content_Types].xml"),
                    "_rels/.rels": relations,
                    "word/document2.xml": original.read("word/document.xml"),
                }
            )
        )
        assert texts(read_file(path)) == ["甲"]

    @pytest.mark.parametrize("document", ["<w:document", "<other/>", ""])
    def test_a_broken_document_is_refused(self, tmp_path: Path, document: str) -> None:
        path = tmp_path / "表.docx"
        types = open_package(word(""), "表").read("[Content_Types].xml")
        path.write_bytes(package({"[Content_Types].xml": types, "word/document.xml": document}))
        with pytest.raises(InputError, match="损坏"):
            read_file(path)
