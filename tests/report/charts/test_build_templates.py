"""The committed chart templates are what the kept script builds."""

import io
import zipfile

from evaltool.report.charts.build_templates import build_templates, templates_path


def members(workbook: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_committed_templates_are_up_to_date() -> None:
    for name, content in build_templates().items():
        committed = (templates_path() / name).read_bytes()
        if name.endswith(".xlsx"):
            assert members(committed) == members(content)
        else:
            assert committed.decode() == content.decode()


def test_building_twice_gives_the_same_bytes() -> None:
    assert build_templates() == build_templates()


def test_the_workbook_lacks_only_its_data() -> None:
    held = set(members(build_templates()["workbook.xlsx"]))
    assert not held & {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"}
    assert {"xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"} <= held
