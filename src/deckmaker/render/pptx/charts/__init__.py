"""From a Chart and its rectangle to what PowerPoint edits: a native chart with its workbook, or shapes.

Which file draws which kind: `bars` (bars, columns, stacks), `floating` (on a hidden base), `doughnut`,
`lines`, `scatter`, `shapes`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from deckmaker.model import PLOTTED, Chart, Rect, Theme
from deckmaker.render.pptx.language import Tongue
from deckmaker.render.pptx.xml import DECLARATION, A, C, R

from .bars import Plot, clustered, single, stacked
from .canvas import Canvas, text_style
from .doughnut import doughnut
from .floating import range_bar, waterfall
from .lines import dumbbell, line, slope
from .scatter import scatter
from .shapes import ShapeIds, big_numbers, icon_array, timeline

__all__ = ["Drawing", "ShapeIds", "draw", "is_native", "sketch"]

_AS_SHAPES: Final = {"icon_array": icon_array, "timeline": timeline, "callout": big_numbers}
# a frame this much wider than high takes two bars better than two columns
_WIDE: Final = 1.5


@dataclass(frozen=True, slots=True)
class Drawing:
    """`chart` is the chart part, "" for a chart of shapes; `shapes` stand on the slide itself."""

    chart: str
    workbook: bytes
    shapes: str


def is_native(chart: Chart) -> bool:
    """Whether it becomes a chart part, not shapes or a picture."""
    return chart.kind not in _AS_SHAPES and chart.kind not in PLOTTED


def draw(chart: Chart, rect: Rect, theme: Theme, tongue: Tongue, dark: bool, ids: ShapeIds) -> Drawing:
    canvas = Canvas(rect, theme, tongue, dark)
    if chart.kind in _AS_SHAPES:
        return Drawing("", b"", _AS_SHAPES[chart.kind](chart, canvas, ids).replace("{lang}", tongue.tag))
    plot = _plot(chart, canvas, ids)
    return Drawing(_space(plot, canvas), plot.sheet.xlsx(), plot.shapes.replace("{lang}", tongue.tag))


def sketch(chart: Chart, rect: Rect, theme: Theme, tongue: Tongue, dark: bool) -> tuple[str, str]:
    """The chart part and the shapes of `draw`, without a workbook: what the painted road lays out."""
    canvas, ids = Canvas(rect, theme, tongue, dark), ShapeIds()
    if chart.kind in _AS_SHAPES:
        return "", _AS_SHAPES[chart.kind](chart, canvas, ids)
    plot = _plot(chart, canvas, ids)
    return _space(plot, canvas), plot.shapes


def _plot(chart: Chart, canvas: Canvas, ids: ShapeIds) -> Plot:
    wide = canvas.rect.width > _WIDE * canvas.rect.height
    last = len(chart.categories) - 1
    match chart.kind:
        case "doughnut":
            return doughnut(chart, canvas, ids)
        case "before_after" | "indexed_growth" | "target" if len(chart.series) == 1:
            highlight = last if chart.highlight is None else chart.highlight
            return single(chart, canvas, horizontal=wide, highlight=highlight)
        case "before_after" | "indexed_growth" | "target":
            return clustered(chart, canvas, horizontal=wide)
        case "bars" | "columns" if len(chart.series) == 1:
            return single(chart, canvas, horizontal=chart.kind == "bars", highlight=chart.highlight)
        case "bars" | "clustered_bars" | "columns" | "clustered_columns":
            return clustered(chart, canvas, horizontal=chart.kind.endswith("bars"))
        case "stacked_bars" | "stacked_columns":
            return stacked(chart, canvas, horizontal=chart.kind == "stacked_bars", whole=False)
        case "stacked_bars_100" | "stacked_columns_100":
            return stacked(chart, canvas, horizontal=chart.kind == "stacked_bars_100", whole=True)
        case "line":
            return line(chart, canvas)
        case "slope" if len(chart.categories) == 2:
            return slope(chart, canvas)
        case "dumbbell" if len(chart.series) == 2:
            return dumbbell(chart, canvas)
        case "range_bar":
            return range_bar(chart, canvas)
        case "waterfall":
            return waterfall(chart, canvas)
        case "scatter":
            # words for x make no scatter: the same figures as columns
            return scatter(chart, canvas) or single(
                chart, canvas, horizontal=False, highlight=chart.highlight
            )
        case _:
            return line(chart, canvas)


def _space(plot: Plot, canvas: Canvas) -> str:
    """The whole chart part, hardened: square corners, no title of PowerPoint's own, no ground."""
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:date1904 val="0"/>'
        f'<c:lang val="{canvas.tongue.tag}"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted '
        'val="1"/>'
        f"<c:plotArea>{plot.area}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>"
        f"{plot.legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/>'
        "</a:ln></c:spPr>"
        f"{text_style(canvas.style.label_size, canvas.style.label)}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
