"""Findings of `declaration`: declared targets and their corrections."""

from collections.abc import Mapping

from evaltool.findings.entry import Entry, Severity

ENTRIES: Mapping[str, Entry] = {
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
