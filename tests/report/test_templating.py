"""What is put into a template that escapes stays text."""

import jinja2
import pytest

from evaltool.report.templating import escaping


@pytest.mark.parametrize("package", ["evaltool.report.html", "evaltool.report.charts"])
def test_markup_in_a_text_is_escaped(package: str) -> None:
    template = escaping(package).from_string("<b>{{ text }}</b>")
    assert template.render(text="<script>&'\"") == "<b>&lt;script&gt;&amp;&#39;&#34;</b>"


def test_a_name_that_is_not_given_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError):
        escaping("evaltool.report.html").from_string("{{ nobody }}").render()


def test_every_value_is_seen_before_it_is_put_in() -> None:
    made = escaping("evaltool.report.html", lambda value: f"{value}!")
    assert made.from_string("{{ text }}").render(text="<") == "&lt;!"
