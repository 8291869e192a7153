"""From a share to a ring with its figure in the centre and, where the frame is wide, its words beside it."""

from __future__ import annotations

import re
from typing import Final

from deckmaker.model import EMU_PER_INCH, Chart, Rect

from .axes import inner_layout
from .bars import Plot, sheet_of
from .canvas import GAP, Canvas, fill, line_height
from .shapes import ShapeIds, caption

_LARGEST: Final = round(4.6 * EMU_PER_INCH)  # a ring wider than this shouts
_AIR: Final = 0.94  # of the frame's height: a ring must not touch the lines above and below it
# of the ring's width: the figure also clears the hole of programs that draw every hole at a half
_FIGURE: Final = 0.46
_BESIDE: Final = 1.55  # a frame this much wider than high has room for words


def doughnut(chart: Chart, canvas: Canvas, ids: ShapeIds) -> Plot:
    sheet = sheet_of(chart)
    points = chart.series[0].points
    shown = chart.highlight if chart.highlight is not None else 0
    beside = canvas.rect.width > _BESIDE * canvas.rect.height and bool(chart.categories[shown])
    ring = _ring(canvas, beside)
    style = canvas.style
    dots = "".join(
        f'<c:dPt><c:idx val="{index}"/><c:bubble3D val="0"/><c:spPr>'
        f"{fill(_colour(canvas, index, shown, len(points)))}"
        "<a:ln><a:noFill/></a:ln></c:spPr></c:dPt>"
        for index in range(len(points))
    )
    area = (
        inner_layout(
            canvas.across(ring.x - canvas.rect.x),
            canvas.down(ring.y - canvas.rect.y),
            canvas.across(ring.width),
            canvas.down(ring.height),
        )
        + '<c:doughnutChart><c:varyColors val="1"/><c:ser><c:idx val="0"/><c:order val="0"/>'
        f"{sheet.heading(1)}{dots}"
        # no label of its own, and no position for one: doughnuts allow none
        '<c:dLbls><c:delete val="1"/></c:dLbls>'
        f"<c:cat>{sheet.texts()}</c:cat><c:val>{sheet.numbers(1)}</c:val></c:ser>"
        f'<c:firstSliceAng val="0"/><c:holeSize val="{style.hole_size}"/></c:doughnutChart>'
    )
    datum = points[shown]
    shapes = ""
    if datum:
        size = _figure_size(canvas, datum.label, ring)
        side = round(ring.width * _FIGURE * 1.2)
        hole = Rect(ring.x + (ring.width - side) // 2, ring.y, side, ring.height)
        shapes = caption(ids, "Figure", datum.label, hole, size, style.highlight, bold=True, centred=True)
        if beside:
            left = ring.right + round(0.55 * EMU_PER_INCH)
            room = Rect(left, canvas.rect.y, max(canvas.rect.right - left - GAP * 3, 1), canvas.rect.height)
            words = chart.categories[shown]
            size = _words_size(canvas, words, room.width)
            shapes += caption(ids, "Share", words, room, size, style.label)
    return Plot(area, sheet, shapes=shapes)


def _figure_size(canvas: Canvas, figure: str, ring: Rect) -> float:
    """As large as the hole allows: on one line, or word by word where that would be small."""
    room, largest = ring.width * _FIGURE, 60.0
    size = canvas.fitting([figure], largest, room)
    words = re.findall(r"[^\s-]+-?", figure)
    if size < 28 and len(words) > 1:
        size = min(canvas.fitting(words, largest, room), room / len(words) / line_height(1.0))
    return max(canvas.style.smallest, size)


def _words_size(canvas: Canvas, words: str, room: int) -> float:
    """On one line if that is still large, else on up to three."""
    one_line = canvas.fitting([words], 28.0, room)
    if one_line >= 22:
        return one_line
    return next((size for size in (28.0, 24.0) if canvas.wrapped_lines(words, size, room) <= 3), 20.0)


def _ring(canvas: Canvas, beside: bool) -> Rect:
    """The square the ring stands in: centred, or at a third of a wide frame."""
    side = min(canvas.rect.width, round(canvas.rect.height * _AIR), _LARGEST)
    spare = canvas.rect.width - side
    x = canvas.rect.x + (round(spare * 0.12) if beside else spare // 2)
    return Rect(x, canvas.rect.y + (canvas.rect.height - side) // 2, side, side)


def _colour(canvas: Canvas, index: int, shown: int, count: int) -> str:
    if index == shown:
        return canvas.style.highlight
    # with more than one other part they must be told apart
    return canvas.style.rest if count == 2 else (canvas.style.context, canvas.style.rest)[(index - shown) % 2]
