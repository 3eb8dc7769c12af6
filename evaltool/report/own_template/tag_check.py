"""Everything that is wrong with the tags of a part, each with its place, in one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from jinja2 import Environment, TemplateSyntaxError

from evaltool.errors import TemplateError
from evaltool.report.own_template.checker import Checker
from evaltool.report.own_template.kinds import nearest
from evaltool.report.own_template.language import scope
from evaltool.report.own_template.patching import first_of
from evaltool.report.own_template.places import Tag, paragraphs, stray, swallowed, tags
from evaltool.report.own_template.problems import Problem

if TYPE_CHECKING:
    from lxml.etree import _Element

_KEYWORDS = frozenset(
    ("for", "endfor", "if", "elif", "else", "endif", "set", "vm", "hm", "colspan", "cellbg")
)
_ENDS = {"endfor": "for", "endif": "if"}
_ALONE = {
    "for": "{% endfor %}",
    "if": "{% endif %}",
    "elif": "{% endif %}",
}
_WHAT = {"tr": "行", "tc": "列", "p": "段"}
_SHAPES = {
    "for": "应为 {% for 名称 in 清单 %}",
    "if": "应为 {% if 条件 %}",
    "elif": "应为 {% elif 条件 %}",
    "set": "应为 {% set 名称 = 字段 %}",
    "cellbg": "应为 {% cellbg 颜色 %}",
    "colspan": "应为 {% colspan 列数 %}",
    "": "应为 {{ 名称 }} 或 {{ 名称.字段 }}",
}


def problems_of(root: _Element, part: str) -> tuple[tuple[Problem, ...], tuple[Tag, ...]]:
    """The problems of a part, and its tags; `part` is what a reader calls it."""
    every = list(paragraphs(root, part))
    found = [tag for paragraph in every for tag in tags(paragraph)]
    told = [problem for paragraph in every for problem in stray(paragraph)]
    told += swallowed(every)
    told += [problem for tag in found for problem in _of_tag(tag)]
    told += _unpaired(found)
    if not any(problem.fatal for problem in told):
        told += _of_names(found)
    return tuple(told), tuple(found)


def _of_tag(tag: Tag) -> Iterator[Problem]:
    """What is wrong with a tag by itself."""
    if tag.mark == "{{" and tag.acts_on:
        yield tag.problem("这里的字段都是文字，不能代替整行、整段", "请改为 {{ … }}")
    elif tag.acts_on in {"tr", "tc"} and not tag.row:
        yield tag.problem(f"不在表格里，不能按{_WHAT[tag.acts_on]}处理", "请改用 {%p … %}")
    elif tag.mark == "{%" and tag.keyword not in _KEYWORDS:
        near = nearest(tag.keyword, _KEYWORDS)
        yield tag.problem(f"没有“{tag.keyword}”这种标签", f"是不是“{near}”？" if near else "")
    elif wrong := _syntax(tag):
        yield tag.problem(wrong, _SHAPES.get(tag.keyword, ""))


def _syntax(tag: Tag) -> str:
    """What is wrong with the writing of one tag; empty where nothing is."""
    try:
        source = _alone(tag)
        Environment().parse(source)  # noqa: S701 - nothing is rendered
    except TemplateError as error:
        return error.what
    except TemplateSyntaxError as error:
        return _in_chinese(error.message or "")
    except (RecursionError, MemoryError, ValueError):
        return "括号套得太深，或数太长"
    return ""


def _alone(tag: Tag) -> str:
    """A tag made into a template of its own."""
    if tag.keyword in _ENDS or tag.keyword == "else":
        return ""
    before = "{% if 1 %}" if tag.keyword == "elif" else ""
    return f"{before}{_line(tag)}{_ALONE.get(tag.keyword, '')}"


def _line(tag: Tag) -> str:
    """A tag as plain Jinja, on one line."""
    says = " ".join(tag.says.split())
    if tag.mark == "{{":
        return f"{{{{ {says} }}}}"
    keyword, _, rest = says.partition(" ")
    if keyword == "vm":
        condition = first_of(rest) if rest else "loop.first"
        return f"{{% if {condition} %}}{{% endif %}}"
    if keyword == "hm":
        return "{% if loop.first %}{% endif %}"
    if keyword in {"colspan", "cellbg"}:
        return f"{{{{ {rest} }}}}"
    return f"{{% {says} %}}"


def _in_chinese(message: str) -> str:
    if "unexpected char" in message:
        return f"有不认识的符号（{message.partition('char ')[2].partition(' at')[0]}）"
    if "Expected an expression" in message:
        return "缺少名称或条件"
    if "unexpected end" in message or "end of template" in message:
        return "没有写完"
    return "写法有误"


def _unpaired(found: Sequence[Tag]) -> Iterator[Problem]:
    """Loops and conditions that are not closed, or closed without having begun."""
    waiting: list[Tag] = []
    for tag in found:
        keyword = tag.keyword
        if keyword in {"for", "if"}:
            waiting.append(tag)
        elif keyword in _ENDS or keyword in {"elif", "else"}:
            yield from _closing(tag, waiting)
    for tag in waiting:
        yield tag.problem(f"没有与它成对的 {{% end{tag.keyword} %}}")


def _closing(tag: Tag, waiting: list[Tag]) -> Iterator[Problem]:
    wanted = _ENDS.get(tag.keyword)
    if not waiting:
        yield tag.problem(f"前面没有与它成对的 {{% {wanted or 'if'} … %}}")
        return
    begun = waiting[-1]
    if wanted is None:
        return
    waiting.pop()
    if begun.keyword != wanted:
        yield tag.problem(f"与它前面的 {begun.text}（{begun.place}）不成对")
    elif begun.acts_on != tag.acts_on:
        yield tag.problem(f"与 {begun.text}（{begun.place}）前缀不同", "前缀 p、tr 等要前后一致")


def _of_names(found: Sequence[Tag]) -> Iterator[Problem]:
    """Names that are not known, in tags that are well written."""
    told: list[Problem] = []

    def tell(line: int, what: str, remedy: str) -> None:
        told.append(found[min(line, len(found)) - 1].problem(what, remedy))

    try:
        tree = Environment().parse("\n".join(map(_line, found)))  # noqa: S701 - nothing is rendered
        Checker(scope(), tell).check(tree)
    except TemplateSyntaxError as error:
        tell(error.lineno, _in_chinese(error.message or ""), "")
    except RecursionError:
        tell(1, "标签套得太深", "")
    yield from told
