"""What was inferred in reading the 指标值 (推定), grouped by the inference.

Most inferences are the same few sentences on many rows; told row by row they would fill pages
that nobody reads. The work papers list every row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from evaltool.model import Target
from evaltool.report.scores import ProjectScore
from evaltool.report.view.losses import short_label
from evaltool.report.view.words import quoted
from evaltool.vocabulary import INFERENCE_TITLES

_LONGEST = 16
"""Characters of a 年度指标值 that the list repeats; what is left out is marked by an ellipsis."""
_QUOTED = re.compile("“[^”]*”")
_NUMERIC = "0123456789.０１２３４５６７８９．〇一二三四五六七八九十百千"
"""Half of a number would be another number."""
_STOPS = re.compile("[，。；：、,;\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class InferenceGroup:
    """One inference and the rows it was drawn for: per project, its indicators and targets."""

    title: str
    count: int
    projects: tuple[str, ...]


def inference_groups(projects: Iterable[ProjectScore]) -> tuple[InferenceGroup, ...]:
    """The inferences, those drawn most often first."""
    groups: dict[str, dict[str, list[str]]] = {}
    titles: dict[str, set[str]] = {}
    for project in projects:
        for entry in project.indicators:
            if not isinstance(entry.target, Target):
                continue
            row = f"{short_label(entry)}（{brief(entry.target.text)}"
            for item in entry.target.inferred:
                title = f"{INFERENCE_TITLES.get(item.what, item.what)}：{item.basis}"
                group = _QUOTED.sub("“”", title)
                titles.setdefault(group, set()).add(title)
                groups.setdefault(group, {}).setdefault(project.case.project.name, []).append(row)
    found = [_group(titles[group], rows) for group, rows in groups.items()]
    return tuple(sorted(found, key=lambda each: -each.count))


def _group(titles: set[str], rows: dict[str, list[str]]) -> InferenceGroup:
    """One group; where its rows differ in what they quote, the title quotes nothing."""
    title = titles.pop() if len(titles) == 1 else _QUOTED.sub("“……”", min(titles))
    return InferenceGroup(
        title=title,
        count=sum(map(len, rows.values())),
        projects=tuple(f"{quoted(name)}：{_each_once(own)}" for name, own in rows.items()),
    )


def _each_once(rows: Iterable[str]) -> str:
    """Rows, each with its bracket still open; those alike once, with their number."""
    counts = Counter(rows).items()
    return "、".join(f"{row}{f'，共{count}项' if count > 1 else ''}）" for row, count in counts)


def brief(text: str) -> str:
    """A text for a list: whole, or up to a stop, with an ellipsis for what is left out."""
    if len(text) <= _LONGEST:
        return text
    stop = _STOPS.search(text, 2, _LONGEST)
    end = stop.start() if stop else _LONGEST - 2
    while end > 2 and not stop and text[end - 1] in _NUMERIC:
        end -= 1
    return f"{text[:end]}……"
