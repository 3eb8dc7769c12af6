"""Builds the chart templates from what python-pptx and xlsxwriter write.

`python -m evaltool.report.charts.build_templates` writes `templates/bars.xml.j2` (the chart part),
and `sheet.xml.j2`, `strings.xml.j2` and `workbook.xlsx` (the data behind it, which Word opens for
"edit data") anew; a test keeps the committed files equal to what this module builds. Neither
library is needed for the chart parts of a report: there the templates are filled in.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from evaltool.report.charts.looks import GRID, LINE
from evaltool.report.word.container import container, member
from evaltool.report.word.looks import BODY_FONT, DIGIT_FONT
from evaltool.workbooks import new_workbook

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
"""The only sheet of the workbook, and its texts."""

_SIZE = 800
"""Text of a chart, in 1/100 point: a name stands on one line beside its bar."""
_HAIR, _THIN = 6350, 9525
_ON_ONE_LINE = ' wrap="none"'
"""Line widths in EMU."""

_ROWS = "Sheet1!${column}$2:${column}${{{{ chart.rows | length + 1 }}}}"
_POINT = '<c:pt idx="{{ loop.index0 }}"><c:v>%s</c:v></c:pt>'
_COUNT = '<c:ptCount val="{{ chart.rows | length }}"/>'
_SPACES = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_SHOWN = (
    "showLegendKey",
    "showVal",
    "showCatName",
    "showSerName",
    "showPercent",
    "showBubbleSize",
)
_COLUMN = "{{ columns[loop.index0] }}"


def build_templates() -> dict[str, bytes]:
    """The templates by file name."""
    sheet, strings, workbook = _workbook()
    return {
        "bars.xml.j2": _bars().encode(),
        "sheet.xml.j2": sheet.encode(),
        "strings.xml.j2": strings.encode(),
        "workbook.xlsx": workbook,
    }


def templates_path() -> Path:
    """Where the templates lie in the source tree."""
    return Path(__file__).parent / "templates"


def _bars() -> str:
    """The chart part: python-pptx's own for a stacked bar chart, made to loop over the data."""
    from lxml import etree
    from pptx.chart.data import CategoryChartData
    from pptx.chart.xmlwriter import ChartXmlWriter
    from pptx.enum.chart import XL_CHART_TYPE

    data: Any = CategoryChartData(number_format="0.00")  # type: ignore[no-untyped-call]
    data.categories = ["row"]
    data.add_series("series", (1,))
    written = ChartXmlWriter(XL_CHART_TYPE.BAR_STACKED, data).xml  # type: ignore[no-untyped-call]
    space = etree.fromstring(written.encode(), etree.XMLParser(remove_blank_text=True))
    _set_frame(space)
    _set_bars(space)
    _set_axes(space)
    etree.indent(space)
    text = etree.tostring(space, encoding="unicode")
    return _XML_HEAD + _as_jinja(text) + "\n"


_XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _as_jinja(xml: str) -> str:
    """Processing instructions `<?j …?>` become Jinja's tags, each on its line."""
    return xml.replace("<?j ", "{% ").replace("?>", " %}")


def _elements(xml: str) -> list[Any]:
    """The elements of a piece of chart XML."""
    from lxml import etree

    spaces = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _SPACES.items())
    parser = etree.XMLParser(remove_blank_text=True)
    return list(etree.fromstring(f"<piece {spaces}>{xml}</piece>", parser))


def _find(root: Any, path: str) -> Any:
    return root.find(path, _SPACES)


def _before(element: Any, xml: str) -> None:
    for each in _elements(xml):
        element.addprevious(each)


def _after(element: Any, xml: str) -> None:
    for each in reversed(_elements(xml)):
        element.addnext(each)


def _replace(element: Any, xml: str) -> None:
    _before(element, xml)
    element.getparent().remove(element)


def _line(color: str, width: int) -> str:
    return f'<a:ln w="{width}"><a:solidFill><a:srgbClr val="{color}"/></a:solidFill></a:ln>'


def _text(color: str = "000000", *, wrap: str = "") -> str:
    """Text of a chart: the Chinese font of the documents named for East Asian text."""
    return (
        f"<c:txPr><a:bodyPr{wrap}/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{_SIZE}" b="0"><a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'
        f'<a:latin typeface="{DIGIT_FONT}"/><a:ea typeface="{BODY_FONT}"/>'
        f'<a:cs typeface="{DIGIT_FONT}"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def _set_frame(space: Any) -> None:
    """Title off (the caption stands in the document), legend below, white ground, the data."""
    _after(_find(space, "c:date1904"), '<c:lang val="zh-CN"/><c:roundedCorners val="0"/>')
    _find(space, "c:chart/c:autoTitleDeleted").set("val", "1")
    _find(space, "c:chart/c:plotArea").insert(0, _elements(_layout())[0])
    _before(
        _find(space, "c:chart/c:dispBlanksAs"),
        '<c:legend><c:legendPos val="b"/><c:overlay val="0"/>'
        f"{_text()}</c:legend><c:plotVisOnly val='1'/>",
    )
    _before(
        _find(space, "c:txPr"),
        '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></c:spPr>",
    )
    _replace(_find(space, "c:txPr"), _text())
    space.extend(_elements('<c:externalData r:id="data"><c:autoUpdate val="0"/></c:externalData>'))


def _layout() -> str:
    """The plot keeps the room that its names, its axis and the legend need."""
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        '<c:yMode val="edge"/><c:x val="{{ plot.left }}"/><c:y val="{{ plot.top }}"/>'
        '<c:w val="{{ plot.width }}"/><c:h val="{{ plot.height }}"/></c:manualLayout></c:layout>'
    )


def _set_bars(space: Any) -> None:
    chart = _find(space, "c:chart/c:plotArea/c:barChart")
    _find(chart, "c:grouping").set("val", "{{ 'stacked' if chart.stacked else 'clustered' }}")
    _after(_find(chart, "c:grouping"), '<c:varyColors val="0"/>')
    _before(_find(chart, "c:overlap"), '<c:gapWidth val="45"/>')
    series = _find(chart, "c:ser")
    _before(series, "<?j for series in chart.series?>")
    _after(series, "<?j endfor?>")
    for name in ("c:idx", "c:order"):
        _find(series, name).set("val", "{{ loop.index0 }}")
    _fill_in(series)
    _after(_find(series, "c:tx"), f"{_bar()}<c:invertIfNegative val='0'/>{_labels()}")


def _fill_in(series: Any) -> None:
    """References and cached values that loop over names and figures."""
    _find(series, "c:tx//c:f").text = f"Sheet1!${_COLUMN}$1"
    _find(series, "c:tx//c:v").text = "{{ series.name }}"
    names, values = _find(series, "c:cat/c:strRef"), _find(series, "c:val/c:numRef")
    _find(names, "c:f").text = _ROWS.format(column="A")
    _find(values, "c:f").text = _ROWS.format(column=_COLUMN)
    _replace(_find(names, ".//c:ptCount"), _COUNT)
    _replace(_find(values, ".//c:ptCount"), _COUNT)
    _replace(
        _find(names, ".//c:pt"),
        f"<?j for row in chart.rows?>{_POINT % '{{ row }}'}<?j endfor?>",
    )
    _replace(
        _find(values, ".//c:pt"),
        "<?j for value in series.values?><?j if value is not none?>"
        f"{_POINT % '{{ value }}'}<?j endif?><?j endfor?>",
    )


def _bar() -> str:
    color = '<a:srgbClr val="{{ series.fill.color }}"/>'
    return (
        "<?j if series.fill.hidden?><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><?j else?>"
        "<c:spPr><?j if series.fill.pattern?>"
        f'<a:pattFill prst="{{{{ series.fill.pattern }}}}"><a:fgClr><a:srgbClr val="{LINE}"/>'
        f"</a:fgClr><a:bgClr>{color}</a:bgClr></a:pattFill><?j else?>"
        f"<a:solidFill>{color}</a:solidFill><?j endif?>{_line(LINE, _THIN)}</c:spPr><?j endif?>"
    )


def _labels() -> str:
    """Figures inside the bars; behind the end of one that is too short to hold its figure."""
    short = (
        "<?j for value in series.values?><?j if plot.outside(series, value)?>"
        '<c:dLbl><c:idx val="{{ loop.index0 }}"/>'
        f"{_label('000000', 'outEnd')}</c:dLbl><?j endif?><?j endfor?>"
    )
    inside = _label("{{ series.fill.ink }}", "{{ 'ctr' if chart.stacked else 'inEnd' }}")
    return f"<c:dLbls>{short}{inside}</c:dLbls>"


def _label(color: str, place: str) -> str:
    shown = {"showVal": "{{ 1 if series.labelled else 0 }}"}
    return (
        '<c:numFmt formatCode="{{ plot.figures }}" sourceLinked="0"/>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_text(color, wrap=_ON_ONE_LINE)}"
        f'<c:dLblPos val="{place}"/>'
        + "".join(f'<c:{name} val="{shown.get(name, 0)}"/>' for name in _SHOWN)
    )


def _set_axes(space: Any) -> None:
    """Names from the top down, none left out; the axis of figures below them, from zero."""
    axes: Mapping[str, Any] = {
        name: _find(space, f"c:chart/c:plotArea/c:{name}") for name in ("catAx", "valAx")
    }
    for axis in axes.values():
        _find(axis, "c:majorTickMark").set("val", "none")
        _after(_find(axis, "c:tickLblPos"), f"<c:spPr>{_line(LINE, _HAIR)}</c:spPr>{_text()}")
    _find(axes["catAx"], "c:scaling/c:orientation").set("val", "maxMin")
    _find(axes["catAx"], "c:txPr/a:bodyPr").attrib.update({"rot": "0", "vert": "horz"})
    _after(_find(axes["catAx"], "c:lblOffset"), '<c:tickLblSkip val="1"/>')
    _number_axes(space, ("111111111", "222222222"))
    values = axes["valAx"]
    _find(values, "c:scaling").extend(
        _elements(
            '<c:orientation val="minMax"/><c:max val="{{ chart.maximum }}"/>'
            '<c:min val="{{ chart.minimum }}"/>'
        )
    )
    _find(values, "c:majorGridlines").extend(_elements(f"<c:spPr>{_line(GRID, _HAIR)}</c:spPr>"))
    _after(
        _find(values, "c:majorGridlines"),
        '<c:numFmt formatCode="{{ plot.ticks }}" sourceLinked="0"/>',
    )
    _find(values, "c:crosses").set("val", "max")
    _after(
        _find(values, "c:crosses"),
        '<c:crossBetween val="between"/><c:majorUnit val="{{ plot.step }}"/>',
    )


def _number_axes(space: Any, ids: tuple[str, str]) -> None:
    """The schema counts axes with unsigned numbers; python-pptx writes negative ones."""
    chart = f"{{{_SPACES['c']}}}"
    plot = _find(space, "c:chart/c:plotArea")
    old = [each.get("val") for each in plot.iterfind(f"{chart}barChart/{chart}axId")]
    renamed = dict(zip(old, ids, strict=True))
    for name in ("axId", "crossAx"):
        for each in plot.iter(chart + name):
            each.set("val", renamed[each.get("val")])


def _workbook() -> tuple[str, str, bytes]:
    """The sheet and its texts as templates that loop over the data, the workbook around them."""
    buffer = io.BytesIO()
    with new_workbook(buffer) as book:
        sheet = book.add_worksheet("Sheet1")
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, 6, 16)
        sheet.freeze_panes(1, 1)
        sheet.write_string(0, 0, "row")
        sheet.write_number(0, 1, 0, book.add_format({"num_format": "0.00"}))
    with ZipFile(buffer) as package:
        sheet, strings = (package.read(name).decode() for name in (SHEET, STRINGS))
        names = [name for name in package.namelist() if name not in (SHEET, STRINGS)]
        rest = container([member(name, package.read(name)) for name in names])
    return _looped(sheet, "sheetData", _SHEET_ROWS), _looped(strings, "sst", _TEXTS), rest


def _looped(xml: str, element: str, content: str) -> str:
    """The XML with a loop as the content of an element, and true counts and references."""
    end = "{{ columns[chart.series | length - 1] }}{{ chart.rows | length + 1 }}"
    count = "{{ 1 + chart.series | length + chart.rows | length }}"
    xml = xml.replace('<dimension ref="A1:B1"/>', f'<dimension ref="A1:{end}"/>')
    xml = xml.replace('count="1" uniqueCount="1"', f'count="{count}" uniqueCount="{count}"')
    opening, closing = xml.index(">", xml.index(f"<{element}")) + 1, xml.index(f"</{element}>")
    return f"{xml[:opening]}\n{content}{xml[closing:]}\n"


_TEXTS = """\
<si><t>{{ chart.unit }}</t></si>
{% for series in chart.series %}
<si><t>{{ series.name }}</t></si>
{% endfor %}
{% for row in chart.rows %}
<si><t>{{ row }}</t></si>
{% endfor %}
"""

_SHEET_ROWS = """\
<row r="1">
<c r="A1" t="s"><v>0</v></c>
{% for series in chart.series %}
<c r="{{ columns[loop.index0] }}1" t="s"><v>{{ loop.index }}</v></c>
{% endfor %}
</row>
{% for row in chart.rows %}
{% set place = loop.index0 %}
<row r="{{ place + 2 }}">
<c r="A{{ place + 2 }}" t="s"><v>{{ 1 + chart.series | length + place }}</v></c>
{% for series in chart.series %}
{% if series.values[place] is not none %}
<c r="{{ columns[loop.index0] }}{{ place + 2 }}" s="1"><v>{{ series.values[place] }}</v></c>
{% endif %}
{% endfor %}
</row>
{% endfor %}
"""


if __name__ == "__main__":
    for name, content in build_templates().items():
        (templates_path() / name).write_bytes(content)
