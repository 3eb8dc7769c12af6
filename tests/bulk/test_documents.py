"""The bureau's documents: sound files that say what the store holds, nothing lost or made up."""

from __future__ import annotations

import io
import shutil
from html.parser import HTMLParser
from pathlib import Path

import docx
import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from evaltool.bulk import Bulk, Documents
from evaltool.bulk.charts import bureau_charts
from evaltool.bulk.summary import PAGE, REPORT, WORKBOOK
from evaltool.bulk.workbook import MOST_ROWS
from evaltool.report.figures import points_text
from tests.bulk.bureaus import bureau, run, summary

_HOSTILE = '=cmd|"x"!A1 <b>&"甲"</b>'


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Bulk]:
    folder = bureau(tmp_path_factory.mktemp("documents"), units=12, projects=1)
    (folder / "evaltool.toml").write_text('unit = "青云区财政局"\n', encoding="utf-8")
    shutil.rmtree(folder / "0009" / "actuals")
    rules = ("mof-2020-10", "hubei-2020")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("evaltool.bulk.view.MOST_UNITS", 6)
        patch.setattr("evaltool.bulk.view._ENDS", 3)
        return folder, run(folder, documents=Documents.NONE, rules=rules)


@pytest.fixture(scope="module")
def files(made: tuple[Path, Bulk]) -> dict[str, bytes]:
    return summary(made[0])


@pytest.mark.parametrize("name", [REPORT, WORKBOOK])
def test_the_schema_audit_finds_nothing(name: str, files: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(files[name])
    told = map(str, OpenXmlValidator(max_errors=0).validate(path).errors)
    assert not [error for error in told if "inline-string" not in error]  # rows are streamed


def _texts(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_report_says_what_was_counted(made: tuple[Path, Bulk], files: dict[str, bytes]) -> None:
    view, text = made[1].summary.view, _texts(files[REPORT])
    assert "青云区财政局" in text
    assert "2024年度预算绩效自评汇总报告" in text
    assert f"自评单位{view.units}个，项目{view.projects}个" in text
    assert f"预算执行率{view.execution}" in text
    assert "0009：actuals/2024：没有这个文件夹。处理办法：" in text
    assert "如改用评分规则hubei-2020" in text
    assert all(each.name in text for each in view.ranking)
    assert "……" in text  # more units than the ranking shows


def test_tables_and_figures_are_numbered_as_they_stand(files: dict[str, bytes]) -> None:
    document = docx.Document(io.BytesIO(files[REPORT]))
    captions = [p.text for p in document.paragraphs if p.style.name == "表题"]
    tables = [text.split("　")[0] for text in captions if text.startswith("表")]
    figures = [text.split("　")[0] for text in captions if text.startswith("图")]
    assert tables == [f"表{number}" for number in range(1, len(tables) + 1)]
    assert figures == [f"图{number}" for number in range(1, 5)]
    text = _texts(files[REPORT])
    assert all(f"见{figure}" in text for figure in figures)


def test_the_tables_of_charts_are_those_of_the_report(
    made: tuple[Path, Bulk], files: dict[str, bytes]
) -> None:
    document = docx.Document(io.BytesIO(files[REPORT]))
    captions = {p.text.split("　")[0]: p.text for p in document.paragraphs if "　" in p.text}
    words = {
        "grades": "等级分布",
        "categories": "一级指标",
        "execution": "执行率",
        "units": "单位排名",
    }
    for chart in bureau_charts(made[1].summary.view):
        assert words[chart.place] in captions[chart.table]


def test_of_many_units_the_last_are_drawn(
    made: tuple[Path, Bulk], monkeypatch: pytest.MonkeyPatch
) -> None:
    view = made[1].summary.view
    whole = next(chart for chart in bureau_charts(view) if chart.place == "units")
    monkeypatch.setattr("evaltool.bulk.charts._MOST", view.ranked - 1)
    monkeypatch.setattr("evaltool.bulk.charts._LOWEST", 2)
    cut = next(chart for chart in bureau_charts(view) if chart.place == "units")
    assert len(whole.rows) == len(view.ranking)
    assert cut.rows == whole.rows[:2]
    assert "平均得分最低的2个单位" in cut.title


def _sheet(content: bytes, name: str) -> list[dict[str, object]]:
    page = openpyxl.load_workbook(io.BytesIO(content))[name]
    heads = [cell.value for cell in page[4]]
    return [
        dict(zip(heads, row, strict=True)) for row in page.iter_rows(min_row=5, values_only=True)
    ]


def test_the_workbook_holds_every_unit_project_and_indicator(
    made: tuple[Path, Bulk], files: dict[str, bytes]
) -> None:
    view = made[1].summary.view
    units = _sheet(files[WORKBOOK], "单位")
    assert len(units) == view.units + view.failed
    assert [row["状态"] for row in units].count("未完成") == 1
    projects = _sheet(files[WORKBOOK], "项目")
    assert len(projects) == view.projects + view.departments
    indicators = _sheet(files[WORKBOOK], "指标")
    assert len(indicators) == view.indicators + len(projects)
    assert {row["级别"] for row in _sheet(files[WORKBOOK], "发现的问题")} <= {"错误", "警告"}
    by_name = {unit.name: unit for unit in made[1].summary.units}
    for row in units:
        unit = by_name.get(str(row["单位"]))
        if unit is not None and unit.mean is not None:
            assert points_text(unit.mean) == f"{row['平均得分']:.2f}"


def test_scores_of_a_project_add_up_on_the_sheet(files: dict[str, bytes]) -> None:
    names = ("预算执行率", "成本指标", "产出指标", "效益指标", "满意度指标")
    for row in _sheet(files[WORKBOOK], "项目"):
        if row["状态"] == "已评分":
            parts = sum(round(float(row[name] or 0) * 100) for name in names)  # type: ignore[arg-type]
            assert parts == round(float(row["总分"]) * 100)  # type: ignore[arg-type]


def test_sheets_can_be_filtered_and_their_heads_stay(files: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files[WORKBOOK]))
    assert book.sheetnames == ["单位", "项目", "指标", "发现的问题", "规则比较"]
    for page in book:
        assert page.freeze_panes == ("D5" if page.title in {"单位", "发现的问题"} else "C5")
        assert page.auto_filter.ref


def test_a_sheet_that_is_full_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evaltool.bulk.workbook.MOST_ROWS", 3)
    folder = bureau(tmp_path, units=3)
    run(folder, documents=Documents.NONE)
    content = summary(folder)[WORKBOOK]
    assert len(_sheet(content, "指标")) == len(_sheet(content, "项目")) == 3
    page = openpyxl.load_workbook(io.BytesIO(content))["项目"]
    assert "共6行" in str(page["A2"].value)
    assert str(MOST_ROWS) in str(openpyxl.load_workbook(io.BytesIO(content))["指标"]["A2"].value)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.refs: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        self.ids += [str(given["id"])] if "id" in given else []
        self.refs += [str(given["href"])[1:]] if str(given.get("href", "")).startswith("#") else []

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_stands_alone_and_its_links_lead_somewhere(files: dict[str, bytes]) -> None:
    reader = _Reader()
    reader.feed(files[PAGE].decode())
    assert not {"script", "img", "iframe"} & set(reader.tags)
    assert reader.tags.count("h1") == 1
    assert len(reader.ids) == len(set(reader.ids))
    assert set(reader.refs) <= set(reader.ids)
    assert reader.tags.count("svg") - reader.tags.count("li") < len(reader.tags)
    assert "2024年度预算绩效自评汇总报告" in reader.text


def test_hostile_names_stay_texts(tmp_path: Path) -> None:
    folder = bureau(tmp_path, units=1)
    (folder / "evaltool.toml").write_text(f"unit = '{_HOSTILE}'\n", encoding="utf-8")
    run(folder, documents=Documents.NONE)
    made = summary(folder)
    assert "<b>&" not in made[PAGE].decode()
    assert _HOSTILE in _texts(made[REPORT])
    assert f"{_HOSTILE}    2024年度" in str(
        openpyxl.load_workbook(io.BytesIO(made[WORKBOOK]))["单位"]["A2"].value
    )


def test_a_bureau_of_failures_has_its_documents_too(tmp_path: Path) -> None:
    folder = bureau(tmp_path, units=2)
    for unit in ("0001", "0002"):
        shutil.rmtree(folder / unit / "targets")
    done = run(folder)
    assert len(done.failures) == 2
    text = _texts(summary(folder)[REPORT])
    assert "没有参加排名的单位。" in text
    assert "下列单位未能完成汇总" in text
