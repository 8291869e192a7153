"""From a Chart of bars or columns to its plot: single, clustered, stacked, 100 per cent.

Bars start at zero, keep a decent thickness whatever the frame, and leave room for their labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from deckmaker.model import EMU_PER_INCH, EMU_PER_POINT, Chart, Datum, Series

from .axes import CATEGORY, VALUE, category_axis, inner_layout, legend, value_axis
from .canvas import (
    GAP,
    LONGEST,
    THICKEST_BAR,
    THICKEST_COLUMN,
    Canvas,
    fill,
    line_height,
)
from .labels import Label, LabelStyle, data_labels, needs_range
from .workbook import Column, Sheet

_LONGEST_NAME: Final = 0.36  # of the frame's width, for category names beside bars
_FEW: Final = 4  # charts of up to so many marks speak louder
OPEN_END: Final = round(0.34 * EMU_PER_INCH)
_LEGEND: Final = round(0.5 * EMU_PER_INCH)


@dataclass(frozen=True, slots=True)
class Plot:
    """What a chart kind draws: the inside of `c:plotArea`, its sheet, its legend."""

    area: str
    sheet: Sheet
    legend: str = ""
    shapes: str = ""  # on the slide, above the chart's frame


@dataclass(frozen=True, slots=True)
class Bands:
    """Where bars stand: the plot as shares of the frame, and how thick the bars are."""

    x: float
    y: float
    width: float
    height: float
    gap: int  # `c:gapWidth`: per cent of a bar's thickness between categories
    thickness: int  # EMU
    pitch: int  # EMU from one category to the next
    size: float  # points, of the categories' names

    @property
    def layout(self) -> str:
        return inner_layout(self.x, self.y, self.width, self.height)


def bands(canvas: Canvas, categories: Sequence[str], bars: int, *, horizontal: bool, top: int = 0) -> Bands:
    """A plot of `bars` bars a category that is neither stretched nor cramped. `top`: EMU kept free above."""
    return (_rows if horizontal else _columns)(canvas, categories, bars, top)


def _rows(canvas: Canvas, categories: Sequence[str], bars: int, top: int) -> Bands:
    count = max(len(categories), 1)
    height = max(canvas.rect.height - top, 1)
    thickest = round(THICKEST_BAR / (1 + 0.35 * (bars - 1)) * (1.35 if count == 1 else 1))
    pitch = min(height // count, thickest * (bars + 1))
    size = name_size(canvas, count) if count <= _FEW else canvas.size(0.62 * pitch / EMU_PER_POINT)
    longest = max((canvas.text_width(name, size) for name in categories), default=0)
    names = min(longest + GAP if longest else 0, round(canvas.rect.width * _LONGEST_NAME))
    gap = max(canvas.style.gap_width, round(100 * (pitch / thickest - bars)))
    plot = pitch * count
    return Bands(
        x=canvas.across(names),
        y=canvas.down(top + (height - plot) // 2),
        width=1 - canvas.across(names),
        height=canvas.down(plot),
        gap=min(gap, 500),
        thickness=round(pitch / (bars + gap / 100)),
        pitch=pitch,
        size=size,
    )


def _columns(canvas: Canvas, categories: Sequence[str], bars: int, top: int) -> Bands:
    count = max(len(categories), 1)
    thickest = round(THICKEST_COLUMN / (1 + 0.35 * (bars - 1)))
    pitch = min(canvas.rect.width // count, max(thickest * (bars + 1), round(1.9 * EMU_PER_INCH)))
    size = name_size(canvas, count)
    # names wrap to two lines before they shrink
    while size > canvas.style.smallest and any(
        canvas.wrapped_lines(name, size, pitch - GAP) > 2 for name in categories
    ):
        size -= 1
    lines = max((canvas.wrapped_lines(name, size, pitch - GAP) for name in categories), default=1)
    names = lines * line_height(size) + GAP
    gap = max(canvas.style.gap_width, round(100 * (pitch / thickest - bars)))
    plot = pitch * count
    return Bands(
        x=canvas.across((canvas.rect.width - plot) // 2),
        y=canvas.down(top),
        width=canvas.across(plot),
        height=max(0.1, 1 - canvas.down(top + names)),
        gap=min(gap, 500),
        thickness=round(pitch / (bars + gap / 100)),
        pitch=pitch,
        size=size,
    )


def single(chart: Chart, canvas: Canvas, *, horizontal: bool, highlight: int | None) -> Plot:
    """One series; the highlighted category in the accent, the rest in context, or all alike without one."""
    series = chart.series[0]
    sheet = sheet_of(chart)
    place = bands(canvas, chart.categories, 1, horizontal=horizontal)
    texts, values = label_texts(series), values_of(series)
    room = place.width * canvas.rect.width * 0.5 if horizontal else place.pitch * 0.98
    size = canvas.fitting(texts, value_size(canvas, len(chart.categories)), room)
    wrap = not horizontal and max((canvas.text_width(text, size) for text in texts), default=0) > place.pitch
    open_ended = [_is_open(point) for point in series.points]
    tail = OPEN_END if any(open_ended) else 0
    least, most = _scale(values, texts, canvas, place, size, horizontal, 1 + wrap, tail)
    shift = (canvas.across(OPEN_END), 0.0) if horizontal else (0.0, -canvas.down(OPEN_END))
    labels = [
        Label(text, value, bold=index == highlight, shift=shift if is_open else None)
        for index, (text, value, is_open) in enumerate(zip(texts, values, open_ended, strict=True))
    ]
    tails = ""
    if any(open_ended):
        run = place.width * canvas.rect.width if horizontal else place.height * canvas.rect.height
        sheet, tails = _open_ends(sheet, open_ended, (most - least) * OPEN_END * 0.9 / run, canvas)
    style = canvas.style
    general = style.highlight if highlight is None else style.context
    dots = {} if highlight is None else {highlight: style.highlight}
    printed = LabelStyle(size, style.label, "outEnd", wrap=wrap)
    xml = bar_series(0, sheet, 1, general, labels, printed, dots, tails)
    return Plot(plot_area(canvas, place, [xml], least, most, horizontal), sheet)


def _is_open(point: Datum | None) -> bool:
    return point is not None and point.bound in ("more_than", "at_least") and point.value > 0


def _open_ends(sheet: Sheet, ends: Sequence[bool], length: float, canvas: Canvas) -> tuple[Sheet, str]:
    """A lower bound is solid to its value, then goes on in dots: error bars, from a column of the sheet."""
    tail = Decimal(f"{length:.3g}")
    column = Column("Open end", tuple(tail if each else None for each in ends))
    longer = Sheet((*sheet.columns, column))
    line = f'<a:ln w="28575">{fill(canvas.style.label)}<a:prstDash val="sysDot"/><a:round/></a:ln>'
    return longer, (
        '<c:errBars><c:errBarType val="plus"/><c:errValType val="cust"/><c:noEndCap val="1"/>'
        f"<c:plus>{longer.numbers(len(longer.columns) - 1)}</c:plus><c:spPr>{line}</c:spPr></c:errBars>"
    )


def clustered(chart: Chart, canvas: Canvas, *, horizontal: bool) -> Plot:
    """Several series side by side. Two name themselves at the first category; more have a legend."""
    count = len(chart.series)
    free = bands(canvas, chart.categories, count, horizontal=horizontal)
    size = canvas.size(canvas.style.label_size if len(chart.points) <= 12 else canvas.style.smallest)
    if not horizontal:
        size = canvas.fitting(
            (text for each in chart.series for text in label_texts(each)), size, free.thickness
        )
    widest = max(canvas.text_width(each.name, size) for each in chart.series)
    named = count <= 2 and (horizontal or widest < free.thickness * 1.15)
    place = free if named else bands(canvas, chart.categories, count, horizontal=horizontal, top=_LEGEND)
    sheet = sheet_of(chart)
    texts = [
        f"{series.name}  {text}" if named and horizontal and index == 0 else text
        for series in chart.series
        for index, text in enumerate(label_texts(series))
    ]
    values = [value for series in chart.series for value in values_of(series)]
    least, most = _scale(values, texts, canvas, place, size, horizontal, 2 if named else 1)
    rows = []
    for index, series in enumerate(chart.series):
        labels = [
            Label(text, value, named=named and number == 0)
            for number, (text, value) in enumerate(zip(label_texts(series), values_of(series), strict=True))
        ]
        style = LabelStyle(size, canvas.style.label, "outEnd", "  " if horizontal else "\n")
        rows.append(bar_series(index, sheet, index + 1, canvas.series_colour(index, count), labels, style))
    key = "" if named else legend(canvas, canvas.size(16), place.x)
    return Plot(plot_area(canvas, place, rows, least, most, horizontal), sheet, key)


def stacked(chart: Chart, canvas: Canvas, *, horizontal: bool, whole: bool) -> Plot:
    """Parts end to end; `whole`: each bar is 100 per cent. Segments carry their values, and their names too
    when there is one bar and they are wide enough."""
    count = len(chart.series)
    totals = [
        sum((point.value for series in chart.series if (point := series.points[index])), Decimal(0))
        for index in range(len(chart.categories))
    ]
    most = Decimal(1) if whole else (max(totals, default=Decimal(1)) or Decimal(1))
    one = len(chart.categories) == 1
    size = canvas.style.label_size * 1.25 if one and count <= _FEW else canvas.size(canvas.style.label_size)
    free = bands(canvas, chart.categories, 1, horizontal=horizontal)
    named = horizontal and one and _names_fit(chart, canvas, size, free.width * canvas.rect.width, totals)
    place = bands(
        canvas, chart.categories, 1, horizontal=horizontal, top=0 if named or count == 1 else _LEGEND
    )
    run = place.width * canvas.rect.width if horizontal else place.height * canvas.rect.height
    sheet = sheet_of(chart)
    rows = []
    for index, series in enumerate(chart.series):
        colour = _stack_colour(canvas, index, count)
        labels = []
        for number, point in enumerate(series.points):
            if point is None:
                labels.append(Label(""))
                continue
            scale = totals[number] if whole else most
            room = float(point.value / scale) * run if scale else 0.0
            need = canvas.text_width(point.label, size) if horizontal else line_height(size)
            if need < room:
                labels.append(Label(point.label, point.value, named=named))
            else:  # too narrow for its label: the label stands outside, on the ground
                aside = place.thickness / 2 + line_height(size) * 0.65
                shift = (
                    (0.0, -canvas.down(round(aside)))
                    if horizontal
                    else (canvas.across(round(aside * 1.2)), 0.0)
                )
                labels.append(Label(point.label, point.value, colour=canvas.style.label, shift=shift))
        style = LabelStyle(size, canvas.ink(colour), "ctr", "\n", bold=index == 0 and count == 2)
        rows.append(bar_series(index, sheet, index + 1, colour, labels, style))
    key = "" if named or count == 1 else legend(canvas, canvas.size(16), place.x)
    grouping = "percentStacked" if whole else "stacked"
    limit = Decimal(1) if whole else most / Decimal("0.97")
    return Plot(plot_area(canvas, place, rows, Decimal(0), limit, horizontal, grouping), sheet, key)


def _names_fit(chart: Chart, canvas: Canvas, size: float, length: float, totals: Sequence[Decimal]) -> bool:
    total = totals[0] if totals else Decimal(0)
    if not total:
        return False
    return all(
        canvas.text_width(series.name, size) + 2 * GAP < float(point.value / total) * length
        for series in chart.series
        if (point := series.points[0])
    )


def _stack_colour(canvas: Canvas, index: int, count: int) -> str:
    """The cited part comes first, so of two the first is the point."""
    return (
        canvas.series_colour(count - 1 - index, count) if count == 2 else canvas.series_colour(index, count)
    )


def bar_series(
    index: int,
    sheet: Sheet,
    column: int,
    colour: str,
    labels: Sequence[Label],
    style: LabelStyle,
    points: dict[int, str] | None = None,
    tails: str = "",
) -> str:
    """One `c:ser` of bars; no colour hides it. `points`: categories of another colour."""
    paint = fill(colour) if colour else "<a:noFill/>"
    dots = "".join(
        f'<c:dPt><c:idx val="{number}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>'
        f"{fill(other)}</c:spPr></c:dPt>"
        for number, other in sorted((points or {}).items())
    )
    words = labels_column(sheet, column)
    shown, extension = data_labels(labels, style, sheet, words)
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>{sheet.heading(column)}<c:spPr>{paint}<a:ln>'
        "<a:noFill/></a:ln>"
        f'</c:spPr><c:invertIfNegative val="0"/>{dots}{shown}{tails}<c:cat>{sheet.texts()}</c:cat><c:val>'
        f"{sheet.numbers(column)}"
        f"</c:val>{extension}</c:ser>"
    )


def plot_area(
    canvas: Canvas,
    place: Bands,
    series: Sequence[str],
    least: Decimal | float,
    most: Decimal | float,
    horizontal: bool,
    grouping: str = "clustered",
) -> str:
    """The inside of `c:plotArea` of a bar chart."""
    overlap = 0 if grouping == "clustered" else 100
    names, values = ("l", "b") if horizontal else ("b", "l")
    return (
        f'{place.layout}<c:barChart><c:barDir val="{"bar" if horizontal else "col"}"/><c:grouping '
        f'val="{grouping}"/>'
        f'<c:varyColors val="0"/>{"".join(series)}<c:gapWidth val="{place.gap}"/><c:overlap val="{overlap}"/>'
        f'<c:axId val="{CATEGORY}"/><c:axId val="{VALUE}"/></c:barChart>'
        f"{category_axis(canvas, names, place.size, reverse=horizontal)}{value_axis(values, least, most)}"
    )


def _scale(
    values: Sequence[Decimal],
    texts: Sequence[str],
    canvas: Canvas,
    place: Bands,
    size: float,
    horizontal: bool,
    lines: int = 1,
    tail: int = 0,
) -> tuple[float, float]:
    """The value axis: from zero, long enough for the labels at the ends of the bars."""
    if horizontal:
        room = max((canvas.text_width(text, size) for text in texts), default=0) + GAP + tail
        share = room / (place.width * canvas.rect.width)
    else:
        share = (lines * line_height(size) * 1.15 + tail) / (place.height * canvas.rect.height)
    share = min(0.6, max(1 - LONGEST if horizontal else 0.08, share))
    most, least = max(float(max(values, default=0)), 0.0), min(float(min(values, default=0)), 0.0)
    if most == least:
        return 0.0, 1.0
    # a side with bars on it has labels at its end
    ends = (most > 0) + (least < 0)
    margin = (most - least) / (1 - min(0.8, ends * share)) * share
    return least - margin * (least < 0), most + margin * (most > 0)


def name_size(canvas: Canvas, categories: int) -> float:
    """Points, for the names of categories."""
    return canvas.style.label_size * (1.125 if categories <= _FEW else 1.0)


def value_size(canvas: Canvas, marks: int) -> float:
    """Points: the fewer the marks, the larger their figures."""
    if marks <= _FEW:
        return canvas.style.label_size * 1.5
    return canvas.size(canvas.style.label_size if marks <= 10 else canvas.style.label_size * 0.85)


def values_of(series: Series) -> list[Decimal]:
    return [point.value if point else Decimal(0) for point in series.points]


def label_texts(series: Series) -> list[str]:
    return [point.label if point else "" for point in series.points]


def sheet_of(chart: Chart) -> Sheet:
    """Categories, one column a series, then the words of labels that no number format can say."""
    columns = [Column(chart.title, chart.categories)]
    code = chart.number_format
    columns += [Column(series.name, _cells(series.points), "", code) for series in chart.series]
    for index, series in enumerate(chart.series):
        labels = [Label(point.label, point.value) for point in series.points if point]
        if needs_range(labels):
            columns.append(Column(_words_heading(columns[index + 1].heading), tuple(label_texts(series))))
    return Sheet(tuple(columns))


def labels_column(sheet: Sheet, column: int) -> int:
    """Where the words for the series in `column` stand; the column itself when it has none."""
    wanted = _words_heading(sheet.columns[column].heading)
    return next(
        (place for place, each in enumerate(sheet.columns) if place > column and each.heading == wanted),
        column,
    )


def _words_heading(series: str) -> str:
    return f"{series} (label)".strip()


def _cells(points: Sequence[Datum | None]) -> tuple[Decimal | None, ...]:
    return tuple(point.value if point else None for point in points)
