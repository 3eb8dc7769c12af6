"""How firmly a grade stands (等级稳定性): what other points for the level-3 indicators would do.

`stability` is the one public question; the report's annex, the work papers, the terminal and the
page show its answer. It is asked of a scored year and changes nothing in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from evaltool.certainty.lines import Line, Sheet, edge, grade_of, rounded, sheets
from evaltool.certainty.moves import by_category, reach, share
from evaltool.certainty.sampling import SAMPLES, drawn_totals
from evaltool.model import Case
from evaltool.rules.model import RuleSet
from evaltool.scoring.schema import EXECUTION_ROW, FULL

if TYPE_CHECKING:
    from evaltool.scoring.scored import Scored

USUAL_MOVE = Decimal(20)
"""By how many percent points may move where nobody says otherwise."""
MOST_INFLUENCES = 3

NO_INDICATORS = "没有绩效指标，无从变动分值"
INCOMPLETE = "各项分值合计不是100分，请先核对分值"


@dataclass(frozen=True, slots=True, kw_only=True)
class Influence:
    """What an indicator's points do to the total, in 1/100 point.

    `change` is by how much the total changes, up or down, when the indicator's points move as
    far as the allowance lets them and the others of its category make up for it in proportion,
    within their own allowance; `lost` is what the indicator certainly lost.
    """

    title: str
    points: int
    lost: int
    change: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How firmly the grade of one project stands; totals in 1/100 point.

    `worst` and `best` are the printed totals at the worst and the best points allowed, each with
    its grade; `held` of `drawn` weightings keep the grade (all of them where worst and best do),
    None where the grade itself is undecided. `above` is the distance to the lower edge of the
    grade, `missing` that to the next one up, `next_grade` its name; both None where there is
    none or the grade is undecided. `skipped` tells why nothing could be computed; then all
    of this is empty.
    """

    case: Case
    total_low: int
    total_high: int
    grade: str | None
    worst: int = 0
    best: int = 0
    worst_grade: str = ""
    best_grade: str = ""
    held: int | None = None
    drawn: int = SAMPLES
    above: int | None = None
    missing: int | None = None
    next_grade: str | None = None
    influences: tuple[Influence, ...] = ()
    skipped: str = ""

    @property
    def name(self) -> str:
        """The project's name."""
        return self.case.project.name

    @property
    def certain(self) -> bool:
        """Whether no allowed move of points changes the grade."""
        return not self.skipped and self.worst_grade == self.best_grade


@dataclass(frozen=True, slots=True, kw_only=True)
class Stability:
    """The answer for a year: how far points moved (percent), each project, what was assumed."""

    move: Decimal
    standings: tuple[Standing, ...]
    assumptions: tuple[str, ...]


def stability(scored: Scored, move: Decimal = USUAL_MOVE) -> Stability:
    """How firmly the grades of a scored year stand when points may move by ±`move` percent.

    Raises:
        ValueError: `move` is not within 0 to 100.
    """
    if not 0 <= move <= 100:
        raise ValueError(f"a move of {move} percent")
    standings = tuple(_standing(sheet, scored.ruleset, move) for sheet in sheets(scored))
    return Stability(move=move, standings=standings, assumptions=_assumptions(move))


def _assumptions(move: Decimal) -> tuple[str, ...]:
    return (
        f"假设三级指标的分值可在现有分值上下{move.normalize():f}%以内任意变动（可取小数），"
        "各一级指标的分值和预算执行率的分值不变。",
        "假设分值变动后，各指标的得分率（得分÷分值，认定得分也按此比例）不变；"
        "待定的指标，最低总分按其得分下限、最高总分按其得分上限计算。",
        "最低总分、最高总分是上述条件下线性规划的精确解，四舍五入到两位小数，等级按四舍五入后的总分判定。",
        f"等级不变的占比，按固定种子的准随机序列（Sobol'序列）抽取{SAMPLES}组分值计算，"
        "各指标的变动幅度先在允许范围内均匀抽取，再按一级指标分值不变调平；"
        "占比随抽取办法略有不同，只作参考；"
        "重复运行结果相同；最低、最高总分同属一个等级的，占比为100%。",
        "分值影响，指某一指标的分值在允许范围内变动到最大、同一一级指标内其他指标在各自允许范围内"
        "按比例消化时，总分变动的幅度。",
    )


def _standing(sheet: Sheet, ruleset: RuleSet, move: Decimal) -> Standing:
    grade = None if sheet.grade is None else ruleset.grades[sheet.grade].name
    known = {"case": sheet.case, "total_low": sheet.total_low, "total_high": sheet.total_high}
    if not sheet.indicators or not sheet.complete:
        why = INCOMPLETE if sheet.indicators else NO_INDICATORS
        return Standing(**known, grade=grade, skipped=why)  # type: ignore[arg-type]
    fixed = tuple(line for line in sheet.lines if line.place == EXECUTION_ROW)
    part = Fraction(move) / 100
    bounds = reach(sheet.indicators, part, fixed)
    worst, best = rounded(bounds.worst), min(rounded(bounds.best), FULL)
    worst_at, best_at = grade_of(worst, ruleset), grade_of(best, ruleset)
    above, missing, next_grade = _distances(sheet, ruleset)
    return Standing(
        case=sheet.case,
        total_low=sheet.total_low,
        total_high=sheet.total_high,
        grade=grade,
        worst=worst,
        best=best,
        worst_grade=ruleset.grades[worst_at].name,
        best_grade=ruleset.grades[best_at].name,
        held=_held(sheet, ruleset, part, sure=worst_at == best_at),
        above=above,
        missing=missing,
        next_grade=next_grade,
        influences=_influences(sheet.indicators, part),
    )


def _held(sheet: Sheet, ruleset: RuleSet, part: Fraction, *, sure: bool) -> int | None:
    """How many of the weightings drawn keep the grade."""
    if sheet.grade is None:
        return None
    if sure:
        return SAMPLES
    if sheet.total_low != sheet.total_high:
        return None
    fixed = sum(line.low for line in sheet.lines if line.place == EXECUTION_ROW)
    totals = drawn_totals(sheet.indicators, float(part), fixed)
    above = totals >= edge(sheet.grade, ruleset)
    below = totals < edge(sheet.grade - 1, ruleset) if sheet.grade else above
    return int((above & below).sum())


def _distances(sheet: Sheet, ruleset: RuleSet) -> tuple[int | None, int | None, str | None]:
    """Above the lower edge, to the next grade up, and its name."""
    if sheet.grade is None:
        return None, None, None
    above = sheet.total_low - edge(sheet.grade, ruleset)
    if sheet.grade == 0:
        return above, None, None
    higher = sheet.grade - 1
    return above, edge(higher, ruleset) - sheet.total_high, ruleset.grades[higher].name


def _influences(lines: tuple[Line, ...], part: Fraction) -> tuple[Influence, ...]:
    """The indicators whose points do most to the total, the strongest first."""
    found = []
    for group in by_category(lines).values():
        points = sum(line.points for line in group)
        earned = sum(line.low for line in group)
        for line in group:
            others = share(earned - line.low, points - line.points)
            own = share(line.low, line.points)
            moved = min(line.points, points - line.points) * part
            change = abs(own - others) * moved
            lost = max(line.points - line.high, 0)
            found.append(Influence(title=line.title, points=line.points, lost=lost, change=change))
    strong = sorted(found, key=lambda item: (-item.change, -item.lost))
    return tuple(item for item in strong if item.change)[:MOST_INFLUENCES]
