"""From a Chart of ranges or of steps to bars that stand on a hidden base: range bars, waterfalls.

The sheet keeps the figures as cited; what only serves the drawing (base, span) is a formula beside them.
"""

from __future__ import annotations

from decimal import Decimal

from deckmaker.model import Chart

from .bars import Plot, bands, bar_series, label_texts, plot_area, single, value_size, values_of
from .canvas import GAP, LONGEST, Canvas, line_height
from .labels import Label, LabelStyle
from .workbook import Column, Sheet

_NO_LABELS = LabelStyle(12, "tx1")


def range_bar(chart: Chart, canvas: Canvas) -> Plot:
    """From low to high, never the middle. A point without an upper end is a bar from zero."""
    points = chart.series[0].points
    low = tuple(point.value if point and point.upper is not None else Decimal(0) for point in points)
    high = tuple(
        (point.value if point.upper is None else point.upper) if point else Decimal(0) for point in points
    )
    texts = tuple(label_texts(chart.series[0]))
    nothing = tuple(Decimal(0) for _ in points)
    name = chart.series[0].name
    sheet = Sheet(
        (
            Column(chart.title, chart.categories),
            Column(f"{name} from".strip(), low),
            Column(
                f"{name} span".strip(), tuple(b - a for a, b in zip(low, high, strict=True)), "E{row}-B{row}"
            ),
            Column("Label position", nothing),
            Column(f"{name} to".strip(), high),
            Column("Label position (label)", texts),
        )
    )
    place = bands(canvas, chart.categories, 1, horizontal=True)
    size = value_size(canvas, len(points))
    room = max((canvas.text_width(text, size) for text in texts), default=0) + GAP
    ratio = max(0.3, min(LONGEST, 1 - room / (place.width * canvas.rect.width)))
    most = float(max(high, default=Decimal(1)) or 1) / ratio
    style = canvas.style
    dots = {} if chart.highlight is None else {chart.highlight: style.highlight}
    general = style.highlight if chart.highlight is None else style.context
    blank = [Label("")] * len(points)
    # the label hangs on an empty third part: stacked bars allow none outside their end
    labels = [Label(text, Decimal(0), bold=index == chart.highlight) for index, text in enumerate(texts)]
    rows = [
        bar_series(0, sheet, 1, "", blank, _NO_LABELS),
        bar_series(1, sheet, 2, general, blank, _NO_LABELS, dots),
        bar_series(2, sheet, 3, "", labels, LabelStyle(size, style.label, "inBase")),
    ]
    return Plot(plot_area(canvas, place, rows, 0, most, True, "stacked"), sheet)


def waterfall(chart: Chart, canvas: Canvas) -> Plot:
    """A start, its changes, and the total they lead to. The last figure is a total when the others add to it.

    Only where the running total never falls below zero; otherwise columns show the same figures.
    """
    values = values_of(chart.series[0])
    running, tops, bases, kinds = Decimal(0), [], [], []
    for index, value in enumerate(values):
        total = index == 0 or (
            index == len(values) - 1 and len(values) > 2 and abs(value - running) <= abs(value) / 100
        )
        before, running = running, value if total else running + value
        bases.append(Decimal(0) if total else min(before, running))
        tops.append(running if total else max(before, running))
        kinds.append("total" if total else "up" if value >= 0 else "down")
    if min(bases, default=Decimal(0)) < 0 or running < 0:
        return single(chart, canvas, horizontal=False, highlight=chart.highlight)
    spans = tuple(top - base for top, base in zip(tops, bases, strict=True))
    texts = tuple(label_texts(chart.series[0]))
    sheet = Sheet(
        (
            Column(chart.title, chart.categories),
            Column("Base", tuple(bases)),
            Column("Span", spans, "ABS(E{row})"),
            Column("Label position", tuple(Decimal(0) for _ in values)),
            Column(chart.series[0].name, tuple(values)),
            Column("Label position (label)", texts),
        )
    )
    place = bands(canvas, chart.categories, 1, horizontal=False)
    size = canvas.size(canvas.style.label_size)
    ratio = 1 - line_height(size) * 1.3 / (place.height * canvas.rect.height)
    most = float(max(tops, default=Decimal(1)) or 1) / max(0.3, ratio)
    style = canvas.style
    colours = {"total": style.context, "up": style.highlight, "down": style.series[2 % len(style.series)]}
    blank = [Label("")] * len(values)
    rows = [
        bar_series(0, sheet, 1, "", blank, _NO_LABELS),
        bar_series(
            1, sheet, 2, style.context, blank, _NO_LABELS, {i: colours[kind] for i, kind in enumerate(kinds)}
        ),
        bar_series(2, sheet, 3, "", [Label(text) for text in texts], LabelStyle(size, style.label, "inBase")),
    ]
    return Plot(plot_area(canvas, place, rows, 0, most, False, "stacked"), sheet)
