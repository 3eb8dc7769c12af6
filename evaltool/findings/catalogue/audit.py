"""Findings of `audit`: claims of others, one by one and compared."""

from collections.abc import Mapping

from evaltool.findings.entry import Entry, Severity

ENTRIES: Mapping[str, Entry] = {
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
