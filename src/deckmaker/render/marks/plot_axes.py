"""From the axes of a plot to their lines, names, ticks and grid."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from deckmaker.model import EMU_PER_POINT, Mark, Path, Rect

from .chart_part import Axis, Plotted
from .drawing import Stroke
from .figures import general
from .labels import block, height, wrapped
from .outlines import polygon
from .plot_labels import Pen
from .text import glyphs

_EPOCH: Final = date(1899, 12, 30)  # of Excel's days
_BELOW: Final = round(4.2 * EMU_PER_POINT)  # between an axis and the names below it
_BESIDE: Final = round(4.2 * EMU_PER_POINT)  # and beside it
_TICKS: Final = 10  # at most so many steps of a scale


def segment(line: Stroke, x1: float, y1: float, x2: float, y2: float) -> Iterator[Path]:
    if line.colour:
        steps = polygon(((x1, y1), (x2, y2)), close=False)
        yield Path(steps, "", line.colour, line.width, line.dash, line.round)


def names_below(
    pen: Pen, axis: Axis, plot: Rect, names: Sequence[str], centres: Sequence[float], slot: float
) -> Iterator[Mark]:
    """The names of categories under a plot, each over its slot."""
    ink = pen.ink(axis.look)
    for name, centre in zip(names, centres, strict=True):
        lines = wrapped(name, ink, slot * 0.98)
        yield from block(lines, centre - slot / 2, plot.bottom + _BELOW, slot, ink, "center")


def names_beside(
    pen: Pen, axis: Axis, plot: Rect, names: Sequence[str], centres: Sequence[float]
) -> Iterator[Mark]:
    """The names of categories to the left of a plot, as wide as the frame has room."""
    ink = pen.ink(axis.look)
    room = plot.x - _BESIDE - pen.frame.x
    for name, centre in zip(names, centres, strict=True):
        lines = wrapped(name, ink, max(room, ink.em))
        width = max(ink.width(line) for line in lines)
        top = centre - height(len(lines), ink.size) / 2
        yield from block(lines, plot.x - _BESIDE - width, top, width, ink, "center")


def years(plotted: Plotted, axis: Axis) -> list[tuple[str, float]]:
    """The years that a date axis names, each with its share of the way along."""
    first, last = _year(plotted.days[0]), _year(plotted.days[-1])
    return [(str(year), year_share(plotted, year)) for year in range(first, last + 1, max(axis.every, 1))]


def year_share(plotted: Plotted, year: int) -> float:
    """How far along a date axis a year stands; each has as much room as any other."""
    first, last = _year(plotted.days[0]), _year(plotted.days[-1])
    return (year - first + 0.5) / (last - first + 1)


def _year(day: Decimal) -> int:
    return (_EPOCH + timedelta(days=int(day))).year


def year_places(plotted: Plotted) -> list[float]:
    """The points' shares of the way along a date axis."""
    return [year_share(plotted, _year(day)) for day in plotted.days]


def scale_below(pen: Pen, axis: Axis, plot: Rect) -> Iterator[Mark]:
    """A visible axis of figures under a plot."""
    ink = pen.ink(axis.look)
    for tick, share in ticks(axis):
        x = plot.x + share * plot.width
        yield from segment(axis.grid, x, plot.y, x, plot.bottom)
        yield from block([tick], x, plot.bottom + _BELOW, 0, ink, "center")
    yield from segment(axis.line, plot.x, plot.bottom, plot.right, plot.bottom)
    if axis.title:
        title = pen.ink(axis.title_look or axis.look)
        top = pen.frame.bottom - height(1, title.size)
        yield from block([axis.title], plot.x, top, plot.width, title, "center")


def scale_beside(pen: Pen, axis: Axis, plot: Rect) -> Iterator[Mark]:
    """A visible axis of figures to the left of a plot, its title turned."""
    ink = pen.ink(axis.look)
    for tick, share in ticks(axis):
        y = plot.bottom - share * plot.height
        yield from segment(axis.grid, plot.x, y, plot.right, y)
        width = ink.width(tick)
        yield from block([tick], plot.x - _BESIDE - width, y - height(1, ink.size) / 2, width, ink)
    yield from segment(axis.line, plot.x, plot.y, plot.x, plot.bottom)
    if axis.title:
        title = pen.ink(axis.title_look or axis.look)
        middle = plot.y + plot.height / 2 + title.width(axis.title) / 2
        # a turned text has its baseline to the right of its letters
        yield from glyphs(axis.title, pen.frame.x + title.em, round(middle), title, turn=-90)


def ticks(axis: Axis) -> list[tuple[str, float]]:
    """The figures that a scale names, each with its share of the way along."""
    least, most = axis.least or 0.0, axis.most if axis.most is not None else 1.0
    span = most - least
    if span <= 0:
        return []
    power = 10.0 ** math.floor(math.log10(span / _TICKS))
    step = next(power * each for each in (1, 2, 5, 10, 20) if span / (power * each) <= _TICKS)
    first = math.ceil(least / step - 1e-9)
    last = math.floor(most / step + 1e-9)
    places = [Decimal(repr(number * step)) for number in range(first, last + 1)]
    return [(general(round(place, 12)), (float(place) - least) / span) for place in places]
