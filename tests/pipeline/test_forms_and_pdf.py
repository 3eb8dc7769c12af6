"""Documents in another layout and as PDF, with the hashes of what was read."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from evaltool.errors import TemplateError
from evaltool.pipeline import documents, evaluate, overlong
from evaltool.workspace import Document, Workspace
from tests.programs import require_soffice
from tests.workspaces import sample_workspace


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace.open(sample_workspace(tmp_path_factory.mktemp("year")))


def named(made: tuple[Document, ...], ending: str) -> bytes:
    return next(each.data for each in made if each.path.endswith(ending))


def test_every_input_is_known_by_name_and_hash(workspace: Workspace) -> None:
    inputs = dict(evaluate(workspace).inputs)
    assert sorted(inputs) == list(inputs)
    assert len(inputs) == len(workspace.target_files()) + len(workspace.actual_files())
    for name, digest in inputs.items():
        assert digest == hashlib.sha256((workspace.root / name).read_bytes()).hexdigest()


def test_the_form_asked_for_is_written_with_its_evidence(workspace: Workspace) -> None:
    made = documents(workspace, evaluate(workspace), form="sichuan-0013zp")
    package = zipfile.ZipFile(io.BytesIO(named(made, "绩效自评表.docx")))
    assert "评价结论" in package.read("word/document.xml").decode()
    evidence = etree.fromstring(package.read("customXml/item1.xml"))
    assert evidence[0].get("template") == "sichuan-0013zp"
    assert evidence[1].text == named(made, "结果.json").decode()


def test_a_file_of_ones_own_is_a_form(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "own.xml.j2"
    head = '{#\nid = "own"\ntitle = "本县"\ndocument = "通知"\n[limits]\noutcome = 5\n#}\n'
    path.write_text(head + '{% p "ftitle" %}本县{{ form.name }}{% endp %}', encoding="utf-8")
    scored = evaluate(workspace)
    made = documents(workspace, scored, form=str(path))
    package = zipfile.ZipFile(io.BytesIO(named(made, "绩效自评表.docx")))
    assert "本县区人大会议费" in package.read("word/document.xml").decode()
    assert len(overlong(scored, str(path))) == 12
    assert overlong(scored) == ()


def test_an_unknown_form_is_refused(workspace: Workspace) -> None:
    with pytest.raises(TemplateError):
        documents(workspace, evaluate(workspace), form="nowhere")


def test_report_and_forms_as_pdf(workspace: Workspace) -> None:
    require_soffice()
    made = documents(workspace, evaluate(workspace), pdf=True)
    assert named(made, "绩效自评报告.pdf").startswith(b"%PDF")
    assert named(made, "绩效自评表.pdf").startswith(b"%PDF")
