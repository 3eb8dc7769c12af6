"""PDFs read by a process of their own."""

from __future__ import annotations

import re
import sys
import time
import zlib

import pytest

from evaltool.errors import InputError
from evaltool.files import pdf, pdf_check, pdf_page, pdf_rulings, pdf_worker
from evaltool.files.grid import Grid
from evaltool.files.reader import read_grids
from tests.files.pdf_writing import Drawing, document, form, stream, written
from tests.files.samples import DECLARED, raw

TABLE = Drawing().table([50, 150, 400], 100, [["项目名称", "会议费"], ["指标", "8次"]])


def flat(grids: tuple[Grid, ...]) -> list[str]:
    texts: list[str] = []
    for grid in grids:
        texts += [*grid.before, *(cell.text for cell in grid.cells), *grid.after]
    return [bare for text in texts if (bare := re.sub(r"\s", "", text))]


def test_gives_every_text_of_the_same_word_document_in_order() -> None:
    ours = pdf.read(raw((DECLARED / "申报表.pdf").read_bytes()))
    assert flat(ours.grids) == flat(read_grids(DECLARED / "申报表.docx"))
    assert len(ours.grids) == 13
    assert ours.findings == ()


def test_lines_broken_by_the_layout_are_whole() -> None:
    grids = pdf.read(raw((DECLARED / "申报表.pdf").read_bytes())).grids
    texts = [cell.text for grid in grids for cell in grid.cells]
    assert "人员支出和公用经费支出保障时限：2024.1.1-2024.12.31" in texts
    assert any(text.endswith("主任会议正常召开，保障市人代会会议相关费用。") for text in texts)


def test_a_scan_is_told_as_such() -> None:
    image = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
    image += b" /ColorSpace /DeviceGray /Length 1 >>\nstream\n\x00\nendstream"
    scan = b"q 500 0 0 700 0 0 cm /X0 Do Q"
    with pytest.raises(InputError, match="扫描"):
        pdf.read(raw(document(scan, extra={1000: image})))
    mixed = pdf.read(raw(document(TABLE, scan, extra={1000: image})))
    assert [item.code for item in mixed.findings] == ["files-scanned-pages"]
    assert "第2页" in mixed.findings[0].message


def test_no_table_is_told() -> None:
    read = pdf.read(raw(document(Drawing().text(50, 100, "只有文字"))))
    assert [item.code for item in read.findings] == ["files-no-table"]


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"evaltool\[pdf\]"):
        pdf.read(raw(b"%PDF-"))


def test_fonts_without_meaning_are_told() -> None:
    page = Drawing()
    page.code.append("BT /F2 10 Tf 50 700 Td <00010002000300040005> Tj ET")
    data = document(page).replace(b"/Font << /F1 3 0 R >>", b"/Font << /F2 9 0 R >>")
    fonts = b"9 0 obj\n<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H"
    fonts += b" /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 1000"
    fonts += b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    fonts += b" /FontDescriptor << /Type /FontDescriptor /FontName /X /Flags 4 /Ascent 880"
    fonts += b" /Descent -120 /FontBBox [0 0 1000 1000] >> >>] >>\nendobj\n"
    at = data.index(b"xref\n")
    rest = data[at:].replace(b"trailer", f"9 1\n{at:010} 00000 n \ntrailer".encode())
    moved = rest.replace(f"\n{at}\n%%EOF".encode(), f"\n{at + len(fonts)}\n%%EOF".encode())
    with pytest.raises(InputError, match="字体"):
        pdf.read(raw(data[:at] + fonts + moved))


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7 \x00\xff" * 1000])
def test_damage_is_told(data: bytes) -> None:
    with pytest.raises(InputError, match="损坏"):
        pdf.read(raw(data))


def test_a_pdf_cut_short_never_crashes() -> None:
    data = (DECLARED / "申报表.pdf").read_bytes()
    for kept in (600, len(data) // 3, len(data) - 200):
        read = pdf_worker.answer(data[:kept], "a.pdf")
        assert "refused" in read or read["grids"]


def with_content(packed: bytes) -> bytes:
    content = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed)
    return document(TABLE, extra={11: content + packed + b"\nendstream"})


def test_a_page_that_is_damaged_is_told_in_part_or_whole() -> None:
    packed = zlib.compress("\n".join(TABLE.code).encode())
    read = pdf.read(raw(with_content(packed[:-2] + b"\x00\x01")))
    assert [item.code for item in read.findings] == ["files-partly-damaged"]
    assert len(read.grids[0].cells) == 4
    with pytest.raises(InputError, match="损坏") as caught:
        pdf.read(raw(with_content(packed[:60] + b"\xff" * 60 + packed[120:])))
    assert "第1页" in str(caught.value)


def test_a_password_is_told() -> None:
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [] /Count 0 >>",
        3: b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <"
        + b"41" * 32
        + b"> /U <"
        + b"42" * 32
        + b"> >>",
    }
    data = written(objects, "/Encrypt 3 0 R /ID [<00> <00>]")
    with pytest.raises(InputError, match="密码"):
        pdf.read(raw(data))


def many_pages() -> bytes:
    pages = dict.fromkeys(range(10, 20_010), b"<< /Type /Page /Parent 2 0 R >>")
    kids = b" ".join(b"%d 0 R" % number for number in pages)
    tree = b"<< /Type /Pages /Count 20000 /MediaBox [0 0 9 9] /Kids [" + kids + b"] >>"
    return written({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: tree, **pages})


def page_tree_in_a_circle() -> bytes:
    tree = b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>"
    return written({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: tree})


def deep_page_tree() -> bytes:
    nodes = {n: b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (n + 1) for n in range(2, 5000)}
    return written({1: b"<< /Type /Catalog /Pages 2 0 R >>", **nodes})


def form_that_draws_itself() -> bytes:
    own = form(b"/X0 Do", "/XObject << /X0 1000 0 R >>")
    return document(b"/X0 Do", extra={1000: own})


def forms_of_forms() -> bytes:
    extra = {
        1000 + n: form(b"/X0 Do " * 50, f"/XObject << /X0 {1001 + n} 0 R >>") for n in range(12)
    }
    return document(b"/X0 Do", extra={**extra, 1012: form(b"0 0 m 1 1 l S")})


def packed_twice() -> bytes:
    return document(b"", extra={11: stream(b"0 0 m 1 1 l S\n" * 20_000_000)})


def huge_page() -> bytes:
    return document(b"0 0 m 1 1 l S\n" * 2_000_000)


def lattice() -> bytes:
    page = Drawing()
    for at in range(0, 500, 4):
        page.line(0, at, 500, at).line(at, 0, at, 500)
    return document(page)


def many_strokes() -> bytes:
    return document(b"".join(b"%d 0 m %d 9 l S\n" % (n % 500, n % 500) for n in range(30_000)))


HOSTILE = [
    many_pages, page_tree_in_a_circle, deep_page_tree, form_that_draws_itself, forms_of_forms,
    packed_twice, huge_page, lattice, many_strokes,
]  # fmt: skip


@pytest.mark.parametrize("make", HOSTILE, ids=lambda make: make.__name__)
def test_refuses_what_would_take_all_time_or_memory(make) -> None:
    data = make()
    begun = time.monotonic()
    with pytest.raises(InputError) as caught:
        pdf.read(raw(data))
    assert caught.value.remedy
    assert time.monotonic() - begun < 10


def test_bounds_are_checked_page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    data = document(TABLE)
    for module, bound in (
        (pdf_check, "MAX_PAGES"), (pdf_check, "MAX_DRAWING"), (pdf_page, "MAX_CHARS"),
        (pdf_rulings, "MAX_EDGES"), (pdf_rulings, "MAX_RULINGS"), (pdf_rulings, "MAX_CROSSINGS"),
    ):  # fmt: skip
        with monkeypatch.context() as patch:
            patch.setattr(module, bound, 0)
            assert "安全" in pdf_worker.answer(data, "a.pdf")["refused"]["what"]


def test_the_process_is_stopped_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_SECONDS", 0.01)
    with pytest.raises(InputError, match="秒"):
        pdf.read(raw(document(TABLE)))


def test_a_process_that_ends_early_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_WORKER", "evaltool.files.nothing")
    with pytest.raises(InputError, match="中途退出"):
        pdf.read(raw(document(TABLE)))


def test_memory_that_runs_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(data: bytes, file: str) -> None:
        raise MemoryError

    monkeypatch.setattr(pdf_worker, "_read", exhausted)
    assert "内存" in pdf_worker.answer(b"", "a.pdf")["refused"]["what"]


def test_nothing_heavy_is_loaded_by_importing_the_reader() -> None:
    import subprocess

    code = "import sys, evaltool.files.reader; print('pdfplumber' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
