"""What is wrong with a template, and where: told all at once, in the words of a Word user."""

from __future__ import annotations

from dataclasses import dataclass

from evaltool.errors import TemplateError

_LONGEST = 40
_LISTED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One problem: its place (位置), the text there, what is wrong and perhaps what was meant.

    `fatal` is False where the template can be used all the same.
    """

    place: str
    text: str
    what: str
    remedy: str = ""
    fatal: bool = True

    def __str__(self) -> str:
        text = f"“{clipped(self.text)}”" if self.text else ""
        remedy = f"；{self.remedy}" if self.remedy else ""
        return f"{self.place}{text}：{self.what}{remedy}"


def clipped(text: str) -> str:
    """A text short enough to stand in a message."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def refused(file: str, problems: tuple[Problem, ...]) -> TemplateError:
    """The error for a template that cannot be used as it is, with its problems one by one."""
    fatal = [str(problem) for problem in problems if problem.fatal]
    rest = [f"……共{len(fatal)}处"] * (len(fatal) > _LISTED)
    return TemplateError(
        f"模板有{len(fatal)}处错误",
        place=file,
        remedy="请在 Word 中改正；可用的名称见 docs/templates.md",
        details=(*fatal[:_LISTED], *rest),
    )


def unsafe(file: str, what: str, remedy: str = "") -> TemplateError:
    """The error for a template that could harm whoever opens what is made of it."""
    return TemplateError(
        f"为安全起见不使用这个模板：{what}",
        place=file,
        remedy=remedy or "请在 Word 中去掉该内容，另存为 .docx 后重试",
    )
