"""Two rule sets side by side."""

from evaltool.rules import compare, load

DEFAULT = load("mof-2020-10")


def test_a_rule_set_does_not_differ_from_itself() -> None:
    assert compare(DEFAULT, load("mof-2020-10")) == ()


def test_differences_stand_in_the_order_of_the_slots() -> None:
    found = compare(DEFAULT, load("hubei-2020"))
    assert [one.slot for one in found] == [
        "weights",
        "missing_category",
        "qualitative",
        "execution",
    ]
    assert found[0].first == DEFAULT.clause("weights")


def test_wording_is_told_from_computation() -> None:
    alike = {one.slot: one.computes_alike for one in compare(DEFAULT, load("hubei-2020"))}
    assert alike == {
        "weights": False,
        "missing_category": False,
        "qualitative": False,
        "execution": True,
    }
