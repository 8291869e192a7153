"""From a Chart and its rectangle to Marks: the very drawing that the .pptx holds, laid out.

The .pptx writer decides on places, sizes, colours and labels and says them in a chart part or in shapes;
here they are read and drawn. So the two roads cannot disagree on what a chart shows, and a change of a
chart's look is made once. Writing and reading a part takes about a tenth of a millisecond.

Known difference: PowerPoint and this road draw the hole of a ring as large as the part says, LibreOffice
always at a half.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from lxml import etree

from deckmaker.colours import A
from deckmaker.model import PLOTTED, Chart, Image, Mark, Path, Rect, Theme
from deckmaker.render.pptx.charts import sketch
from deckmaker.render.pptx.language import tongue

from .chart_part import Plotted, read
from .drawing import scheme_of
from .labels import block, height
from .outlines import rectangle, ring_part
from .plot_bars import bars
from .plot_labels import Pen
from .plot_lines import lines, points
from .shapes import Artist

_P: Final = "http://schemas.openxmlformats.org/presentationml/2006/main"
_SWATCH: Final = 0.55  # of a legend's type size
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True)


def chart(chart: Chart, rect: Rect, theme: Theme, dark: bool, language: str = "") -> tuple[Mark, ...]:
    """What is painted for a chart in its rectangle."""
    if chart.kind in PLOTTED:
        return (_plotted(chart, rect, theme, dark, language),)
    part, shapes = sketch(chart, rect, theme, tongue(language, theme.fonts.east_asian), dark)
    marks: list[Mark] = []
    if part:
        root = etree.fromstring(part.encode(), _PARSER)
        plot = read(root, rect, scheme_of(theme.palette, dark))
        marks += drawn(plot, Pen(theme.fonts.minor, theme.fonts.east_asian, rect))
    if shapes:
        tree = etree.fromstring(f'<p:spTree xmlns:p="{_P}" xmlns:a="{A[1:-1]}">{shapes}</p:spTree>', _PARSER)
        marks += Artist(theme, scheme_of(theme.palette, dark)).tree(tree)
    return tuple(marks)


def drawn(plot: Plotted, pen: Pen) -> Iterator[Mark]:
    match plot.kind:
        case "barChart":
            yield from bars(plot, pen)
        case "scatterChart":
            yield from points(plot, pen)
        case "doughnutChart" | "pieChart":
            yield from _ring(plot)
        case _:
            yield from lines(plot, pen)
    yield from _legend(plot, pen)


def _ring(plotted: Plotted) -> Iterator[Path]:
    box, (row, *_) = plotted.plot, plotted.rows
    outer = min(box.width, box.height) / 2
    inner = outer * plotted.hole / 100 if plotted.kind == "doughnutChart" else 0.0
    centre = (box.x + box.width / 2, box.y + box.height / 2)
    values = [abs(float(each or 0)) for each in row.values]
    total, start = sum(values) or 1.0, plotted.turn
    for index, value in enumerate(values):
        sweep = value / total * 360
        if value:
            yield Path(ring_part(centre, outer, inner, start, sweep), row.fills.get(index, row.fill))
        start += sweep


def _legend(plotted: Plotted, pen: Pen) -> Iterator[Mark]:
    """The names of the series in one line, each after its colour."""
    if plotted.legend is None:
        return
    x, y, look = plotted.legend
    ink = pen.ink(look)
    left = pen.frame.x + x * pen.frame.width + ink.em * 0.4
    top = pen.frame.y + y * pen.frame.height + ink.em * 0.2
    side = round(ink.em * _SWATCH)
    middle = top + height(1, ink.size) / 2
    for row in plotted.rows:
        yield Path(
            rectangle(Rect(round(left), round(middle - side / 2), side, side)), row.fill or row.line.colour
        )
        left += side + ink.em * 0.25
        yield from block([row.name], left, top, 0, ink)
        left += ink.width(row.name) + ink.em * 0.6


@lru_cache(maxsize=128)
def _plotted(chart: Chart, rect: Rect, theme: Theme, dark: bool, language: str) -> Image:
    """What matplotlib draws for those kinds that no office program holds natively; it takes 40 ms."""
    from deckmaker.render import figures

    svg, png = figures.plot(chart, rect, theme, tongue(language).tag, dark)
    return Image(rect, png, svg=svg)
