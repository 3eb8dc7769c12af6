"""Reasons where a form has columns for them, and evidence where it asks for it."""

from dataclasses import replace

import pytest

from evaltool.audit import Ledger, Status, ledger_of
from evaltool.audit.checks.wording import says_none, says_why
from evaltool.audit.levels import stated_level
from evaltool.files import Grid
from tests.audit import layouts
from tests.audit.standard import review_of


def ledger(old: str, new: str) -> Ledger:
    """The Sichuan form with one text in place of another."""
    grid = layouts.sichuan()
    cells = tuple(replace(one, text=new) if one.text == old else one for one in grid.cells)
    return ledger_of(review_of(Grid(file=grid.file, cells=cells, table=1, before=grid.before)))


def ending(held: Ledger, code: str) -> tuple[Status, str]:
    return next((end.status, end.why) for end in held.endings if end.code == code)


def test_low_execution_and_a_changed_budget_are_explained() -> None:
    held = ledger("", "")
    assert ending(held, "audit-reason-low-rate") == (Status.PASSED, "")
    assert ending(held, "audit-reason-change") == (Status.PASSED, "")


def test_without_a_reason_both_are_found() -> None:
    held = ledger("部分工程结算跨年", "/")
    assert ending(held, "audit-reason-low-rate")[0] is Status.FINDING
    assert ending(held, "audit-reason-change")[0] is Status.FINDING


def test_no_problems_beside_lost_points() -> None:
    assert ending(ledger("", ""), "audit-problems-none")[0] is Status.PASSED
    held = ledger("雨季影响部分路段养护进度", "暂无")
    assert ending(held, "audit-problems-none")[0] is Status.FINDING


def test_evidence_is_due_where_there_is_a_column() -> None:
    held = ledger("得分", "佐证材料")
    assert ending(held, "audit-evidence")[0] is not Status.NOT_APPLICABLE
    assert ending(ledger("", ""), "audit-evidence")[0] is Status.NOT_APPLICABLE


@pytest.mark.parametrize("text", ["", "0", "无", "无偏差", "/", "【待补充：偏差原因】", "100%"])
def test_texts_that_give_no_reason(text: str) -> None:
    assert not says_why(text)


@pytest.mark.parametrize("text", ["疫情影响", "已压减经费", "无法施工", "3户外出务工"])
def test_texts_that_give_a_reason(text: str) -> None:
    assert says_why(text)


def test_texts_that_say_there_is_nothing() -> None:
    assert all(says_none(text) for text in ("无", "暂无", "没有问题", "不存在明显问题。"))
    assert not any(says_none(text) for text in ("无专职人员", "进度慢"))


@pytest.mark.parametrize(
    ("text", "level", "share"),
    [
        ("达成年度指标", "达成", None),
        ("部分达成", "部分达成", None),
        ("已建立制度（达成95%）", "达成", 95),
        ("制度不全（部分达成70.5%）", "部分达成", 70.5),
        ("未达成", "未达成", None),
    ],
)
def test_levels_that_are_stated(text: str, level: str, share: float | None) -> None:
    stated = stated_level(text)
    assert stated is not None
    assert (stated.level, stated.share) == (level, share)


@pytest.mark.parametrize("text", ["显著提升", "基本达成", "是", "已完成", "达成合作意向3个", ""])
def test_texts_that_state_no_level(text: str) -> None:
    assert stated_level(text) is None
