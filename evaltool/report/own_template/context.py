"""What a unit's own template can use: records of texts, with the names that a Word user types.

The names of the fields are Chinese because they are typed into Word; what `said` tells of each
becomes the list in docs/templates.md. A text is never missing: what was not given is empty or,
for a figure, a dash, exactly as in the built-in documents.
"""

# ruff: noqa: PLC2401, RUF009 - the names are what a Word user types, and they explain themselves

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from evaltool.report.scores import project_scores
from evaltool.report.view.form import Form, FormRow
from evaltool.report.view.forms import forms_view
from evaltool.report.view.losses import Achievement, achievement
from evaltool.report.view.narrative import report_view
from evaltool.vocabulary import CERTAINTY_TITLES, SEVERITY_TITLES

if TYPE_CHECKING:
    from evaltool.findings import Finding
    from evaltool.scoring.scored import Scored


def said(what: str, **given: Any) -> Any:
    """A field of a record, with what the documentation says of it."""
    return field(metadata={"says": what}, **given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fund:
    """One line of the fund block (资金)."""

    类别: str = said("资金来源或支出类别，如 当年财政拨款")
    年初预算数: str = said("万元，两位小数；没有的为“—”")
    全年预算数: str = said("万元，调整后")
    全年执行数: str = said("万元")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a form (指标)."""

    一级指标: str = said("如 产出指标；每行都有，不因合并而空")
    二级指标: str = said("如 数量指标")
    三级指标: str = said("指标名称")
    年度指标值: str = said("申报的指标值；调整过的附调整前的和批复")
    实际完成值: str = said("填报的完成值")
    分值: str = said("如 7 或 7.5")
    得分: str = said("如 6.98；待定的写明范围，如 待定（0～7）")
    偏差原因: str = said("偏差原因分析及改进措施，认定得分的理由也在其中")
    缺原因: bool = said("是否应填原因而没有填")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """One indicator that lost points (扣分)."""

    指标: str = said("指标名称")
    指标值: str = said("申报的指标值")
    完成值: str = said("填报的完成值")
    分值: str = said("该指标的分值")
    得分: str = said("该指标的得分")
    算式: str = said("得分的计算过程")
    条款: str = said("所依据的评分条款")
    原因: str = said("填报的原因，没有填的为空")


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """One indicator whose score is not decided (待定)."""

    指标: str = said("指标名称")
    指标值: str = said("申报的指标值")
    完成值: str = said("填报的完成值")
    分值: str = said("该指标的分值")
    范围: str = said("得分的可能范围，如 待定（0～7）")
    原因: str = said("为什么待定")
    位置: str = said("要核对的文件和单元格")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """One form, from its head to its signatures (自评)."""

    名称: str = said("项目名称；部门整体为单位名称")
    是部门整体: bool = said("是否部门整体支出自评")
    年度: str = said("如 2024")
    主管部门: str = said("没有填的为空")
    实施单位: str = said("没有填的为空")
    年初预算数: str = said("万元，两位小数；没有的为“—”")
    全年预算数: str = said("万元，调整后")
    全年执行数: str = said("万元")
    执行率: str = said("如 97.75%")
    执行分值: str = said("预算执行率的分值")
    执行得分: str = said("预算执行率的得分")
    资金: tuple[Fund, ...] = said("项目资金各行，总额之下")
    年度目标: str = said("年度总体目标")
    完成情况: str = said("年度总体目标的实际完成情况")
    指标: tuple[Row, ...] = said("绩效指标各行")
    总分值: str = said("分值合计")
    总得分: str = said("如 98.99；有待定的写明范围")
    等级: str = said("如 优；未定的为 待定")
    草稿: bool = said("是否还有待定的得分")
    预算调整原因: str = said("没有填的为空")
    执行率低原因: str = said("没有填的为空")
    指标数: int = said("指标个数")
    满分指标数: int = said("得满分的指标个数")
    扣分: tuple[Lost, ...] = said("扣了分的指标")
    待定: tuple[Undecided, ...] = said("待定的指标")
    说明: tuple[str, ...] = said("表下的说明，逐条")
    负责人: str = said("没有填的为空")
    财务负责人: str = said("没有填的为空")
    联系人: str = said("没有填的为空")
    联系电话: str = said("没有填的为空")
    填报日期: str = said("如 2025年3月20日；没有填的留出年月日")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One clause of the rule set (条款)."""

    名称: str = said("条款名称")
    内容: str = said("条款说什么")
    来源: str = said("文件及文号")
    确定程度: str = said("原文确认、通行做法等")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rule set that was used (规则)."""

    编号: str = said("如 mof-2020-10")
    名称: str = said("规则名称")
    依据: str = said("所依据的文件")
    校验码: str = said("规则内容的校验码")
    条款: tuple[Rule, ...] = said("全部条款")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One finding about the data (问题)."""

    程度: str = said("错误、警告或提示")
    位置: str = said("文件和单元格")
    内容: str = said("是什么问题")
    处理办法: str = said("怎么办")


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """What a template can write at once (年度自评)."""

    单位: str = said("单位名称")
    年度: str = said("评价年度，如 2024")
    报告标题: str = said("自评报告的标题")
    标记: str = said("草稿、示例数据等须印在每页的标记；没有的为空")
    全部: tuple[Assessed, ...] = said("全部自评，部门整体在前")
    部门整体: tuple[Assessed, ...] = said("部门整体支出自评，通常一张，也可能没有")
    项目: tuple[Assessed, ...] = said("项目支出自评")
    项目数: int = said("项目个数")
    指标数: int = said("全部指标个数")
    待定数: int = said("待定的得分个数")
    等级分布: str = said("各等级的项目个数，一句话")
    得分排名: str = said("各项目得分由高到低，一句话")
    填报日期: str = said("各项目填报日期中最晚的")
    规则: Rules = said("评分规则")
    问题: tuple[Told, ...] = said("数据问题")
    版本: str = said("本软件的版本")


def year_record(scored: Scored, *, sample: bool = False) -> Year:
    """A scored year as the record that templates read.

    `sample` says that its actuals are made up (示例数据).
    """
    from evaltool import __version__

    report = report_view(scored, sample=sample)
    forms = forms_view(scored, sample=sample).forms
    reached = (achievement(scored, project) for project in project_scores(scored))
    every = tuple(_assessed(form, each) for form, each in zip(forms, reached, strict=True))
    return Year(
        单位=report.unit,
        年度=report.year,
        报告标题=report.title,
        标记=report.marks,
        全部=every,
        部门整体=tuple(each for each in every if each.是部门整体),
        项目=tuple(each for each in every if not each.是部门整体),
        项目数=report.project_count,
        指标数=report.indicator_count,
        待定数=report.pending_count,
        等级分布=report.grades,
        得分排名=report.ranking,
        填报日期=report.filed,
        规则=_rules(scored),
        问题=tuple(_told(finding) for finding in scored.findings),
        版本=__version__,
    )


def _assessed(form: Form, reached: Achievement) -> Assessed:
    return Assessed(
        名称=form.name,
        是部门整体=form.department,
        年度=form.year,
        主管部门=form.supervisor,
        实施单位=form.implementer,
        年初预算数=form.initial,
        全年预算数=form.adjusted,
        全年执行数=form.executed,
        执行率=form.execution_rate,
        执行分值=form.execution_points,
        执行得分=form.execution_score,
        资金=_funds(form),
        年度目标=form.goal,
        完成情况=form.outcome,
        指标=_rows(form.rows),
        总分值=form.points,
        总得分=form.total,
        等级=form.grade,
        草稿=form.draft,
        预算调整原因=form.change,
        执行率低原因=form.low,
        指标数=reached.count,
        满分指标数=reached.full_count,
        扣分=_losses(reached),
        待定=_undecided(reached),
        说明=form.notes,
        负责人=form.leader,
        财务负责人=form.finance_leader,
        联系人=form.contact,
        联系电话=form.phone,
        填报日期=form.filed,
    )


def _funds(form: Form) -> tuple[Fund, ...]:
    return tuple(
        Fund(
            类别=fund.label.removeprefix("其中："),
            年初预算数=fund.initial,
            全年预算数=fund.adjusted,
            全年执行数=fund.executed,
        )
        for fund in form.funds
    )


def _rows(rows: tuple[FormRow, ...]) -> tuple[Row, ...]:
    """The rows of a form, with the headings that merged cells share in every one."""
    made: list[Row] = []
    category = subcategory = ""
    for row in rows:
        if row.category_merge == "restart":
            category = row.category + row.category_below
        if row.subcategory_merge == "restart":
            subcategory = row.subcategory
        made.append(_row(row, category, subcategory))
    return tuple(made)


def _row(row: FormRow, category: str, subcategory: str) -> Row:
    return Row(
        一级指标=category,
        二级指标=subcategory,
        三级指标=row.name,
        年度指标值=row.target,
        实际完成值=row.actual,
        分值=row.points,
        得分=row.score,
        偏差原因=row.remark,
        缺原因=row.reason_missing,
    )


def _losses(reached: Achievement) -> tuple[Lost, ...]:
    return tuple(
        Lost(
            指标=loss.label,
            指标值=loss.target,
            完成值=loss.actual,
            分值=loss.points,
            得分=loss.score,
            算式=loss.how,
            条款=loss.clause,
            原因=loss.reason,
        )
        for loss in reached.losses
    )


def _undecided(reached: Achievement) -> tuple[Undecided, ...]:
    return tuple(
        Undecided(
            指标=row.label,
            指标值=row.target,
            完成值=row.actual,
            分值=row.points,
            范围=row.score,
            原因=row.cause,
            位置=row.place,
        )
        for row in reached.pending
    )


def _rules(scored: Scored) -> Rules:
    ruleset = scored.ruleset
    return Rules(
        编号=ruleset.id,
        名称=ruleset.title,
        依据=ruleset.document,
        校验码=ruleset.hash,
        条款=tuple(
            Rule(
                名称=clause.title,
                内容=clause.says,
                来源=clause.source,
                确定程度=CERTAINTY_TITLES[clause.certainty.value],
            )
            for clause in ruleset.clauses
        ),
    )


def _told(finding: Finding) -> Told:
    return Told(
        程度=SEVERITY_TITLES[finding.severity.value],
        位置=finding.place,
        内容=finding.message,
        处理办法=finding.remedy,
    )
