"""The pages: each function answers one address and lays out what a view holds."""

from __future__ import annotations

from collections import deque
from typing import cast

from flask import current_app

from evaltool.web.desk import Desk

NOTICES = "NOTICES"
"""Where the application keeps what the next page has to tell: a queue of texts and kinds."""


def desk() -> Desk:
    """The desk of the running page."""
    return cast(Desk, current_app.config["DESK"])


def tell(text: str, kind: str = "done") -> None:
    """Have the next page tell something; `kind` is done, warning or error."""
    cast("deque[tuple[str, str]]", current_app.config[NOTICES]).append((text, kind))


def told() -> list[tuple[str, str]]:
    """What is to be told, once."""
    queue = cast("deque[tuple[str, str]]", current_app.config[NOTICES])
    return [queue.popleft() for _ in range(len(queue))]
