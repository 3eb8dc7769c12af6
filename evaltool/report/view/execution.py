"""What the forms ask about a budget: why it was changed, why little of it was spent."""

from __future__ import annotations

from evaltool.report.scores import ProjectScore

LOW = 9000
"""Below this rate (1/100 %) the forms in use ask for a reason (执行率低于90%)."""


def is_low(project: ProjectScore) -> bool:
    """Whether the execution rate is one that needs a reason."""
    row = project.execution
    return row is not None and row.attainment is not None and row.attainment < LOW


def was_changed(project: ProjectScore) -> bool:
    """Whether the budget was adjusted during the year."""
    budget = project.case.budget
    return None not in (budget.initial, budget.adjusted) and budget.initial != budget.adjusted
