"""XML read as a stream."""

import pytest

from evaltool.errors import InputError
from evaltool.files.xml_stream import forget, stream


def test_gives_only_what_is_asked_for_in_order() -> None:
    content = b"<a><b>1</b><c/><b>2</b></a>"
    assert [(event, node.tag) for event, node in stream(content, "a.xml", ("b",))] == [
        ("start", "b"), ("end", "b"), ("start", "b"), ("end", "b"),
    ]  # fmt: skip


def test_what_is_forgotten_is_gone() -> None:
    left = 0
    for event, node in stream(b"<a>" + b"<b>1</b>" * 50_000 + b"</a>", "a.xml", ("b",)):
        if event == "end":
            forget(node)
            parent = node.getparent()
            assert parent is not None
            left = max(left, len(parent))
    assert left < 5_000


@pytest.mark.parametrize("content", [b"<a>", b"", b"<a>" * 300 + b"</a>" * 300, b"<a>\xff</a>"])
def test_broken_xml_is_damage(content: bytes) -> None:
    with pytest.raises(InputError, match="损坏"):
        list(stream(content, "a.xml", ("a",)))
