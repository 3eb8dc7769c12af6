"""Which changes of a sentence touch a figure or a result."""

import pytest

from evaltool.audit.verification.figures import carries_figure, sentences, weighs


@pytest.mark.parametrize(
    "text",
    [
        "98分",
        "９８分",
        "④",
        "二百余万元",
        "三个",
        "百分之九十",
        "Ⅳ级",
        "m²",
        "两次",
        "九十九分",
        "八点五分",
        "三辆",
    ],
)
def test_figures_of_every_writing(text: str) -> None:
    assert carries_figure(text)


@pytest.mark.parametrize(
    "text", ["进一步加强", "统一口径，一致同意", "完成情况良好", "万一", "十分重要", "充分", ""]
)
def test_words_without_a_figure(text: str) -> None:
    assert not carries_figure(text)


def test_results_weigh_though_they_are_words() -> None:
    assert weighs("自评等级为优。", "自评等级为良。")
    assert weighs("指标达成。", "指标未达成。")
    assert weighs("", "（草稿）")
    assert not weighs("请予审核。", "请予审定。")


def test_sentences_keep_their_marks() -> None:
    assert sentences("一是加强；二是规范。\n无") == [
        "一是加强；",
        "二是规范。\n",
        "无",
    ] or sentences("一是加强；二是规范。\n无") == ["一是加强；", "二是规范。", "无"]
