"""Choosing points (确定分值): the year as it is scored now, and as a method would score it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evaltool.certainty.weighting.by_entropy import entropy_points
from evaltool.certainty.weighting.choosing import (
    METHOD_TITLES,
    Method,
    Weighting,
    declared_points,
    even_points,
    reweighted,
)
from evaltool.certainty.weighting.comparing import Pair, compared_points, pairs
from evaltool.certainty.weighting.table import TABLE_NAME, points_table
from evaltool.errors import InputError, WorkspaceError
from evaltool.files import read_files
from evaltool.model import Case
from evaltool.pipeline.gather import gather
from evaltool.pipeline.inputs import accepted
from evaltool.pipeline.year_end import evaluate
from evaltool.scoring import Scored, score_cases
from evaltool.workspace import Workspace, write_new


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """The year before and after, and the points chosen.

    `cases` are the year's cases without points chosen before: what was declared and recorded.
    """

    before: Scored
    after: Scored
    weighting: Weighting
    cases: tuple[Case, ...]


def weigh(
    workspace: Workspace,
    method: Method,
    *,
    rules: str | None = None,
    sheet: Path | None = None,
    others: Sequence[Path] = (),
) -> Weighed:
    """Choose points by a method and score the year with them; nothing is written.

    Args:
        workspace: the working folder.
        method: how points are chosen.
        rules: see `evaluate`.
        sheet: the filled-in comparison sheet, for AHP.
        others: the working folders of other units whose projects are compared too, for entropy.

    Raises:
        InputError, RuleSetError, WorkspaceError: the inputs cannot be used.
    """
    before = evaluate(workspace, rules)
    plain = gather(workspace, chosen=False).cases
    compared = _others(workspace, others, before)
    weighting = _weighting(method, before, plain, sheet, compared)
    basis = f"按{METHOD_TITLES[method]}确定"
    cases = plain if method is Method.DECLARED else reweighted(plain, weighting, basis)
    after = score_cases(cases, before.ruleset)
    return Weighed(before=before, after=after, weighting=weighting, cases=plain)


def _weighting(
    method: Method,
    before: Scored,
    plain: Sequence[Case],
    sheet: Path | None,
    others: Sequence[Scored],
) -> Weighting:
    if method is Method.DECLARED:
        return declared_points(plain, before.ruleset)
    if method is Method.EVEN:
        return even_points(plain, before.ruleset)
    if method is Method.ENTROPY:
        return entropy_points(before, others)
    if sheet is None:
        raise InputError(
            "没有给出两两比较表",
            place="--sheet",
            remedy="先用 evaltool weights --sheet 文件名 生成空白表，填好后加 --method ahp 再运行",
        )
    (read,) = accepted(read_files([sheet], root=None))
    return compared_points(plain, before.ruleset, read.grids)


def _others(workspace: Workspace, folders: Sequence[Path], before: Scored) -> list[Scored]:
    """The year of other units, scored by the same rules; each of them counts once."""
    opened = [Workspace.open(folder, year=workspace.year) for folder in folders]
    seen = {workspace.root.resolve()}
    for other in opened:
        if other.root.resolve() in seen:
            raise WorkspaceError(
                "同一个工作目录给了两次，它的项目会重复计算",
                place=str(other.root),
                remedy="--across 后面写其他单位的工作目录，每个只写一次，不写本单位的",
            )
        seen.add(other.root.resolve())
    return [score_cases(gather(other).cases, before.ruleset) for other in opened]


def comparison_pairs(workspace: Workspace, rules: str | None = None) -> tuple[Pair, ...]:
    """The pairs that a blank comparison sheet asks for."""
    scored = evaluate(workspace, rules)
    return pairs(scored.cases, scored.ruleset)


def keep_points(workspace: Workspace, weighed: Weighed) -> str:
    """Put the chosen points among the year's targets, where later runs find them.

    A table that lies there already is left alone.

    Raises:
        WorkspaceError: there is one already, or the disk refuses.
    """
    path = workspace.targets / TABLE_NAME
    data = points_table(weighed.cases, weighed.weighting)
    standing = [file for file in workspace.target_files() if file.stem == path.stem]
    if standing and (standing != [path] or path.read_bytes() != data):
        raise WorkspaceError(
            "已经有分值确定表，没有覆盖",
            place=workspace.relative(standing[0]),
            remedy="不再采用的，先把它移出该文件夹，再重新运行",
        )
    write_new(path, data)
    return workspace.relative(path)
