"""Click's messages in Chinese: complete for the click installed, and built."""

import gettext
import importlib.util
from io import BytesIO
from pathlib import Path

import pytest

from evaltool.cli.build_messages import MO_FILE, compiled

babel_extract = pytest.importorskip("babel.messages.extract", reason="Babel is not installed")

# Raised to programmers, for interactive prompts or for parameter types that no verb uses.
NOT_SHOWN = (
    "Windows error",
    "editor",
    "DeprecationWarning",
    "Value must be an iterable",
    "defined twice",
    "Boolean option",
    "Could not determine name",
    "No options defined",
    "Arguments take exactly one",
    "Do you want to continue",
    "Confirm the action",
    "Invalid start character",
    "Bash version",
    "Repeat for confirmation",
    "The two entered values",
    "invalid input",
    "Unknown color",
    "Press any key",
    "Choice(",
    "UUID",
    "Unknown standard stream",
)


def messages_of_click():
    package = Path(importlib.util.find_spec("click").origin).parent
    for source in sorted(package.glob("*.py")):
        found = babel_extract.extract(
            "python", BytesIO(source.read_bytes()), keywords={"_": None, "ngettext": (1, 2)}
        )
        for _line, message, _comments, _context in found:
            yield message if isinstance(message, tuple) else (message,)


def wording(catalogue: bytes):
    """All messages and headers but the one in which Babel tells its own version."""
    translations = gettext.GNUTranslations(BytesIO(catalogue))
    headers = {name: text for name, text in translations.info().items() if name != "generated-by"}
    return headers, {original: text for original, text in translations._catalog.items() if original}


def test_the_committed_file_is_the_one_the_wording_builds():
    assert wording(MO_FILE.read_bytes()) == wording(compiled())


def test_every_message_a_user_can_meet_is_in_chinese():
    with MO_FILE.open("rb") as file:
        chinese = gettext.GNUTranslations(file)
    untold = [
        forms[0]
        for forms in messages_of_click()
        if len(forms[0]) > 1
        and not any(mark in forms[0] for mark in NOT_SHOWN)
        and (
            chinese.ngettext(*forms, 1) == forms[0]
            if len(forms) > 1
            else chinese.gettext(forms[0]) == forms[0]
        )
    ]
    assert untold == []
