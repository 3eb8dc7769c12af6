"""Documents made with the unit's own Word template, verified by filling it again."""

from pathlib import Path

import pytest

from evaltool.errors import InputError
from evaltool.findings import Severity
from evaltool.pipeline import evaluate
from evaltool.pipeline.own_template import with_own_template
from evaltool.pipeline.verify import Seat, Unverifiable, Verified, verify_files
from evaltool.report.own_template import read_template
from evaltool.report.own_template.sample import sample_template
from evaltool.workspace import Workspace
from tests.pipeline.verify.making import FORMS, edited, written
from tests.workspaces import sample_workspace


def test_a_document_of_an_own_template(tmp_path: Path) -> None:
    root = sample_workspace(tmp_path)
    folder = written(root)
    template = root / "本局.docx"
    template.write_bytes(sample_template())
    workspace = Workspace.open(root)
    (made,) = with_own_template(workspace, evaluate(workspace), (), read_template(template))
    path = root / made.path
    path.write_bytes(made.data)
    seat = Seat(workspace=root, template=template)

    own, forms = verify_files([path, folder / FORMS], seat)
    assert isinstance(own, Verified)
    assert isinstance(forms, Verified)
    assert [own.kind, forms.kind] == ["自有模板文件", "绩效自评表"]
    assert own.differences == forms.differences == ()

    (changed,) = verify_files([edited(path, tmp_path / "改.docx", {"98.48": "99.48"})], seat)
    assert isinstance(changed, Verified)
    (found,) = changed.differences
    assert found.severity is Severity.ERROR
    assert "99.48" in (found.found or "")

    for other in (Seat(), Seat(workspace=root)):
        (without,) = verify_files([path], other)
        assert isinstance(without, Unverifiable)
        assert "--template" in without.remedy


def test_a_template_that_is_none(tmp_path: Path) -> None:
    root = sample_workspace(tmp_path)
    path = root / "目标.docx"
    path.write_bytes((root / "targets/2024/申报表.docx").read_bytes())
    with pytest.raises(InputError, match="没有"):
        verify_files([path], Seat(workspace=root, template=root / "没有.docx"))
