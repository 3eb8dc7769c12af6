"""Which recorded row belongs to which declared indicator.

Rows are paired by what they say, not by where they stand: project, 一级指标, 二级指标, 三级指标,
and the declared 年度指标值 where the row repeats it. A sorted or filtered table pairs the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evaltool.actuals.tables import quoted
from evaltool.findings import Finding, finding
from evaltool.matching import matching, nearest
from evaltool.model import Actual, Indicator, IndicatorKey, Project, Unreadable


def title(category: str, subcategory: str, name: str) -> str:
    """An indicator as a person calls it: its 三级指标, else 一级指标 and 二级指标."""
    return name or "—".join(filter(None, (category, subcategory)))


def indicator_title(indicator: Indicator) -> str:
    """A declared indicator as a person calls it."""
    return title(indicator.category, indicator.subcategory, indicator.name)


class Indicators:
    """The indicators of a project, to be found by what a row says."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._texts = [matching(item.target_text) for item in project.indicators]
        self._keys = [_key_form(item.key) for item in project.indicators]
        self._by_key: dict[tuple[str, ...], list[int]] = {}
        for place, form in enumerate(self._keys):
            self._by_key.setdefault(form, []).append(place)

    def find(self, entry: Actual, found: list[Finding]) -> int | None:
        """The place of the indicator that a row is about; None where there is none, told."""
        for candidates, certain in self._candidates(entry):
            place = self._among(candidates, entry, certain=certain)
            if place is not None:
                found += self._differences(place, entry)
                return place
        found.append(_unknown(self.project, entry))
        return None

    def _candidates(self, entry: Actual) -> Iterator[tuple[list[int], bool]]:
        """Groups of places to look in, the surest first; `certain` where the whole key agrees.

        Last comes the 三级指标 under other categories, and then the target text has to agree.
        """
        form, text = _key_form(entry.key), matching(entry.target_text or "")
        yield self._by_key.get(form, []), True
        yield [place for place, key in enumerate(self._keys) if _fits(key, form)], False
        named = [place for place, key in enumerate(self._keys) if key[-1] == form[-1] != ""]
        yield [place for place in named if text in ("", self._texts[place])], False

    def _among(self, places: Sequence[int], entry: Actual, *, certain: bool) -> int | None:
        """The one place among several; the target text decides where the row repeats it."""
        text = matching(entry.target_text or "")
        alike = [place for place in places if text and self._texts[place] == text]
        if alike:
            return alike[min(entry.key.ordinal, len(alike) - 1)]
        if len(places) == 1:
            return places[0]
        if not certain or text or not places:
            return None
        return places[min(entry.key.ordinal, len(places) - 1)]

    def _differences(self, place: int, entry: Actual) -> Iterator[Finding]:
        item, text = self.project.indicators[place], entry.target_text
        if text and matching(text) != self._texts[place]:
            yield finding(
                "actuals-target-differs",
                entry.source,
                project=self.project.name,
                indicator=indicator_title(item),
                recorded=quoted(text),
                declared=_declared(item),
                outcome=_outcome(item),
            )
        if not _fits(self._keys[place], _key_form(entry.key)):
            yield finding(
                "actuals-key-differs",
                entry.source,
                project=self.project.name,
                recorded=_path(entry.key),
                declared=_path(item.key),
            )


def _declared(indicator: Indicator) -> str:
    text = indicator.target_text
    return f"申报的是“{quoted(text)}”" if text else "申报的是空白"


def _outcome(indicator: Indicator) -> str:
    return "得分待定" if isinstance(indicator.target, Unreadable) else "按申报的评价"


def _key_form(key: IndicatorKey) -> tuple[str, ...]:
    return (matching(key.category), matching(key.subcategory), matching(key.name))


def _fits(declared: tuple[str, ...], recorded: tuple[str, ...]) -> bool:
    """Whether a recorded key agrees with a declared one wherever it says something."""
    return all(not part or part == own for own, part in zip(declared, recorded, strict=True))


def _path(key: IndicatorKey) -> str:
    return quoted("—".join(filter(None, (key.category, key.subcategory, key.name))))


def _unknown(project: Project, entry: Actual) -> Finding:
    name = title(entry.key.category, entry.key.subcategory, entry.key.name)
    similar = nearest(name, map(indicator_title, project.indicators))
    return finding(
        "actuals-row-unknown",
        entry.source,
        project=project.name,
        indicator=quoted(name),
        hint=f"，是否为“{quoted(similar)}”" if similar else "",
    )
