"""From a plot of lines (line, slope, dumbbell) or of points (scatter) to Marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckmaker.model import EMU_PER_POINT, Mark, Path, Rect, ellipse

from .chart_part import Dot, Plotted, Row
from .outlines import polygon
from .plot_axes import names_below, scale_below, scale_beside, segment, year_places, years
from .plot_labels import AWAY, Pen, beside

Places = Sequence[tuple[float, float] | None]


def lines(plotted: Plotted, pen: Pen) -> Iterator[Mark]:
    plot = plotted.plot
    values, names = plotted.axis("valAx"), plotted.axis("catAx", "dateAx")
    least = values.least if values and values.least is not None else 0.0
    most = values.most if values and values.most is not None else 1.0
    xs = _across(plotted, values.between if values else True)
    slot = plot.width / max(len(xs), 1)
    if names and not names.deleted:
        yield from segment(names.line, plot.x, plot.bottom, plot.right, plot.bottom)
        if plotted.days:
            named = years(plotted, names)
            centres = [plot.x + share * plot.width for _, share in named]
            yield from names_below(pen, names, plot, [year for year, _ in named], centres, slot * 2)
        else:
            words = [*plotted.categories, *[""] * len(xs)][: len(xs)]
            room = slot if len(xs) != 2 or (values and values.between) else plot.width
            yield from names_below(pen, names, plot, words, xs, room)
    placed = [
        [
            None
            if value is None
            else (x, plot.bottom - (float(value) - least) / ((most - least) or 1.0) * plot.height)
            for x, value in zip(xs, row.values, strict=False)
        ]
        for row in plotted.rows
    ]
    for row, places in zip(plotted.rows, placed, strict=True):
        yield from _joins(row, places, plot, (most - least) or 1.0)
    for row, places in zip(plotted.rows, placed, strict=True):
        yield from _dots(row, places)
    for row, places in zip(plotted.rows, placed, strict=True):
        yield from _labels(row, places, pen)


def points(plotted: Plotted, pen: Pen) -> Iterator[Mark]:
    """A scatter plot: two axes of figures, a dot and a name for each point."""
    plot = plotted.plot
    below = next((axis for axis in plotted.axes if axis.position == "b"), None)
    aside = next((axis for axis in plotted.axes if axis.position == "l"), None)
    if aside:
        yield from scale_beside(pen, aside, plot)
    if below:
        yield from scale_below(pen, below, plot)
    if not below or not aside:
        return
    for row in plotted.rows:
        places = [
            None
            if x is None or y is None
            else (
                plot.x + _share(float(x), below.least, below.most) * plot.width,
                plot.bottom - _share(float(y), aside.least, aside.most) * plot.height,
            )
            for x, y in zip(row.across, row.values, strict=False)
        ]
        yield from _dots(row, places)
        yield from _labels(row, places, pen)


def _share(value: float, least: float | None, most: float | None) -> float:
    low, high = least or 0.0, 1.0 if most is None else most
    return (value - low) / ((high - low) or 1.0)


def _across(plotted: Plotted, between: bool) -> list[float]:
    plot = plotted.plot
    if plotted.days:
        return [plot.x + share * plot.width for share in year_places(plotted)]
    count = max(len(plotted.categories), 1)
    if between or count == 1:
        return [plot.x + (index + 0.5) * plot.width / count for index in range(count)]
    return [plot.x + index * plot.width / (count - 1) for index in range(count)]


def _joins(row: Row, places: Places, plot: Rect, span: float) -> Iterator[Path]:
    """The line through the points, broken where one is missing, and the bars between two series."""
    if row.errors:
        for place, length in zip(places, row.errors.lengths, strict=False):
            if place and length:
                reach = length / span * plot.height * (1 if row.errors.minus else -1)
                yield from segment(row.errors.stroke, *place, place[0], place[1] + reach)
    if not row.line.colour:
        return
    run: list[tuple[float, float]] = []
    for place in [*places, None]:
        if place:
            run.append(place)
            continue
        if len(run) > 1:
            line = row.line
            yield Path(polygon(run, close=False), "", line.colour, line.width, line.dash, True)
        run = []


def _dots(row: Row, places: Places) -> Iterator[Path]:
    for index, place in enumerate(places):
        dot = row.dots.get(index, row.dot)
        if place and dot:
            yield _dot(place, dot, row)


def _dot(place: tuple[float, float], dot: Dot, row: Row) -> Path:
    side = round(dot.size * EMU_PER_POINT)
    corner = round(place[0] - side / 2), round(place[1] - side / 2)
    return Path(ellipse(Rect(*corner, side, side)), dot.colour or row.line.colour)


def _labels(row: Row, places: Places, pen: Pen) -> Iterator[Mark]:
    for index, shown in row.labels.items():
        place = places[index] if index < len(places) else None
        if place and shown.text:
            dot = row.dots.get(index, row.dot)
            away = AWAY + (dot.size / 2 * EMU_PER_POINT if dot else 0)
            yield from beside(pen, shown, *place, shown.position or "r", away=away)
