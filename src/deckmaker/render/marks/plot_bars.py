"""From a plot of bars or columns (single, clustered, stacked, 100 per cent, floating) to Marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from deckmaker.model import Mark, Path, Rect

from .chart_part import Plotted, Row
from .outlines import rectangle
from .plot_axes import names_below, names_beside, segment
from .plot_labels import AWAY, Pen, beside


@dataclass(frozen=True, slots=True)
class _Bar:
    """`low` and `high`: places along the values' direction of where it starts and where its value ends."""

    row: Row
    index: int
    low: float
    high: float
    across: float  # of its nearer edge
    thick: float


def bars(plotted: Plotted, pen: Pen) -> Iterator[Mark]:
    plot, horizontal = plotted.plot, plotted.horizontal
    count = max((len(row.values) for row in plotted.rows), default=1) or 1
    values, names = plotted.axis("valAx"), plotted.axis("catAx")
    least = values.least if values and values.least is not None else 0.0
    most = values.most if values and values.most is not None else 1.0
    pitch = (plot.height if horizontal else plot.width) / count

    def along(value: float) -> float:
        share = (value - least) / ((most - least) or 1.0)
        return plot.x + share * plot.width if horizontal else plot.bottom - share * plot.height

    # a horizontal plot counts from below, unless its axis runs backwards
    upward = horizontal and not (names and names.backwards)
    placed = list(_placed(plotted, count, pitch, along, upward))
    for bar in placed:
        fill = bar.row.fills.get(bar.index, bar.row.fill)
        if fill and bar.low != bar.high:
            yield Path(rectangle(_rect(bar, horizontal)), fill)
    if names and not names.deleted:
        zero = along(min(max(0.0, least), most))
        if horizontal:
            yield from segment(names.line, zero, plot.y, zero, plot.bottom)
        else:
            yield from segment(names.line, plot.x, zero, plot.right, zero)
        centres = [
            _start(plot, horizontal, index, count, pitch, upward) + pitch / 2 for index in range(count)
        ]
        words = [*plotted.categories, *[""] * count][:count]
        if horizontal:
            yield from names_beside(pen, names, plot, words, centres)
        else:
            yield from names_below(pen, names, plot, words, centres, pitch)
    for bar in placed:
        yield from _tail(bar, horizontal, along)
        yield from _label(bar, horizontal, pen, pitch)


def _start(plot: Rect, horizontal: bool, index: int, count: int, pitch: float, upward: bool) -> float:
    place = count - 1 - index if upward else index
    return (plot.y if horizontal else plot.x) + place * pitch


def _placed(plotted: Plotted, count: int, pitch: float, along, upward: bool) -> Iterator[_Bar]:  # type: ignore[no-untyped-def]
    stacked = plotted.grouping in ("stacked", "percentStacked")
    whole = plotted.grouping == "percentStacked"
    side = 1 if stacked else len(plotted.rows)
    thick = pitch / (side + plotted.gap / 100)
    free = pitch * (plotted.gap / 100) / (side + plotted.gap / 100) / 2
    above, below = [Decimal(0)] * count, [Decimal(0)] * count
    totals = [
        sum(
            (abs(row.values[index] or Decimal(0)) for row in plotted.rows if index < len(row.values)),
            Decimal(0),
        )
        for index in range(count)
    ]
    for number, row in enumerate(plotted.rows):
        for index, value in enumerate(row.values):
            if value is None:
                continue
            start = _start(plotted.plot, plotted.horizontal, index, count, pitch, upward)
            place = 0 if stacked else len(plotted.rows) - 1 - number if upward else number
            base = Decimal(0)
            if stacked:
                held = above if value >= 0 else below
                base, held[index] = held[index], held[index] + value
            scale = totals[index] if whole and totals[index] else Decimal(1)
            yield _Bar(
                row,
                index,
                along(float(base / scale)),
                along(float((base + value) / scale)),
                start + free + place * thick,
                thick,
            )


def _rect(bar: _Bar, horizontal: bool) -> Rect:
    first, last = sorted((round(bar.low), round(bar.high)))
    edge, far = round(bar.across), round(bar.across + bar.thick)
    return (
        Rect(first, edge, last - first, far - edge)
        if horizontal
        else Rect(edge, first, far - edge, last - first)
    )


def _tail(bar: _Bar, horizontal: bool, along) -> Iterator[Mark]:  # type: ignore[no-untyped-def]
    errors = bar.row.errors
    if errors is None or bar.index >= len(errors.lengths) or errors.lengths[bar.index] is None:
        return
    length = along(errors.lengths[bar.index]) - along(0.0)
    middle = bar.across + bar.thick / 2
    end = bar.high - length if errors.minus else bar.high + length
    if horizontal:
        yield from segment(errors.stroke, bar.high, middle, end, middle)
    else:
        yield from segment(errors.stroke, middle, bar.high, middle, end)


def _label(bar: _Bar, horizontal: bool, pen: Pen, pitch: float) -> Iterator[Mark]:
    shown = bar.row.labels.get(bar.index)
    if shown is None or not shown.text:
        return
    middle = bar.across + bar.thick / 2
    # a value below zero ends to the left, or below
    backward = bar.high < bar.low if horizontal else bar.high > bar.low
    ends = ("l" if backward else "r") if horizontal else ("b" if backward else "t")
    if shown.position == "ctr" or (not shown.position and bar.low != bar.high):
        place, side = (bar.low + bar.high) / 2, "ctr"
    elif shown.position == "inBase":
        place, side = bar.low, ends
    elif shown.position == "inEnd":
        place, side = bar.high, {"l": "r", "r": "l", "t": "b", "b": "t"}[ends]
    else:
        place, side = bar.high, ends
    x, y = (place, middle) if horizontal else (middle, place)
    yield from beside(pen, shown, x, y, side, away=AWAY, room=pitch)
