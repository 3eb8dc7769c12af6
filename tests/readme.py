"""The commands and outputs shown in the README files, run again on the sample workspace.

    python -m tests.readme     run every command shown and put its output into the pages

A `console` block holds one command and what it prints; a line `……` stands for any lines left out.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from evaltool.cli.outcome import run_program
from tests.workspaces import ROOT, sample_workspace

PAGES = ("README.md", "README.zh-CN.md")
LEFT_OUT = "……"
_BLOCK = re.compile(
    r"(?<=^```console\n)\$ (evaltool[^\n]*)\n(.*?)(?=^```$)", re.MULTILINE | re.DOTALL
)
_WIDTH = "110"


@dataclass(frozen=True)
class Shown:
    """One command shown on a page, with the lines shown below it."""

    command: str
    lines: tuple[str, ...]

    def fits(self, output: str) -> bool:
        """Whether the lines are the output, but for what is left out."""
        pattern = "".join(
            r"(?:.*\n)*" if line == LEFT_OUT else re.escape(line) + "\n" for line in self.lines
        )
        return re.fullmatch(pattern, output) is not None

    def renewed(self, output: str) -> str:
        """The block with this output: as many lines before and after what is left out as now."""
        new = output.splitlines()
        if LEFT_OUT in self.lines:
            first = self.lines.index(LEFT_OUT)
            last = len(self.lines) - first - 1
            new = [*new[:first], LEFT_OUT, *new[len(new) - last :]]
        return "".join(f"{line}\n" for line in (f"$ {self.command}", *new))


def shown(text: str) -> Iterator[Shown]:
    """The commands shown on a page, in order."""
    for match in _BLOCK.finditer(text):
        yield Shown(match[1], tuple(match[2].splitlines()))


@cache
def output(command: str) -> str:
    """What a command prints in a fresh sample workspace, problems included.

    A command that names a document finds the documents written.
    """
    arguments = command.split()[1:]
    with TemporaryDirectory() as folder:
        root = sample_workspace(Path(folder))
        if "reports/" in command:
            _run(["report"], root)
        return _run(arguments, root)


def _run(arguments: list[str], root: Path) -> str:
    """In this process: starting one a command would take longer than most of the commands."""
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="", write_through=True)
    with (
        chdir(root),
        patch.dict(os.environ, COLUMNS=_WIDTH),
        redirect_stdout(printed),
        redirect_stderr(printed),
    ):
        run_program(arguments)
    return printed.buffer.getvalue().decode()  # type: ignore[attr-defined]


def renew(name: str) -> None:
    """Put fresh outputs into a page."""
    page = ROOT / name
    page.write_text(_BLOCK.sub(_fresh, page.read_text("utf-8")), encoding="utf-8")


def _fresh(match: re.Match[str]) -> str:
    item = Shown(match[1], tuple(match[2].splitlines()))
    return item.renewed(output(item.command))


if __name__ == "__main__":
    for page_name in PAGES:
        renew(page_name)
