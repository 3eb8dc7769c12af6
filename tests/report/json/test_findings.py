"""Findings in their documented shape."""

from evaltool.findings import finding
from evaltool.model import Source
from evaltool.report.json.findings import findings_json


def test_every_documented_key_is_there() -> None:
    source = Source(file="a.xlsx", sheet="表1", row=3, column=2, text="")
    (item,) = findings_json([finding("files-hidden-cells", source, count=4)])
    assert list(item) == ["code", "severity", "place", "message", "remedy"]
    assert (item["code"], item["severity"]) == ("files-hidden-cells", "info")
    assert item["place"] == "a.xlsx 工作表“表1” B3"
    assert "4个单元格" in item["message"]


def test_nothing_found_is_an_empty_list() -> None:
    assert findings_json([]) == []
