"""Points of the indicators (分值): as declared, else divided by the rule set, and said how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from evaltool.findings import Finding, finding
from evaltool.model import Case
from evaltool.rules.model import Move, RuleSet
from evaltool.scoring.apportion import apportion, evenly
from evaltool.scoring.categories import category_of, stated_points
from evaltool.scoring.schema import FULL, Category
from evaltool.vocabulary import CATEGORY_TITLES

_SHOWN = 12
_Worth = dict[Category, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Allotment:
    """The points of one project, in 1/100 point.

    `points` and `categories` stand in the order of the indicators; points are None where they
    cannot be known. `notes` (Chinese) tell how they came about, empty where all were declared.
    """

    points: tuple[int | None, ...]
    categories: tuple[Category, ...]
    execution: int
    notes: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """A case on its way: what each category is worth and who is in it."""

    case: Case
    ruleset: RuleSet
    categories: tuple[Category, ...]
    worth: _Worth


def allocate(case: Case, ruleset: RuleSet) -> Allotment:
    """The points of every indicator of a case and of its budget execution."""
    known = [category_of(indicator, ruleset) for indicator in case.project.indicators]
    categories = tuple(Category.OUTPUT if found is None else found for found in known)
    declared, findings = _declared(case)
    findings += [
        finding("scoring-category-unknown", indicator.source, category=indicator.category)
        for indicator, found in zip(case.project.indicators, known, strict=True)
        if found is None
    ]
    execution = _cents(ruleset.points["execution"])
    worth, notes = _worth(case, categories, ruleset, FULL - execution)
    points, told = _filled(declared, categories, worth, FULL - execution)
    task = _Task(case=case, ruleset=ruleset, categories=categories, worth=worth)
    findings += _remarks(task, declared, points, execution)
    return Allotment(
        points=points,
        categories=categories,
        execution=execution,
        notes=(*(notes if told else ()), *_chosen_notes(case, categories, points), *told),
        findings=tuple(findings),
    )


def first_level_points(
    case: Case, ruleset: RuleSet
) -> tuple[tuple[Category, ...], dict[Category, int]]:
    """The category of every indicator, and what each category that has rows is worth."""
    known = [category_of(indicator, ruleset) for indicator in case.project.indicators]
    categories = tuple(Category.OUTPUT if found is None else found for found in known)
    execution = _cents(ruleset.points["execution"])
    return categories, _worth(case, categories, ruleset, FULL - execution)[0]


def _cents(points: Decimal) -> int:
    return int((points * 100).to_integral_value(ROUND_HALF_UP))


def _declared(case: Case) -> tuple[list[int | None], list[Finding]]:
    """Declared points, the recorded ones before those of the declaration."""
    points: list[int | None] = []
    findings = []
    for indicator, actual in zip(case.project.indicators, case.actuals, strict=True):
        recorded = actual is not None and actual.points is not None
        value = actual.points if actual is not None and recorded else indicator.points
        if value is not None and not 0 <= value <= 100:
            source = actual.cell("points") if actual is not None and recorded else indicator.source
            findings.append(finding("scoring-points-impossible", source, points=value))
            value = None
        points.append(None if value is None else _cents(value))
    return points, findings


def _worth(
    case: Case, categories: Sequence[Category], ruleset: RuleSet, available: int
) -> tuple[_Worth, list[str]]:
    """What each category that has rows is worth, and what became of the missing ones."""
    own = {Category[name.upper()]: _cents(value) for name, value in ruleset.points.items()}
    del own[Category.EXECUTION]
    present = [category for category in own if category in categories]
    if not present:
        return {}, []
    stated = _stated(case, categories)
    if stated.keys() == set(present) and sum(stated.values()) == available:
        return stated, ["一级指标的分值按其名称中注明的分值计"]
    worth = {category: own[category] for category in present}
    for move in _moves(ruleset):
        missing, to = Category[move.missing.upper()], Category[move.to.upper()]
        if missing not in present and to in present:
            worth[to] += _cents(move.points)
    weights = [worth[category] for category in present]
    if sum(weights) != available:
        weights = [*apportion(available, weights if any(weights) else [1] * len(present))]
    worth = dict(zip(present, weights, strict=True))
    return worth, list(_missing_notes(own, worth))


def _moves(ruleset: RuleSet) -> Iterator[Move]:
    members = ruleset.clause("missing_category").members("moves")
    return (move for move in members if isinstance(move, Move))


def _stated(case: Case, categories: Sequence[Category]) -> _Worth:
    """Points printed in the first-level names, a name counted once."""
    names: dict[str, tuple[Category, Decimal]] = {}
    for indicator, category in zip(case.project.indicators, categories, strict=True):
        points = stated_points(indicator.category)
        if points is not None:
            names[indicator.category] = (category, points)
    worth: _Worth = {}
    for category, points in names.values():
        worth[category] = worth.get(category, 0) + _cents(points)
    return worth


def _missing_notes(own: Mapping[Category, int], worth: Mapping[Category, int]) -> Iterator[str]:
    missing = [category for category, points in own.items() if points and category not in worth]
    if not missing:
        return
    gains = [
        f"{_title(category)}增加{_shown(points - own[category])}分"
        for category, points in worth.items()
        if points != own[category]
    ]
    names = "、".join(f"{_title(category)}（{_shown(own[category])}分）" for category in missing)
    yield f"没有设置{names}，其分值并入其他一级指标：{'，'.join(gains)}"


def _filled(
    declared: Sequence[int | None], categories: Sequence[Category], worth: _Worth, available: int
) -> tuple[tuple[int | None, ...], list[str]]:
    """Declared points with the blanks filled in, and how that was done."""
    blank = [place for place, points in enumerate(declared) if points is None]
    left = available - sum(points or 0 for points in declared)
    if not blank or left <= 0:
        return tuple(declared), []
    points = list(declared)
    notes = []
    for category, share in _open_worth(declared, categories, worth, left).items():
        rows = [place for place in blank if categories[place] is category]
        shares = evenly(share, len(rows))
        notes.append(_division_note(category, share, shares, partly=len(blank) < len(points)))
        for place, value in zip(rows, shares, strict=True):
            points[place] = value
    return tuple(points), notes


def _chosen_notes(
    case: Case, categories: Sequence[Category], points: Sequence[int | None]
) -> Iterator[str]:
    """The points that the unit chose afterwards (分值确定表), by category and by how."""
    chosen: dict[tuple[Category, str], list[int]] = {}
    for indicator, category, value in zip(case.project.indicators, categories, points, strict=True):
        if indicator.points_basis and value is not None:
            chosen.setdefault((category, indicator.points_basis), []).append(value)
    for (category, basis), shares in chosen.items():
        listed = "、".join(_shown(value) for value in shares[:_SHOWN])
        rest = "……" if len(shares) > _SHOWN else ""
        head = f"{_title(category)}{_shown(sum(shares))}分，{len(shares)}个指标的分值{basis}"
        yield f"{head}：{listed}{rest}分"


def _open_worth(
    declared: Sequence[int | None], categories: Sequence[Category], worth: _Worth, left: int
) -> _Worth:
    """What the undeclared rows of each category have to share."""
    spent: _Worth = {}
    blank = set()
    for points, category in zip(declared, categories, strict=True):
        spent[category] = spent.get(category, 0) + (points or 0)
        if points is None:
            blank.add(category)
    present = [category for category in worth if category in blank]
    weights = [max(worth[category] - spent[category], 0) for category in present]
    if sum(weights) != left:
        weights = [*apportion(left, weights if any(weights) else [1] * len(present))]
    return dict(zip(present, weights, strict=True))


def _division_note(category: Category, share: int, shares: Sequence[int], *, partly: bool) -> str:
    which = "未申报分值的" if partly else ""
    whole = f"{_title(category)}{_shown(share)}分"
    if len(shares) == 1:
        return f"{whole}归{which}1个指标"
    head = f"{whole}由{which}{len(shares)}个指标均分"
    counts = Counter(shares)
    if len(counts) == 1:
        return f"{head}，每个{_shown(shares[0])}分"
    told = (
        f"{count}个{'各' if count > 1 else ''}{_shown(points)}分"
        for points, count in counts.items()
    )
    return f"{head}，{'，'.join(told)}"


def _remarks(
    task: _Task,
    declared: Sequence[int | None],
    points: Sequence[int | None],
    execution: int,
) -> Iterator[Finding]:
    project, source = task.case.project.name, task.case.project.source
    count = sum(value is not None for value in declared)
    stated = _stated(task.case, task.categories)
    if any(task.worth.get(category) != points for category, points in stated.items()):
        told = "，".join(f"{_title(one)}{_shown(points)}分" for one, points in stated.items())
        yield finding("scoring-points-stated", source, project=project, stated=told)
    if not points:
        yield finding("scoring-no-indicators", source, project=project)
        return
    if 0 < count < len(points):
        yield finding(
            "scoring-points-partly", source, project=project, declared=count, count=len(points)
        )
    total = execution + sum(value or 0 for value in points)
    if total != FULL:
        yield finding("scoring-points-sum", source, project=project, total=_shown(total))
    elif count == len(points) and task.ruleset.clause("weights").method == "fixed":
        yield from _split_remarks(task, points)


def _split_remarks(task: _Task, points: Sequence[int | None]) -> Iterator[Finding]:
    """Declared points that add up to 100, but not category by category."""
    members = task.ruleset.clause("weights").members("pooled")
    pool = {Category[str(name).upper()] for name in members}
    sums: dict[str, list[int]] = {}
    for category, worth in task.worth.items():
        name = "、".join(map(_title, sorted(pool))) if category in pool else _title(category)
        pairs = zip(points, task.categories, strict=True)
        held = sums.setdefault(name, [0, 0])
        held[0] += sum(value or 0 for value, own in pairs if own is category)
        held[1] += worth
    differing = [
        f"{name}申报{_shown(own)}分、规则{_shown(due)}分"
        for name, (own, due) in sums.items()
        if own != due
    ]
    if differing:
        facts = {"project": task.case.project.name, "differing": "；".join(differing)}
        yield finding("scoring-points-split", task.case.project.source, **facts)


def _title(category: Category) -> str:
    return CATEGORY_TITLES[category.name.lower()]


def _shown(cents: int) -> str:
    return f"{(Decimal(cents) / 100).normalize():f}"
