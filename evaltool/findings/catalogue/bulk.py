"""Findings of `bulk`: a whole bureau."""

from collections.abc import Mapping

from evaltool.findings.entry import Entry, Severity

ENTRIES: Mapping[str, Entry] = {
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
    "bulk-year-differs": Entry(
        severity=Severity.ERROR,
        title="评价年度与汇总的不一致",
        message="这个单位的评价年度是{own}，汇总的是{year}年度，未列入汇总",
        remedy="如年度填错，请改正该单位 evaltool.toml 中的 year（导出表中为年度一列）；"
        "如要汇总某一年度，请用 --year 指定后重新运行",
    ),
    "bulk-out-of-date": Entry(
        severity=Severity.WARNING,
        title="汇总之后有变动",
        message="以下回答按汇总时的材料；此后各单位有变动：{what}",
        remedy="请重新运行 evaltool bulk 后再提问，没有变动的单位不会重做",
    ),
    "bulk-other-years": Entry(
        severity=Severity.WARNING,
        title="导出表含有其他年度",
        message="导出表含有几个年度，本次只汇总{year}年度；没有汇总的：{others}",
        remedy="如要汇总其他年度，请用 --year 指定该年度另行运行",
    ),
    "bulk-no-year": Entry(
        severity=Severity.ERROR,
        title="导出表中没有写年度的行",
        message="导出表含有几个年度，从这里起有{count}行没有写年度，没有汇总",
        remedy="请在导出表的年度一列补上年度后重新运行",
    ),
    "bulk-year-absent": Entry(
        severity=Severity.ERROR,
        title="导出表中没有该年度的单位",
        message="{units}在导出表中没有{year}年度的行，未参加汇总",
        remedy="请补上这些单位{year}年度的行；如已不需自评，可从导出表中删去这些单位",
    ),
    "bulk-name-twice": Entry(
        severity=Severity.WARNING,
        title="单位名称重复",
        message="有{count}个文件夹申报的单位名称都是“{name}”：{folders}",
        remedy="请核对是否重复报送，或单位名称是否填错",
    ),
}
