"""Explanations: each can be redone on paper, each names its clause."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evaltool.rules import load
from evaltool.scoring import score_cases
from evaltool.scoring.why import why
from evaltool.values import Context, parse_target
from tests.scoring.making import Row, budget, case

DEFAULT = load("mof-2020-10")
LINE = load("mof-2021-101")
VARIANTS = load(Path(__file__).parents[1] / "cases" / "rules" / "variants.toml")
TIMES = {"subcategory": "时效指标"}
LIKE = {"category": "满意度指标", "subcategory": "满意度指标"}


def told(row: Row, ruleset=DEFAULT) -> str:
    worth = row if row.points else replace(row, points="10")
    return why(score_cases([case([worth])], ruleset), 0)


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (
            Row(target="≥95%", value="94.2%", points="7", **LIKE),
            "7 × 94.2% ÷ 95% = 6.9410… ≈ 6.94（实际94.2%，指标值95%，未达到，按比例计分）"
            "；依据：定量指标（应达到），财预〔2020〕10号",
        ),
        (
            Row(target="8次", value="9次"),
            "得10.00分（实际9次，指标值8次，已达到，得满分）；依据：定量指标（应达到），财预〔2020〕10号",
        ),
        (Row(target="8次", value="0次"), "得0.00分（实际0次，指标值8次，未达到，不得分）"),
        (
            Row(target="3万元", value="3.14万元", subcategory="成本指标", points="6"),
            "6 × 3 ÷ 3.14 = 5.7324… ≈ 5.73（实际3.14万元，指标值3万元，已超过，按比例计分）",
        ),
        (Row(target="3-5次", value="2次"), "10 × 2 ÷ 3 = 6.6666… ≈ 6.67（实际2次，指标值3次～5次"),
        (Row(target="3-5次", value="6次"), "10 × 5 ÷ 6 = 8.3333… ≈ 8.33"),
        (Row(target="±3%", value="-4%"), "10 × (-3%) ÷ (-4%) = 7.50"),
        (Row(target="≥-3%", value="-4%"), "未达到（负数按绝对值反向比较），按比例计分"),
        (Row(target="=0次", value="1次"), "得0.00分（年度指标值为0，实际1次，不得分）"),
        (Row(target="=0次", value="0次"), "得10.00分（年度指标值为0，实际0次，得满分）"),
        (
            Row(target="2024年11月", value="2024年12月10日", points="12", **TIMES),
            "12 × 335 ÷ 345 = 11.6521… ≈ 11.65（期限2024年11月30日，实际2024年12月10日，逾期10天；"
            "自2024年1月1日起算，计划第335天、实际第345天）",
        ),
        (Row(target="2024年11月", value="2024年1月1日", **TIMES), "未逾期，得满分"),
        (Row(target="2024年11月", value="未完成", **TIMES), "记录为未完成，不得分"),
        (
            Row(target="效果明显", level="达成", share="95"),
            "10 × 95% = 9.50（达成，完成比例95%）；依据：定性指标",
        ),
        (Row(target="效果明显", level="达成"), "达成而未填完成比例，按100%计，得满分"),
        (
            Row(target="公务员24人，事业人员3人", value="公务员18人，事业人员3人", points="7"),
            "7 × (18 ÷ 24 + 1) ÷ 2 = 6.125 ≈ 6.13（2项平均：公务员：实际18人",
        ),
        (
            Row(target="公务员24人，事业人员3人", value="公务员24人，事业人员3人"),
            "得10.00分（2项平均：公务员：",
        ),
        (
            Row(target="100名", value="90名", decided="8", decided_reason="经复核"),
            "认定得分8.00分，计算得分9.00分；认定理由：经复核；依据：认定得分，本工具约定。"
            "计算过程：10 × 90 ÷ 100 = 9.00",
        ),
        (
            Row(target="100名", decided="8", decided_reason="经复核"),
            "认定得分8.00分，计算得分待定；认定理由：经复核",
        ),
        (Row(target="100名"), "得分待定，在0.00分至10.00分之间：没有填写实际完成值"),
        (Row(target="100名", value="很多"), "不是可以计算的数值（"),
        (Row(target="≥**平方米", value="9平方米"), "年度指标值无法识别（"),
        (Row(target="100名", points="200"), "得分待定"),
        (
            Row(target="公务员24人，事业人员3人", value="公务员24人"),
            "在5.00分至10.00分之间",
        ),
    ],
)
def test_default_rules(row, text) -> None:
    assert text in told(row)


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (Row(target="100次", value="80次"), "10 × (80 ÷ 100 − 60%) ÷ (1 − 60%) = 5.00"),
        (Row(target="100次", value="50次"), "完成率50%，不高于60%，不得分"),
        (
            Row(target="≥95%", value="85%", **LIKE),
            "10 × 50% = 5.00（实际85%，属于80%（含）至90%一档",
        ),
        (Row(target="≥95%", value="95%", **LIKE), "属于不低于90%一档，得分值的100%"),
        (Row(target="≥95%", value="15%", **LIKE), "属于低于60%一档，得分值的0%"),
    ],
)
def test_recalled_rules(row, text) -> None:
    assert text in told(row, LINE)


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (Row(target="≤10次", value="11次"), "10 × [1 − (11 − 10) ÷ 10] = 9.00"),
        (Row(target="≤10次", value="30次"), "已超过一倍及以上，不得分"),
        (Row(target="10次", value="9次"), "比率90%，属于70%至90%（含）一档，得分值的60%"),
        (Row(target="3次", value="2次"), "比率66.66…%，属于不高于70%一档"),
        (Row(target="10次", value="10次"), "属于高于90%一档"),
        (Row(target="5个", value="6个", name="编制数"), "不相等，不得分"),
        (Row(target="2024年11月", value="2024年12月2日", **TIMES), "10 × (1 − 2 × 2.5%) = 9.50"),
        (Row(target="2024年6月", value="2024年12月2日", **TIMES), "得0.00分"),
        (Row(target="2024年1-6月", value="2024年1-7月", **TIMES), "逾期31天，不得分"),
        (Row(target="效果明显", level="达成"), "10 × 90% = 9.00（达成而未填完成比例，按90%计）"),
    ],
)
def test_other_methods(row, text) -> None:
    assert text in told(row, VARIANTS)


def test_execution() -> None:
    scored = score_cases([case([], funds=budget("55", "52", "50.83"))], DEFAULT)
    assert why(scored, 0) == (
        "10 × 50.83 ÷ 52 = 9.775 ≈ 9.78（全年执行数50.83万元，全年预算数52万元，按比例计分）；"
        "依据：预算执行率，财预〔2020〕10号"
    )


def test_exact_target() -> None:
    row = Row(target="24人", value="18人", name="在职人员编制数")
    assert "10 × 18 ÷ 24 = 7.50" in told(row)
    assert "10 × 24 ÷ 32 = 7.50" in told(replace(row, value="32人"))


def test_unknown_points() -> None:
    rows = [Row(target="8次", value="8次", points="90"), Row(target="8次", value="8次")]
    scored = score_cases([case(rows)], DEFAULT)
    assert why(scored, 1) == "得分待定：分值没有申报，也无法推算"


def test_an_adjusted_target_is_shown_beside_the_declared() -> None:
    made = case([Row(target="100名", value="80名", points="10")])
    target = parse_target("80名", Context(year=2024))
    actual = replace(made.actuals[0], adjusted_target="80名", approval="财批〔2024〕5号")
    scored = score_cases([replace(made, targets=(target,), actuals=(actual,))], DEFAULT)
    assert "按调整后指标值“80名”（财批〔2024〕5号）计，申报的是“100名”" in why(scored, 0)


def test_amounts_beyond_int64_are_explained() -> None:
    scored = score_cases([case([], funds=budget(None, "9" * 30, "3" * 30))], DEFAULT)
    assert f"10 × {'3' * 30} ÷ {'9' * 30} = 3.3333… ≈ 3.33" in why(scored, 0)
