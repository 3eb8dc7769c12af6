"""Labels, remarks and shared values."""

from __future__ import annotations

import pytest

from evaltool.values.reading import statements_of
from evaltool.values.statements import clean_label, sharing_labels


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("合格率达到", "合格率"),
        (",其他满意度为", "其他满意度"),
        ("及时率", "及时率"),
        ("和谐指数", "和谐指数"),
        ("和乙满意度", "乙满意度"),
        ("人均", "人均"),
        ("违法行为", "违法行为"),
        ("1.人员经费", "人员经费"),
        ("", ""),
    ],
)
def test_labels(text: str, label: str) -> None:
    assert clean_label(text) == label


@pytest.mark.parametrize(
    ("label", "members"),
    [
        ("人大代表满意度和上级人大常委会满意度", ("人大代表满意度", "上级人大常委会满意度")),
        ("合格率、及时率", ("合格率", "及时率")),
        ("人员经费和公用经费保障率", ()),
        ("满意度和满意度", ()),
        ("", ()),
    ],
)
def test_who_shares_a_value(label: str, members: tuple[str, ...]) -> None:
    assert sharing_labels(label) == members


def test_a_sentence_taken_apart() -> None:
    said = statements_of("质量达标,道路5公里以上建成,路灯20盏,全部验收", keep_years=False)
    assert said.opening == "质量达标"
    assert [(item.label, item.after) for item in said.statements] == [
        ("道路", "建成"),
        ("路灯", ""),
    ]
    assert said.closing == "全部验收"


def test_years_among_words_are_words() -> None:
    assert statements_of("2024年重点任务完成", keep_years=True).statements == ()
    assert len(statements_of("2024年完成", keep_years=True).statements) == 1
    assert len(statements_of("2024年", keep_years=False).statements) == 1
