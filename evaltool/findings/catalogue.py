"""The catalogue of findings: every code, its severity and its wording, by room.

A code is `room-what`; the room is the one that makes the finding. Sections are kept in the
order of the flow, codes within a section in the order they arise.
"""

from collections.abc import Mapping
from types import MappingProxyType

from evaltool.findings.entry import Entry, Severity

_WORKSPACE = {
    "workspace-kept-edited": Entry(
        severity=Severity.INFO,
        title="保留修改稿",
        message="{path}在生成后被修改过，修改后的文件已保留为{kept_as}",
        remedy="请把修改稿中仍需要的内容并入新文件",
    ),
}

_FILES = {
    "files-hidden-cells": Entry(
        severity=Severity.INFO,
        title="隐藏的行列",
        message="有{count}个单元格在隐藏的行或列中，已照常读入",
        remedy="请核对隐藏内容是否应当参与评价",
    ),
    "files-hidden-sheet": Entry(
        severity=Severity.INFO,
        title="隐藏的工作表",
        message="工作表“{sheet}”是隐藏的，已照常读入",
        remedy="请核对隐藏内容是否应当参与评价",
    ),
    "files-deleted-text": Entry(
        severity=Severity.INFO,
        title="修订中已删除的内容",
        message="有{count}处修订标记为删除的内容，未读入；修订插入的内容已读入",
        remedy="请在 Word 或 WPS 中接受或拒绝全部修订后核对",
    ),
    "files-struck-text": Entry(
        severity=Severity.INFO,
        title="带删除线的内容",
        message="有{count}处文字带删除线，未读入",
        remedy="请核对：应保留的去掉删除线，不要的直接删除",
    ),
    "files-hidden-text": Entry(
        severity=Severity.INFO,
        title="隐藏文字",
        message="有{count}处隐藏的文字或隐藏的表格行，隐藏文字未读入",
        remedy="请取消隐藏后核对内容",
    ),
    "files-embedded-part": Entry(
        severity=Severity.WARNING,
        title="嵌入的文档",
        message="有{count}处嵌入了另一份文档，其中的内容没有读入",
        remedy="请在 Word 中打开并另存一份，使嵌入内容成为正文",
    ),
    "files-no-table": Entry(
        severity=Severity.WARNING,
        title="没有表格",
        message="文件里没有表格",
        remedy="请确认表格不是图片；申报表应当是可以编辑的表格",
    ),
    "files-formula-without-result": Entry(
        severity=Severity.WARNING,
        title="公式没有计算结果",
        message="公式“{formula}”没有保存计算结果，按空白读入",
        remedy="请用 Excel 或 WPS 打开并保存一次，使结果存入文件",
    ),
    "files-error-value": Entry(
        severity=Severity.WARNING,
        title="单元格是错误值",
        message="单元格显示为错误值“{text}”",
        remedy="请改正公式或直接填写数值",
    ),
    "files-rounded-display": Entry(
        severity=Severity.INFO,
        title="显示位数少于实际位数",
        message="有{count}个数字的显示位数少于实际位数（如存{stored}、显示{shown}），按显示的读入",
        remedy="请核对显示的数字是否就是要申报的数字",
    ),
}

_DECLARATION: dict[str, Entry] = {}

_ACTUALS = {
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
        message="表头中没有“{heading}”列，整张表无法对应到项目，未读入",
        remedy="请补上“{heading}”列",
    ),
    "actuals-no-column": Entry(
        severity=Severity.WARNING,
        title="缺少列",
        message="表头中没有“{heading}”列",
        remedy="如被删除，请从采集表中恢复该列",
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
        message="“{project}”的“{indicator}”填写时所列指标值为“{recorded}”，申报的是“{declared}”，"
        "按申报的评价",
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
    "actuals-situation-missing": Entry(
        severity=Severity.INFO,
        title="没有填写项目情况",
        message="“{project}”没有填写项目情况",
        remedy="请在采集表的项目情况表中补填主管部门、实施单位、总体目标实际完成情况等",
    ),
}

_SCORING: dict[str, Entry] = {}

_PIPELINE: dict[str, Entry] = {}

CATALOGUE: Mapping[str, Entry] = MappingProxyType(
    {**_WORKSPACE, **_FILES, **_DECLARATION, **_ACTUALS, **_SCORING, **_PIPELINE}
)
