"""What a document was made from (来源清单): tool, rules, template and the hash of every input."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evaltool.report.certainty.annexes import Annexes
    from evaltool.scoring.scored import Scored


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The origin of one document; hashes are SHA-256 in hexadecimal.

    `options` are what the document was asked to add (`Annexes.options`), names and values.
    """

    version: str
    rules: str
    rules_hash: str
    template: str
    template_hash: str
    inputs: tuple[tuple[str, str], ...]
    inputs_hash: str
    options: tuple[tuple[str, str], ...] = ()


def manifest(
    scored: Scored, template: str, own_hash: str = "", annexes: Annexes | None = None
) -> Manifest:
    """The manifest of a document of `scored`.

    `own_hash` is the hash of a layout of the user's own, counted beside our templates; `annexes`
    what the document was asked to add, whose further inputs are counted too.
    """
    from evaltool import __version__

    further = annexes.inputs if annexes else ()
    inputs = tuple(sorted({*scored.inputs, *further})) if further else scored.inputs
    return Manifest(
        version=__version__,
        rules=scored.ruleset.id,
        rules_hash=scored.ruleset.hash,
        template=template,
        template_hash=_together([templates_hash(), own_hash]) if own_hash else templates_hash(),
        inputs=inputs,
        inputs_hash=inputs_hash(inputs),
        options=annexes.options if annexes else (),
    )


def inputs_hash(inputs: Iterable[tuple[str, str]]) -> str:
    """One hash over the names and hashes of all inputs, sorted by name; empty without inputs."""
    lines = [f"{name}\0{digest}" for name, digest in sorted(inputs)]
    return _together(lines) if lines else ""


@cache
def templates_hash() -> str:
    """One hash over all templates that come with the program."""
    root = resources.files("evaltool.report") / "templates"
    folders = [root, *(entry for entry in root.iterdir() if entry.is_dir())]
    files = sorted(
        (f"{folder.name}/{entry.name}", entry)
        for folder in folders
        for entry in folder.iterdir()
        if entry.is_file()
    )
    return _together(
        f"{name}\0{hashlib.sha256(entry.read_bytes()).hexdigest()}" for name, entry in files
    )


def _together(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()
