"""Exceptions: the run cannot go on.

Problems in the data are findings, collected and returned (`evaltool.findings`); an exception
means that nothing sensible can be produced at all. Bugs keep their own types and traceback.

    EvaltoolError
     ├─ InputError       a file cannot be read
     ├─ RuleSetError     a rule set is broken or unknown
     ├─ TemplateError    a document template is broken or unsafe
     └─ WorkspaceError   the folder, its settings or an output place is not usable
"""


class EvaltoolError(Exception):
    """Base of all evaltool exceptions.

    Args:
        what: what is wrong, in Chinese, one sentence without a full stop.
        place: where, as the user knows it (a file, a cell, a key).
        remedy: what to do about it, in Chinese.
        details: further problems of the same cause, all told at once.
    """

    exit_code = 3

    def __init__(
        self, what: str, *, place: str = "", remedy: str = "", details: tuple[str, ...] = ()
    ) -> None:
        super().__init__(what)
        self.what = what
        self.place = place
        self.remedy = remedy
        self.details = details

    def __str__(self) -> str:
        lines = [f"{self.place}：{self.what}" if self.place else self.what]
        lines += [f"  - {detail}" for detail in self.details]
        if self.remedy:
            lines.append(f"处理办法：{self.remedy}")
        return "\n".join(lines)


class InputError(EvaltoolError):
    """A file cannot be read: missing, damaged, hostile or of an unknown kind."""


class RuleSetError(EvaltoolError):
    """A rule set is unknown or breaks its own contract; never read as a bad score."""


class TemplateError(EvaltoolError):
    """A document template cannot be used."""


class WorkspaceError(EvaltoolError):
    """The working folder, its settings or an output place cannot be used."""
