"""Corrections (更正说明) laid over a declaration: what an officer states counts, and is told.

A correction belongs to an indicator by what both say, project, levels and the declared text,
never by where they stand: it survives a re-export, and no longer fits once the text changes.
The declared text stays as it is; what is not used is an error at the cell of the correction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from evaltool.declaration.override_meaning import corrected_meaning
from evaltool.declaration.record import Correction, Declaration, Override, Overrides
from evaltool.declaration.wording import plain
from evaltool.findings import Finding, finding
from evaltool.matching import matching, matching_project, nearest
from evaltool.model import Indicator, Inference, Kind, Project, Target, Unreadable
from evaltool.values import normal_form

_QUOTED = 40
_LONGEST_REASON = 200

Place = tuple[int, int]
"""Where an indicator stands: the project's and its own place, from 0."""


@dataclass(frozen=True, slots=True)
class _Given:
    """A correction with the meaning it states for one indicator."""

    override: Override
    meaning: Target


def apply_overrides(declaration: Declaration, overrides: Overrides) -> Declaration:
    """The declaration with the corrections laid over it, each told: used, or why it is not.

    The target of a corrected indicator is the stated meaning, marked as inferred from the
    correction; that its text could not be read is no longer told.
    """
    found = list(overrides.findings)
    targets: dict[Place, tuple[Override, Target]] = {}
    for places, entries in _by_places(declaration.projects, overrides.entries, found).items():
        project = declaration.projects[places[0][0]]
        given = list(_read(project, project.indicators[places[0][1]], entries, found))
        if given and _agree(project, project.indicators[places[0][1]], given, found):
            used = given[0]
            targets |= {place: (used.override, _marked(used)) for place in places}
            found += _told(project, project.indicators[places[0][1]], used)
    if not targets:
        return replace(declaration, findings=(*declaration.findings, *found))
    projects = tuple(_project(item, at, targets) for at, item in enumerate(declaration.projects))
    stale = _no_longer_unreadable(declaration, targets)
    kept = [item for item in declaration.findings if item not in stale]
    return Declaration(
        projects=projects,
        findings=(*kept, *found),
        corrections=tuple(
            Correction(key=projects[at].indicators[row].key, override=override)
            for (at, row), (override, _) in targets.items()
        ),
    )


def _by_places(
    projects: Sequence[Project], entries: Iterable[Override], found: list[Finding]
) -> dict[tuple[Place, ...], list[Override]]:
    """The corrections by the indicators they are about; those about none are told."""
    grouped: dict[tuple[Place, ...], list[Override]] = {}
    for override in entries:
        places = _places(projects, override)
        if isinstance(places, str):
            source = override.source
            found.append(finding("declaration-override-unmatched", source, why=places))
        else:
            grouped.setdefault(places, []).append(override)
    return grouped


def _places(projects: Sequence[Project], override: Override) -> tuple[Place, ...] | str:
    """Where the indicators of a correction stand, or why there is none it is about."""
    name = matching_project(override.project)
    own = [at for at, project in enumerate(projects) if matching_project(project.name) == name]
    if not own:
        return _no_project(projects, override)
    if len(own) > 1:
        return f"“{override.project[:_QUOTED]}”有{len(own)}张申报表，看不出是哪一张"
    indicators = projects[own[0]].indicators
    named = [row for row, item in enumerate(indicators) if _is_named(item, override)]
    if not named:
        return _no_indicator(projects[own[0]], override)
    alike = _alike(indicators, named, override)
    if not alike:
        return _text_changed([indicators[row] for row in named], override)
    if len({_identity(indicators[row]) for row in alike}) > 1:
        return f"“{override.project[:_QUOTED]}”有{len(alike)}个指标都对得上，看不出是哪一个"
    return tuple((own[0], row) for row in alike)


def _is_named(indicator: Indicator, override: Override) -> bool:
    """Whether an indicator is the one named, wherever the correction names something."""
    levels = (indicator.category, indicator.subcategory, indicator.name)
    said = (override.category, override.subcategory, override.name)
    pairs = zip(said, levels, strict=True)
    if not all(not text or matching(text) == matching(own) for text, own in pairs):
        return False
    path = matching(override.path)
    return not path or path in (matching(indicator_path(indicator)), matching(_title(indicator)))


def _alike(
    indicators: Sequence[Indicator], named: Sequence[int], override: Override
) -> Sequence[int]:
    """Those whose declared text is the original; else those whose cell alone says it."""
    original = matching(override.original)
    whole = [row for row in named if matching(indicators[row].target_text) == original]
    return whole or [row for row in named if matching(indicators[row].source.text) == original]


def _identity(indicator: Indicator) -> tuple[str, ...]:
    key = indicator.key
    texts = (key.category, key.subcategory, key.name, indicator.target_text)
    return tuple(map(matching, texts))


def indicator_path(indicator: Indicator) -> str:
    """An indicator with its levels in one text: 项目完成—数量指标—会议次数."""
    return "—".join(filter(None, (indicator.category, indicator.subcategory, indicator.name)))


def _title(indicator: Indicator) -> str:
    return indicator.name or indicator.subcategory or indicator.category


def _no_project(projects: Iterable[Project], override: Override) -> str:
    similar = nearest(override.project, (project.name for project in projects))
    hint = f"，是否为“{similar}”" if similar else ""
    return f"没有“{override.project[:_QUOTED]}”的申报表{hint}"


def _no_indicator(project: Project, override: Override) -> str:
    said = override.name or override.path or override.subcategory or override.category
    similar = nearest(said, map(_title, project.indicators))
    hint = (
        f"，是否为“{similar[:_QUOTED]}”" if similar and matching(similar) != matching(said) else ""
    )
    return f"“{project.name}”的申报表中没有指标“{said[:_QUOTED]}”{hint}"


def _text_changed(named: Sequence[Indicator], override: Override) -> str:
    declared = "”或“".join(dict.fromkeys(_quoted(item.target_text) for item in named[:3]))
    return (
        f"“{_quoted(_title(named[0]))}”申报的指标值是“{declared}”，"
        f"与原文一栏的“{_quoted(override.original)}”不同"
    )


def _read(
    project: Project, indicator: Indicator, entries: Iterable[Override], found: list[Finding]
) -> Iterator[_Given]:
    """The corrections of one indicator that have a meaning; the others are told."""
    for override in entries:
        meaning = corrected_meaning(override.corrected, indicator, project.year or None)
        if isinstance(meaning, Target):
            yield _Given(override, meaning)
        else:
            facts = {"text": _quoted(override.corrected), "reason": meaning.reason}
            code = "declaration-override-unreadable"
            found.append(finding(code, override.source, **_who(project, indicator), **facts))


def _who(project: Project, indicator: Indicator) -> dict[str, str]:
    return {"project": project.name, "indicator": _quoted(_title(indicator))}


def _agree(
    project: Project, indicator: Indicator, given: Sequence[_Given], found: list[Finding]
) -> bool:
    """Whether several corrections of one indicator state the same; told where they do not."""
    first = given[0]
    other = next((item for item in given if not _same(first.meaning, item.meaning)), None)
    if other is None:
        return True
    found.append(
        finding(
            "declaration-override-contradicts",
            first.override.source,
            **_who(project, indicator),
            first=_quoted(first.override.corrected),
            second=_quoted(other.override.corrected),
            other=other.override.source.place,
        )
    )
    return False


def _same(one: Target, other: Target) -> bool:
    if one.kind is Kind.QUALITATIVE:
        return other.kind is Kind.QUALITATIVE and matching(one.text) == matching(other.text)
    return _bare(one) == _bare(other)


def _bare(target: Target) -> Target:
    """A meaning without the wording it was given in."""
    parts, readings = (tuple(map(_bare, group)) for group in (target.parts, target.readings))
    return replace(target, text="", inferred=(), parts=parts, readings=readings)


def _marked(given: _Given) -> Target:
    """The stated meaning with the mark of where it comes from, in each of its readings."""
    mark = Inference(what="override", basis=_basis(given.override))
    meaning = given.meaning
    readings = tuple(replace(item, inferred=(mark, *item.inferred)) for item in meaning.readings)
    return replace(meaning, inferred=(mark, *meaning.inferred), readings=readings)


def _basis(override: Override) -> str:
    stated = f"原文“{_quoted(override.original)}”更正为“{_quoted(override.corrected)}”"
    return f"更正说明：{stated}（{_given(override)}；{override.source.place}）"


def _given(override: Override) -> str:
    """Why and by whom (理由；更正人)."""
    reason = plain(override.reason)[:_LONGEST_REASON] or "未写理由"
    return f"{reason}；{plain(override.author)[:_QUOTED] or '未写更正人'}"


def _told(project: Project, indicator: Indicator, used: _Given) -> Iterator[Finding]:
    override, meaning = used.override, used.meaning
    yield finding(
        "declaration-override-used",
        override.source,
        **_who(project, indicator),
        original=_quoted(indicator.target_text),
        meaning=_shown(meaning),
        given=_given(override),
    )
    if meaning.ambiguous:
        readings = "、或".join(dict.fromkeys(f"“{_shown(item)}”" for item in meaning.readings))
        facts = {"text": _quoted(override.corrected), "readings": readings}
        yield finding("declaration-override-ambiguous", override.source, **facts)


def _shown(meaning: Target) -> str:
    mark = "定性：" if meaning.kind is Kind.QUALITATIVE else ""
    return mark + _quoted(normal_form(meaning))


def _quoted(text: str) -> str:
    text = plain(text)
    return f"{text[:_QUOTED]}…" if len(text) > _QUOTED else text


def _project(project: Project, at: int, targets: dict[Place, tuple[Override, Target]]) -> Project:
    indicators = tuple(
        replace(item, target=targets[at, row][1]) if (at, row) in targets else item
        for row, item in enumerate(project.indicators)
    )
    return replace(project, indicators=indicators)


def _no_longer_unreadable(declaration: Declaration, targets: Iterable[Place]) -> frozenset[Finding]:
    """The findings that a corrected text could not be read, in every copy of the form."""
    corrected = set(targets)
    unread: dict[bool, set[object]] = {True: set(), False: set()}
    for at, project in enumerate(declaration.projects):
        for row, item in enumerate(project.indicators):
            if isinstance(item.target, Unreadable):
                unread[(at, row) in corrected].add(item.source)
    told = [item for item in declaration.findings if item.code == "declaration-target-unreadable"]
    messages = {item.message for item in told if item.source in unread[True]}
    return frozenset(
        item for item in told if item.message in messages and item.source not in unread[False]
    )
