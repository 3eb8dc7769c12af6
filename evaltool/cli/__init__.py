"""The command line (命令行): the only room that talks to a person at a terminal.

`main` is the program: it puts click's own messages into Chinese, runs the verb and turns the
way it ended into an exit code: 0 done, 1 done but findings of error severity, 2 usage, 3 the
run could not go on, 130 stopped by the user.
"""

from __future__ import annotations

import gettext
import os
import sys
from pathlib import Path

__all__ = ["main"]


def _speak_chinese() -> None:
    """Point gettext, which click asks for its messages, at our Chinese wording."""
    os.environ["LANGUAGE"] = "zh_CN"
    gettext.bindtextdomain("messages", str(Path(__file__).parent / "locale"))
    gettext.textdomain("messages")


def main() -> None:
    """Run the program and exit."""
    _speak_chinese()
    from evaltool.cli.outcome import run_program

    sys.exit(run_program(sys.argv[1:]))
