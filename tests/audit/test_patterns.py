"""What only shows when claims are laid side by side."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from evaltool.audit.patterns import across
from evaltool.audit.result import AuditedClaim, audited
from evaltool.rules import Grade, load
from tests.audit.standard import changed, review_of

ONE = audited(review_of(changed()))
GRADES = load("mof-2020-10").grades
TEXT = "因冬季道路结冰，部分村民未能前来就诊，服务人次略低于预期目标"


def codes(*claims: AuditedClaim) -> list[str]:
    return [item.code for item in across(claims, GRADES)]


def other(**facts: object) -> AuditedClaim:
    rows = tuple(replace(row, actual=f"{row.actual}左右") for row in ONE.rows)
    held = {"unit": "另一单位", "file": "乙.docx", "rows": rows, "outcome": "", **facts}
    return replace(ONE, **held)  # type: ignore[arg-type]


def test_one_claim_has_no_patterns() -> None:
    assert codes(ONE) == []


def test_forms_of_their_own_are_not_told() -> None:
    assert codes(ONE, other()) == []


def test_a_text_that_two_units_share() -> None:
    pair = replace(ONE, problems=TEXT), other(problems=TEXT)
    assert codes(*pair) == ["audit-across-text"]
    assert codes(pair[0], replace(pair[1], unit=ONE.unit)) == []


def test_indicators_that_two_units_share() -> None:
    assert "audit-across-indicators" in codes(ONE, other(rows=ONE.rows))


def test_a_unit_whose_projects_all_have_full_marks() -> None:
    full = [replace(other(), unit="甲局", total=Decimal(100)) for _ in range(3)]
    assert codes(*full) == ["audit-across-full", "audit-across-grades"]


def test_totals_that_are_all_the_same() -> None:
    same = [other(total=Decimal("95.5")) for _ in range(5)]
    assert codes(*same) == ["audit-across-equal", "audit-across-grades"]


def test_the_distribution_of_grades() -> None:
    totals = ("95", "85", "70", "30")
    found = across([other(total=Decimal(total)) for total in totals], GRADES)
    (grades,) = [item for item in found if item.code == "audit-across-grades"]
    assert "优1张（25%），良1张（25%），中1张（25%），差1张（25%）" in grades.message


def test_grades_are_those_of_the_rules() -> None:
    two = (Grade(name="合格", at_least=Decimal(70)), Grade(name="不合格", at_least=Decimal(0)))
    claims = [other(total=Decimal(total)) for total in (70, 69, 80)]
    (grades,) = [item for item in across(claims, two) if item.code == "audit-across-grades"]
    assert "合格2张（66.7%），不合格1张（33.3%）" in grades.message


def scored(rate: int, share: Decimal) -> AuditedClaim:
    rows = tuple(
        replace(row, score=row.points * share) for row in ONE.rows if row.points is not None
    )
    return other(rate=Fraction(rate), rows=rows, total=Decimal(50) + share)


def test_scores_that_follow_the_execution_are_not_told() -> None:
    claims = [scored(60 + n, Decimal(60 + n) / 100) for n in range(20)]
    assert "audit-across-execution" not in codes(*claims)


def test_scores_that_do_not_follow_the_execution() -> None:
    claims = [scored(60 + n, Decimal(60 + (n * 7) % 20) / 100) for n in range(20)]
    found = [one for one in across(claims, GRADES) if one.code == "audit-across-execution"]
    assert len(found) == 1
    assert "相互独立" in found[0].message


def test_a_relation_too_weak_to_matter_is_told_however_many_forms_prove_it() -> None:
    noise = [(n * 7919) % 1000 for n in range(1000)]
    claims = [scored(n, Decimal(noise[n] * 10 + n) / 100_000) for n in range(1000)]
    (found,) = [one for one in across(claims, GRADES) if one.code == "audit-across-execution"]
    assert "相关系数为0.1" in found.message


def test_too_few_forms_for_a_statistic() -> None:
    claims = [scored(60 + n, Decimal(60 + (n * 7) % 20) / 100) for n in range(19)]
    assert "audit-across-execution" not in codes(*claims)
