"""What units have in common, and what they may well have in common."""

from collections.abc import Iterable
from dataclasses import replace

from evaltool.audit.copies import copied_texts, same_indicators, units
from evaltool.audit.patterns import across
from evaltool.audit.result import AuditedClaim, audited
from evaltool.findings import Finding, Severity
from evaltool.rules import load
from tests.audit.standard import changed, review_of

GRADES = load("mof-2020-10").grades
ONE = replace(audited(review_of(changed())), outcome="", problems="", measures="")
LONG = "因冬季道路结冰，部分村民未能前来就诊，服务人次略低于预期目标"
OTHER_WORDS = "受汛期影响，山区道路中断二十余日，物资运输困难，完工时间有所推迟"


def claim(unit: str, name: str = "", **facts: object) -> AuditedClaim:
    name = name or f"{unit}的项目"
    held = {"unit": unit, "name": name, "file": f"{name}.docx", **facts}
    return replace(ONE, **held)  # type: ignore[arg-type]


def with_reason(unit: str, reason: str) -> AuditedClaim:
    rows = (replace(ONE.rows[0], reason=reason), *ONE.rows[1:])
    return claim(unit, rows=tuple(replace(row, actual=f"{unit}{row.actual}") for row in rows))


def messages(found: Iterable[Finding]) -> list[str]:
    return [item.message for item in found]


def test_a_text_word_for_word() -> None:
    (told,) = copied_texts([claim("甲局", problems=LONG), claim("乙局", problems=LONG)])
    assert told.severity is Severity.WARNING
    assert "“甲局·甲局的项目”与“乙局·乙局的项目”的存在问题一字不差" in told.message
    assert told.message.endswith(f"：“{LONG}”")


def test_a_text_with_names_and_figures_changed() -> None:
    pair = [
        claim(unit, name, outcome=f"{unit}完成{name}建设{number}所，按期投入使用，群众普遍反映较好")
        for unit, name, number in (("甲局", "卫生室", 20), ("乙局", "图书室", 7))
    ]
    (told,) = copied_texts(pair)
    assert "除名称和数字外完全相同" in told.message


def test_reasons_of_rows() -> None:
    pair = [with_reason("甲局", LONG), with_reason("乙局", LONG)]
    assert "偏差原因一字不差" in messages(copied_texts(pair))[0]
    usual = "根据工作实际需要据实列支，节约了经费"
    assert not list(copied_texts([with_reason("甲局", usual), with_reason("乙局", usual)]))


def test_many_that_share_a_text_are_one_finding() -> None:
    sharing = [claim(f"单位{n}", problems=LONG) for n in range(4)]
    others = [
        claim(f"别的单位{n}", problems=f"{OTHER_WORDS}，第{chr(0x4E00 + n)}处") for n in range(9)
    ]
    (told,) = copied_texts([*sharing, *others])
    assert "等4张自评表（4个单位）" in told.message


def test_wording_that_most_units_share_is_no_copy() -> None:
    (told,) = copied_texts([claim(f"单位{n}", measures=LONG) for n in range(8)])
    assert (told.code, told.severity) == ("audit-across-template", Severity.INFO)
    assert "8个单位（占填写了此项的100%）" in told.message


def test_what_may_well_be_the_same() -> None:
    short = [claim(unit, problems="无", measures="无", outcome="已完成") for unit in ("甲", "乙")]
    assert not list(copied_texts(short))
    own = [claim("甲局", name, problems=LONG) for name in ("项目一", "项目二")]
    assert not list(copied_texts(own))
    versions = [
        claim("", "同一项目", file=file, problems=LONG) for file in ("一稿.docx", "二稿.docx")
    ]
    assert not list(copied_texts(versions))
    one_file = [claim("", name, file="合订.docx", problems=LONG) for name in ("项目一", "项目二")]
    assert not list(copied_texts(one_file))


def test_without_a_unit_the_files_tell() -> None:
    pair = [claim("", name, problems=LONG) for name in ("项目一", "项目二")]
    assert len(list(copied_texts(pair))) == 1
    assert units(pair) == 2


def test_whole_tables() -> None:
    (told,) = same_indicators([claim("甲局"), claim("乙局"), claim("丙局")])
    assert "等3张自评表（3个单位）的7个指标" in told.message
    assert not list(same_indicators([claim("甲局", "项目一"), claim("甲局", "项目二")]))


def test_a_standard_set_met_as_planned_is_no_copy() -> None:
    """Names and targets handed out by the bureau, every actual as planned."""
    planned = tuple(replace(row, actual=f"{row.value}{row.unit}") for row in ONE.rows)
    handed_out = [claim(f"单位{n}", rows=planned) for n in range(6)]
    assert not list(same_indicators(handed_out))
    assert list(same_indicators([claim(f"单位{n}") for n in range(6)]))
    assert list(same_indicators(handed_out[:2]))


def test_a_thousand_claims_are_told_in_a_few_lines() -> None:
    own = [f"{LONG}{chr(0x4E00 + n)}" if n % 3 == 0 else LONG for n in range(1000)]
    found = across([claim(f"单位{n}", problems=text) for n, text in enumerate(own)], GRADES)
    assert sorted(item.code for item in found) == [
        "audit-across-equal",
        "audit-across-grades",
        "audit-across-indicators",
        "audit-across-template",
    ]
