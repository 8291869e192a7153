"""A Chart of a plotted kind, drawn into a matplotlib Figure that already wears the theme's style.

Marks are labelled where they stand; an axis with ticks is drawn only where a label for each mark would
not fit. No text is smaller than the theme's smallest chart text. Colour never tells alone: what is
coloured is labelled too, ramps go from light to dark of one hue, and two-sided ramps from the theme's
bluest to its yellowest colour, which every kind of colour vision tells apart.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from textwrap import fill
from typing import TYPE_CHECKING, Any, Final

from deckmaker.model import Chart, Series, Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_MEDIAN: Final = {
    "de": "Median", "fr": "médiane", "es": "mediana", "it": "mediana", "pt": "mediana", "nl": "mediaan",
    "zh": "中位数", "ja": "中央値",
}  # fmt: skip
_COMMAS: Final = "de fr es it nl pt da sv nb no fi pl cs ru tr el hu ro id"
_DECIMAL_COMMA: Final = frozenset(_COMMAS.split())
_POINT: Final = 1 / 72  # inch
_ABOVE: Final = 5  # boxes up to which the median has room above its box
_MOST_CLASSES: Final = 16
# a category that stands in an order by itself: a date, a size class, a month, a day
_TIME: Final = re.compile(
    r"\d|^(?:jan|feb|fev|fév|mar|mär|apr|avr|may|mai|jun|juin|jul|juil|aug|aoû|ago|sep|oct|okt|nov|dec|dez|déc|dic"
    r"|mon|tue|wed|thu|fri|sat|sun)",
    re.IGNORECASE,
)
_STEPS: Final = (1, 2, 2.5, 5, 10)


def draw(chart: Chart, fig: Figure, theme: Theme, language: str, dark: bool) -> None:
    """Draw a chart of a kind in `PLOTTED`; raises KeyError for another kind."""
    pen = _Pen(theme, language, dark)
    {"histogram": _histogram, "box_plot": _box_plot, "heat_map": _heat_map, "small_multiples": _multiples}[
        chart.kind
    ](chart, fig, pen)


@dataclass(frozen=True, slots=True)
class _Pen:
    """Colours, sizes and words of one drawing."""

    theme: Theme
    language: str
    dark: bool

    def colour(self, name: str) -> str:
        return "#" + self.theme.palette.rgb(name, dark=self.dark)

    @property
    def highlight(self) -> str:
        return self.colour(self.theme.chart.highlight)

    @property
    def context(self) -> str:
        return self.colour(self.theme.chart.context)

    @property
    def ink(self) -> str:
        return self.colour(self.theme.chart.label)

    @property
    def ground(self) -> str:
        return self.colour("bg1")

    @property
    def size(self) -> float:
        """Of labels, in points."""
        return max(self.theme.chart.label_size, self.theme.chart.smallest, 12.0)

    @property
    def small(self) -> float:
        return max(self.size - 2, self.theme.chart.smallest, 12.0)

    @property
    def base(self) -> str:
        return self.language.split("-")[0].lower()

    def number(self, value: float) -> str:
        """A computed figure, to four digits, in the deck's language."""
        said = f"{value:,.0f}" if abs(value) >= 1000 or value == round(value) else f"{value:,.4g}"
        said = said.replace("-", "−")
        if self.base in _DECIMAL_COMMA:
            said = said.translate({ord(","): "\u202f" if self.base == "fr" else ".", ord("."): ","})
        return said

    def of(self, value: float, unit: str) -> str:
        """A computed figure with its unit, where the unit is written close to it."""
        return self.number(value) + ("%" if unit == "percentage" else "")


# ── distributions ───────────────────────────────────────────────────────────────────────────────


def _histogram(chart: Chart, fig: Figure, pen: _Pen) -> None:
    """Counts over classes of equal width, each bar with its count; the median as a line."""
    values = _values(chart.series[0])
    edges = classes(values)
    counts = [0] * (len(edges) - 1)
    width = edges[1] - edges[0]
    for value in values:
        counts[min(int((value - edges[0]) / width + 1e-9), len(counts) - 1)] += 1
    axes = fig.add_subplot()
    middle = median(values)
    bars = axes.bar(edges[:-1], counts, width=width * 0.96, align="edge", color=pen.highlight)
    said = [pen.number(count) if count else "" for count in counts]
    # their own ground under the counts, because the line of the median may pass there
    ground = {"facecolor": pen.ground, "edgecolor": "none", "pad": 1.5}
    axes.bar_label(bars, said, padding=4, fontsize=pen.size, color=pen.ink, bbox=ground, zorder=5)
    axes.axvline(middle, ymax=0.94, color=pen.ink, linewidth=1.5, linestyle=(0, (3, 2)))
    right = middle > (edges[0] + edges[-1]) / 2
    axes.annotate(
        f"{_MEDIAN.get(pen.base, 'median')} {pen.of(middle, chart.unit)}", (middle, 0.94),
        xycoords=("data", "axes fraction"), xytext=(-6 if right else 6, 2), textcoords="offset points",
        ha="right" if right else "left", va="center", fontsize=pen.size, color=pen.ink,
    )  # fmt: skip
    axes.set_ylim(0, max(counts) * 1.3)
    axes.set_xlim(edges[0] - width * 0.05, edges[-1] + width * 0.05)
    step = 1 if len(edges) <= 12 else 2
    axes.set_xticks(edges[::step], [pen.of(edge, chart.unit) for edge in edges[::step]])
    axes.set_xlabel(_measured(chart, chart.series[0].name))
    _bare(axes, baseline=True)


def _box_plot(chart: Chart, fig: Figure, pen: _Pen) -> None:
    """Boxes from quartile to quartile, one below the other, each with its median in figures."""
    rows = [(each.name, _values(each)) for each in chart.series]
    rows = [(name, values) for name, values in rows if values]
    axes = fig.add_subplot()
    colours = [pen.highlight if chart.highlight in (None, at) else pen.context for at in range(len(rows))]
    line = {"color": pen.context, "linewidth": 1.5}
    hollow = {"marker": "o", "markersize": 5, "markerfacecolor": "none", "markeredgecolor": pen.ink}
    many = len(rows) > _ABOVE
    thick = 0.55 if many else min(0.55, 0.9 / (len(rows) * 0.25 + 0.75))
    size = pen.small if many else pen.size
    drawn = axes.boxplot(
        [values for _, values in rows], orientation="horizontal", widths=thick, patch_artist=True,
        medianprops={"color": pen.ground, "linewidth": 3, "solid_capstyle": "butt"},
        whiskerprops=line, capprops=line, flierprops=hollow, boxprops={"linewidth": 0},
    )  # fmt: skip
    for at, (box, colour, (_, values)) in enumerate(zip(drawn["boxes"], colours, rows, strict=True), 1):
        box.set_facecolor(colour)
        said = pen.of(median(values), chart.unit)
        if many:  # in a column of their own: beside the row they could be taken for its highest figure
            axes.text(
                1.02,
                at,
                said,
                transform=axes.get_yaxis_transform(),
                va="center",
                fontsize=size,
                weight="bold",
            )
        else:
            axes.annotate(
                said, (median(values), at - thick / 2), xytext=(0, 3), textcoords="offset points", ha="center",
                va="bottom", fontsize=size, weight="bold",
            )  # fmt: skip
    if many:
        head = _MEDIAN.get(pen.base, "median")
        axes.text(1.02, 1 - thick, head, transform=axes.get_yaxis_transform(), va="bottom", fontsize=size)
    high = fig.get_size_inches()[1] * 0.75 / len(rows) / (size * 1.25 * _POINT)  # lines a row has room for
    room = next((each for each in range(26, 70) if _lines(rows, each) <= max(high, 1)), 70)
    axes.set_yticks(range(1, len(rows) + 1), [_wrapped(name, room) for name, _ in rows], fontsize=size)
    axes.set_ylim(len(rows) + 0.6, 1 - thick / 2 - 0.35)  # the first on top
    axes.xaxis.set_major_formatter(lambda value, _: pen.of(value, chart.unit))
    axes.set_xlabel(_measured(chart, chart.categories[0] if len(set(chart.categories)) == 1 else ""))
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x", linewidth=0.75)
    axes.set_axisbelow(True)


def _lines(rows: Sequence[tuple[str, list[float]]], width: int) -> int:
    """How many lines the longest name takes."""
    return max(_wrapped(name, width).count("\n") + 1 for name, _ in rows)


def classes(values: Sequence[float]) -> list[float]:
    """Edges of equal classes at round figures: by Freedman and Diaconis' rule, about 4 to 16 of them."""
    low, high = min(values), max(values)
    if low == high:
        return [low - 0.5, low + 0.5]
    ordered = sorted(values)
    quarter = len(ordered) // 4
    spread = ordered[-1 - quarter] - ordered[quarter] or (high - low) / 2
    wanted = 2 * spread / len(values) ** (1 / 3)
    wanted = min(max(wanted, (high - low) / _MOST_CLASSES), (high - low) / 4)
    whole = all(value == round(value) for value in values)
    size = 10 ** math.floor(math.log10(wanted))
    steps = [step * power for power in (size, size * 10) for step in _STEPS]
    if whole:
        steps = [step for step in steps if step == round(step)] or [1]
    few = [step for step in steps if (high - low) / step < _MOST_CLASSES] or steps[-1:]
    width = float(min(few, key=lambda step: abs(math.log(step / wanted))))
    start = math.floor(low / width + 1e-9) * width
    count = math.floor((high - start) / width + 1e-9) + 1
    if high == start + (count - 1) * width and count > 2 and not whole:
        count -= 1  # the highest value closes the last class
    return [round(start + index * width, 10) for index in range(count + 1)]


# ── tables of figures ───────────────────────────────────────────────────────────────────────────


def _heat_map(chart: Chart, fig: Figure, pen: _Pen) -> None:
    """A field a figure, the darker the higher; every field says its figure."""
    from matplotlib.colors import LinearSegmentedColormap, TwoSlopeNorm, to_rgb
    from matplotlib.patches import Rectangle

    values = [float(point.value) for point in chart.points]
    low, high = min(values), max(values)
    rest = pen.colour(pen.theme.chart.rest)
    norm: Any
    if low < 0 < high:
        far = max(-low, high)
        below, above = _opposite(pen)
        ramp = LinearSegmentedColormap.from_list("sides", [below, rest, above])
        norm = TwoSlopeNorm(0, -far, far)
    else:
        strong = pen.highlight
        ramp = LinearSegmentedColormap.from_list("ramp", [rest, strong] if high > 0 else [strong, rest])
        norm = _Level(low, high)
    axes = fig.add_subplot()
    for column, series in enumerate(chart.series):
        for row, point in enumerate(series.points):
            if point is None:
                continue
            colour = to_rgb(ramp(norm(float(point.value))))
            axes.add_patch(Rectangle((column + 0.015, row + 0.02), 0.97, 0.96, facecolor=colour))
            ink = max((pen.ink, pen.ground), key=lambda each: _contrast(to_rgb(each), colour))
            axes.text(column + 0.5, row + 0.5, point.label, ha="center", va="center", color=ink)
    axes.set_xlim(0, len(chart.series))
    axes.set_ylim(len(chart.categories), 0)
    wide = max(8, round(fig.get_size_inches()[0] * 8 / (len(chart.series) + 1)))
    names = [_wrapped(each.name, wide) for each in chart.series]
    axes.set_xticks([at + 0.5 for at in range(len(names))], names)
    rows = [_wrapped(name, 26) for name in chart.categories]
    axes.set_yticks([at + 0.5 for at in range(len(rows))], rows)
    axes.tick_params(length=0, labelsize=pen.size)
    axes.xaxis.tick_top()
    for spine in axes.spines.values():
        spine.set_visible(False)
    _shrink(axes, fig, pen)


def _multiples(chart: Chart, fig: Figure, pen: _Pen) -> None:
    """A panel a series on one scale: its own line in the accent, the others behind it, quiet."""
    count = len(chart.series)
    width, height = fig.get_size_inches()
    columns = min(range(1, count + 1), key=lambda each: _uneven(each, count, width / height))
    rows = -(-count // columns)
    panels = fig.subplots(rows, columns, sharex=True, sharey=True, squeeze=False)
    flat = [panels[at // columns][at % columns] for at in range(rows * columns)]
    room_for_name = max(10, round(width / columns * 8))
    for axes in flat[count:]:
        axes.set_visible(False)
    last = len(chart.categories) - 1
    if not all(_TIME.search(name) for name in chart.categories):
        _barred(chart, flat[:count], pen, room_for_name)
        return
    points = [[None if each is None else float(each.value) for each in row.points] for row in chart.series]
    known = [value for row in points for value in row if value is not None]
    low, high = min(known), max(known)
    floor = 0.0 if low >= 0 else low
    room = (high - floor) or 1.0
    for at, (axes, series) in enumerate(zip(flat[:count], chart.series, strict=True)):
        for other, row in enumerate(points):
            if other != at:
                axes.plot(range(last + 1), _gaps(row), color=pen.context, linewidth=0.9, alpha=0.45)
        accent = pen.highlight if chart.highlight in (None, at) else pen.ink
        axes.plot(range(last + 1), _gaps(points[at]), color=accent, linewidth=3)
        axes.set_title(_wrapped(series.name, room_for_name), fontsize=pen.size, weight="bold", color=pen.ink)
        ends = [place for place, point in enumerate(series.points) if point]
        for place in dict.fromkeys((ends[0], ends[-1])) if ends else ():
            point = series.points[place]
            if point is None:
                continue
            axes.plot([place], [float(point.value)], marker="o", markersize=6, color=accent)
            axes.annotate(
                point.label, (place, float(point.value)), xytext=(0, 8), textcoords="offset points",
                ha="left" if place == 0 else "right" if place == last else "center", va="bottom",
                fontsize=pen.small, weight="bold", color=pen.ink,
            )  # fmt: skip
        shown = [0, last] if last else [0]
        axes.set_xticks(shown, [chart.categories[place] for place in shown])
        for label, side in zip(axes.get_xticklabels(), ("left", "right") if last else (), strict=False):
            label.set_horizontalalignment(side)
        axes.set_xlim(-0.04 * max(last, 1), last + 0.04 * max(last, 1))
        axes.set_ylim(floor - 0.02 * room, high + 0.28 * room)
        _bare(axes, baseline=True)


def _barred(chart: Chart, panels: Sequence[Axes], pen: _Pen, room_for_name: int) -> None:
    """Panels of bars, because a line would put an order into names."""
    longest = max(abs(float(point.value)) for point in chart.points)
    least = min(0.0, *(float(point.value) for point in chart.points))
    for at, (axes, series) in enumerate(zip(panels, chart.series, strict=True)):
        accent = pen.highlight if chart.highlight in (None, at) else pen.context
        values = [float(point.value) if point else 0.0 for point in series.points]
        bars = axes.barh(range(len(values)), values, height=0.62, color=accent)
        said = [point.label if point else "" for point in series.points]
        axes.bar_label(bars, said, padding=4, fontsize=pen.small, color=pen.ink)
        axes.set_title(_wrapped(series.name, room_for_name), fontsize=pen.size, weight="bold", color=pen.ink)
        axes.set_yticks(range(len(values)), [_wrapped(name, 22) for name in chart.categories])
        axes.set_ylim(len(values) - 0.5, -0.5)
        axes.set_xlim(least * 1.35, longest * 1.35)
        axes.xaxis.set_visible(False)
        axes.spines["bottom"].set_visible(False)
        axes.tick_params(axis="y", length=0)


# ── the small parts ─────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Level:
    """From a value to its place on a ramp; the lowest is never quite the ground."""

    low: float
    high: float

    def __call__(self, value: float) -> float:
        return 0.04 + 0.96 * ((value - self.low) / (self.high - self.low) if self.high > self.low else 1.0)


def _values(series: Series) -> list[float]:
    return [float(point.value) for point in series.points if point]


def _gaps(row: Sequence[float | None]) -> list[float]:
    return [math.nan if value is None else value for value in row]


def _measured(chart: Chart, name: str) -> str:
    """What an axis counts: "Delivery time (days)"."""
    unit = "" if chart.unit in ("percentage", "", name.lower()) else chart.unit
    return f"{name} ({unit})" if name and unit else name or unit


def _wrapped(name: str, width: int) -> str:
    """A name in lines of about so many letters; Han take the room of two."""
    return fill(name, width // 2 if any(each >= "\u2e80" for each in name) else width)


def _bare(axes: Axes, *, baseline: bool) -> None:
    """No axis of values: the figures stand at their marks."""
    axes.yaxis.set_visible(False)
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_visible(baseline)
    axes.tick_params(axis="x", length=0)


def _uneven(columns: int, count: int, aspect: float) -> float:
    """How far panels in that many columns are from half as wide again as high, and how many stay empty."""
    rows = -(-count // columns)
    return abs(math.log(aspect * rows / columns / 1.5)) + 0.5 * (rows * columns - count)


def _opposite(pen: _Pen) -> tuple[str, str]:
    """The theme's bluest and yellowest colours, the highlight always among them; for below and above zero."""
    names = (pen.theme.chart.highlight, *pen.theme.chart.series)

    def warmth(name: str) -> float:
        rgb = pen.theme.palette.rgb(name, dark=pen.dark)
        red, green, blue = (int(rgb[at : at + 2], 16) for at in (0, 2, 4))
        return (red + green) / 2 - blue

    mine = warmth(names[0])
    other = max(names, key=lambda name: abs(warmth(name) - mine))
    return pen.colour(other), pen.highlight


def _contrast(one: Sequence[float], other: Sequence[float]) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(rgb: Sequence[float]) -> float:
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _shrink(axes: Axes, fig: Figure, pen: _Pen) -> None:
    """Labels as large as their fields allow, never below the smallest size."""
    width, height = fig.get_size_inches()
    columns, rows = axes.get_xlim()[1], axes.get_ylim()[0]
    texts = [text.get_text() for text in axes.texts]
    texts += [line for label in axes.get_xticklabels() for line in label.get_text().split("\n")]
    longest = max((len(text) for text in texts), default=1)
    fits = min(width * 0.8 / columns / (longest * 0.6 * _POINT), height * 0.85 / rows / (1.5 * _POINT))
    size = max(min(pen.size, float(int(fits))), pen.theme.chart.smallest, 12.0)
    for text in axes.texts:
        text.set_fontsize(size)
    axes.tick_params(labelsize=size)
