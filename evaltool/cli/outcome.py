"""How a run ends: every ending has its message and its exit code."""

from __future__ import annotations

import errno
import gettext
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from evaltool.cli.verbs import evaltool
from evaltool.errors import EvaltoolError

INTERRUPTED = 130

_REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOENT: "文件或文件夹不存在",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘是只读的",
    errno.ENAMETOOLONG: "文件名过长",
}


def run_program(arguments: Sequence[str]) -> int:
    """Run the program with these arguments and return its exit code."""
    _speak_chinese()
    try:
        code = evaltool.main(list(arguments), prog_name="evaltool", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("已中止。", err=True)
        return INTERRUPTED
    except EvaltoolError as error:
        click.echo(f"错误：{error}", err=True)
        return error.exit_code
    except OSError as error:
        return _system_refused(error)
    except SystemExit:  # how click leaves when the reader closed the pipe
        return 0
    return code if isinstance(code, int) else 0


def _speak_chinese() -> None:
    """Point gettext, which click asks for its messages, at our Chinese wording."""
    os.environ["LANGUAGE"] = "zh_CN"
    gettext.bindtextdomain("messages", str(Path(__file__).parent / "locale"))
    gettext.textdomain("messages")


def _system_refused(error: OSError) -> int:
    """Tell what the system refused; a closed pipe is the reader's choice, not an error."""
    if error.errno in {errno.EPIPE, errno.EINVAL}:
        sys.stdout = None  # nothing may be flushed at exit
        return 0
    place = error.filename or "输入输出"
    reason = _REASONS.get(error.errno or 0, f"系统错误号 {error.errno}")
    click.echo(f"错误：{place}：操作系统拒绝了读写（{reason}）", err=True)
    click.echo("处理办法：检查路径、权限和磁盘空间后重试", err=True)
    return EvaltoolError.exit_code
