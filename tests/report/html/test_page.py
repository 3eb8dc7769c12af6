"""The view of the page: every form and row, what it lost, and only what is for the public."""

from dataclasses import fields, is_dataclass, replace
from datetime import date

from evaltool.report.html.page import Line, page_view
from evaltool.rules import load
from evaltool.scoring import score_cases
from tests.report.years import RULES, mixed, sample, settled


def lines(project: int) -> list[Line]:
    return [line for group in page_view(sample()).sections[project].groups for line in group.lines]


def texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for each in value for text in texts(each)]
    if is_dataclass(value):
        return [text for each in fields(value) for text in texts(getattr(value, each.name))]
    return []


def test_counts_and_grades_come_from_the_data() -> None:
    page = page_view(sample())
    assert (page.project_count, page.indicator_count, page.pending_count) == (12, 99, 0)
    assert page.grades == (("优", 12),)
    assert page.department is not None
    assert (page.department.total, page.department.grade) == ("98.48", "优")
    assert page.filed == "2025年3月20日"


def test_every_row_stands_in_its_section_with_its_loss() -> None:
    assert sum(len(lines(at)) for at in range(13)) == 99
    lost = [line for line in lines(1) if line.loss]
    assert [line.name for line in lost] == ["促进仁和区各项事业可持续发展", "参会人员满意度"]
    assert all(line.loss and line.loss.label == line.name for line in lost)
    assert lost[1].loss is not None
    assert lost[1].loss.reason.startswith("个别参会人员反映住宿安排分散")


def test_categories_keep_their_declared_name_beside_the_official_one() -> None:
    titles = [group.title for group in page_view(sample()).sections[0].groups]
    assert titles == ["产出指标（基本经费）", "产出指标（项目经费）", "效益指标", "满意度指标"]


def test_undecided_rows_say_why() -> None:
    page = page_view(mixed())
    (pending,) = [
        line.pending
        for section in page.sections
        for group in section.groups
        for line in group.lines
        if line.pending
    ]
    assert pending.cause == "实际完成值未填"
    assert page.pending_count == 1
    assert page.grades == (("待定", 1),)
    assert page_view(settled()).filed == ""


def test_a_blank_budget_is_pending_too() -> None:
    cases = list(sample().cases)
    cases[2] = replace(cases[2], budget=replace(cases[2].budget, lines=()))
    assert page_view(score_cases(cases, load(RULES))).pending_count == 1


def test_figures_are_numbered_as_they_stand() -> None:
    figures = page_view(sample()).figures
    assert [(each.number, each.chart.place) for each in figures] == [
        (1, "scores"),
        (2, "losses"),
        (3, "funds"),
    ]


def test_persons_and_telephones_are_not_for_the_public() -> None:
    cases = list(sample().cases)
    secret = {
        "leader": "甲某某",
        "finance_leader": "乙某某",
        "contact": "丙某某",
        "phone": "555-01",
    }
    cases[1] = replace(
        cases[1], situation=replace(cases[1].situation, filed=date(2025, 4, 2), **secret)
    )
    shown = "\n".join(texts(page_view(replace(sample(), cases=tuple(cases)))))
    assert "2025年4月2日" in shown
    assert not [value for value in secret.values() if value in shown]
