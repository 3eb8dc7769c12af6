"""Findings of `certainty`: points that a unit fixed for itself."""

from collections.abc import Mapping

from evaltool.findings.entry import Entry, Severity

ENTRIES: Mapping[str, Entry] = {
    "certainty-points-used": Entry(
        severity=Severity.INFO,
        title="分值由单位另行确定",
        message="有{count}个指标的分值按分值确定表计（{basis}），其中{replaced}个原已申报或填写分值，不再采用",
        remedy="请确认分值确定表已经本单位研究同意；不采用的，把该表移出工作目录",
    ),
    "certainty-points-unmatched": Entry(
        severity=Severity.ERROR,
        title="分值确定表与申报对不上",
        message="分值确定表的这一行没有采用：{why}",
        remedy="申报内容有变化的，请用 evaltool weights --save 重新确定分值",
    ),
    "certainty-points-unreadable": Entry(
        severity=Severity.ERROR,
        title="确定分值读不出",
        message="确定分值填的是“{text}”，应为0至100之间、至多两位小数的数字，这一行没有采用",
        remedy="请改正确定分值",
    ),
    "certainty-points-doubled": Entry(
        severity=Severity.ERROR,
        title="同一指标确定了两个分值",
        message="“{project}”的同一指标在分值确定表中有两个不同的分值，采用先读到的一处（{first}）",
        remedy="请保留一处，删去另一处",
    ),
}
