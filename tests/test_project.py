"""The project about itself: what is shipped, how it is written, what its pages promise."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest

import evaltool

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "evaltool"
LONGEST_FILE = 400
LONGEST_FUNCTION = 40

# Put together here so that this file does not hold them itself.
_ELSEWHERE = re.compile(
    "|".join(("/" + "work/", r"\.\./" + "shared", "/" + "tmp/venv", "/" + "root/"))
)
_TEXT_FILES = {".py", ".md", ".toml", ".txt", ".lark", ".xml", ".jinja", ".j2", ".csv", ".cfg", ""}


def _modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _definitions(path: Path) -> Iterator[tuple[str, ast.AST]]:
    """Functions and classes of a module and of its public classes, by name."""
    for node in _tree(path).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name, node
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield f"{node.name}.{inner.name}", inner


def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git clone")
    return [ROOT / name for name in listed.stdout.split("\0") if name]


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_every_module_and_public_name_has_a_docstring(path: Path) -> None:
    bare = [
        name
        for name, node in _definitions(path)
        if not any(part.startswith("_") for part in name.split(".")) and not ast.get_docstring(node)  # type: ignore[arg-type]
    ]
    assert ast.get_docstring(_tree(path)), "module without a docstring"
    assert bare == []


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_files_and_functions_stay_small(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_FILE
    long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION  # type: ignore[operator]
    }
    assert long == {}


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_every_module_with_code_has_tests(path: Path) -> None:
    if not any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in _tree(path).body):
        return
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    every = sorted((ROOT / "tests").rglob("test_*.py"))
    own = sorted((ROOT / "tests" / room).rglob("test_*.py"))
    named = any(test.stem == f"test_{path.stem}" or module in _imported(test) for test in every)
    assert named or any(
        name.startswith(f"evaltool.{room}") for test in own for name in _imported(test)
    )


@cache
def _imported(path: Path) -> frozenset[str]:
    """The modules a file imports or imports from."""
    found = set()
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(found)


def test_nothing_refers_to_a_place_outside_the_project() -> None:
    found = [
        f"{_name(path)}: {line.strip()[:80]}"
        for path in _tracked()
        if path.suffix in _TEXT_FILES and path.is_file()
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
        if _ELSEWHERE.search(line)
    ]
    assert found == []


def test_the_wheel_ships_every_file_of_the_package(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
         "--wheel-dir", tmp_path, ROOT],
        check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = tmp_path.glob("*.whl")
    shipped = set(ZipFile(wheel).namelist())
    ours = {_name(path) for path in _tracked() if path.is_relative_to(PACKAGE)}
    assert ours - shipped == set()
    assert {name for name in shipped if not name.startswith(("evaltool/", "evaltool-"))} == set()


def test_the_version_is_told_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert project["version"] == evaltool.__version__
    assert f"## {evaltool.__version__}" in changelog
