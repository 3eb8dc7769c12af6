"""A layout file of the user's own: its faults told as the user knows them, its XML checked."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING
from zipfile import ZipFile

from evaltool.errors import TemplateError

if TYPE_CHECKING:
    from evaltool.report.layouts import Layout

_REMEDY = "对照随附的表样文件改正，见 docs/layouts.md"


def own_layout(render: Callable[[], bytes], layout: Layout) -> bytes:
    """What `render` makes with the user's layout.

    Raises:
        TemplateError: the layout has a mistake, uses what it may not, or gives broken XML.
    """
    from jinja2.exceptions import (
        SecurityError,
        TemplateSyntaxError,
        UndefinedError,
    )
    from jinja2.exceptions import (
        TemplateError as JinjaError,
    )

    try:
        document = render()
    except TemplateSyntaxError as error:
        raise _broken(layout, f"第{error.lineno}行的写法不对：{error.message}") from error
    except SecurityError as error:
        raise _broken(layout, f"用了不允许的写法：{error}") from error
    except UndefinedError as error:
        raise _broken(layout, f"用了没有的内容：{error}") from error
    except RecursionError as error:
        raise _broken(layout, "不能生成：所引用的部分又引用了自己") from error
    except (JinjaError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise _broken(layout, f"不能生成：{error}") from error
    _check(document, layout)
    return document


def _check(document: bytes, layout: Layout) -> None:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with ZipFile(io.BytesIO(document)) as package:
        try:
            etree.fromstring(package.read("word/document.xml"), parser)
        except etree.XMLSyntaxError as error:
            raise _broken(layout, f"生成的内容不是完整的文档：{error}") from error


def _broken(layout: Layout, what: str) -> TemplateError:
    return TemplateError(what, place=f"表样“{layout.title}”", remedy=_REMEDY)
