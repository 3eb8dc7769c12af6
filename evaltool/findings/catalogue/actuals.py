"""Findings of `actuals`: what was recorded at the year's end."""

from collections.abc import Mapping

from evaltool.findings.entry import Entry, Severity

ENTRIES: Mapping[str, Entry] = {
    "actuals-file-unknown": Entry(
        severity=Severity.WARNING,
        title="文件未识别",
        message="文件中没有找到实际完成情况、预算执行或项目情况的表头，未读入",
        remedy="请使用 evaltool collect 生成的采集表，或对照其表头修改",
    ),
    "actuals-sheet-ignored": Entry(
        severity=Severity.INFO,
        title="表格未读入",
        message="没有找到采集表的表头，未读入",
        remedy="如其中有完成情况，请移到采集表中",
    ),
    "actuals-no-project-column": Entry(
        severity=Severity.ERROR,
        title="缺少项目名称列",
        message="表头中没有“{heading}”列{strange}，整张表无法对应到项目，未读入",
        remedy="请补上“{heading}”列",
    ),
    "actuals-no-column": Entry(
        severity=Severity.WARNING,
        title="缺少列",
        message="表头中没有“{heading}”列{strange}",
        remedy="如改了列名，请改回“{heading}”；如被删除，请从采集表中恢复该列",
    ),
    "actuals-column-doubled": Entry(
        severity=Severity.WARNING,
        title="列重复",
        message="“{heading}”列出现两次，只读入第一列",
        remedy="请只保留一列",
    ),
    "actuals-column-unknown": Entry(
        severity=Severity.INFO,
        title="多出的列",
        message="“{heading}”列不属于采集表，未读入",
        remedy="如其中有完成情况，请移到对应的列",
    ),
    "actuals-row-without-project": Entry(
        severity=Severity.ERROR,
        title="缺少项目名称",
        message="这一行填了内容但没有项目名称，未读入",
        remedy="请补上项目名称",
    ),
    "actuals-unreadable": Entry(
        severity=Severity.WARNING,
        title="内容无法识别",
        message="“{heading}”填的“{text}”{reason}，未采用",
        remedy="请改正后重新运行",
    ),
    "actuals-level-unknown": Entry(
        severity=Severity.WARNING,
        title="完成情况无法识别",
        message="完成情况填的“{text}”不在可选范围内",
        remedy="请从{levels}中选择",
    ),
    "actuals-project-unknown": Entry(
        severity=Severity.WARNING,
        title="项目没有申报",
        message="“{project}”没有绩效目标申报表，填写的{count}行未参加评价{hint}",
        remedy="请核对项目名称，或补充该项目的申报表",
    ),
    "actuals-project-ambiguous": Entry(
        severity=Severity.ERROR,
        title="项目重名",
        message="“{project}”有{count}张申报表，填写的内容无法判断属于哪一张",
        remedy="请使项目名称各不相同",
    ),
    "actuals-project-cancelled": Entry(
        severity=Severity.WARNING,
        title="项目已取消",
        message="“{project}”已取消（{document}），不参加评分",
        remedy="请确认取消依据",
    ),
    "actuals-row-unknown": Entry(
        severity=Severity.WARNING,
        title="指标没有申报",
        message="“{project}”的申报表中没有指标“{indicator}”，填写的内容未采用{hint}",
        remedy="请核对指标名称和年度指标值，与申报表一致",
    ),
    "actuals-key-differs": Entry(
        severity=Severity.WARNING,
        title="指标名称不一致",
        message="“{project}”按“{recorded}”填写，已对应到申报的“{declared}”",
        remedy="请核对是否为同一指标，并改为与申报表一致",
    ),
    "actuals-target-differs": Entry(
        severity=Severity.WARNING,
        title="指标值与申报不一致",
        message="“{project}”的“{indicator}”填写时所列指标值为“{recorded}”，{declared}，{outcome}",
        remedy="如年中经批准调整，请填写调整后指标值和调整批复文件",
    ),
    "actuals-row-missing": Entry(
        severity=Severity.WARNING,
        title="没有填写完成情况",
        message="“{project}”的“{indicator}”没有填写实际完成情况",
        remedy="请在采集表中补填",
    ),
    "actuals-project-unrecorded": Entry(
        severity=Severity.WARNING,
        title="项目没有填写完成情况",
        message="“{project}”的{count}项指标都没有填写实际完成情况",
        remedy="请在采集表中补填；项目已取消的，请填写项目取消依据",
    ),
    "actuals-doubled": Entry(
        severity=Severity.ERROR,
        title="同一指标填写两次且不一致",
        message="“{project}”的“{indicator}”填写了两次，{heading}分别为“{first}”和“{second}”"
        "（另一处：{other}），无法判断以哪个为准",
        remedy="请保留正确的一处，删去另一处",
    ),
    "actuals-doubled-text": Entry(
        severity=Severity.WARNING,
        title="同一指标的说明不一致",
        message="“{project}”的“{indicator}”填写了两次，{heading}不一致（另一处：{other}），"
        "采用先读到的一处",
        remedy="请保留正确的一处，删去另一处",
    ),
    "actuals-merged": Entry(
        severity=Severity.INFO,
        title="重复填写已合并",
        message="有{count}处与{first}的内容重复且不矛盾，已合并",
        remedy="如不需要两份，可删去其中一份",
    ),
    "actuals-adjustment-unapproved": Entry(
        severity=Severity.WARNING,
        title="调整后指标值没有批复",
        message="“{project}”的“{indicator}”填写了调整后指标值“{text}”，但没有调整批复文件，"
        "仍按申报的指标值评价",
        remedy="请填写调整批复文件",
    ),
    "actuals-approval-alone": Entry(
        severity=Severity.WARNING,
        title="有批复而没有调整后指标值",
        message="“{project}”的“{indicator}”填写了调整批复文件“{approval}”，但没有调整后指标值，"
        "仍按申报的指标值评价",
        remedy="指标值确有调整的，请填写调整后指标值；没有调整的，请删去批复文件",
    ),
    "actuals-value-taken": Entry(
        severity=Severity.INFO,
        title="实际完成值的理解",
        message="“{project}”的“{indicator}”实际完成值“{text}”：{basis}",
        remedy="如理解有误，请只填写数值和单位",
    ),
    "actuals-sample-elsewhere": Entry(
        severity=Severity.INFO,
        title="不是满意度指标而填了样本量",
        message="“{project}”的“{indicator}”不是满意度指标，样本量和满意份数没有使用",
        remedy="请核对是否填错了行",
    ),
    "actuals-sample-unused": Entry(
        severity=Severity.WARNING,
        title="样本量无从使用",
        message="“{project}”的“{indicator}”指标值不是单一的、应达到的百分比，样本量和满意份数没有使用",
        remedy="一项指标值含几个满意度的，请分项申报；否则把两格留空",
    ),
    "actuals-sample-half": Entry(
        severity=Severity.WARNING,
        title="样本量和满意份数没有填全",
        message="“{project}”的“{indicator}”没有填写{missing}，不能推断满意度是否达到指标值",
        remedy="请补填{missing}，或把两格都留空",
    ),
    "actuals-sample-impossible": Entry(
        severity=Severity.WARNING,
        title="满意份数多于样本量",
        message="“{project}”的“{indicator}”满意份数{satisfied}多于样本量{sample}，没有使用",
        remedy="请核对样本量和满意份数",
    ),
    "actuals-sample-differs": Entry(
        severity=Severity.WARNING,
        title="满意度与满意份数不符",
        message="“{project}”的“{indicator}”填写为{stated}%，按满意{satisfied}份、样本{sample}份计算为{rate}%，"
        "得分按填写的计算",
        remedy="请核对实际完成值、样本量和满意份数",
    ),
    "actuals-budget-missing": Entry(
        severity=Severity.WARNING,
        title="没有填写预算执行",
        message="“{project}”没有填写{missing}，预算执行率无法计算",
        remedy="请在采集表的预算执行表中补填合计行",
    ),
    "actuals-budget-doubled": Entry(
        severity=Severity.ERROR,
        title="预算执行填写两次且不一致",
        message="“{project}”的{line}{heading}填写了两次，分别为{first}万元和{second}万元"
        "（另一处：{other}），无法判断以哪个为准",
        remedy="请保留正确的一处，删去另一处",
    ),
    "actuals-initial-differs": Entry(
        severity=Severity.WARNING,
        title="年初预算数与申报不一致",
        message="“{project}”的{line}年初预算数填写为{recorded}万元，申报的是{declared}万元，"
        "采用申报的",
        remedy="请核对年初预算数",
    ),
    "actuals-situation-doubled": Entry(
        severity=Severity.ERROR,
        title="项目情况填写两次且不一致",
        message="“{project}”的{heading}填写了两次，分别为“{first}”和“{second}”"
        "（另一处：{other}），采用先读到的一处",
        remedy="请保留正确的一处，删去另一处",
    ),
    "actuals-collection-current": Entry(
        severity=Severity.INFO,
        title="采集表已在填写",
        message="采集表中已有填写的内容，申报内容没有变化，未重新生成",
        remedy="请继续在该表中填写",
    ),
    "actuals-collection-renewed": Entry(
        severity=Severity.WARNING,
        title="采集表另行生成",
        message="采集表中已有填写的内容，而申报内容有变化，没有覆盖，另行生成{name}，已填的内容已带入",
        remedy="请在新表中继续填写，并把旧表移出该文件夹",
    ),
    "actuals-situation-missing": Entry(
        severity=Severity.INFO,
        title="没有填写项目情况",
        message="“{project}”没有填写项目情况",
        remedy="请在采集表的项目情况表中补填主管部门、实施单位、总体目标实际完成情况等",
    ),
}
