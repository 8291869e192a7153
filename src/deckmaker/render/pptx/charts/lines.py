"""From a Chart over time, or of two moments, to lines: line, slope, dumbbell.

The last point carries the marker and, with more than one series, the series' name; labels that would
touch are moved apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final

from deckmaker.model import EMU_PER_INCH, Chart, Series

from .axes import CATEGORY, VALUE, category_axis, inner_layout, value_axis, year_axis
from .bars import Plot, label_texts, labels_column, sheet_of, values_of
from .canvas import GAP, Canvas, fill, line_height, stroke
from .labels import Label, LabelStyle, data_labels
from .workbook import Column, Sheet

_WEIGHT: Final = 2.5  # points
_MARKER: Final = 9  # points
_ALL_LABELLED: Final = 7  # up to so many points of one series each carry their value
_YEAR: Final = re.compile(r"[12]\d{3}")
_EPOCH: Final = date(1899, 12, 30)  # of Excel's days, which count a 29 February 1900
_FIRST_DATE: Final = date(1901, 1, 1)
_WIDEST_SLOPE: Final = round(5.2 * EMU_PER_INCH)  # a longer line says less, not more


def line(chart: Chart, canvas: Canvas) -> Plot:
    """Series over categories in time; the value axis begins at zero unless the figures stay far from it."""
    years = _years(chart)
    sheet = _dated(sheet_of(chart), years) if years else sheet_of(chart)
    count = len(chart.series)
    few = count == 1 and len(chart.points) <= _ALL_LABELLED
    size = canvas.style.label_size * 1.25 if few else canvas.size(canvas.style.label_size)
    names = canvas.size(15)
    ends = [_end_text(series, count) for series in chart.series]
    right = GAP + (
        canvas.text_width(ends[0], size) // 2 if few else max(canvas.text_width(text, size) for text in ends)
    )
    left = round(canvas.text_width(chart.categories[0], names) / 2) if chart.categories else 0
    top, bottom = round(line_height(size) * 1.4), round(line_height(names) * 1.6)
    width = canvas.rect.width - left - right
    height = max(canvas.rect.height - top - bottom, 1)
    least, most = _span(chart)
    shifts = _apart([_last(series) for series in chart.series], least, most, height, size)
    main = _main(chart)
    rows = []
    for index, series in enumerate(chart.series):
        final = _last_index(series)
        labels = []
        for place, (text, value) in enumerate(zip(label_texts(series), values_of(series), strict=True)):
            if place == final:
                shift = (0.0, canvas.down(shifts[index])) if shifts[index] else None
                labels.append(Label(text, value, bold=index == main, named=count > 1, shift=shift))
            elif few or (place == _first_index(series) and index == main):
                labels.append(Label(text, value, position="t"))
            else:
                labels.append(Label(""))
        colour = canvas.style.highlight if index == main else _neutral(canvas, index, main, count)
        style = LabelStyle(size, canvas.style.label, "t" if few else "r")
        rows.append(
            _series(
                index, sheet, colour, labels, style, marked=(final,) if not few else tuple(range(len(labels)))
            )
        )
    layout = inner_layout(canvas.across(left), canvas.down(top), canvas.across(width), canvas.down(height))
    axis = year_axis(canvas, names, _every(canvas, years, names, width)) if years else ""
    return Plot(_area(canvas, layout, rows, least, most, names, axis=axis), sheet)


def _years(chart: Chart) -> list[int]:
    """The categories as years, when they are not one after the other: then the axis must show it, so that a
    slope is a pace. Empty for any others."""
    if not all(_YEAR.fullmatch(name) for name in chart.categories):
        return []
    years = [int(name) for name in chart.categories]
    steps = {b - a for a, b in pairwise(years)}
    return years if len(steps) > 1 and min(steps) > 0 and years[0] >= _FIRST_DATE.year else []


def _dated(sheet: Sheet, years: Sequence[int]) -> Sheet:
    """The same sheet with its categories as dates, as Excel counts them."""
    days = tuple(Decimal((date(year, 1, 1) - _EPOCH).days) for year in years)
    return Sheet((Column(sheet.columns[0].heading, days, "", "yyyy"), *sheet.columns[1:]))


def slope(chart: Chart, canvas: Canvas) -> Plot:
    """Two moments: values on the left, names and values on the right."""
    sheet = sheet_of(chart)
    size = canvas.size(canvas.style.label_size)
    names = canvas.size(15)
    left = max((canvas.text_width(label_texts(series)[0], size) for series in chart.series), default=0) + GAP
    right = max((canvas.text_width(_end_text(series, 2), size) for series in chart.series), default=0) + GAP
    spare = max(0, canvas.rect.width - left - right - _WIDEST_SLOPE)
    width = max(canvas.rect.width - left - right - spare, 1)
    top, bottom = round(line_height(size)), round(line_height(names) * 1.6)
    height = max(canvas.rect.height - top - bottom, 1)
    least, most = _span(chart)
    before = _apart([values_of(series)[0] for series in chart.series], least, most, height, size)
    after = _apart([_last(series) for series in chart.series], least, most, height, size)
    main = _main(chart)
    rows = []
    for index, series in enumerate(chart.series):
        texts, values = label_texts(series), values_of(series)
        lift = (0.0, canvas.down(before[index])) if before[index] else None
        first = Label(texts[0], values[0], position="l", shift=lift)
        last = Label(
            texts[-1],
            values[-1],
            bold=index == main,
            named=True,
            shift=(0.0, canvas.down(after[index])) if after[index] else None,
        )
        colour = canvas.style.highlight if index == main else _neutral(canvas, index, main, len(chart.series))
        style = LabelStyle(size, canvas.style.label, "r")
        rows.append(_series(index, sheet, colour, [first, last], style, marked=(0, 1)))
    x = left + spare // 2
    layout = inner_layout(canvas.across(x), canvas.down(top), canvas.across(width), canvas.down(height))
    return Plot(_area(canvas, layout, rows, least, most, names, between=False), sheet)


def dumbbell(chart: Chart, canvas: Canvas) -> Plot:
    """Two dots a category, joined.

    The join is an error bar of the second series, because LibreOffice draws no hi-low lines; PowerPoint
    draws both alike.
    """
    plain = sheet_of(chart)
    first, second = values_of(chart.series[0]), values_of(chart.series[1])
    gaps = tuple(b - a for a, b in zip(first, second, strict=True))
    sheet = Sheet((*plain.columns, Column("Difference", gaps, "C{row}-B{row}")))
    size = canvas.size(canvas.style.label_size)
    names = canvas.size(15)
    top, bottom = round(line_height(size) * 1.5), round(line_height(names) * 2.8)
    side = round(0.1 * EMU_PER_INCH)
    values = [*first, *second]
    least, most = _padded(min(values), max(values))
    rows = []
    for index, series in enumerate(chart.series[:2]):
        mine = values_of(series)
        labels = [
            Label(text, value, named=place == 0)
            for place, (text, value) in enumerate(zip(label_texts(series), mine, strict=True))
        ]
        style = LabelStyle(size, canvas.style.label, "r", bold=index == 1)
        colour = canvas.series_colour(index, 2)
        bars = _error_bars(canvas, sheet, len(sheet.columns) - 1) if index == 1 else ""
        row = _series(
            index, sheet, colour, labels, style, marked=tuple(range(len(mine))), joined=False, extra=bars
        )
        rows.append(row)
    layout = inner_layout(
        canvas.across(side),
        canvas.down(top),
        canvas.across(canvas.rect.width - 2 * side),
        canvas.down(max(canvas.rect.height - top - bottom, 1)),
    )
    return Plot(_area(canvas, layout, rows, least, most, names), sheet)


def _error_bars(canvas: Canvas, sheet: Sheet, column: int) -> str:
    return (
        '<c:errBars><c:errDir val="y"/><c:errBarType val="minus"/><c:errValType val="cust"/><c:noEndCap '
        'val="1"/>'
        f"<c:minus>{sheet.numbers(column)}</c:minus><c:spPr>{stroke(canvas.style.context, 3)}</c:spPr>"
        "</c:errBars>"
    )


def _series(
    index: int,
    sheet: Sheet,
    colour: str,
    labels: Sequence[Label],
    style: LabelStyle,
    *,
    marked: tuple[int, ...],
    joined: bool = True,
    extra: str = "",
) -> str:
    """One `c:ser` of a line; `marked`: the points that show their marker. One marker a series, explicitly."""
    column = index + 1
    shown, extension = data_labels(labels, style, sheet, labels_column(sheet, column))
    size = _MARKER if joined else 14
    dot = (
        f'<c:marker><c:symbol val="circle"/><c:size val="{size}"/><c:spPr>{fill(colour)}'
        "<a:ln><a:noFill/></a:ln></c:spPr></c:marker>"
    )
    none = '<c:marker><c:symbol val="none"/></c:marker>'
    everywhere = len(marked) == len(labels)
    line_style = stroke(colour, _WEIGHT) if joined else '<a:ln w="28575"><a:noFill/></a:ln>'
    points = (
        ""
        if everywhere
        else "".join(
            f'<c:dPt><c:idx val="{place}"/>{dot}<c:bubble3D val="0"/><c:spPr>{line_style}</c:spPr></c:dPt>'
            for place in marked
        )
    )
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>{sheet.heading(column)}<c:spPr>'
        f"{line_style}</c:spPr>"
        f"{dot if everywhere else none}{points}{shown}{extra}<c:cat>{sheet.categories()}</c:cat>"
        f'<c:val>{sheet.numbers(column)}</c:val><c:smooth val="0"/>{extension}</c:ser>'
    )


def _every(canvas: Canvas, years: Sequence[int], size: float, width: int) -> int:
    """Every how many years one is named, so that the names do not touch."""
    slot = width / (years[-1] - years[0] + 1)
    return next(
        (each for each in (1, 2, 5, 10, 20) if canvas.text_width("2000", size) * 1.3 <= each * slot), 50
    )


def _area(
    canvas: Canvas,
    layout: str,
    rows: Sequence[str],
    least: float,
    most: float,
    size: float,
    *,
    between: bool = True,
    axis: str = "",
) -> str:
    return (
        f'{layout}<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{"".join(rows)}<c:marker '
        'val="1"/>'
        f'<c:axId val="{CATEGORY}"/><c:axId val="{VALUE}"/></c:lineChart>'
        f"{axis or category_axis(canvas, 'b', size)}{value_axis('l', least, most, between=between)}"
    )


def _span(chart: Chart) -> tuple[float, float]:
    values = [point.value for point in chart.points] or [Decimal(0)]
    return _padded(min(values), max(values))


def _padded(least: Decimal, most: Decimal) -> tuple[float, float]:
    """From zero, unless all figures stand in the upper third: then a line says more without it."""
    low, high = float(least), float(most)
    room = (high - low) or abs(high) or 1.0
    bottom = 0.0 if 0 <= low < high * 0.67 else low - room * 0.25
    return bottom, high + (high - bottom) * 0.06


def _apart(values: Sequence[Decimal], least: float, most: float, height: int, size: float) -> list[int]:
    """How far down (EMU, negative is up) each label moves so that no two touch."""
    step = round(line_height(size) * 1.05)
    natural = [round((most - float(value)) / (most - least) * height) for value in values]
    order = sorted(range(len(values)), key=lambda index: (natural[index], index))
    placed = list(natural)
    for above, below in pairwise(order):
        placed[below] = max(placed[below], placed[above] + step)
    excess = max((placed[index] for index in order), default=0) - height
    if excess > 0:
        for index in order:
            placed[index] -= excess
    return [mine - own for mine, own in zip(placed, natural, strict=True)]


def _main(chart: Chart) -> int:
    """The series that is the point: the only one, or the one of the largest change."""

    def change(series: Series) -> Decimal:
        values = [point.value for point in series.points if point]
        return abs(values[-1] - values[0]) if values else Decimal(0)

    return max(range(len(chart.series)), key=lambda index: (change(chart.series[index]), -index))


def _neutral(canvas: Canvas, index: int, main: int, count: int) -> str:
    if count <= 3:
        return canvas.style.context
    others = [each for each in canvas.style.series if each != canvas.style.highlight] or [
        canvas.style.context
    ]
    return others[(index if index < main else index - 1) % len(others)]


def _first_index(series: Series) -> int:
    return next((index for index, point in enumerate(series.points) if point), 0)


def _last_index(series: Series) -> int:
    return max((index for index, point in enumerate(series.points) if point), default=0)


def _last(series: Series) -> Decimal:
    return values_of(series)[_last_index(series)] if series.points else Decimal(0)


def _end_text(series: Series, count: int) -> str:
    text = label_texts(series)[_last_index(series)] if series.points else ""
    return f"{series.name}  {text}" if count > 1 else text
