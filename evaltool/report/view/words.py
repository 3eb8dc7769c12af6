"""Words shared by the views: scores, grades, categories and what is still undecided."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from evaltool.model import Case
from evaltool.report.directions import closed
from evaltool.report.figures import amount_text, pending_text, points_text, rate_text
from evaltool.report.scores import ProjectScore, RowScore
from evaltool.vocabulary import CATEGORIES, CATEGORY_TITLES

NOTHING = "—"
"""Stands where a figure does not apply or was not given; never a zero."""


NO_DATE = "　　年　月　日"
"""Stands where no date was recorded, to be filled in by hand."""


def score_text(row: RowScore) -> str:
    """The score that counts ("4.96"), or its interval ("待定（0～5）")."""
    if row.score is None:
        return pending_text(row.score_low, row.score_high)
    return points_text(row.score)


def total_text(project: ProjectScore) -> str:
    """The total of a project, or its interval."""
    if project.total is None:
        return pending_text(project.total_low, project.total_high)
    return points_text(project.total)


def grade_text(project: ProjectScore) -> str:
    """The grade, 待定 where the total's interval spans several."""
    return project.grade or "待定"


def attainment_text(row: RowScore | None) -> str:
    """A degree of attainment or an execution rate ("97.75%")."""
    if row is None or row.attainment is None:
        return NOTHING
    return rate_text(row.attainment)


def money_text(amount: Decimal | None) -> str:
    """An amount in 万元, a dash where none was given."""
    return NOTHING if amount is None else amount_text(amount)


def official_category(category: str) -> str:
    """The official name of a declared 一级指标, itself where it is not known."""
    ours = CATEGORIES.get(category)
    return CATEGORY_TITLES[ours] if ours else category


def unit_and_year(cases: Iterable[Case]) -> tuple[str, str]:
    """The unit (单位) and the year (年度) of a set of forms."""
    cases = tuple(cases)
    names = (closed(case.project.unit) for case in cases if case.project.unit)
    units = "、".join(dict.fromkeys(names))
    years = "、".join(dict.fromkeys(str(case.project.year) for case in cases))
    return units, years


def marks_text(*, sample: bool, draft: bool) -> str:
    """What every page says of a document that must not be filed as it is."""
    return "　".join(["示例数据"] * sample + ["草稿"] * draft)


TITLE_WIDTH = 20
"""Characters of a document's title that stand on one line of the type area."""

_WORD_ENDS = "省市州县区乡镇会局委院室处科中心"


def title_lines(name: str) -> tuple[str, ...]:
    """A unit's name as lines of a title: broken near the middle, after a whole word."""
    if len(name) <= TITLE_WIDTH:
        return (name,)
    middle = (len(name) + 1) // 2
    breaks = [at for at in range(2, len(name) - 1) if name[at - 1] in _WORD_ENDS]
    at = min(breaks, key=lambda place: abs(place - middle), default=middle)
    return (name[:at], *title_lines(name[at:]))


def clause(text: str | None) -> str:
    """A recorded text without the stops at its end, to go on in a sentence of ours."""
    return closed((text or "").strip().rstrip("。；;，,、"))


def sentence(text: str) -> str:
    """A recorded text with one full stop at its end."""
    return f"{clause(text)}。"


def quoted(name: str) -> str:
    """A name in quotation marks, its own quotation marks turned into inner ones."""
    inner = closed(name).translate(_INNER_QUOTES)
    return f"“{inner}”"


def listed(names: Iterable[str]) -> str:
    """Names in a row, each once; semicolons part them where one of them has a stop of its own."""
    counts = Counter(names)
    parts = [name if count == 1 else f"{name}（{count}项）" for name, count in counts.items()]
    return ("；" if any(_STOPS.search(name) for name in counts) else "、").join(parts)


_STOPS = re.compile("[、，；]")
_INNER_QUOTES = str.maketrans("“”", "‘’")
