"""Findings of `scoring`: points and scores."""

from collections.abc import Mapping

from evaltool.findings.entry import Entry, Severity

ENTRIES: Mapping[str, Entry] = {
    "scoring-category-unknown": Entry(
        severity=Severity.WARNING,
        title="一级指标未识别",
        message="一级指标“{category}”不在产出、效益、满意度、成本之内，按产出指标计",
        remedy="请核对一级指标和二级指标的名称",
    ),
    "scoring-no-indicators": Entry(
        severity=Severity.ERROR,
        title="没有绩效指标",
        message="“{project}”没有任何绩效指标，只能评价预算执行率，总分暂不确定",
        remedy="请补充绩效指标",
    ),
    "scoring-points-impossible": Entry(
        severity=Severity.ERROR,
        title="分值不合理",
        message="分值填的是{points}，不在0至100之间，未采用",
        remedy="请改正分值",
    ),
    "scoring-points-partly": Entry(
        severity=Severity.WARNING,
        title="部分指标没有分值",
        message="“{project}”的{count}个指标中只有{declared}个申报了分值，其余按余下的分值均分",
        remedy="请补齐各指标的分值",
    ),
    "scoring-points-stated": Entry(
        severity=Severity.WARNING,
        title="一级指标名称中的分值未采用",
        message="“{project}”的一级指标名称中注明{stated}，与规则的分值或满分100分不一致",
        remedy="请核对一级指标名称中的分值",
    ),
    "scoring-points-sum": Entry(
        severity=Severity.ERROR,
        title="分值合计不是100分",
        message="“{project}”的预算执行率和各指标分值合计{total}分，应为100分，总分暂不确定",
        remedy="请改正各指标的分值",
    ),
    "scoring-points-split": Entry(
        severity=Severity.WARNING,
        title="一级指标分值与规则不同",
        message="“{project}”的一级指标分值与所用规则不同：{differing}",
        remedy="如主管部门另有规定可保持不变，否则请调整分值",
    ),
    "scoring-undecided": Entry(
        severity=Severity.WARNING,
        title="得分待定",
        message="“{project}”的“{indicator}”{reason}，得分待定（{low}～{high}分）",
        remedy="请补填或改正后重新运行",
    ),
    "scoring-decided-refused": Entry(
        severity=Severity.ERROR,
        title="认定得分不予接受",
        message="“{project}”的“{indicator}”认定得分{decided}分超出范围：应在0分至分值（{points}）之间{band}；仍按计算得分",
        remedy="请改正认定得分",
    ),
    "scoring-decided-without-reason": Entry(
        severity=Severity.WARNING,
        title="认定得分没有理由",
        message="“{project}”的“{indicator}”填写了认定得分{decided}分而没有认定理由，未采用，仍按计算得分",
        remedy="请填写认定理由",
    ),
    "scoring-decided": Entry(
        severity=Severity.INFO,
        title="采用认定得分",
        message="“{project}”的“{indicator}”计算得分{computed}，按认定得分{decided}分计",
        remedy="请确认认定理由充分",
    ),
    "scoring-decided-reason-alone": Entry(
        severity=Severity.WARNING,
        title="有认定理由而没有认定得分",
        message="“{project}”的“{indicator}”填写了认定理由而没有认定得分，仍按计算得分",
        remedy="需要认定的，请填写认定得分；不需要的，请删去认定理由",
    ),
    "scoring-level-unused": Entry(
        severity=Severity.INFO,
        title="定量指标填写了完成情况",
        message="“{project}”的“{indicator}”按实际完成值计分，填写的{fields}没有采用",
        remedy="如与实际完成值不符，请核对实际完成值",
    ),
    "scoring-far-above-unexplained": Entry(
        severity=Severity.WARNING,
        title="超额完成较多且未说明原因",
        message="“{project}”的“{indicator}”指标值“{target}”，实际“{actual}”，达到指标值的{percent}%及以上",
        remedy="请说明原因，必要时填写认定得分",
    ),
    "scoring-far-above": Entry(
        severity=Severity.INFO,
        title="超额完成较多",
        message="“{project}”的“{indicator}”指标值“{target}”，实际“{actual}”，达到指标值的{percent}%及以上，已说明原因",
        remedy="下年设定指标值时请参考",
    ),
    "scoring-loss-unexplained": Entry(
        severity=Severity.WARNING,
        title="扣分没有说明原因",
        message="“{project}”的“{indicator}”{least}扣{lost}分，没有填写偏差原因分析及改进措施",
        remedy="请补充原因和改进措施",
    ),
    "scoring-share-assumed": Entry(
        severity=Severity.INFO,
        title="达成而未填完成比例",
        message="“{project}”的“{indicator}”完成情况为达成、未填完成比例，按100%计",
        remedy="如未完全达成请填写完成比例",
    ),
    "scoring-lenient-reading": Entry(
        severity=Severity.INFO,
        title="指标值有两种理解",
        message="“{project}”的“{indicator}”指标值“{target}”有两种理解，按较宽的一种计分",
        remedy="请确认，并在下年写得更明确",
    ),
    "scoring-direction-inferred": Entry(
        severity=Severity.INFO,
        title="推断的指标方向",
        message="“{project}”有{count}个指标值没有写明≥或≤，已按惯例推断，见底稿",
        remedy="请在底稿中核对",
    ),
    "scoring-change-unexplained": Entry(
        severity=Severity.WARNING,
        title="预算调整没有说明原因",
        message="“{project}”年初预算{initial}万元，全年预算{adjusted}万元，没有填写预算调整原因",
        remedy="请补填预算调整原因",
    ),
    "scoring-overspent": Entry(
        severity=Severity.ERROR,
        title="执行数超过全年预算数",
        message="“{project}”全年执行数{executed}万元，超过全年预算数{adjusted}万元",
        remedy="请核对两个数字",
    ),
    "scoring-low-execution-unexplained": Entry(
        severity=Severity.WARNING,
        title="执行率偏低没有说明原因",
        message="“{project}”全年预算{adjusted}万元，执行{executed}万元，执行率低于{percent}%，没有填写原因",
        remedy="请补填执行率偏低原因",
    ),
}
