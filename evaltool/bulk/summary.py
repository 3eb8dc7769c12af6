"""The bureau's documents (汇总): made of the units' records, put in place together."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from evaltool.bulk import questions
from evaltool.bulk.discovery import SUMMARY_FOLDER, Found
from evaltool.bulk.documents import render_bureau_report
from evaltool.bulk.options import Options
from evaltool.bulk.outcome import Outcome, unpacked
from evaltool.bulk.page import render_bureau_page
from evaltool.bulk.store import PARQUET, Filling, open_store
from evaltool.bulk.view import BureauView, bureau_view
from evaltool.bulk.workbook import BureauBook
from evaltool.findings import Finding, finding
from evaltool.rules import DEFAULT, load
from evaltool.workspace import Document, Kept, Workspace, publish, sweep

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

WORKBOOK = "汇总.xlsx"
REPORT = "汇总报告.docx"
PAGE = "汇总.html"
DATA_FOLDER = "数据"

Records = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What the bureau's documents say, where they are, and what concerns the whole bureau."""

    view: BureauView
    units: tuple[questions.UnitLine, ...]
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]
    kept: tuple[Kept, ...]


class Summing:
    """The bureau's documents while its units are being worked on.

    Units are taken in by key, as soon as all before them are there, so that the documents do not
    depend on who ended first; what is left to do at the end is short.
    """

    def __init__(self, folder: Path, keys: Sequence[str], records: Records, options: Options):
        self._folder, self._keys, self._records = folder, keys, records
        self._grades = _grades(options)
        self._left = deque(keys)
        self._ended: set[str] = set()
        self._begin(options.year)
        self._rehearse()

    def add(self, key: str) -> None:
        """A unit has ended; its record waits where it is kept until its turn comes."""
        self._ended.add(key)
        while self._left and self._left[0] in self._ended:
            key = self._left.popleft()
            self._ended.remove(key)
            self._take(key)

    def _begin(self, year: int | None) -> None:
        """Begin the documents of a year, else of that of the first unit."""
        self._year = year
        self._years: Counter[int] = Counter()
        self._strangers: list[tuple[str, int]] = []
        place = self._folder / str(year or "")
        place.mkdir(exist_ok=True)
        self._filling, self._book = Filling(place), BureauBook()

    def _take(self, key: str) -> None:
        """Take in a unit of the year; years are never mixed."""
        data = self._records(key)
        if data is None:
            return
        held = unpacked(data)
        year = held["year"]
        self._years[year] += 1
        self._year = self._year or year
        if year == self._year:
            self._filling.add(key, held)
            self._book.add(held["unit"] or key, held)
        else:
            self._strangers.append((key, year))

    def _settle(self) -> None:
        """Make it the year that most units have, the latest of several."""
        most = max(self._years, key=lambda year: (self._years[year], year), default=self._year)
        if most != self._year:
            self.discard()
            self._begin(most)
            for key in self._keys:
                self._take(key)

    def discard(self) -> None:
        """Let go of what will not be finished."""
        self._filling.discard()
        self._book.discard()

    def _rehearse(self) -> None:
        """Have all that the documents need imported and compiled while the workers still start."""
        with TemporaryDirectory(prefix="evaltool-") as folder:
            Filling(Path(folder)).end()
            with open_store(Path(folder)) as store:
                nothing = bureau_view(store, name="", grades=self._grades)
        render_bureau_report(nothing)
        render_bureau_page(nothing)

    def finish(self, bureau: Workspace, failures: Sequence[Outcome], strays: Found) -> Summary:
        """Make the documents and put them into the bureau's folder 汇总/YEAR.

        Raises:
            WorkspaceError: the folder cannot be written.
        """
        self._settle()
        self._filling.end(failures)
        with open_store(self._filling.folder) as store:
            units = tuple(questions.units(store))
            found = (
                *strays.findings,
                *_failed(failures),
                *self._told_apart(),
                *_doubts(store, units),
            )
            view = bureau_view(
                store,
                name=bureau.settings.unit or "",
                grades=self._grades,
                findings=_told(found),
            )
            folder = "/".join(filter(None, (SUMMARY_FOLDER, str(self._year or view.year))))
            made = tuple(self._documents(store, view, folder))
        sweep(bureau, SUMMARY_FOLDER)
        kept = publish(bureau, made)
        return Summary(view=view, units=units, documents=made, findings=found, kept=kept)

    def _told_apart(self) -> Iterator[Finding]:
        for key, year in self._strangers:
            yield finding("bulk-year-differs", place=key, own=year, year=self._year)

    def _documents(
        self, store: DuckDBPyConnection, view: BureauView, place: str
    ) -> Iterator[Document]:
        yield Document(path=f"{place}/{WORKBOOK}", data=self._book.finish(store, view))
        yield Document(path=f"{place}/{REPORT}", data=render_bureau_report(view))
        yield Document(path=f"{place}/{PAGE}", data=render_bureau_page(view))
        for name in PARQUET.values():
            data = (self._filling.folder / name).read_bytes()
            yield Document(path=f"{place}/{DATA_FOLDER}/{name}", data=data)


@contextmanager
def summing(keys: Sequence[str], records: Records, options: Options) -> Iterator[Summing]:
    """A summary of these units, to be taken in in any order and then finished.

    `records` gives the packed record of a unit that has ended, None where it failed.
    """
    with TemporaryDirectory(prefix="evaltool-") as folder:
        begun = Summing(Path(folder), keys, records, options)
        try:
            yield begun
        except BaseException:
            begun.discard()
            raise


def _grades(options: Options) -> tuple[str, ...]:
    ruleset = load(options.rules[0] if options.rules else DEFAULT)
    return tuple(grade.name for grade in ruleset.grades)


_OF_THE_BUREAU = ("bulk-rules-differ", "bulk-name-twice")
_OF_A_PLACE = (
    *("bulk-table-unreadable", "bulk-table-unknown", "bulk-column-unread"),
    *("bulk-year-differs", "bulk-other-years", "bulk-no-year", "bulk-year-absent"),
)


def _told(findings: Sequence[Finding]) -> Iterator[str]:
    """What the report itself says of the bureau as a whole, in sentences."""
    for item in findings:
        if item.code in _OF_THE_BUREAU:
            yield f"{item.message}。"
        elif item.code in _OF_A_PLACE:
            yield f"{item.place}：{item.message}。"


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
