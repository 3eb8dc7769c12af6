"""A recorded deviation in its halves: cause first, measure from the first clause that tells one."""

import pytest

from evaltool.report.view.deviations import Deviation, deviation


@pytest.mark.parametrize(
    ("text", "cause", "measure"),
    [
        ("住宿安排分散，2025年改为集中住宿。", "住宿安排分散", "2025年改为集中住宿"),
        ("线路中断，已与运营商签订备用链路协议", "线路中断", "已与运营商签订备用链路协议"),
        ("1个项目跨年；下一步加快进度；按月通报", "1个项目跨年", "下一步加快进度；按月通报"),
        ("加强宣传", "", "加强宣传"),
        ("制度不完善，未建立台账", "制度不完善，未建立台账", ""),
        ("因严格控制支出，少买2台", "因严格控制支出，少买2台", ""),
        ("支出1,200元，将压减", "支出1,200元", "将压减"),
        ("年内2名退休干部去世", "年内2名退休干部去世", ""),
        (None, "", ""),
        ("。", "", ""),
    ],
)
def test_halves(text: str | None, cause: str, measure: str) -> None:
    assert deviation(text) == Deviation(cause, measure)


def test_nothing_is_lost() -> None:
    text = "雨季长，工期顺延10天，已制定倒排工期表；按周督促"
    halves = deviation(text)
    assert f"{halves.cause}，{halves.measure}" == text
