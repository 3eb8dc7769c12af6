"""The work on units, as a worker does it: read, score, write, and hand back a small record.

One unit that goes wrong is an outcome like any other: it never stops its neighbours. A unit whose
inputs, rules and options are those of its last run is left as it stands.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evaltool import __version__
from evaltool.bulk.listing import UnitTable
from evaltool.bulk.options import Documents, Options
from evaltool.bulk.outcome import Outcome, State, packed
from evaltool.bulk.recording import unit_record
from evaltool.bulk.sources import Folder, Source, hashed, listed
from evaltool.errors import EvaltoolError
from evaltool.findings import by_severity
from evaltool.pipeline import documents, overlong, write_documents
from evaltool.pipeline.year_end import FORMS
from evaltool.report.manifest import templates_hash
from evaltool.rules import load
from evaltool.scoring import Scored, score_cases
from evaltool.workspace import Document, Workspace, sweep

_AGAIN = "请排除后重新运行"
_ALONE = "请用 evaltool run 单独运行该单位，按其提示逐条改正"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One unit to be done, in its folder or by its rows in an export table.

    `known` is the fingerprint of its last run, `made` what that wrote.
    """

    key: str
    folder: str
    name: str = ""
    tables: tuple[UnitTable, ...] = ()
    known: str = ""
    made: tuple[str, ...] = ()


def work(chunk: Sequence[Assignment], options: Options) -> tuple[Outcome, ...]:
    """Work on some units, one after the other.

    Raises:
        EvaltoolError: the worker runs another version of the program than who gave the order.
    """
    if options.version != __version__:
        raise EvaltoolError(f"工作节点上的 evaltool 是 {__version__} 版，与发起运行的不一致")
    return tuple(_worked(assignment, options) for assignment in chunk)


def _worked(assignment: Assignment, options: Options) -> Outcome:
    """The outcome of one unit, whatever happens."""
    try:
        return _done(assignment, options)
    except EvaltoolError as error:
        details = "；".join(error.details)
        what = f"{error.place}：{error.what}" if error.place else error.what
        what = f"{what}（{details}）" if details else what
        return _failed(assignment, what, error.remedy or _AGAIN)
    except OSError as error:
        return _failed(assignment, f"操作系统拒绝了读写（{error.strerror or error}）", _AGAIN)
    except Exception as error:  # a bug in one unit's case must not lose the others' work
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(last.filename).name} 第{last.lineno}行"
        what = f"程序内部错误（{type(error).__name__}：{error}，{where}）"
        return _failed(assignment, what, "请把该单位的文件和本条信息反馈给维护人员")


def _failed(assignment: Assignment, what: str, remedy: str) -> Outcome:
    return Outcome(key=assignment.key, state=State.FAILED, what=what, remedy=remedy)


def _done(assignment: Assignment, options: Options) -> Outcome:
    source = _source(assignment, options)
    workspace = source.workspace
    sweep(workspace)
    inputs = hashed(source.dependencies())
    fingerprint = hashed(_dependencies(workspace.year, options, inputs))
    if fingerprint == assignment.known and _standing(workspace, assignment.made):
        return Outcome(key=assignment.key, state=State.UNCHANGED, fingerprint=fingerprint)
    scored = source.evaluate(options.rules[0] if options.rules else None)
    made = _documents(workspace, scored, options)
    kept = write_documents(workspace, made)
    if not scored.cases:
        nothing = _failed(assignment, _nothing_read(scored), _ALONE)
        return replace(nothing, kept=tuple((item.path, item.kept_as) for item in kept))
    record = unit_record(
        scored,
        year=workspace.year,
        inputs=inputs,
        sample=workspace.sample,
        findings=(*scored.findings, *overlong(scored)),
        others=[score_cases(scored.cases, load(each)) for each in options.rules[1:]],
    )
    return Outcome(
        key=assignment.key,
        state=State.DONE,
        fingerprint=fingerprint,
        record=packed(record),
        made=tuple(document.path for document in made),
        kept=tuple((item.path, item.kept_as) for item in kept),
    )


def _nothing_read(scored: Scored) -> str:
    """Why no project of a unit could be read, by the gravest of its findings."""
    gravest = by_severity(scored.findings)
    why = f"（{gravest[0].place}：{gravest[0].message}）" if gravest else ""
    return f"没有读到任何项目{why}"


def _source(assignment: Assignment, options: Options) -> Source:
    folder = Path(assignment.folder)
    if assignment.tables:
        return listed(folder, assignment.name, assignment.tables, options.year)
    return Folder(workspace=Workspace.open(folder, year=options.year))


def _documents(workspace: Workspace, scored: Scored, options: Options) -> tuple[Document, ...]:
    if options.documents is Documents.NONE:
        return ()
    only = (FORMS,) if options.documents is Documents.FORMS else None
    return documents(workspace, scored, only=only)


def _standing(workspace: Workspace, made: Sequence[str]) -> bool:
    """Whether all that was written is still there."""
    return all((workspace.root / path).is_file() for path in made)


def _dependencies(year: int, options: Options, inputs: str) -> Iterator[bytes]:
    """All that the results of a unit depend on."""
    yield f"{__version__} {templates_hash()} {year} {options.documents}".encode()
    for rules in options.rules:
        yield load(rules).hash.encode()
    yield inputs.encode()
