"""The verbs about templates, and `--template` on the sample year."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from evaltool.cli.outcome import run_program
from evaltool.report.own_template.sample import sample_template
from tests.workspaces import sample_workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return sample_workspace(tmp_path)


def _template(folder: Path, *texts: str, name: str = "我县格式.docx") -> Path:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(folder / name)
    return folder / name


def test_the_sample_is_written_and_never_over_a_file(tmp_path, capsys):
    path = tmp_path / "样例.docx"
    assert run_program(["template", "sample", str(path)]) == 0
    assert path.read_bytes() == sample_template()
    path.write_bytes(b"edited")
    assert run_program(["template", "sample", str(path)]) == 3
    assert path.read_bytes() == b"edited"
    assert "没有覆盖" in capsys.readouterr().err


def test_a_good_template_is_0(tmp_path, capsys):
    path = _template(tmp_path, "{{ 单位 }}{{ 标记 }}")
    assert run_program(["template", "check", str(path)]) == 0
    assert "共2个标签，可以使用" in capsys.readouterr().out


def test_a_template_with_mistakes_is_1(tmp_path, capsys):
    path = _template(tmp_path, "{{ 单位 }}", "{{ 单 }}")
    assert run_program(["template", "check", str(path)]) == 1
    told = capsys.readouterr()
    assert "【错误】正文第2段“{{ 单 }}”：没有“单”这个名称；是不是“单位”？" in told.err
    assert "1处错误" in told.out


def test_what_is_no_template_is_3(tmp_path, capsys):
    (tmp_path / "a.docx").write_bytes(b"no document")
    assert run_program(["template", "check", str(tmp_path / "a.docx")]) == 3
    assert run_program(["template", "check", str(tmp_path / "b.docx")]) == 3
    assert "处理办法" in capsys.readouterr().err


def test_slow_templates_are_told(tmp_path, capsys):
    document = docx.Document()
    table = document.add_table(1, 3)
    for cell, text in zip(
        table.row_cells(0),
        ("{%tc for 甲 in 全部 %}", "{{ 甲.名称 }}", "{%tc endfor %}"),
        strict=True,
    ):
        cell.text = text
    document.save(tmp_path / "a.docx")
    assert run_program(["template", "check", str(tmp_path / "a.docx")]) == 0
    assert "由 docxtpl 填写" in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["run", "report"])
def test_one_more_document_is_written(verb, folder, capsys):
    path = _template(
        folder, "{{ 标记 }}", "{%p for 自评 in 项目 %}", "{{ 自评.总得分 }}", "{%p endfor %}"
    )
    assert run_program([verb, "-C", str(folder), "--template", str(path)]) == 0
    assert capsys.readouterr().out.count("已写入 reports/2024/我县格式.docx") == 1
    made = docx.Document(folder / "reports" / "2024" / "我县格式.docx")
    assert [paragraph.text for paragraph in made.paragraphs][:2] == ["示例数据", "98.99"]


def test_a_template_takes_the_place_of_a_built_in_document(folder, capsys):
    path = _template(folder, "{{ 标记 }}甲", name="绩效自评表.docx")
    assert run_program(["report", "-C", str(folder), "--template", str(path)]) == 0
    assert capsys.readouterr().out.count("绩效自评表.docx") == 1
    content = (folder / "reports" / "2024" / "绩效自评表.docx").read_bytes()
    assert docx.Document(io.BytesIO(content)).paragraphs[0].text == "示例数据甲"


def test_nothing_is_written_where_the_template_is_wrong(folder, capsys):
    path = _template(folder, "{{ 无此名 }}")
    assert run_program(["run", "-C", str(folder), "--template", str(path)]) == 3
    assert "正文第1段" in capsys.readouterr().err
    assert not (folder / "reports").exists()
