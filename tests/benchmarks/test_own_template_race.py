"""The race is fair: both make the same XML of the same template."""

from evaltool.report.own_template import compile_template, year_record
from tests.benchmarks.own_template_race import by_docxtpl, template
from tests.benchmarks.sample import sample_year
from tests.report.own_template.making import c14n


def test_both_make_the_same_document() -> None:
    content, year = template(), year_record(sample_year())
    compiled = compile_template(content, "template.docx")
    assert compiled.left_to_docxtpl == ()
    assert c14n(compiled.render(year)) == c14n(by_docxtpl(content, year))
