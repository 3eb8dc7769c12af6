"""The bureau's documents (汇总): made from the ledger's records, put in place together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from evaltool.bulk import questions
from evaltool.bulk.discovery import SUMMARY_FOLDER
from evaltool.bulk.documents import render_bureau_report
from evaltool.bulk.ledger import Ledger
from evaltool.bulk.options import Options
from evaltool.bulk.outcome import Outcome
from evaltool.bulk.page import render_bureau_page
from evaltool.bulk.store import fill, open_store, parquet
from evaltool.bulk.view import BureauView, bureau_view
from evaltool.bulk.workbook import render_workbook
from evaltool.findings import Finding, finding
from evaltool.rules import DEFAULT, load
from evaltool.workspace import Document, Kept, Settings, Workspace, publish, sweep

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

WORKBOOK = "汇总.xlsx"
REPORT = "汇总报告.docx"
PAGE = "汇总.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What the bureau's documents say, where they are, and what concerns the whole bureau."""

    view: BureauView
    units: tuple[questions.UnitLine, ...]
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]
    kept: tuple[Kept, ...]


def summarise(
    root: Path,
    settings: Settings,
    options: Options,
    ledger: Ledger,
    *,
    failures: Sequence[Outcome],
    strays: Sequence[Finding],
) -> Summary:
    """Make the bureau's documents and put them into its folder 汇总.

    Raises:
        WorkspaceError: the folder cannot be written.
    """
    with open_store() as store:
        fill(store, ledger.records(), failures)
        units = tuple(questions.units(store))
        found = (*strays, *_failed(failures), *_doubts(store, units))
        sentences = [f"{item.message}。" for item in found if item.code in _OF_THE_BUREAU]
        view = bureau_view(
            store, name=settings.unit or "", grades=_grades(options), findings=sentences
        )
        made = tuple(_documents(store, view))
    workspace = Workspace(root=root, year=options.year or 0, settings=settings)
    sweep(workspace, SUMMARY_FOLDER)
    return Summary(
        view=view,
        units=units,
        documents=made,
        findings=found,
        kept=publish(workspace, made),
    )


def _documents(store: DuckDBPyConnection, view: BureauView) -> Iterator[Document]:
    with TemporaryDirectory(prefix="evaltool-") as folder:
        contents = {
            WORKBOOK: render_workbook(store, view),
            REPORT: render_bureau_report(view),
            PAGE: render_bureau_page(view),
            **{f"数据/{name}": data for name, data in parquet(store, Path(folder)).items()},
        }
    for name, data in contents.items():
        yield Document(path=f"{SUMMARY_FOLDER}/{name}", data=data)


def _grades(options: Options) -> tuple[str, ...]:
    ruleset = load(options.rules[0] if options.rules else DEFAULT)
    return tuple(grade.name for grade in ruleset.grades)


_OF_THE_BUREAU = ("bulk-rules-differ", "bulk-name-twice")


def _failed(failures: Sequence[Outcome]) -> Iterator[Finding]:
    for outcome in failures:
        facts = {"what": outcome.what, "remedy": outcome.remedy}
        yield finding("bulk-unit-failed", place=outcome.key, **facts)


def _doubts(store: DuckDBPyConnection, units: Sequence[questions.UnitLine]) -> Iterator[Finding]:
    rules = questions.rules(store)
    if len(rules) > 1:
        told = "，".join(f"{line.rules}（{line.units}个单位）" for line in rules)
        yield finding("bulk-rules-differ", rules=told)
    for name, count in Counter(unit.name for unit in units).items():
        if count > 1:
            folders = "、".join(sorted(unit.key for unit in units if unit.name == name))
            yield finding("bulk-name-twice", name=name, count=count, folders=folders)
