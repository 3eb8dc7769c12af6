"""What we wrote ourselves is verified without a difference, however it was saved since."""

import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

from evaltool.pipeline import documents, evaluate
from evaltool.pipeline.annexes import asked_annexes
from evaltool.pipeline.verify.verified import Against
from evaltool.rules import shipped
from evaltool.workspace import Workspace
from tests.pipeline.editing import ACTUALS, BUDGETS, edit
from tests.pipeline.verify.making import (
    FORMS,
    REPORT,
    sample_documents,
    verified,
    verified_together,
    written,
)
from tests.pipeline.years import several_years
from tests.programs import require_soffice
from tests.workspaces import sample_workspace

LAYOUTS = ("hubei-2020", "sichuan-0013zp")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_documents(tmp_path_factory.mktemp("year"))


def assert_equal(folder: Path, root: Path, rules: str | None = None) -> None:
    paths = [folder / name for name in (REPORT, FORMS)]
    for alone in verified_together(paths):
        assert (alone.differences, alone.against) == ((), Against.EMBEDDED)
    more = {} if rules is None else {"rules": rules}
    for joined in verified_together(paths, root, **more):
        assert (joined.differences, joined.against) == ((), Against.INPUTS)
        assert joined.counts.figures > 50


def test_every_document_of_the_sample(folder: Path) -> None:
    root = folder.parents[1]
    assert_equal(folder, root)
    others = ("绩效自评底稿.xlsx", "结果.json", "绩效自评公开页.html")
    kinds = verified_together([folder / name for name in others], root)
    assert [each.differences for each in kinds] == [()] * 3


@pytest.mark.parametrize("rules", shipped())
def test_every_rule_set(tmp_path: Path, rules: str) -> None:
    root = sample_workspace(tmp_path)
    assert_equal(written(root, rules), root, rules)


@pytest.mark.parametrize("form", LAYOUTS)
def test_every_layout(tmp_path: Path, form: str) -> None:
    root = sample_workspace(tmp_path)
    assert_equal(written(root, form=form), root)


def test_a_draft_with_everything_undecided(tmp_path: Path) -> None:
    root = sample_workspace(tmp_path)
    settings = root / "evaltool.toml"
    settings.write_text(settings.read_text("utf-8").replace("sample = true", ""), "utf-8")
    edit(root, ACTUALS, lambda _, row: row.update(实际完成值="", 完成情况="", 完成比例=""))
    edit(root, BUDGETS, lambda _, row: row.update(全年执行数=""))
    (root / "actuals/2024/situation-2024.csv").unlink()
    assert_equal(written(root), root)
    assert_equal(written(root, form="sichuan-0013zp"), root)


def test_a_draft_with_some_undecided(tmp_path: Path) -> None:
    root = sample_workspace(tmp_path)
    edit(root, ACTUALS, lambda at, row: row.update(实际完成值="" if at % 7 == 0 else "约三成"))
    assert_equal(written(root), root)


def test_own_rules_and_an_own_layout(tmp_path: Path) -> None:
    root = sample_workspace(tmp_path)
    rules = tmp_path / "own.toml"
    rules.write_text(
        'extends = "mof-2020-10"\nid = "own"\ntitle = "本县"\ndocument = "县财政局通知"\n'
        'certainty = "decision"\n',
        "utf-8",
    )
    layout = tmp_path / "own.xml.j2"
    head = '{#\nid = "own"\ntitle = "本县"\ndocument = "通知"\n#}\n'
    layout.write_text(head + '{% p "ftitle" %}{{ form.name }} {{ form.total }}{% endp %}', "utf-8")
    folder = written(root, str(rules), str(layout))
    assert verified(folder / REPORT).differences == ()
    more = {"rules": str(rules), "form": str(layout)}
    for place in (None, root):
        assert verified(folder / FORMS, place, **more).differences == ()


def test_further_annexes(tmp_path: Path) -> None:
    """Stability and trends: the other years are inputs too."""
    root = several_years(tmp_path)
    workspace = Workspace.open(root)
    annexes = asked_annexes(workspace, stability=Decimal(10), trends=True)
    scored = evaluate(workspace)
    for made in documents(workspace, scored, annexes=annexes):
        path = root / made.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made.data)
    folder = workspace.reports
    for place in (None, root):
        together = verified_together([folder / REPORT, folder / FORMS], place)
        assert [each.differences for each in together] == [(), ()]


def test_saved_again_by_libreoffice(folder: Path, tmp_path: Path) -> None:
    soffice = require_soffice()
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path)]
    names = [str(folder / name) for name in (REPORT, FORMS)]
    subprocess.run([*command, *names], check=True, capture_output=True, timeout=180)
    shutil.rmtree(tmp_path / "profile")
    assert (tmp_path / REPORT).read_bytes() != (folder / REPORT).read_bytes()
    assert_equal(tmp_path, folder.parents[1])
