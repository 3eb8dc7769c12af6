"""The verbs (命令): each reads its options, calls the pipeline and prints what came of it.

Nothing heavy is imported before a verb runs, so that help appears at once. A verb returns
its exit code.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import click

from evaltool import __version__
from evaltool.cli.certainty_verbs import trend, weights
from evaltool.cli.options import (
    OPTIONS,
    as_year,
    form_option,
    json_option,
    pdf_option,
    rules_option,
    workspace_option,
    year_option,
)
from evaltool.cli.questioning import question_options, stability_option, trends_options
from evaltool.cli.serve_verbs import serve
from evaltool.cli.template_verbs import template
from evaltool.cli.templating import template_option
from evaltool.cli.verify_verbs import verify

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class _InOrder(click.Group):
    """A group that lists its verbs in the order of the year's work."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(
    cls=_InOrder,
    context_settings=_SETTINGS,
    options_metavar=OPTIONS,
    subcommand_metavar="命令 [参数]...",
    no_args_is_help=True,
)
@click.version_option(__version__, message="%(prog)s，版本 %(version)s", help="显示版本后退出")
def evaltool() -> None:
    """预算绩效自评：读取绩效目标，对照实际完成，按规则评分，生成自评表和自评报告。"""


@evaltool.command(options_metavar=OPTIONS, short_help="读取、核对、评分并写出全部文件")
@workspace_option
@year_option
@rules_option
@form_option
@template_option
@pdf_option
@stability_option
def run(
    folder: Path,
    year: int | None,
    rules: str | None,
    form: str | None,
    template: Path | None,
    pdf: bool,
    stability: str | None,
) -> int:
    """读取目标和完成情况，核对、评分，把自评报告、自评表、底稿写入 reports。"""
    from evaltool.cli import printing, questioning, templating
    from evaltool.pipeline import documents, evaluate, overlong, write_documents
    from evaltool.workspace import Workspace

    workspace = Workspace.open(folder, year=year)
    own = templating.opened(template)
    printing.progress("正在读取目标与完成情况……")
    scored = evaluate(workspace, rules)
    printing.progress("正在生成文件……")
    annexes = questioning.annexes(workspace, stability)
    made = documents(workspace, scored, form=form, pdf=pdf, annexes=annexes)
    made = templating.added(workspace, scored, made, own)
    findings = (*scored.findings, *overlong(scored, form))
    kept = write_documents(workspace, made)
    printing.scores(scored)
    printing.findings(findings, quiet=True)
    printing.marks(scored, sample=workspace.sample)
    printing.documents(made, kept)
    return printing.exit_code(findings)


@evaltool.command(options_metavar=OPTIONS, short_help="读出文件中申报的绩效目标")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@workspace_option
@year_option
@click.option("--explain", is_flag=True, help="逐项列出原文、理解、推断、另一种读法和位置")
@click.option(
    "--workbook",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.xlsx",
    help="写出阅读核对表，供核对、更正和签字",
)
@json_option
def read(
    files: tuple[Path, ...],
    folder: Path,
    year: int | None,
    explain: bool,
    workbook: Path | None,
    as_json: bool,
) -> int:
    """读出申报表中的项目、预算和指标；不给文件时读工作目录的 targets。"""
    from evaltool.cli import reading

    if not explain and workbook is None:
        return reading.declared(files, folder, year, as_json=as_json)
    return reading.explained(files, folder, year, as_json=as_json, show=explain, workbook=workbook)


@evaltool.command(options_metavar=OPTIONS, short_help="解释一个指标值")
@click.argument("text", required=False, metavar="[TEXT]")
@click.option(
    "--jsonl", "jsonl", type=click.File("rb"), metavar="FILE", help="逐行解释文件，- 为标准输入"
)
@click.option("--name", metavar="TEXT", help="三级指标名称")
@click.option("--level2", metavar="TEXT", help="二级指标，如 成本指标")
@click.option("--year", callback=as_year, metavar="YEAR", help="评价年度")
@json_option
def parse(
    text: str | None,
    jsonl: BinaryIO | None,
    name: str | None,
    level2: str | None,
    year: int | None,
    as_json: bool,
) -> int:
    """解释指标值 TEXT 的含义：类型、方向、数值、单位、期限。"""
    from evaltool.cli import parsing

    if text is not None and jsonl is None:
        return parsing.parse_one(text, name=name, level2=level2, year=year, as_json=as_json)
    if jsonl is not None and text is None:
        return parsing.parse_lines(jsonl)
    raise click.UsageError("请给出一个指标值，或用 --jsonl 给出文件，二者取一。")


@evaltool.command(options_metavar=OPTIONS, short_help="生成完成情况采集表")
@workspace_option
@year_option
def collect(folder: Path, year: int | None) -> int:
    """按申报的指标生成采集表（Excel），供各科室填写实际完成值。"""
    from evaltool.cli import printing
    from evaltool.pipeline import collect as collect_actuals
    from evaltool.workspace import Workspace

    collected = collect_actuals(Workspace.open(folder, year=year))
    printing.findings(collected.findings)
    printing.collection(collected)
    return printing.exit_code(collected.findings)


@evaltool.command(options_metavar=OPTIONS, short_help="检查目标质量和填报完整性")
@workspace_option
@year_option
@rules_option
def check(folder: Path, year: int | None, rules: str | None) -> int:
    """列出目标和填报中的全部问题：位置、问题、处理办法。"""
    from evaltool.cli import printing
    from evaltool.pipeline import evaluate
    from evaltool.workspace import Workspace

    scored = evaluate(Workspace.open(folder, year=year), rules)
    printing.completeness(scored)
    printing.findings(scored.findings)
    return printing.exit_code(scored.findings)


@evaltool.command(options_metavar=OPTIONS, short_help="评分并显示得分表")
@workspace_option
@year_option
@rules_option
@click.option("--explain", is_flag=True, help="逐条显示依据和算式")
@question_options
@stability_option
@json_option
def score(
    folder: Path,
    year: int | None,
    rules: str | None,
    explain: bool,
    changes: tuple[str, ...],
    grade: str | None,
    other: str | None,
    stability: str | None,
    as_json: bool,
) -> int:
    """评分并显示各项目得分；不写文件。"""
    from evaltool.cli import scoring

    asked = scoring.Asked(changes=changes, grade=grade, other=other, stability=stability)
    return scoring.score(folder, year, rules, asked, explain=explain, as_json=as_json)


@evaltool.command(options_metavar=OPTIONS, short_help="只生成文件")
@workspace_option
@year_option
@rules_option
@form_option
@template_option
@pdf_option
@click.option("--html", "html", is_flag=True, help="另写出供决算公开的网页（单个文件）")
@stability_option
@trends_options
def report(
    folder: Path,
    year: int | None,
    rules: str | None,
    form: str | None,
    template: Path | None,
    pdf: bool,
    html: bool,
    stability: str | None,
    trends: bool,
    same: tuple[str, ...],
) -> int:
    """生成自评报告、自评表、底稿和结果数据，写入 reports。"""
    from evaltool.cli import printing, questioning, templating
    from evaltool.pipeline import disclosure_page, documents, evaluate, overlong, write_documents
    from evaltool.workspace import Workspace

    workspace = Workspace.open(folder, year=year)
    own = templating.opened(template)
    scored = evaluate(workspace, rules)
    annexes = questioning.annexes(workspace, stability, trends=trends, same=same, rules=rules)
    made = documents(workspace, scored, form=form, pdf=pdf, annexes=annexes)
    made = templating.added(workspace, scored, made, own)
    if html:
        made = (*made, disclosure_page(workspace, scored))
    printing.documents(made, write_documents(workspace, made))
    return printing.exit_code((*scored.findings, *overlong(scored, form)))


evaltool.add_command(weights)
evaltool.add_command(trend)


@evaltool.command(options_metavar=OPTIONS, short_help="复核别人填好的自评表")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=True),
    metavar="FILE...",
)
@click.option(
    "--declared",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    metavar="FILE",
    help="对照的绩效目标申报表（文件或文件夹），可多次给出；据此统计自评覆盖情况",
)
@click.option(
    "--excluded",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    metavar="FILE",
    help="不纳入自评的项目名单（项目名称、原因），可多次给出",
)
@rules_option
@click.option("--ledger", is_flag=True, help="逐项列出复核台账")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="把复核底稿和复核意见写入该文件夹",
)
@click.option(
    "--reviewed",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="读回复核人填写过的复核底稿",
)
@json_option
def audit(
    files: tuple[Path, ...],
    declared: tuple[Path, ...],
    excluded: tuple[Path, ...],
    rules: str | None,
    ledger: bool,
    output: Path | None,
    reviewed: Path | None,
    as_json: bool,
) -> int:
    """重新评分并核对自评表 FILE（文件或文件夹），每项核查都有结果。"""
    from evaltool.cli import auditing

    return auditing.audit(
        files,
        rules=rules,
        declared=declared,
        excluded=excluded,
        as_json=as_json,
        ledger=ledger,
        reviewed=reviewed,
        output=output,
    )


@evaltool.command(options_metavar=OPTIONS, short_help="汇总许多单位：评分、排名、生成文件")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@year_option
@click.option(
    "--rules",
    "rules",
    multiple=True,
    metavar="ID|FILE",
    help="统一的评分规则；再次给出的与第一个比较，列出等级改变的项目",
)
@click.option(
    "--documents",
    type=click.Choice(["all", "forms", "none"]),
    default="all",
    show_default=True,
    help="为各单位生成哪些文件：全部、只要自评表、不生成",
)
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="进程数，默认用全部处理器")
@click.option("--cluster", metavar="ADDRESS", help="交给 dask 集群，如 tcp://127.0.0.1:8786")
@click.option(
    "--ask",
    "question",
    type=click.Choice(["ranking", "grades", "weakest", "execution", "undecided", "rules"]),
    help="不再运行，只从已有的汇总中回答：单位排名、等级分布、得分率低的指标、预算执行与绩效、"
    "待定的单位、改用其他规则后等级的改变",
)
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出 --ask 的回答")
@click.pass_context
def bulk(
    context: click.Context,
    folder: Path,
    year: int | None,
    rules: tuple[str, ...],
    documents: str,
    workers: int | None,
    cluster: str | None,
    question: str | None,
    as_json: bool,
) -> int:
    """逐个处理 DIR 中的各单位（每个子文件夹一个），汇总写入 DIR 的“汇总”文件夹。"""
    from evaltool.cli import bulking

    if question is not None:
        bulking.refuse_besides_asking(context)
        return bulking.ask(folder, question, year=year, as_json=as_json)
    if as_json:
        raise click.UsageError("--json 与 --ask 一起使用。")
    return bulking.bulk(
        folder, year=year, rules=rules, documents=documents, workers=workers, cluster=cluster
    )


evaltool.add_command(verify)


@evaltool.command(options_metavar=OPTIONS, short_help="列出、显示、比较评分规则")
@click.argument("rule_set", required=False, metavar="[ID|FILE]")
@click.option("--compare", "other", metavar="ID|FILE", help="与另一规则逐条比较")
@json_option
def rules(rule_set: str | None, other: str | None, as_json: bool) -> int:
    """不给编号时列出全部规则；给出编号或文件时显示其条款、来源和确定程度。"""
    from evaltool.cli import ruling

    if rule_set is None:
        if other is not None:
            raise click.UsageError("--compare 需要先给出一个规则编号或文件。")
        return ruling.list_all(as_json=as_json)
    if other is not None:
        return ruling.differences(rule_set, other)
    return ruling.show(rule_set, as_json=as_json)


evaltool.add_command(serve)
evaltool.add_command(template)
