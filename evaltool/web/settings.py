"""The one setting that is changed on the page: the rule set (评分规则), in its own line."""

from __future__ import annotations

import re
import tomllib

from evaltool.errors import WorkspaceError
from evaltool.workspace import SETTINGS_FILE, Workspace, exchange
from evaltool.workspace.publishing import told
from evaltool.workspace.record import digest

_LINE = re.compile(r'^(\s*rules\s*=\s*)("[^"\n]*"|\'[^\'\n]*\')', re.MULTILINE)


def put_rules(workspace: Workspace, rules: str) -> None:
    """Write the rule set into `evaltool.toml`; everything else in it stays as it is.

    Raises:
        WorkspaceError: the file is written in a way that a line cannot be put into safely, or
            the disk refuses.
    """
    with told(SETTINGS_FILE):
        try:
            data = (workspace.root / SETTINGS_FILE).read_bytes()
        except FileNotFoundError:
            data = b""
    text = data.decode("utf-8-sig")
    line = f'rules = "{rules}"'
    changed, count = _LINE.subn(rf'\g<1>"{rules}"', text, count=1)
    if not count:
        changed = f"{line}\n{text}"
    before, after = tomllib.loads(text), tomllib.loads(changed)
    if after != {**before, "rules": rules}:
        raise WorkspaceError(
            "设置文件的写法特殊，没有改动", place=SETTINGS_FILE, remedy=f"请用记事本改为 {line}"
        )
    exchange(workspace, SETTINGS_FILE, changed.encode(), expected=digest(data) if data else "")
