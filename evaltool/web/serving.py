"""Serves the page: a free port of this machine alone, until the user stops it."""

from __future__ import annotations

import gc
import logging
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evaltool.errors import EvaltoolError, WorkspaceError

if TYPE_CHECKING:
    from evaltool.web.desk import Desk

HOST = "127.0.0.1"
_THREADS = 4
_FIRST_PAGE = 0.4
"""Seconds that belong to the first page alone."""
_LIMIT = 90 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where the page is: `url` carries the key of this start."""

    port: int
    url: str


def serve(folder: Path, *, year: int | None, port: int, started: Callable[[Address], None]) -> None:
    """Serve the page of a folder until the program is interrupted.

    Args:
        folder: the working folder, or one that is to become it.
        year: the year asked for; None where the settings decide.
        port: the port, 0 for any that is free.
        started: told the address as soon as requests are answered.

    Raises:
        WorkspaceError: there is no such folder, or the port is taken.
    """
    root = _existing(folder)
    listening = _listen(port)
    from waitress.server import create_server

    from evaltool.web.app import create_app
    from evaltool.web.desk import Desk
    from evaltool.web.guard import Keys

    desk, keys = Desk(root, year), Keys()
    number = listening.getsockname()[1]
    app = create_app(desk, port=number, keys=keys)
    server = create_server(
        app,
        sockets=[listening],
        threads=_THREADS,
        max_request_body_size=_LIMIT,
        ident=None,
        clear_untrusted_proxy_headers=True,
    )
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # several requests are no fault
    started(Address(port=number, url=f"http://{HOST}:{number}/?key={keys.entry}"))
    _later(desk)
    try:
        server.run()
    finally:
        server.close()


def _later(desk: Desk) -> None:
    """Warm up once the first page has had its time."""
    timer = threading.Timer(_FIRST_PAGE, warm_up, args=(desk,))
    timer.daemon = True
    timer.start()


def warm_up(desk: Desk) -> None:
    """Import what is heavy and read the year, so that the second page is as quick as the first."""
    from evaltool import pipeline, report  # noqa: F401

    with suppress(EvaltoolError):  # the page tells it where it matters
        if desk.begun:
            desk.year()
    gc.collect()
    gc.freeze()  # what stays for good need not be looked through while somebody waits


def _existing(folder: Path) -> Path:
    try:
        root = folder.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        remedy = "请先新建文件夹，或检查位置"
        raise WorkspaceError("没有这个文件夹", place=str(folder), remedy=remedy) from error
    if not root.is_dir():
        raise WorkspaceError("不是文件夹", place=str(folder), remedy="请给出工作目录")
    return root


def _listen(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.bind((HOST, port))
    except OSError as error:
        listening.close()
        remedy = "请换一个端口，或不写 --port，由程序挑选空闲的端口"
        raise WorkspaceError("端口已被占用或不能使用", place=str(port), remedy=remedy) from error
    return listening
