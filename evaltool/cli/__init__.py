"""The command line (命令行): the only room that talks to a person at a terminal.

Exit codes: 0 done, 1 done but findings of error severity, 2 usage, 3 the run could not go
on, 130 stopped by the user.
"""

import sys

from evaltool.cli.outcome import run_program

__all__ = ["main"]


def main() -> None:
    """Run the program and exit."""
    sys.exit(run_program(sys.argv[1:]))
