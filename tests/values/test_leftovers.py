"""What words leave over is told by name; ordinary officialese is left in peace."""

from __future__ import annotations

import pytest

from evaltool.model import Achieved, Kind, Target, Unreadable
from evaltool.values import Context, parse_actual, parse_target
from evaltool.values.tables import leftover_words


def told(text: str, subcategory: str = "质量指标") -> list[str]:
    """What is told of a text beside its direction and its year."""
    target = parse_target(text, Context(subcategory=subcategory, year=2024))
    assert isinstance(target, Target)
    assert not target.readings
    usual = ("没有写符号", "没有写年份", "没有写到日")
    return [one.basis for one in target.inferred if not one.basis.startswith(usual)]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("翻一番", "翻一番"),
        ("产值比上年翻两番", "翻两番"),
        ("参与率过半", "过半"),
        ("半数以上", "半数"),
        ("绝大多数群众满意", "绝大多数"),
        ("成倍增长", "成倍"),
        ("数百人", "数百人"),
        ("上百场次", "上百场次"),
        ("面向两个乡镇", "两个"),
        ("若干次", "若干次"),
        ("零投诉", "零投诉"),
        ("排名保三争一", "保三争一"),
        ("进入第一梯队", "第一梯队"),
        ("位列全市第一", "位列全市第一"),
        ("每季度开展", "每季度"),
        ("每3个月维护", "每3个月"),
        ("半年", "半年"),
        ("一年半", "年半"),
        ("一刻钟内", "一刻钟"),
        ("两三次", "两三次"),
        ("三四百人", "三四百人"),
        ("翻两翻", "翻两翻"),
        ("一套系统", "一套"),
        ("只减不增", "只减不增"),
        ("无不满意", "无不满意"),
        ("7×24小时", "7×24"),
        ("不低于同级", "不低于同级"),
        ("重阳节前", "重阳节前"),
        ("春节前后发放", "春节前"),
        ("9月开学前", "开学前"),
        ("汛期来临前完成", "汛期来临前"),
        ("两会前", "两会前"),
        ("工程竣工验收前", "工程竣工验收前"),
        ("月底前", "月底前"),
    ],
)
def test_a_value_in_words_is_told_by_name(text: str, left: str) -> None:
    assert any(f"“{left}”" in one for one in told(text, "时效指标" if "月" in text else "质量指标"))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("≥90%，力争翻一番", "翻一番"),
        ("春节前发放500人", "春节前"),
        ("100%（≥95%）", "≥95%"),
        ("合同签订后30日内", "合同签订后"),
        ("会议召开前3日", "会议召开前"),
        ("两个班各50人", "两个班各"),
        ("≥95%，不低于上年", "不低于上年"),
        ("2024年6月30日左右", "2024年6月30日左右"),
        ("150人.次", ".次"),
        ("150、", "、"),
        ("150人等", "等"),
        ("150人以实际为准", "以实际为准"),
        ("10场（取消）", "取消"),
        ("12月（未验收）", "未验收"),
        ("50套（含上年30套）", "含上年"),
        ("培训12期，每期", "每期"),
        ("第一、三季度", "第一、3季度"),
        ("≥不超过40万元", "≥"),
        ("不得不低于90%", "不得"),
        ("60%（含）-80%（不含）", "不含"),
        ("每年2月", "每年2月"),
        ("≥95,%", "%"),
        ("3?次", "?"),
        ("12次次", "次"),
        ("暂估3台", "暂估"),
        ("去年底", "去年底"),
        ("2024年12月至", "至"),
    ],
)
def test_what_stands_beside_a_value_is_told(text: str, left: str) -> None:
    assert any(f"“{left}”" in one for one in told(text, "时效指标"))


@pytest.mark.parametrize(
    "text",
    [
        "应改尽改", "效果明显", "一定程度缓解", "进一步提升", "一流", "统一规范", "全面完成",
        "前期工作到位", "按时完成", "长期", "纠治四风", "实现两不愁三保障", "三公经费持续下降",
        "贯彻“十四五”规划", "促进十四五规划落实", "一村一品", "一事一议", "三通一平",
        "双随机一公开全面推行",
        "万无一失", "一次性验收合格", "第三方评估到位", "二级以上标准", "良好及以上", "三级甲等",
        "Ⅲ类及以上", "AAA级", "第十三届人民代表大会顺利召开", "落实2024年重点工作任务",
        "按月及时发放",
        "每月按时发放", "控制在合理范围内", "当天办结", "确保“两会”期间安全稳定", "少数民族地区",
        "位居全省前列", "提前完成", "目前", "岗前培训到位", "PM2.5持续下降",
    ],
)  # fmt: skip
def test_ordinary_officialese_is_left_in_peace(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "收到申请后5个工作日内办结",
        "接到报警后15分钟内到场",
        "12次（每月1次）",
        "50人（其中党员20人）",
    ],
)
def test_what_explains_a_value_leaves_nothing_over(text: str) -> None:
    assert told(text, "时效指标") == []


@pytest.mark.parametrize("expression", leftover_words()["fixed"])
def test_a_fixed_expression_is_but_words(expression: str) -> None:
    target = parse_target(f"落实{expression}要求", Context(subcategory="社会效益指标", year=2024))
    assert isinstance(target, Target)
    assert target.kind is Kind.QUALITATIVE
    assert target.inferred == ()


@pytest.mark.parametrize(
    ("text", "target", "left"),
    [
        ("2024年11月20日左右", "2024年12月底前", "左右"),
        ("12个，在建3个", "15个", "在建"),
        ("10场（取消）", "10场", "取消"),
        ("应到60人，实到", "100人", "实到"),
        ("5月、11月各1次", "2次", "各"),
    ],
)
def test_what_stands_beside_an_actual_is_told(text: str, target: str, left: str) -> None:
    context = Context(year=2024)
    meaning = parse_target(target, context)
    assert isinstance(meaning, Target)
    actual = parse_actual(text, meaning, context)
    assert isinstance(actual, Achieved)
    assert any(left in one.basis for one in actual.inferred)


@pytest.mark.parametrize(
    ("text", "target", "said"),
    [
        ("9O%", "≥95%", "“O”"),
        ("500、600人", "≥500人", "2个数"),
        ("预计年底达到95%", "≥95%", "计划或预计"),
        ("100%未完成", "≥95%", "未完成"),
        ("95.6.%", "≥95%", "小数点有误"),
    ],
)
def test_an_actual_that_answers_nothing_is_refused(text: str, target: str, said: str) -> None:
    meaning = parse_target(target)
    assert isinstance(meaning, Target)
    actual = parse_actual(text, meaning, Context(year=2024))
    assert isinstance(actual, Unreadable)
    assert said in actual.reason
