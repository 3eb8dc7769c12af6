"""Inferences are told once each, with every row they were drawn for."""

from dataclasses import replace

from evaltool.model import Inference
from evaltool.report.scores import project_scores
from evaltool.report.view.inferences import brief, inference_groups
from tests.report.years import mixed, sample, with_rows


def test_the_same_inference_is_told_once_with_all_its_rows() -> None:
    groups = inference_groups(project_scores(sample()))
    drawn = sum(
        len(target.inferred)
        for case in sample().cases
        for target in case.targets  # type: ignore[union-attr]
    )
    assert sum(group.count for group in groups) == drawn
    assert len({group.title for group in groups}) == len(groups) < 6
    assert [group.count for group in groups] == sorted(
        (each.count for each in groups), reverse=True
    )
    assert "全区人大代表数量（188名）" in "".join(groups[0].projects)


def test_inferences_that_differ_in_what_they_quote_stand_together() -> None:
    case = mixed().cases[0]
    targets = tuple(
        replace(target, inferred=(Inference(what="unit", basis=f"单位“{unit}”取自指标名称"),))
        for target, unit in zip(case.targets, "个次", strict=True)
    )
    cases = (replace(case, targets=targets), *mixed().cases[1:])
    groups = inference_groups(project_scores(replace(mixed(), cases=cases)))
    (group,) = [each for each in groups if "取自指标名称" in each.title]
    assert (group.title.partition("：")[2], group.count) == ("单位“……”取自指标名称", 2)


def test_rows_of_the_same_words_stand_once_with_their_number() -> None:
    (group,) = [
        each for each in inference_groups(project_scores(with_rows(60))) if "成本类" in each.title
    ]
    assert group.count == 5
    assert group.projects == ("“区人大会议费”：会议费（55万元，共5项）",)


def test_long_texts_are_cut_where_the_mark_shows_it_and_never_inside_a_number() -> None:
    assert brief("839.14万元，保证人员经费足额发放，机构正常运转") == "839.14万元……"
    assert brief("人员经费和公用经费保障率12345元整") == "人员经费和公用经费保障率……"
    assert brief("188名") == "188名"
