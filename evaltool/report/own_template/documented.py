"""The page docs/templates.md: what a unit's own template can use, written from the records.

Run as `python -m evaltool.report.own_template.documented` to write it anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from evaltool.report.own_template.allowed import FILTERS, MAX_RANGE
from evaltool.report.own_template.kinds import fields_of, record_name, records, title

PAGE = Path("docs/templates.md")

_INTRODUCTION = """\
# 用本单位的 Word 模板

本单位已有固定格式的，可以在 Word 里把要填的地方写成标签，由 evaltool 填好：

```
evaltool template sample 样例.docx      写出一个样例，在 Word 中照着改
evaltool template check 模板.docx       检查标签，逐处列出错误
evaltool run --template 模板.docx       在内置文件之外，按模板再写出一个同名文件
```

需要组件 docxtpl：`pip install "evaltool[templates]"`。模板与内置文件同名（如
`绩效自评表.docx`）的，代替那个内置文件。

## 标签

标签照 docxtpl 的写法，用半角符号，不能跨段：

| 写法 | 作用 |
| --- | --- |
| `{{ 单位 }}`、`{{ 自评.名称 }}` | 填入文字，格式随标签 |
| `{% if 自评.草稿 %}…{% else %}…{% endif %}` | 同一段内的条件 |
| `{%p for 自评 in 项目 %}`、`{%p endfor %}` | 独占一段，重复其间各段 |
| `{%p if … %}`、`{%p endif %}` | 独占一段，其间各段视条件出现 |
| `{%tr for 行 in 自评.指标 %}`、`{%tr endfor %}` | 独占表格一行，重复其间各行 |
| `{% vm 行.一级指标 %}` | 单元格中：与上一行该字段相同则向上合并 |
| `{% vm 行.一级指标, 行.二级指标 %}` | 两个字段都相同才合并，用于第二级 |
| `{% vm %}` | 单元格中：循环内各行合并为一格 |
| `{% cellbg "DDDDDD" if 行.缺原因 else "FFFFFF" %}` | 单元格底色 |
| `{{ loop.index }}`、`{% if loop.last %}` | 循环中的序号；是否最后一项（另有 first、length） |
| `{# 说明 #}` | 不出现在结果中的说明 |

`{%tc … %}`（按列循环）、`{% hm %}`、`{% colspan … %}` 也可以用，由 docxtpl 处理，速度较慢。
数据都是文字，不能插入图片和子文档：`{{p … }}`、`{{r … }}` 请写作 `{{ … }}`。

`标记`（草稿、示例数据）应当印在每页的页眉上。

## 名称
"""

_END = """
## 计算

可以比较（`==`、`!=`、`>`、`<`）、判断（`and`、`or`、`not`）、取第几项（`项目[0].名称`）、对数作
加减乘除，用 `~` 连接文字，用 `range` 数到{range}。金额和得分是排好的文字，不能计算。过滤器有：
{filters}。

## 安全

模板在隔离环境中填写：只能取上面的名称，不能调用程序、读取文件或访问网络。含有宏、嵌入对象、
外部引用、邮件合并或会读取外部内容的域的模板不予使用；指向附加模板的链接会被去掉。
数据中的任何文字都只作为文字填入。
"""


def page() -> str:
    """The page as it must stand."""
    filters = "、".join(f"`{name}`" for name in FILTERS)
    end = _END.format(range=MAX_RANGE, filters=filters)
    tables = "\n".join(line for record in records() for line in _table(record))
    return f"{_INTRODUCTION}{tables}\n{end}"


def _table(record: type[Any]) -> Iterator[str]:
    kinds = fields_of(record)
    yield from (
        "",
        f"### {record_name(record)}",
        "",
        "| 名称 | 是什么 | 说明 |",
        "| --- | --- | --- |",
    )
    for field in fields(record):
        yield f"| `{field.name}` | {title(kinds[field.name])} | {field.metadata['says']} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
