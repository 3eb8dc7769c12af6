"""The sample year with its documents, and hands that change them afterwards."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from evaltool.findings import Severity
from evaltool.pipeline import disclosure_page, documents, evaluate
from evaltool.pipeline.verify import Seat, Unverifiable, Verified, verify_files
from evaltool.workspace import Workspace
from tests.workspaces import lasting_folder, sample_workspace

REPORT = "绩效自评报告.docx"
FORMS = "绩效自评表.docx"
DOCUMENT = "word/document.xml"
EVIDENCE = "customXml/item1.xml"


def written(root: Path, rules: str | None = None, form: str | None = None) -> Path:
    """The year of a workspace written into its reports; the folder of the documents."""
    workspace = Workspace.open(root)
    scored = evaluate(workspace, rules)
    made = (*documents(workspace, scored, form=form), disclosure_page(workspace, scored))
    for document in made:
        path = root / document.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.data)
    return root / "reports/2024"


@cache
def _sample_year() -> Path:
    return written(sample_workspace(lasting_folder("year"))).parents[1]


def sample_documents(folder: Path) -> Path:
    """A copy of the sample workspace with its documents, written once; the folder of these."""
    shutil.copytree(_sample_year(), folder, dirs_exist_ok=True)
    return folder / "reports/2024"


def verified(path: Path, root: Path | None = None, **more: str) -> Verified:
    """One document verified; it must be verifiable."""
    (done,) = verified_together([path], root, **more)
    return done


def verified_together(
    paths: Sequence[Path], root: Path | None = None, **more: str
) -> tuple[Verified, ...]:
    """Documents verified at one seat, as one command does; they must be verifiable."""
    found = verify_files(paths, Seat(workspace=root, **more))  # type: ignore[arg-type]
    done = tuple(each for each in found if isinstance(each, Verified))
    assert len(done) == len(paths), found
    return done


@cache
def seat_at(root: Path | None) -> Seat:
    """A seat at a workspace that no test changes: its year is computed once for all of them."""
    return Seat(workspace=root)


def verified_at(path: Path, root: Path | None = None) -> Verified:
    """As `verified`, at a workspace that no test changes."""
    (done,) = verify_files([path], seat_at(root))
    assert isinstance(done, Verified), done
    return done


def refused(path: Path, root: Path | None = None) -> Unverifiable:
    """One document that cannot be verified."""
    (done,) = verify_files([path], seat_at(root))
    assert isinstance(done, Unverifiable), done
    return done


def errors(done: Verified) -> list[tuple[str, str, str | None, str | None]]:
    """(kind, place, found, expected) of every difference that counts."""
    return [
        (each.kind.value, each.place, each.found, each.expected)
        for each in done.differences
        if each.severity is Severity.ERROR
    ]


def repacked(path: Path, target: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """A copy of a package with its parts changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    target.write_bytes(stream.getvalue())
    return target


def edited(path: Path, target: Path, texts: Mapping[str, str], part: str = DOCUMENT) -> Path:
    """A copy with pieces of the XML of a part replaced, each once; each must be there."""

    def change(parts: dict[str, bytes]) -> None:
        xml = parts[part].decode()
        for old, new in texts.items():
            assert old in xml, old
            xml = xml.replace(old, new, 1)
        parts[part] = xml.encode()

    return repacked(path, target, change)


def with_body(path: Path, target: Path, xml: str) -> Path:
    """A copy with XML put in before the last section of the body."""
    return edited(path, target, {"<w:sectPr>": f"{xml}<w:sectPr>"})


def run_of(path: Path, text: str) -> str:
    """The whole run around a text, as it stands in the XML."""
    with zipfile.ZipFile(path) as archive:
        xml = archive.read(DOCUMENT).decode()
    found = re.search(rf"<w:r>(?:(?!</w:r>).)*{re.escape(text)}(?:(?!</w:r>).)*</w:r>", xml)
    assert found, text
    return found[0]
