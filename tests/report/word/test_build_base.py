"""The committed base package is what its script builds, and has the look of an official paper."""

import io
import re
import zipfile

from evaltool.report.word.build_base import base_path, build_base
from evaltool.report.word.looks import LOOKS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def base() -> dict[str, str]:
    return {name: content.decode() for name, content in parts(base_path().read_bytes()).items()}


def test_the_committed_file_is_what_the_script_builds() -> None:
    assert parts(build_base()) == parts(base_path().read_bytes())


def test_every_style_names_its_east_asian_font() -> None:
    styles = base()["word/styles.xml"]
    assert len(re.findall(r'<w:rFonts [^>]*w:eastAsia="[^"]+"', styles)) == len(LOOKS) + 1
    for name in ("方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"):
        assert f'w:eastAsia="{name}"' in styles


def test_no_line_of_running_text_stands_alone_on_a_page() -> None:
    running = [look for look in LOOKS if look.name in {"body", "kept", "note", "small"}]
    assert len(running) == 4
    assert all(look.widow for look in running)


def test_no_theme_font_beats_a_named_one() -> None:
    assert not [name for name, xml in base().items() if re.search(r"w:\w+Theme=", xml)]


def test_the_page_is_a4_with_the_margins_of_the_standard() -> None:
    document = base()["word/document.xml"]
    assert '<w:pgSz w:w="11906" w:h="16838"/>' in document
    assert 'w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"' in document


def test_page_numbers_stand_outside_between_dashes() -> None:
    odd, even = base()["word/footer1.xml"], base()["word/footer2.xml"]
    assert 'w:val="pageodd"' in odd
    assert 'w:val="pageeven"' in even
    assert all('w:instr=" PAGE "' in xml and "— </w:t>" in xml for xml in (odd, even))
    assert "<w:evenAndOddHeaders/>" in base()["word/settings.xml"]


def test_nothing_in_the_package_carries_a_date_or_a_name() -> None:
    assert not re.search(r"python-docx|<dcterms:", "".join(base().values()))


def test_the_upper_of_two_tables_leaves_the_line_between_them_to_the_lower() -> None:
    styles = dict(re.findall(r'w:styleId="(form\w*)">(.*?)</w:style>', base()["word/styles.xml"]))
    single = {name: '<w:bottom w:val="single"' in style for name, style in styles.items()}
    assert single == {"form": True, "formwide": True, "formtop": False, "formtopwide": False}
