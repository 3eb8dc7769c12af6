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
    "files-scanned-pages": Entry(
        severity=Severity.WARNING,
        title="扫描的页面",
        message="PDF第{pages}页是扫描图像，没有可读的文字，未读入",
        remedy="请提供这些页的 Word 或 Excel 原文件",
    ),
    "files-partly-damaged": Entry(
        severity=Severity.WARNING,
        title="文件有一部分损坏",
        message="PDF有一部分已损坏，其中的内容可能没有读全",
        remedy="请与原件逐项核对，或提供原始的 Word 或 Excel 文件",
    ),
    "files-member-unread": Entry(
        severity=Severity.ERROR,
        title="压缩包中读不了的文件",
        message="没有读入：{what}",
        remedy="单独处理该文件：{remedy}",
    ),
    "files-member-skipped": Entry(
        severity=Severity.INFO,
        title="压缩包中的图片",
        message="压缩包里有{count}个图片，其中的文字没有读入",
        remedy="图片里若有申报表，请提供它的 Word 或 Excel 原文件",
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
    "files-wording-as-formula": Entry(
        severity=Severity.INFO,
        title="文字被当作公式",
        message="“{text}”被表格软件当作公式，显示为“{shown}”，按所写的文字读入",
        remedy="请核对；填写等号开头的文字时先把单元格设为文本格式",
    ),
    "files-rounded-display": Entry(
        severity=Severity.INFO,
        title="显示位数少于实际位数",
        message="有{count}个数字的显示位数少于实际位数，按实际存的数读入：{cells}",
        remedy="请核对这些数；要以显示的数为准的，在单元格里改成显示的数",
    ),
}

_DECLARATION: dict[str, Entry] = {
    "declaration-not-a-form": Entry(
        severity=Severity.WARNING,
        title="不是申报表的表格",
        message="这个表格（“{text}…”）不是认得出的申报表，没有读入",
        remedy="是申报表的，请核对标题和表头用字；不是的可以不管",
    ),
    "declaration-no-form": Entry(
        severity=Severity.ERROR,
        title="没有申报表",
        message="给出的文件里没有读到一张申报表",
        remedy="请核对文件是否是绩效目标申报表，表头是否用了通用的用字",
    ),
    "declaration-title-alone": Entry(
        severity=Severity.WARNING,
        title="只有标题的表",
        message="标题“{title}”下面没有可读的内容",
        remedy="请核对该表是否完整",
    ),
    "declaration-unknown-heading": Entry(
        severity=Severity.WARNING,
        title="认不出的表头",
        message="指标表的表头“{heading}”认不出，该列没有读入",
        remedy="请改用通用的表头用字，如“三级指标”“指标值”“分值”",
    ),
    "declaration-double-heading": Entry(
        severity=Severity.WARNING,
        title="重复的表头",
        message="表头“{heading}”的意思与前面一列重复，只读了前一列",
        remedy="请合并两列，或把其中一列的表头改成别的名称",
    ),
    "declaration-two-periods": Entry(
        severity=Severity.INFO,
        title="两组指标栏",
        message="表里有中期（实施期）和年度两组指标栏，只读了年度一组",
        remedy="请核对读到的是年度指标",
    ),
    "declaration-no-name": Entry(
        severity=Severity.ERROR,
        title="没有项目名称",
        message="这张表没有填写项目名称",
        remedy="请在“项目名称”栏填写与预算批复一致的名称",
    ),
    "declaration-no-year": Entry(
        severity=Severity.WARNING,
        title="没有年度",
        message="“{name}”的表上没有写年度",
        remedy="请在标题下写明（20××年度）",
    ),
    "declaration-year-differs": Entry(
        severity=Severity.WARNING,
        title="年度不一致",
        message="“{name}”的表上写的是{own}年度，正在办理的是{asked}年度",
        remedy="请核对是否放错了年度的表",
    ),
    "declaration-double-name": Entry(
        severity=Severity.ERROR,
        title="项目名称重复",
        message="项目“{name}”有两张表，另一张在{other}",
        remedy="请删去多余的一张，或改成不同的名称",
    ),
    "declaration-no-indicators": Entry(
        severity=Severity.WARNING,
        title="没有指标",
        message="“{name}”的表里没有读到绩效指标",
        remedy="请核对指标表的表头（一级指标、二级指标、三级指标、指标值）",
    ),
    "declaration-cut-short": Entry(
        severity=Severity.INFO,
        title="表格只列出了一部分",
        message="表格写明以下从略，后面的内容无从读取",
        remedy="需要完整核对的，请提供全表",
    ),
    "declaration-unplaced": Entry(
        severity=Severity.INFO,
        title="没有归属的文字",
        message="“{text}”不知道属于哪一栏，没有读入",
        remedy="请核对是否是需要的内容",
    ),
    "declaration-no-category": Entry(
        severity=Severity.WARNING,
        title="没有一级指标",
        message="指标“{name}”没有一级指标",
        remedy="请补填一级指标",
    ),
    "declaration-unknown-category": Entry(
        severity=Severity.WARNING,
        title="认不出的一级指标",
        message="一级指标“{category}”认不出，不知道归入产出、效益还是满意度",
        remedy="请改用规定的一级指标名称",
    ),
    "declaration-no-indicator-name": Entry(
        severity=Severity.WARNING,
        title="没有指标名称",
        message="指标值“{target}”前面没有三级指标名称",
        remedy="请补填三级指标名称",
    ),
    "declaration-target-blank": Entry(
        severity=Severity.WARNING,
        title="没有指标值",
        message="指标“{name}”没有填写指标值",
        remedy="请补填指标值；不考核的指标请删去整行",
    ),
    "declaration-target-unreadable": Entry(
        severity=Severity.WARNING,
        title="指标值不能评分",
        message="指标“{name}”的指标值“{text}”不能评分：{reason}",
        remedy="请改成可以衡量的数值、日期或明确的定性要求",
    ),
    "declaration-points-unreadable": Entry(
        severity=Severity.WARNING,
        title="分值认不出",
        message="指标“{name}”的分值“{text}”不是数字",
        remedy="请改填数字",
    ),
    "declaration-points-shared": Entry(
        severity=Severity.WARNING,
        title="几个指标共用分值",
        message="指标“{name}”与相邻指标共用一个合并的分值“{text}”，没有拆分",
        remedy="请取消合并，给每个指标分别填写分值",
    ),
    "declaration-amount-unreadable": Entry(
        severity=Severity.WARNING,
        title="金额认不出",
        message="“{text}”不是可以读取的金额，按空白处理",
        remedy="请只填数字",
    ),
    "declaration-amount-unplaced": Entry(
        severity=Severity.WARNING,
        title="金额没有归属",
        message="金额“{text}”不知道属于哪一栏，没有读入",
        remedy="请核对资金表的行和列",
    ),
    "declaration-unknown-fund-row": Entry(
        severity=Severity.WARNING,
        title="认不出的资金行",
        message="资金行“{label}”认不出（金额：{amounts}），没有读入",
        remedy="请改用通用名称，如“财政拨款”“上年结转资金”“其他资金”",
    ),
    "declaration-unit-assumed": Entry(
        severity=Severity.INFO,
        title="没有写金额单位",
        message="资金表没有写金额单位，按{unit}读入",
        remedy="请在表头写明“万元”或“元”",
    ),
    "declaration-funds-contradict": Entry(
        severity=Severity.ERROR,
        title="资金合计不符",
        message="{what}的{measure}相加得{added}万元，合计栏是{stated}万元",
        remedy="请核对资金各栏的金额",
    ),
    "declaration-funds-short": Entry(
        severity=Severity.WARNING,
        title="资金各栏不足合计",
        message="{what}的{measure}相加得{added}万元，合计栏是{stated}万元，其中有空白栏",
        remedy="请补填空白的资金栏，确实没有的填0",
    ),
    "declaration-merged": Entry(
        severity=Severity.INFO,
        title="同一张表有两份",
        message="“{name}”与{other}的内容相同，按一份处理",
        remedy="不需要的一份可以移走",
    ),
    "declaration-differs": Entry(
        severity=Severity.ERROR,
        title="两份申报不一致",
        message="“{name}”的{what}在这里{this}，在{other}{that}；{outcome}",
        remedy="请核对以哪一份为准，移走另一份",
    ),
    "declaration-override-used": Entry(
        severity=Severity.INFO,
        title="按更正说明理解的指标值",
        message="“{project}”的“{indicator}”指标值“{original}”按更正说明理解为“{meaning}”（{given}）",
        remedy="请核对更正是否有依据",
    ),
    "declaration-override-ambiguous": Entry(
        severity=Severity.WARNING,
        title="更正后仍有两种理解",
        message="“更正为”填的“{text}”仍可理解为{readings}，按前一种采用",
        remedy="请写得更明确，如写明日期、符号和单位",
    ),
    "declaration-override-unmatched": Entry(
        severity=Severity.ERROR,
        title="更正说明对不上",
        message="更正说明的这一行没有采用：{why}",
        remedy="请核对项目名称、指标和原文是否与现在的申报表一致；不再需要的请删去这一行",
    ),
    "declaration-override-contradicts": Entry(
        severity=Severity.ERROR,
        title="更正说明自相矛盾",
        message="“{project}”的“{indicator}”更正了两次，分别为“{first}”和“{second}”（另一处：{other}），"
        "都没有采用",
        remedy="请保留正确的一处，删去另一处",
    ),
    "declaration-override-unreadable": Entry(
        severity=Severity.ERROR,
        title="更正内容读不懂",
        message="“{project}”的“{indicator}”更正为“{text}”：{reason}，没有采用",
        remedy="请写成完整的指标值，如“≤55万元”“2024年12月31日前”；改为定性指标的写“定性”",
    ),
    "declaration-override-incomplete": Entry(
        severity=Severity.ERROR,
        title="更正说明不完整",
        message="更正说明的这一行{what}，没有采用",
        remedy="请补填或改正这一行",
    ),
    "declaration-override-no-column": Entry(
        severity=Severity.ERROR,
        title="更正说明缺少列",
        message="更正说明的表头中没有“{heading}”列，整张表没有采用",
        remedy="请补上该列；表头为：项目名称、一级指标、二级指标、三级指标、原文、更正为、理由、更正人",
    ),
}

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

_SCORING = {
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

_CERTAINTY = {
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

_AUDIT = {
    "audit-not-a-claim": Entry(
        severity=Severity.WARNING,
        title="没有自评内容的表",
        message="“{text}”没有完成值、得分或执行数，不是自评表，没有复核",
        remedy="请提供填好的自评表；申报表请用 --declared 给出",
    ),
    "audit-file-unreadable": Entry(
        severity=Severity.ERROR,
        title="文件读不了",
        message="{what}，其中的自评表没有复核",
        remedy="单独处理该文件：{remedy}",
    ),
    "audit-across-text": Entry(
        severity=Severity.WARNING,
        title="两个单位的文字相同",
        message="“{first}”与“{second}”{more}的{what}{how}：“{text}”",
        remedy="请核对是否互相抄写",
    ),
    "audit-across-template": Entry(
        severity=Severity.INFO,
        title="多数单位用了同样的文字",
        message="{units}个单位（占填写了此项的{share}%）的{what}文字相同，应是统一的范例：“{text}”",
        remedy="请核对是否写明了本单位的情况",
    ),
    "audit-across-indicators": Entry(
        severity=Severity.WARNING,
        title="两个单位的指标相同",
        message="“{first}”与“{second}”{more}的{count}个指标，名称、指标值和完成值完全相同",
        remedy="请核对是否互相抄写",
    ),
    "audit-across-full": Entry(
        severity=Severity.WARNING,
        title="全部满分",
        message="{unit}的{count}个项目自评总分都是100分",
        remedy="请抽取部分项目核对完成值和佐证材料",
    ),
    "audit-across-equal": Entry(
        severity=Severity.WARNING,
        title="总分全部相同",
        message="{count}张自评表的总分都是{total}分",
        remedy="请核对得分是否逐项评出",
    ),
    "audit-across-grades": Entry(
        severity=Severity.INFO,
        title="等级分布",
        message="{count}张有总分的自评表：{grades}",
        remedy="请结合抽查比例安排复核",
    ),
    "audit-across-execution": Entry(
        severity=Severity.WARNING,
        title="得分与执行率没有相关",
        message="{count}张自评表的指标得分率与预算执行率的斯皮尔曼等级相关系数为{rho}（双侧p={p}），"
        "看不出得分随执行率变化；此处假定各项目相互独立，只看先后次序，相同的取平均次序",
        remedy="请重点核对执行率低而得分高的项目",
    ),
    "audit-coverage-missing": Entry(
        severity=Severity.WARNING,
        title="申报了没有自评",
        message="申报的“{name}”没有自评表，也没有列为不纳入自评",
        remedy="请催报自评表；不需要自评的写进不纳入自评的名单并注明原因",
    ),
    "audit-coverage-both": Entry(
        severity=Severity.WARNING,
        title="不纳入自评又有自评表",
        message="“{name}”列为不纳入自评，却有自评表（{other}），按已自评计",
        remedy="请核对名单，或将该自评表撤回",
    ),
    "audit-coverage-reason": Entry(
        severity=Severity.WARNING,
        title="不纳入自评没有原因",
        message="“{name}”列为不纳入自评，没有写明原因",
        remedy="请在名单中写明原因，如涉密、年中取消",
    ),
    "audit-coverage-twice": Entry(
        severity=Severity.WARNING,
        title="同一项目有几张自评表",
        message="“{name}”已有自评表（{other}），这里又有一张",
        remedy="请核对以哪一张为准",
    ),
    "audit-coverage-unknown": Entry(
        severity=Severity.WARNING,
        title="名单中的项目没有申报",
        message="不纳入自评的名单中的“{name}”在申报表中没有，或者不能确定是哪一个",
        remedy="请核对项目名称，几个单位有同名项目的写明单位",
    ),
    "audit-no-claim": Entry(
        severity=Severity.WARNING,
        title="没有自评表",
        message="文件中没有认得出的自评表",
        remedy="请核对是否给错了文件，表头是否有实际完成值和得分",
    ),
}

_REPORT: Mapping[str, Entry] = {
    "report-text-too-long": Entry(
        severity=Severity.WARNING,
        title="文字超过表样的字数限制",
        message="{name}的{what}{how}（{form}）",
        remedy="请精简项目情况中的这段文字；自评表中已照原文列出并标明",
    ),
}

_PIPELINE: dict[str, Entry] = {}

_BULK = {
    "bulk-not-a-unit": Entry(
        severity=Severity.WARNING,
        title="不是单位的工作目录",
        message="这个文件夹中没有 targets，未作为单位汇总",
        remedy="如是单位，请把申报表放入其 targets/年度 后重新运行；如不是，可以不管",
    ),
    "bulk-listed-twice": Entry(
        severity=Severity.WARNING,
        title="单位既有文件夹又在导出表中",
        message="这个单位既有自己的文件夹，又在导出表中，已按导出表汇总",
        remedy="请只留一处：移走该文件夹，或从导出表中删去该单位",
    ),
    "bulk-table-unreadable": Entry(
        severity=Severity.ERROR,
        title="导出表不能读取",
        message="这张导出表没有读入：{what}；其中的单位未参加汇总",
        remedy="{remedy}；改好后重新运行",
    ),
    "bulk-table-unknown": Entry(
        severity=Severity.WARNING,
        title="不是导出表",
        message="这张表中没有找到导出表的表头，没有读入",
        remedy="如是导出表，表头一行须有项目名称、三级指标和指标值；如不是，可以不管",
    ),
    "bulk-column-unread": Entry(
        severity=Severity.WARNING,
        title="导出表中没有读入的列",
        message="导出表的这些列没有读入：{columns}",
        remedy="如其中有指标、完成情况或预算，请把表头改为通用的用字后重新运行；如没有，可以不管",
    ),
    "bulk-link": Entry(
        severity=Severity.WARNING,
        title="文件夹是链接",
        message="这个文件夹是指向别处的链接，未作为单位汇总",
        remedy="请把该单位的文件夹复制到这里",
    ),
    "bulk-unit-failed": Entry(
        severity=Severity.ERROR,
        title="单位未完成汇总",
        message="这个单位没有完成：{what}",
        remedy="{remedy}；重新运行时已完成的单位不会重做",
    ),
    "bulk-rules-differ": Entry(
        severity=Severity.WARNING,
        title="评分规则不一致",
        message="各单位采用的评分规则不一致：{rules}，得分不宜直接比较",
        remedy="用 --rules 指定统一的评分规则后重新运行",
    ),
    "bulk-name-twice": Entry(
        severity=Severity.WARNING,
        title="单位名称重复",
        message="有{count}个文件夹申报的单位名称都是“{name}”：{folders}",
        remedy="请核对是否重复报送，或单位名称是否填错",
    ),
}

CATALOGUE: Mapping[str, Entry] = MappingProxyType(
    {
        **_WORKSPACE,
        **_FILES,
        **_DECLARATION,
        **_ACTUALS,
        **_SCORING,
        **_CERTAINTY,
        **_AUDIT,
        **_REPORT,
        **_PIPELINE,
        **_BULK,
    }
)
