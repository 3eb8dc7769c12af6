"""Runs an audit over files and folders, on all cores where there is enough to do.

Files are handled in chunks that share one frame. A file that cannot be read is a finding of
its own and holds nothing else up. What comes back of each claim is a small record, so that
memory grows with the number of claims and not with the size of the files.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from evaltool.audit.claim import Claim
from evaltool.audit.coverage import Coverage, Exclusion, coverage_findings, coverage_of
from evaltool.audit.exclusions import read_exclusions
from evaltool.audit.patterns import across
from evaltool.audit.reading import read_claims
from evaltool.audit.result import AuditedClaim, AuditedFile, audited
from evaltool.audit.review import review_claims
from evaltool.audit.reviewing import Entries, settled_by, with_verified
from evaltool.errors import InputError
from evaltool.files import read_file, read_grids
from evaltool.findings import Finding, finding
from evaltool.model import Project
from evaltool.pipeline.gather import read_targets_of_units
from evaltool.rules import DEFAULT, RuleSet, load, shipped

CHUNK = 16
"""Files handled together: enough to share a frame, few enough to show progress."""

WORTH_A_POOL = 48
"""Files from which several processes are worth their start."""

_SKIPPED = ("~$", ".~", ".", "thumbs.db", "desktop.ini")

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A file to audit, and the name by which places call it."""

    path: Path
    root: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """All claims of an audit in the order of the files, and what concerns none or many of them.

    `coverage` is there where declarations were given to compare with.
    """

    claims: tuple[AuditedClaim, ...]
    findings: tuple[Finding, ...]
    ruleset: str
    rules_title: str = ""
    coverage: Coverage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """What every worker needs: the chosen rule set and the declared projects, if any."""

    rules: str | Path
    declared: tuple[Project, ...] | None = None
    entries: Entries = field(default_factory=dict)


def audit_files(
    paths: Sequence[Path],
    *,
    rules: str | Path | None = None,
    declared: Sequence[Path] = (),
    excluded: Sequence[Path] = (),
    entries: Entries | None = None,
    progress: Progress = lambda done, due: None,
    workers: int | None = None,
) -> Audit:
    """Audit the forms in files and folders.

    Args:
        paths: files, or folders whose files are taken in a stable order.
        rules: id or file of the rule set to score by; the default one where None.
        declared: declared forms (申报表) to compare with, files or folders.
        excluded: lists of declared projects that need not be evaluated, with the reasons.
        entries: what a reviewer entered in the work papers of the same files.
        progress: told how many files are done, of how many.
        workers: processes at most; all cores where None.

    Raises:
        InputError: nothing was found, or a declaration or a list cannot be read.
        RuleSetError: the rule set is unknown or broken.
    """
    chosen = rules or DEFAULT
    ruleset = load(chosen)
    projects = _declared(declared)
    exclusions = _excluded(excluded, projects)
    seat = Seat(rules=chosen, declared=projects, entries=entries or {})
    claims, found = _joined(_in_order(list(expanded(paths)), seat, progress, workers))
    coverage = None if projects is None else coverage_of(projects, claims, exclusions)
    found += [] if coverage is None else coverage_findings(coverage)
    return Audit(
        claims=claims,
        findings=(*found, *across(claims, ruleset.grades)),
        ruleset=ruleset.id,
        rules_title=ruleset.title,
        coverage=coverage,
    )


def _joined(done: Sequence[AuditedFile]) -> tuple[tuple[AuditedClaim, ...], list[Finding]]:
    """The claims of all files, and what was found about the files."""
    claims = tuple(claim for file in done for claim in file.claims)
    return claims, [item for file in done for item in file.findings]


def _in_order(
    files: Sequence[Named], seat: Seat, progress: Progress, workers: int | None
) -> list[AuditedFile]:
    """The files audited, in the order they were given in."""
    results = sorted(_audited(files, seat, progress, workers), key=lambda item: item[0])
    return [file for _, chunk in results for file in chunk]


def _declared(paths: Sequence[Path]) -> tuple[Project, ...] | None:
    if not paths:
        return None
    return read_targets_of_units([named.path for named in expanded(paths)]).projects


def _excluded(paths: Sequence[Path], projects: tuple[Project, ...] | None) -> tuple[Exclusion, ...]:
    """The entries of the lists.

    Raises:
        InputError: a list cannot be read, is none, or there is nothing to take from.
    """
    if paths and projects is None:
        remedy = "请用 --declared 给出申报表"
        raise InputError("没有申报表，不知道应评哪些项目", place=str(paths[0]), remedy=remedy)
    entries: list[Exclusion] = []
    for named in expanded(paths):
        own = read_exclusions(read_grids(named.path))
        if own is None:
            remedy = "请给出有“项目名称”和“原因”两栏的表"
            raise InputError("不是不纳入自评的名单", place=named.path.name, remedy=remedy)
        entries += own
    return tuple(entries)


def expanded(paths: Sequence[Path]) -> Iterator[Named]:
    """The files among the paths and in the folders among them.

    Files of one name are called by where they lie, so that places in them are told apart.

    Raises:
        InputError: a path does not exist, or a folder holds no file.
    """
    names = Counter(path.name for path in paths)
    for path in paths:
        if not path.is_dir():
            root = _common(paths) if names[path.name] > 1 else None
            yield Named(path=path, root=root)
            continue
        inside = sorted(item for item in path.rglob("*") if item.is_file() and _counts(item))
        if not inside:
            raise InputError("文件夹中没有文件", place=str(path), remedy="请核对文件夹是否正确")
        yield from (Named(path=item, root=path) for item in inside)


def _common(paths: Sequence[Path]) -> Path:
    return Path(os.path.commonpath([path.absolute() for path in paths]))


def _counts(path: Path) -> bool:
    return not path.name.lower().startswith(_SKIPPED)


def _audited(
    files: Sequence[Named], seat: Seat, progress: Progress, workers: int | None
) -> Iterator[tuple[int, tuple[AuditedFile, ...]]]:
    chunks = [files[first : first + CHUNK] for first in range(0, len(files), CHUNK)]
    count = min(workers or os.cpu_count() or 1, len(chunks))
    done = 0
    for place, result in _each(chunks, seat, count if len(files) >= WORTH_A_POOL else 1):
        done += len(chunks[place])
        progress(done, len(files))
        yield place, result


def _each(
    chunks: Sequence[Sequence[Named]], seat: Seat, workers: int
) -> Iterator[tuple[int, tuple[AuditedFile, ...]]]:
    if workers < 2:
        for place, chunk in enumerate(chunks):
            yield place, audit_chunk(chunk, seat)
        return
    with _pool(workers) as pool:
        waiting = {pool.submit(audit_chunk, chunk, seat): n for n, chunk in enumerate(chunks)}
        for future in as_completed(waiting):
            yield waiting.pop(future), future.result()


def _pool(workers: int) -> Executor:
    return ProcessPoolExecutor(max_workers=workers)


def audit_chunk(files: Sequence[Named], seat: Seat) -> tuple[AuditedFile, ...]:
    """Audit some files together: read one by one, scored in one frame."""
    rulesets = _rulesets(seat.rules)
    read = [_read(named) for named in files]
    given = iter(_settled([claim for claims, _ in read for claim in claims], rulesets, seat))
    return tuple(
        AuditedFile(
            file=named.path.name,
            claims=tuple(next(given) for _ in claims),
            findings=tuple(found),
        )
        for named, (claims, found) in zip(files, read, strict=True)
    )


def _settled(
    claims: Sequence[Claim], rulesets: Sequence[RuleSet], seat: Seat
) -> list[AuditedClaim]:
    """The claims audited, with what a reviewer entered laid over."""
    offered = [audited(one) for one in review_claims(claims, rulesets, declared=seat.declared)]
    if not seat.entries:
        return offered
    verified = [with_verified(claim, seat.entries) for claim in claims]
    again = [audited(one) for one in review_claims(verified, rulesets, declared=seat.declared)]
    return [
        settled_by(before, after, seat.entries)
        for before, after in zip(offered, again, strict=True)
    ]


@lru_cache(maxsize=4)
def _rulesets(rules: str | Path) -> tuple[RuleSet, ...]:
    """The chosen rule set first, then the other shipped ones."""
    chosen = load(rules)
    others = (load(identifier) for identifier in shipped())
    return (chosen, *(one for one in others if one.id != chosen.id))


def _read(named: Named) -> tuple[tuple[Claim, ...], list[Finding]]:
    """The claims of a file and what is worth knowing about it; never an exception of its own."""
    try:
        file = read_file(named.path, root=named.root)
    except InputError as error:
        return (), [_unreadable(named, error)]
    claims = read_claims(file.grids)
    found = [*file.findings, *claims.findings]
    if not claims.claims:
        found.append(finding("audit-no-claim", place=_place(named)))
    return claims.claims, found


def _place(named: Named) -> str:
    if named.root is None:
        return named.path.name
    return named.path.absolute().relative_to(named.root.absolute()).as_posix()


def _unreadable(named: Named, error: InputError) -> Finding:
    remedy = error.remedy or "请重新取得该文件"
    return finding("audit-file-unreadable", place=_place(named), what=error.what, remedy=remedy)
