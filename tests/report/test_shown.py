"""What a template of a form shows is read from its tags."""

import pytest

from evaltool.report.layouts import shipped_layout
from evaltool.report.shown import Piece, form_template, row_cells, shown_fields

TEMPLATE = """
{% table "20 30 21.8" "form" %}
  {% row %}
    {% cell "1-2" "fl" merge=row.category_merge %}{{ row.name }}（{{ row.points }}分）{% endcell %}
    {% cell 3 "fl" %}
      {{ row.remark }}{% if row.reason_missing %}{% blank "原因" %}{% endif %}
    {% endcell %}
  {% endrow %}
{% endtable %}
{% p "fnote" %}{{ form.summary.outcome.over }}{% endp %}
"""


def test_the_fields_that_stand_in_a_form() -> None:
    assert shown_fields(TEMPLATE) >= {"name", "points", "remark", "outcome", "over"}
    assert "target" not in shown_fields(TEMPLATE)


@pytest.mark.parametrize(
    ("layout", "unseen"),
    [
        ("hubei-2020", {"outcome", "remark", "problems", "phone", "low"}),
        ("sichuan-0013zp", {"reasons", "contact"}),
        ("mof-2020-10", {"summary", "amount"}),
    ],
)
def test_what_a_layout_does_not_show(layout: str, unseen: set[str]) -> None:
    assert not shown_fields(shipped_layout(layout).template) & unseen


def test_the_parts_of_a_layout_count() -> None:
    department = shown_fields(form_template("forms/department.xml.j2"))
    assert department >= {"goal", "remark", "change", "attached"}
    assert not department & {"supervisor", "implementer"}


def test_the_cells_of_an_indicator_with_their_widths() -> None:
    name, remark = row_cells(TEMPLATE)
    assert name.width == pytest.approx(15.2, abs=0.1)
    assert remark.width == pytest.approx(6.3, abs=0.1)
    assert name.pieces == (
        Piece(field="name"),
        Piece(fixed="（"),
        Piece(field="points"),
        Piece(fixed="分）"),
    )
    assert remark.pieces[1] == Piece(field="reason_missing", fixed="【待补充：原因】")


def test_a_part_that_does_not_exist_shows_nothing() -> None:
    assert shown_fields('{% part "none.xml.j2" %}{{ form.name }}') >= {"name"}
