"""Every entry of the catalogue says what is wrong and what to do, in Chinese."""

import re
from importlib import import_module
from pkgutil import iter_modules
from string import Formatter

import pytest

from evaltool.findings import catalogue
from evaltool.findings.catalogue import CATALOGUE
from evaltool.findings.entry import Entry

_ROOMS = {module.name for module in iter_modules(catalogue.__path__)}
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_ENTRIES = sorted(CATALOGUE.items())


@pytest.mark.parametrize(("code", "entry"), _ENTRIES, ids=[code for code, _ in _ENTRIES])
def test_an_entry_is_whole(code: str, entry: Entry) -> None:
    room, _, what = code.partition("-")
    assert room in _ROOMS
    assert re.fullmatch(r"[a-z0-9-]+", what)
    for text in (entry.title, entry.message, entry.remedy):
        assert _CHINESE.search(text)
        assert text == text.strip()
        assert not text.endswith("。")
    facts = {name for _, name, _, _ in Formatter().parse(entry.message + entry.remedy) if name}
    assert all(name.isidentifier() for name in facts)


def test_titles_tell_the_entries_apart() -> None:
    titles = [entry.title for entry in CATALOGUE.values()]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("room", sorted(_ROOMS))
def test_a_room_holds_its_own_findings_and_all_are_in_the_catalogue(room: str) -> None:
    entries = import_module(f"{catalogue.__name__}.{room}").ENTRIES
    assert {code.partition("-")[0] for code in entries} == {room}
    assert set(entries) == {code for code in CATALOGUE if code.startswith(f"{room}-")}
