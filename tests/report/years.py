"""Scored years for the Word documents: a small one of every state, and the sample year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import cycle, islice
from pathlib import Path

from evaltool.actuals import pair, read_actuals
from evaltool.declaration import read_declaration
from evaltool.files import read_grids
from evaltool.model import Budget, Case, ProjectKind
from evaltool.rules import load
from evaltool.scoring import Scored, score_cases
from tests.report.small_year import decided_year, small_year

ROOT = Path(__file__).parents[2]
RULES = "mof-2020-10"


@cache
def mixed() -> Scored:
    """Two forms with rows lost, decided, adjusted and undecided."""
    return score_cases(small_year().cases, load(RULES))


@cache
def settled() -> Scored:
    """One form with nothing undecided."""
    return score_cases(decided_year().cases, load(RULES))


@cache
def sample() -> Scored:
    """The sample year of the repository: one department form and twelve projects."""
    declared = read_declaration(read_grids(ROOT / "targets/2024/申报表.docx", root=ROOT))
    files = sorted((ROOT / "actuals/2024").glob("*.csv"))
    actuals = read_actuals([grid for file in files for grid in read_grids(file, root=ROOT)])
    paired = pair(declared.projects, actuals)
    findings = (*declared.findings, *actuals.findings, *paired.findings)
    return score_cases(paired.cases, load(RULES), findings=findings)


@cache
def with_rows(count: int) -> Scored:
    """The sample year with its first project alone, its indicators repeated to `count`."""
    case = sample().cases[1]
    indicators = tuple(islice(cycle(case.project.indicators), count))
    repeated = {
        name: tuple(islice(cycle(getattr(case, name)), count))
        for name in ("actuals", "targets", "achieved")
    }
    project = replace(case.project, indicators=indicators)
    return score_cases([replace(case, project=project, **repeated)], load(RULES))


@cache
def marked(count: int) -> Scored:
    """`with_rows`, every text of a row between its own marks: 〔7始〕 … 〔7终〕."""
    year = with_rows(count)
    case = year.cases[0]
    indicators, actuals = [], []
    for place, (each, actual) in enumerate(zip(case.project.indicators, case.actuals, strict=True)):
        indicators.append(replace(each, name=f"〔{place}始〕{each.name}〔{place}终〕"))
        reason = "受天气影响延期，已督促加快进度。" * (place % 6)
        actuals.append(actual and replace(actual, reason=f"〔{place}始〕{reason}〔{place}终〕"))
    project = replace(case.project, indicators=tuple(indicators))
    return replace(year, cases=(replace(case, project=project, actuals=tuple(actuals)),))


LONG = "因跨年结算和征地拆迁影响，部分工作延至次年实施；" * 60
"""A text of more than a thousand characters."""


@cache
def extreme() -> Scored:
    """`LONG` wherever a unit writes, and as many further projects as the sample has."""
    cases = [_extreme(case) for case in sample().cases[:2]]
    others = [
        replace(case, project=replace(case.project, name=f"{case.project.name}（第二批）"))
        for case in sample().cases[1:]
    ]
    return score_cases([*cases, *others], load(RULES))


def _extreme(case: Case) -> Case:
    written = _written(case, LONG)
    indicators = tuple(
        replace(each, name=f"{each.name}{LONG}", subcategory=each.subcategory)
        for each in case.project.indicators
    )
    actuals = tuple(each and replace(each, reason=LONG, evidence=LONG) for each in case.actuals)
    situation = written.situation and replace(written.situation, leader="张三")
    return replace(
        written,
        project=replace(written.project, unit=case.project.unit, indicators=indicators),
        actuals=actuals,
        situation=situation,
        change_reason=LONG,
        low_rate_reason=LONG,
    )


def with_texts(text: str) -> Scored:
    """The mixed year with `text` wherever a unit writes freely."""
    return replace(mixed(), cases=tuple(_written(case, text) for case in mixed().cases))


def _written(case: Case, text: str) -> Case:
    project = replace(case.project, goal=text, unit=text)
    actuals = tuple(
        actual and replace(actual, value=text, reason=text, decided_reason=text)
        for actual in case.actuals
    )
    situation = case.situation and replace(
        case.situation, outcome=text, problems=text, measures=text, leader=text
    )
    return replace(case, project=project, actuals=actuals, situation=situation)


@cache
def undecided() -> Scored:
    """The sample year before anything was recorded: every row waits."""
    cases = [
        replace(
            case,
            actuals=(None,) * len(case.actuals),
            achieved=(None,) * len(case.achieved),
            budget=Budget(lines=tuple(replace(line, executed=None) for line in case.budget.lines)),
            situation=None,
            change_reason=None,
            low_rate_reason=None,
        )
        for case in sample().cases
    ]
    return score_cases(cases, load(RULES))


@cache
def one_project() -> Scored:
    """A unit with one project and no department form."""
    return score_cases(sample().cases[9:10], load(RULES))


@cache
def lengthy() -> Scored:
    """Two forms whose names and texts are of extreme length."""
    cases = [_lengthened(case) for case in sample().cases[:2]]
    return score_cases(cases, load(RULES))


def _lengthened(case: Case) -> Case:
    department = case.project.kind is ProjectKind.DEPARTMENT
    name = case.project.name if department else "区级重大民生实事项目绩效管理信息化建设" * 8
    indicators = tuple(
        replace(each, name=each.name and f"{each.name}，" + "覆盖全区各乡镇和街道" * 12)
        for each in case.project.indicators
    )
    actuals = tuple(
        each and replace(each, reason="受极端天气和征地拆迁影响" * 40, evidence="验收报告、" * 60)
        for each in case.actuals
    )
    unit = "某某省某某市某某区人民代表大会常务委员会办公室" * 3
    project = replace(
        case.project, name=name, unit=unit, goal="依法履职，" * 150, indicators=indicators
    )
    situation = case.situation and replace(
        case.situation,
        outcome="全面完成年度任务，" * 120,
        problems="会期偏紧，" * 100,
        measures="提前排期，" * 100,
        supervisor=unit,
        implementer=unit,
    )
    return replace(case, project=project, actuals=actuals, situation=situation)


HARD: dict[str, Callable[[], Scored]] = {
    "undecided": undecided,
    "60 indicators": lambda: with_rows(60),
    "marked": lambda: marked(60),
    "lengthy": lengthy,
    "extreme": extreme,
    "one project": one_project,
}
"""The years that are hard on the documents."""
