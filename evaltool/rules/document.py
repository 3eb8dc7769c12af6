"""A rule file checked: every mistake in it, named by key, before anything is scored by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from evaltool.rules.methods import CATEGORIES, SLOTS
from evaltool.rules.model import Certainty, Clause, Grade, Move, RuleSet
from evaltool.rules.parameters import PARAMETERS, Figure, Parameters, Strict

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Points = Annotated[Figure, Field(ge=0, le=100)]

Model = TypeVar("Model", bound=BaseModel)
_FULL = Decimal(100)
_MESSAGES: Mapping[str, str] = {
    "missing": "缺少这个键",
    "extra_forbidden": "不认识的键",
    "string_type": "应为文字",
    "string_too_short": "不能为空",
    "enum": "取值应为 confirmed、practice、recalled、decision 之一",
    "tuple_type": "应为数组",
    "too_short": "项数不够",
    "model_type": "应为一组键值",
    "model_attributes_type": "应为一组键值",
    "literal_error": "应为 cost、output、benefit、satisfaction 之一",
}
_LIMITS: Mapping[str, str] = {"gt": "应大于", "ge": "应不小于", "lt": "应小于", "le": "应不大于"}
_LIMIT_ERRORS = {
    "greater_than": "gt",
    "greater_than_equal": "ge",
    "less_than": "lt",
    "less_than_equal": "le",
}


class PointsDocument(Strict):
    """`[points]`: the points of each category."""

    execution: Points
    cost: Points
    output: Points
    benefit: Points
    satisfaction: Points


class GradeDocument(Strict):
    """`[[grades]]`: a grade and its lowest total."""

    name: Words
    at_least: Points


class HeadDocument(Strict):
    """A rule file but for its clauses."""

    id: Words
    title: Words
    document: Words
    issued: date | None = None
    certainty: Certainty
    extends: Words | None = None
    form: Words | None = None
    points: PointsDocument
    grades: Annotated[tuple[GradeDocument, ...], Field(min_length=2)]
    clauses: dict[str, Any]


class ClauseDocument(Strict):
    """`[clauses.SLOT]` but for its parameters."""

    title: Words
    method: Words
    says: Words
    source: Words
    certainty: Certainty
    parameters: dict[str, Any] = Field(default_factory=dict)


def rule_set(raw: Mapping[str, Any], digest: str) -> tuple[RuleSet | None, tuple[str, ...]]:
    """The rule set of a file's content (base already merged in), or None and every mistake."""
    head, mistakes = _validated(HeadDocument, raw, "")
    clauses, more = _clauses(raw.get("clauses", {}))
    mistakes += more
    if head is not None:
        mistakes += tuple(_contradictions(head, clauses))
    if head is None or mistakes:
        return None, mistakes
    return _assembled(head, clauses, digest), ()


def _assembled(head: HeadDocument, clauses: Mapping[str, Clause], digest: str) -> RuleSet:
    grades = tuple(Grade(name=grade.name, at_least=grade.at_least) for grade in head.grades)
    return RuleSet(
        id=head.id,
        title=head.title,
        document=head.document,
        issued=head.issued,
        certainty=head.certainty,
        points={name: getattr(head.points, name) for name in CATEGORIES},
        grades=grades,
        clauses=tuple(clauses[slot] for slot in SLOTS),
        hash=digest,
        form=head.form or "",
    )


def _clauses(raw: object) -> tuple[dict[str, Clause], tuple[str, ...]]:
    clauses: dict[str, Clause] = {}
    mistakes: list[str] = []
    if not isinstance(raw, Mapping):
        return clauses, ()
    for slot, body in raw.items():
        clause, more = _clause(slot, body)
        mistakes += more
        if clause is not None:
            clauses[slot] = clause
    mistakes += [f"键 clauses.{slot}：缺少这一条款" for slot in SLOTS if slot not in raw]
    return clauses, tuple(mistakes)


def _clause(slot: str, body: object) -> tuple[Clause | None, tuple[str, ...]]:
    place = f"clauses.{slot}"
    if slot not in SLOTS:
        return None, (f"键 {place}：不认识的条款，可用的有 {'、'.join(SLOTS)}",)
    document, mistakes = _validated(ClauseDocument, body, place)
    if document is None:
        return None, mistakes
    if document.method not in SLOTS[slot]:
        known = "、".join(SLOTS[slot])
        return None, (f"键 {place}.method：不认识的方法“{document.method}”，可用的有 {known}",)
    model = PARAMETERS.get(document.method, Parameters)
    parameters, mistakes = _validated(model, document.parameters, f"{place}.parameters")
    if parameters is None:
        return None, mistakes
    fields = document.model_dump(exclude={"parameters"})
    return Clause(slot=slot, **fields, parameters=parameters.read()), ()


def _contradictions(head: HeadDocument, clauses: Mapping[str, Clause]) -> Iterator[str]:
    points = {name: getattr(head.points, name) for name in CATEGORIES}
    total = sum(points.values(), Decimal(0))
    if total != _FULL:
        yield f"键 points：各项分值合计应为100，现为{total.normalize():f}"
    for name, value in points.items():
        if value != round(value, 2):
            yield f"键 points.{name}：分值最多两位小数"
    yield from _grade_contradictions(head.grades)
    if "missing_category" in clauses:
        yield from _move_contradictions(clauses["missing_category"], points)


def _grade_contradictions(grades: tuple[GradeDocument, ...]) -> Iterator[str]:
    edges = [grade.at_least for grade in grades]
    if edges != sorted(set(edges), reverse=True):
        yield "键 grades：等级应从高到低排列，下限各不相同"
    if edges[-1] != 0:
        yield "键 grades：最低一等的下限应为0，否则有的总分没有等级"
    if len({grade.name for grade in grades}) != len(grades):
        yield "键 grades：等级名称重复"


def _move_contradictions(clause: Clause, points: Mapping[str, Decimal]) -> Iterator[str]:
    moved: dict[str, Decimal] = {}
    for move in clause.members("moves"):
        if isinstance(move, Move):
            moved[move.missing] = moved.get(move.missing, Decimal(0)) + move.points
    for name, total in moved.items():
        if total != points[name]:
            yield (
                f"键 clauses.missing_category.parameters.moves：{name} 的分值为{points[name]}，"
                f"并入其他类的合计为{total}"
            )


def _validated(model: type[Model], raw: object, place: str) -> tuple[Model | None, tuple[str, ...]]:
    try:
        return model.model_validate(raw), ()
    except ValidationError as error:
        return None, tuple(_told(detail, place) for detail in error.errors())


def _told(detail: ErrorDetails, place: str) -> str:
    steps = [place] if place else []
    key = ".".join(steps + [_step(step) for step in detail["loc"]])
    return f"键 {key}：{_message(detail)}" if key else _message(detail)


def _step(step: int | str) -> str:
    return f"第{step + 1}项" if isinstance(step, int) else step


def _message(detail: ErrorDetails) -> str:
    kind = detail["type"]
    if kind in _LIMIT_ERRORS:
        limit = _LIMIT_ERRORS[kind]
        return f"{_LIMITS[limit]}{detail['ctx'][limit]}"
    if kind == "value_error":
        return str(detail["ctx"]["error"])
    if kind.startswith("date"):
        return "应为日期，如 2020-02-25"
    return _MESSAGES.get(kind, f"不是合适的值（{kind}）")
