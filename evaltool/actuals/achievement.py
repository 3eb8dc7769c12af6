"""What counts as the target of an indicator, and what its recorded value means."""

from __future__ import annotations

from collections.abc import Iterator

from evaltool.actuals.rows import indicator_title
from evaltool.actuals.tables import quoted
from evaltool.findings import Finding, finding
from evaltool.matching import matching, says_nothing
from evaltool.model import Achieved, Actual, Indicator, Kind, Project, Target, Unreadable
from evaltool.values import Context, parse_actual, parse_target


def target_that_counts(
    project: Project, indicator: Indicator, actual: Actual | None, found: list[Finding]
) -> Target | Unreadable:
    """The adjusted target (调整后指标值) where one was approved, else the declared one.

    Without an approval document (调整批复文件) nothing was adjusted: the declared target
    counts, and that is told.
    """
    text = actual.adjusted_target if actual else None
    if actual is None or text is None or says_nothing(text):
        found += _approval_alone(project, indicator, actual)
        return indicator.target
    if matching(text) == matching(indicator.target_text):
        return indicator.target
    if says_nothing(actual.approval):
        facts = {"indicator": indicator_title(indicator), "text": quoted(text)}
        source = actual.cell("adjusted_target")
        code = "actuals-adjustment-unapproved"
        found.append(finding(code, source, project=project.name, **facts))
        return indicator.target
    return parse_target(text, _context(project, indicator))


def _approval_alone(
    project: Project, indicator: Indicator, actual: Actual | None
) -> Iterator[Finding]:
    """An approval (调整批复文件) beside no adjusted target changes nothing, which is told."""
    if actual is None or says_nothing(actual.approval) or "adjusted_target" in actual.unread:
        return
    facts = {"indicator": indicator_title(indicator), "approval": quoted(actual.approval or "")}
    source = actual.cell("approval")
    yield finding("actuals-approval-alone", source, project=project.name, **facts)


def taken_otherwise(
    project: Project,
    indicator: Indicator,
    actual: Actual | None,
    meaning: Achieved | Unreadable | None,
) -> Iterator[Finding]:
    """What was left out of a recorded value, or taken for a number that it does not state."""
    if actual is None or not isinstance(meaning, Achieved):
        return
    own = (meaning, *(part for part in meaning.parts if isinstance(part, Achieved)))
    bases = dict.fromkeys(
        item.basis for each in own for item in each.inferred if item.what == "value"
    )
    if bases:
        facts = {"text": quoted(actual.value or ""), "basis": "；".join(bases)}
        name = indicator_title(indicator)
        yield finding(
            "actuals-value-taken", actual.source, project=project.name, indicator=name, **facts
        )


def achieved(
    project: Project, indicator: Indicator, target: Target | Unreadable, actual: Actual | None
) -> Achieved | Unreadable | None:
    """What a recorded value means; None where it is blank or the target takes no value."""
    if actual is None or actual.value is None or isinstance(target, Unreadable):
        return None
    if target.kind is Kind.QUALITATIVE:
        return None
    return parse_actual(actual.value, target, _context(project, indicator))


def _context(project: Project, indicator: Indicator) -> Context:
    return Context(
        name=indicator.name or None,
        category=indicator.category,
        subcategory=indicator.subcategory,
        year=project.year,
    )
