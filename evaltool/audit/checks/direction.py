"""Where a form writes no sign: whether the target may well have been meant the other way.

The direction is then inferred, from the indicator's words or by default. For most rows that is
beyond doubt; for durations, and for words that can be read either way, a missed target is told
as a warning and not as an error.
"""

from __future__ import annotations

import re

from evaltool.audit.review import RowReview
from evaltool.model import Achieved, Direction, Kind, Target

_LESS_MAY_BE_BETTER = re.compile(
    "成本|费用|能耗|耗|排放|降低|减少|下降|控制|误差|偏差|差错|投诉|事故|死亡|发病|感染|空置|闲置|"
    "流失|逾期|结余|负债|违规|违法|受害|成灾|时间|时长|时限|工期|周期|天数|响应|期限|缩短"
)
_MORE_MAY_BE_BETTER = re.compile("控制率|节约|及时|完成|达标|合格|覆盖|保障|落实|兑付|发放|执行")
_DURATIONS = ("年", "个月", "月", "周", "天", "日", "工作日", "小时", "分钟", "时", "分", "秒")


def may_run_the_other_way(item: RowReview) -> bool:
    """Whether an unwritten direction is open to doubt, and the other one would be kept."""
    target, achieved = item.target, item.achieved
    if not isinstance(target, Target) or not isinstance(achieved, Achieved):
        return False
    inferred = any(one.what == "direction" for one in target.inferred)
    if not inferred or target.value is None or achieved.value is None:
        return False
    subject = item.row.indicator.name + item.row.indicator.subcategory
    if target.direction is Direction.AT_LEAST:
        doubtful = _LESS_MAY_BE_BETTER.search(subject) or target.unit in _DURATIONS
        return bool(doubtful) and achieved.value <= target.value
    if target.direction is Direction.AT_MOST and target.kind is not Kind.AMOUNT:
        return bool(_MORE_MAY_BE_BETTER.search(subject)) and achieved.value >= target.value
    return False
