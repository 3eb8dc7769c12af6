"""The verb `serve`: the local page."""

from __future__ import annotations

from pathlib import Path

import click

from evaltool.cli.options import OPTIONS, workspace_option, year_option


@click.command(options_metavar=OPTIONS, short_help="在浏览器中填报（本机网页）")
@workspace_option
@year_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    metavar="PORT",
    help="端口，默认由程序挑选空闲的",
)
@click.option("--no-browser", "quiet", is_flag=True, help="不自动打开浏览器")
def serve(folder: Path, year: int | None, port: int, quiet: bool) -> int:
    """在本机启动网页：放入申报表、逐项填报、看得分、下载文件；按 Ctrl+C 停止。"""
    from evaltool.cli import serving

    return serving.serve(folder, year, port=port, browser=not quiet)
