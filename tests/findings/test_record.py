"""Findings are made from the catalogue and told gravest first, each once."""

import pytest

from evaltool.findings import Finding, Severity, by_severity, finding
from evaltool.model import Source

_SOURCE = Source(file="a.xlsx", sheet="表1", row=3, column=2, text="x")


def _finding(code: str, severity: Severity) -> Finding:
    return Finding(code=code, severity=severity, message="", remedy="")


def test_wording_is_filled_in_and_the_place_is_the_cell() -> None:
    made = finding("files-hidden-cells", _SOURCE, count=4)
    assert made.place == "a.xlsx 工作表“表1” B3"
    assert "4个单元格" in made.message
    assert made.source is _SOURCE


def test_a_place_in_words_goes_before_the_cell() -> None:
    assert finding("files-hidden-cells", _SOURCE, place="整个文件", count=1).place == "整个文件"


def test_an_unknown_code_or_a_missing_fact_is_a_bug() -> None:
    with pytest.raises(KeyError):
        finding("no-such-code")
    with pytest.raises(KeyError):
        finding("files-hidden-cells")


def test_the_gravest_come_first_and_doubles_go() -> None:
    info, error = _finding("a", Severity.INFO), _finding("b", Severity.ERROR)
    warning, later = _finding("c", Severity.WARNING), _finding("d", Severity.ERROR)
    assert by_severity([info, error, warning, later, error]) == (error, later, warning, info)
