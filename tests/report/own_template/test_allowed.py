"""What templates may use: each filter and test exists in the template language itself."""

from jinja2.sandbox import ImmutableSandboxedEnvironment

from evaltool.report.own_template.allowed import DEEPEST, FILTERS, MAX_RANGE, TESTS


def test_every_filter_and_test_is_one_of_the_language() -> None:
    language = ImmutableSandboxedEnvironment()
    assert set(FILTERS) <= set(language.filters)
    assert set(TESTS) <= set(language.tests)


def test_nothing_that_reaches_python_or_grows_texts_is_allowed() -> None:
    assert not set(FILTERS) & {"attr", "format", "replace", "center", "indent", "pprint", "safe"}
    assert not set(TESTS) & {"callable", "sameas", "filter", "test"}


def test_loops_are_bounded() -> None:
    assert MAX_RANGE <= 1000
    assert DEEPEST <= 8
