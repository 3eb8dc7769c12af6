"""The verb `serve`: the local page started, its address told, the browser opened."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from evaltool.errors import WorkspaceError

if TYPE_CHECKING:
    from evaltool.web.serving import Address


def serve(folder: Path, year: int | None, *, port: int, browser: bool) -> int:
    """Serve until interrupted.

    Raises:
        WorkspaceError: the extra is not installed, there is no such folder, the port is taken.
    """
    if find_spec("flask") is None or find_spec("waitress") is None:
        raise WorkspaceError("没有安装网页所需的组件", remedy="请运行 pip install 'evaltool[web]'")
    from evaltool.web.serving import serve as serve_page

    def started(address: Address) -> None:
        click.echo(f"网页已启动：{address.url}")
        click.echo("只有本机可以打开。用完后在这个窗口按 Ctrl+C 停止。")
        if browser:
            click.launch(address.url)

    serve_page(folder, year=year, port=port, started=started)
    click.echo("\n网页已停止，填写的内容都已保存在工作目录中。")
    return 0
