"""Files made to harm: each is refused at once, with a message, in little memory.

Every file is read by a process of its own, which tells the processor time it took and the most
memory it had.
"""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from evaltool.errors import InputError
from evaltool.files import pdf_preflight, read_file, rtf_check, text_check
from tests.files.packages import package, word
from tests.files.samples import opendocument
from tests.files.test_xlsx_cells import PARTS

MEMORY = 300 * 2**20
SECONDS = 5.0
"""Of processor time: far more than a refusal takes, far less than to follow such a file."""
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_READ = """
import resource, sys, time
from pathlib import Path
from evaltool.errors import InputError
from evaltool.files import read_file
began = time.process_time()
try:
    read_file(Path(sys.argv[1]))
    said = "READ"
except InputError as error:
    said = f"{error.what}|{error.remedy}"
usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
took = time.process_time() - began + usage[1].ru_utime + usage[1].ru_stime
memory = [one.ru_maxrss for one in usage]
status = Path("/proc/self/status")
if status.exists():  # what the process that started this one had counts as its own otherwise
    memory[0] = int(status.read_text().partition("VmHWM:")[2].split()[0])
print(took, max(memory) * 1024)
print(said)
"""


def sheet(rows: str, after: str = "", **parts: str) -> bytes:
    """A workbook of one sheet."""
    content = f"<worksheet {_MAIN}><sheetData>{rows}</sheetData>{after}</worksheet>"
    return package({**PARTS, "xl/w/s.xml": content, **parts})


def cell(place: str) -> str:
    return f'<c r="{place}"><v>1</v></c>'


def nested(depth: int) -> bytes:
    content = b"a,b\n"
    for number in range(depth):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr(f"{number}.zip" if number else "a.csv", content)
        content = stream.getvalue()
    return content


def plain_zip(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def sheets(count: int) -> bytes:
    tags = (f'<sheet name="s{n}" sheetId="{n + 1}" r:id="a"/>' for n in range(count))
    book = PARTS["xl/workbook.xml"].replace(
        '<sheet name="表" sheetId="1" r:id="a"/>', "".join(tags)
    )
    return package(
        {**PARTS, "xl/workbook.xml": book, "xl/w/s.xml": f"<worksheet {_MAIN}/>"},
    )


def table(cells: str) -> bytes:
    return opendocument("spreadsheet", f'<table:table table:name="a">{cells}</table:table>')


_ROW = '<table:table-row{}><table:table-cell{} office:value-type="string"><text:p>甲</text:p></table:table-cell></table:table-row>'  # noqa: E501
_PAGE = "<html><body><table>{}</table></body></html>"
_EXCEL_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>{}<Workbook '
    'xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>{}'
    "</Table></Worksheet></Workbook>"
)
_ENTITIES = '<!DOCTYPE a [<!ENTITY b "c">]>'
_WORD_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument '
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>'
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

HOSTILE: dict[str, Callable[[], bytes]] = {
    "a far cell.xlsx": lambda: sheet(f'<row r="1048576">{cell("XFD1048576")}</row>'),
    "a billion merged.xlsx": lambda: sheet(
        f'<row r="1">{cell("A1")}</row>', '<mergeCells><mergeCell ref="A1:XFD61035"/></mergeCells>'
    ),
    "wide rows.xlsx": lambda: sheet(f"<row>{'<c><v>1</v></c>' * 16384}</row>"),
    "two million values.xlsx": lambda: sheet(
        "".join(f"<row><c><v>{n}</v></c><c><v>7{n}</v></c></row>" for n in range(600_000))
    ),
    "millions of blanks.xlsx": lambda: sheet(
        "".join("<row>" + f"<c s='{n}'/>" * 12 + "</row>" for n in range(190_000))
    ),
    "one part for many sheets.xlsx": lambda: sheets(900),
    "many sheets.xlsx": lambda: sheets(50_000),
    "entities.xlsx": lambda: package({**PARTS, "xl/w/s.xml": f"{_ENTITIES}<a>&b;</a>"}),
    "bomb.xlsx": lambda: package({**PARTS, "xl/w/s.xml": " " * 90_000_000}),
    "deep.docx": lambda: word("<w:tbl><w:tr><w:tc>" * 9000 + "</w:tc></w:tr></w:tbl>" * 9000),
    "a hundred thousand tables.docx": lambda: word(
        "<w:tbl><w:tr><w:tc>" * 100_000 + "</w:tc></w:tr></w:tbl>" * 100_000
    ),
    "a billion columns.docx": lambda: word(
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='1000000000'/></w:tcPr></w:tc></w:tr></w:tbl>"
    ),
    "gzip.docx": lambda: gzip.compress(b"a" * 10_000_000),
    "names.docx": lambda: package({"../../etc/passwd": "x", **PARTS}),
    "names.odt": lambda: package({"mimetype": "opendocument.text", "..\\x.xml": "<a/>"}),
    "names.zip": lambda: plain_zip(**{"../../a.csv": b"a,b"}),
    "bomb.zip": lambda: plain_zip(**{"a.csv": b"0," * 30_000_000}),
    "zip in zip.zip": lambda: nested(9),
    "thousands of files.zip": lambda: plain_zip(**{f"{n}.csv": b"a,b" for n in range(2500)}),
    "bomb.odt": lambda: package({"mimetype": "opendocument.text", "content.xml": " " * 90_000_000}),
    "entities.odt": lambda: package(
        {"mimetype": "opendocument.text", "content.xml": f"{_ENTITIES}<a>&b;</a>"}
    ),
    "a billion columns.ods": lambda: table(
        _ROW.format("", ' table:number-columns-repeated="1000000000"')
    ),
    "a billion rows.ods": lambda: table(
        _ROW.format(' table:number-rows-repeated="1000000000"', "")
    ),
    "a billion spanned.odt": lambda: opendocument(
        "text",
        "<table:table><table:table-row><table:table-cell table:number-columns-spanned="
        "'1000000000'><text:p>甲</text:p></table:table-cell></table:table-row></table:table>",
    ),
    "deep.ods": lambda: table("<table:table-row><table:table-cell>" * 5000),
    "a million divs.html": lambda: b"<html><body>" + b"<div>" * 1_000_000,
    "a billion spanned.xls": lambda: _PAGE.format(
        "<tr><td colspan=1000000000 rowspan=1000000000>甲</td></tr>"
    ).encode(),
    "rows that span rows.xls": lambda: _PAGE.format(
        f"<tr>{'<td rowspan=60000 colspan=1000>甲</td>' * 1000}</tr>"
    ).encode(),
    "tables in tables.html": lambda: b"<html><body>" + b"<table><tr><td>" * 200_000,
    "parts.mht": lambda: (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
        + b"--x\r\nContent-Type: text/html\r\n\r\n<p>a</p>\r\n" * 100_000
    ),
    "far.xml": lambda: _EXCEL_2003.format(
        "", '<Row ss:Index="1000000000"><Cell><Data ss:Type="String">a</Data></Cell></Row>'
    ).encode(),
    "entities.xml": lambda: _EXCEL_2003.format(_ENTITIES, "&b;").encode(),
    "deep.xml": lambda: _WORD_2003.encode() + b"<w:tbl><w:tr><w:tc>" * 100_000,
    "an endless line.csv": lambda: b"a" * 33_000_000,
    "more than an endless line.csv": lambda: b"a" * 70_000_000,
    "commas.csv": lambda: b"," * 30_000_000,
    "an open quote.csv": lambda: b'"' + b"a,b\n" * 5_000_000,
    "lines.csv": lambda: b"1\n" * 14_000_000,
    "nothing.csv": lambda: b"\x00" * 30_000_000,
    "nothing inside.csv": lambda: b"a,b\n" + b"\x00" * 30_000_000,
    "braces.rtf": lambda: b"{\\rtf1" + b"{" * 2_000_000,
    "longer than itself.rtf": lambda: b"{\\rtf1 \\bin999999999 a}",
    "a ring.xls": lambda: _OLE + b"\x00" * 22 + b"\x09\x00\x06\x00" + b"\x00" * 4000,
    "all ones.doc": lambda: _OLE + b"\xff" * 2_000_000,
    "objects.pdf": lambda: b"%PDF-1.7\n" + b"0 0 obj\n" * 1_000_000,
    "deep.pdf": lambda: b"%PDF-1.7\n1 0 obj\n" + b"[" * 1_000_000,
}  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="其他系统才能量取内存")
@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_at_once(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name]())
    command = [sys.executable, "-c", _READ, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    figures, said = done.stdout.splitlines()
    took, memory = map(float, figures.split())
    what, _, remedy = said.partition("|")
    assert what, said
    assert remedy, said
    assert memory < MEMORY
    assert took < SECONDS


def refused(tmp_path: Path, name: str, data: bytes) -> str:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_file(path)
    return caught.value.what


def test_a_text_has_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_check, "MAX_LINE", 2**20)
    assert "一行" in refused(tmp_path, "a.csv", b"a\n" + b"b" * (2**20 + 2))
    monkeypatch.setattr(text_check, "MAX_FIELDS", 3)
    assert "超过3个" in refused(tmp_path, "a.csv", b"a,b\nc,d\n")
    monkeypatch.setattr(text_check, "MAX_TEXT", 5)
    assert "上限" in refused(tmp_path, "a.csv", b"a,b\nc\n")


def test_lines_may_be_many_and_end_as_they_like() -> None:
    long = b"x" * (text_check.MAX_LINE - 1)
    for end in (b"\n", b"\r\n", b"\r"):
        text_check.check_text(end.join([long, long, long]), "a.csv")


def test_a_rich_text_may_nest_and_quote_braces() -> None:
    fine = b"{\\rtf1" + b"\\{" * 5000 + b"{a}" * 5000 + b"\\bin3 abc}"
    assert rtf_check.refusal_of_rtf(fine, "a.rtf") is None


def test_streams_of_a_pdf_are_measured_together(monkeypatch: pytest.MonkeyPatch) -> None:
    import zlib

    packed = zlib.compress(b"0 0 m 1 1 l S " * 1000)
    one = b"1 0 obj << /Filter /FlateDecode >> stream\n" + packed + b"endstream endobj\n"
    picture = one.replace(b"/Filter", b"/Subtype /Image /Filter")
    unpacked = one.replace(packed, b"not packed")
    data = b"%PDF-1.7\n" + one * 3 + picture * 9 + unpacked
    pdf_preflight.check_bytes(data, "a.pdf")
    monkeypatch.setattr(pdf_preflight, "MAX_UNPACKED", 30_000)
    with pytest.raises(InputError, match="解压后"):
        pdf_preflight.check_bytes(data, "a.pdf")
