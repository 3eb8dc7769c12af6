"""What scoring hands on: the cases, the rule set and the scored frames, side by side."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from evaltool.findings import Finding
from evaltool.model import Case
from evaltool.rules.model import RuleSet


@dataclass(frozen=True, kw_only=True, eq=False)
class Scored:
    """A scored year.

    `frame` has `INPUT_COLUMNS` and `RESULT_COLUMNS`, ordered by project, within a project the
    indicators in declared order and the execution row last; `parts` has `PART_COLUMNS`;
    `projects` has `PROJECT_COLUMNS`, one row per case in order. `allocation` tells, per case,
    how points came about, in Chinese (empty where all were declared). `inputs` are the files
    that were read, name and SHA-256, sorted by name; empty where nobody told. `told` are those
    of the findings that the stages before scoring made.
    """

    cases: tuple[Case, ...]
    ruleset: RuleSet
    frame: pd.DataFrame
    parts: pd.DataFrame
    projects: pd.DataFrame
    allocation: tuple[tuple[str, ...], ...]
    findings: tuple[Finding, ...]
    inputs: tuple[tuple[str, str], ...] = ()
    told: tuple[Finding, ...] = ()
