"""From a Chart of points in two dimensions to a scatter plot, each point with its name."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from deckmaker.model import Chart
from deckmaker.render.pptx.xml import escape

from .axes import CATEGORY, VALUE, inner_layout, number_axis
from .bars import Plot, values_of
from .canvas import Canvas, fill, line_height
from .labels import Label, LabelStyle, data_labels
from .workbook import Column, Sheet

_NUMBER: Final = re.compile(r"[-−]?\d+(?:\.\d+)?")
_DOT: Final = 12  # points


def scatter(chart: Chart, canvas: Canvas) -> Plot | None:
    """Two series are x and y of the categories; one series stands over its categories when these are figures.
    None when neither holds."""
    if len(chart.series) >= 2:
        across, up = chart.series[0], chart.series[1]
        xs, ys, names = values_of(across), values_of(up), chart.categories
        titles = (across.name, up.name)
    elif all(_NUMBER.fullmatch(each.strip()) for each in chart.categories):
        up = chart.series[0]
        xs = [Decimal(each.strip().replace("−", "-")) for each in chart.categories]
        ys, names, titles = (
            values_of(up),
            tuple(point.label if point else "" for point in up.points),
            ("", up.name),
        )
    else:
        return None
    sheet = Sheet(
        (
            Column(titles[0] or "x", tuple(xs)),
            Column(titles[1] or "y", tuple(ys)),
            Column("Label", tuple(names)),
        )
    )
    size = canvas.style.smallest if len(names) > 8 else canvas.size(15)
    # a name is no figure, so it always comes from its column: no value equals it
    labels = [Label(name) for name in names]
    style = LabelStyle(size, canvas.style.label, "r")
    shown, extension = data_labels(labels, style, sheet, 2)
    dot = (
        f'<c:marker><c:symbol val="circle"/><c:size val="{_DOT}"/><c:spPr>'
        f"{fill(canvas.style.context if chart.highlight is not None else canvas.style.highlight)}"
        "<a:ln><a:noFill/></a:ln></c:spPr></c:marker>"
    )
    accent = ""
    if chart.highlight is not None:
        accent = (
            f'<c:dPt><c:idx val="{chart.highlight}"/>'
            f"{dot.replace(fill(canvas.style.context), fill(canvas.style.highlight))}"
            '<c:bubble3D val="0"/></c:dPt>'
        )
    series = (
        f'<c:ser><c:idx val="0"/><c:order val="0"/>{sheet.heading(1)}<c:spPr><a:ln w="19050"><a:noFill/>'
        f"</a:ln></c:spPr>{dot}"
        f"{accent}{shown}<c:xVal>{sheet.numbers(0)}</c:xVal><c:yVal>{sheet.numbers(1)}</c:yVal>"
        f'<c:smooth val="0"/>{extension}</c:ser>'
    )
    ticks = canvas.size(14)
    left = canvas.text_width("000,000", ticks)
    right = max((canvas.text_width(name, size) for name in names), default=0) + left // 3
    bottom = line_height(ticks) * (3 if titles[0] else 2)
    top = line_height(ticks)
    layout = inner_layout(
        canvas.across(left),
        canvas.down(top),
        1 - canvas.across(left + min(right, canvas.rect.width // 3)),
        1 - canvas.down(top + bottom),
    )
    axes = number_axis(canvas, "b", CATEGORY, VALUE, *_bounds(xs), ticks)
    axes += number_axis(canvas, "l", VALUE, CATEGORY, *_bounds(ys), ticks, grid=True)
    for position, title in (("b", titles[0]), ("l", titles[1])):
        axes = _titled(axes, position, title, canvas, ticks)
    area = (
        f'{layout}<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{series}'
        f'<c:axId val="{CATEGORY}"/><c:axId val="{VALUE}"/></c:scatterChart>{axes}'
    )
    return Plot(area, sheet)


def _titled(axes: str, position: str, title: str, canvas: Canvas, size: float) -> str:
    if not title:
        return axes
    turned = ' rot="-5400000" vert="horz"' if position == "l" else ""
    text = (
        f"<c:title><c:tx><c:rich><a:bodyPr{turned}/><a:lstStyle/><a:p><a:pPr><a:defRPr "
        f'sz="{round(size * 100)}" b="0">'
        f'{fill(canvas.style.label)}</a:defRPr></a:pPr><a:r><a:rPr lang="{canvas.tongue.tag}" '
        f'sz="{round(size * 100)}" b="0">'
        f"{fill(canvas.style.label)}</a:rPr><a:t>{escape(title)}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title>'
    )
    head, mark, rest = axes.partition(f'<c:axPos val="{position}"/>')
    gridlines = ""
    if rest.startswith("<c:majorGridlines>"):
        gridlines, _, rest = rest.partition("</c:majorGridlines>")
        gridlines += "</c:majorGridlines>"
    return f"{head}{mark}{gridlines}{text}{rest}"


def _bounds(values: list[Decimal]) -> tuple[float, float]:
    """Round limits around the figures, from zero when they begin near it."""
    low, high = float(min(values, default=Decimal(0))), float(max(values, default=Decimal(1)))
    step = _step((high - low) or abs(high) or 1.0)
    bottom = 0.0 if 0 <= low < (high - low) else (low // step) * step
    top = (high // step + 1) * step
    return bottom, top


def _step(span: float) -> float:
    """A round number: a quarter to a tenth of the span."""
    power = 10.0 ** (len(str(int(span))) - 1) if span >= 1 else 10.0 ** -len(str(int(1 / span)))
    return next(power * each for each in (0.2, 0.5, 1.0, 2.0) if span / (power * each) <= 6)
