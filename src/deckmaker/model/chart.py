"""A chart as a specification, never a drawing. It cannot be made without evidence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from .source import Cite, Span

ChartKind = Literal[
    "doughnut",
    "icon_array",
    "bars",  # horizontal, one series, sorted
    "columns",
    "clustered_bars",
    "clustered_columns",
    "stacked_bars",
    "stacked_columns",
    "stacked_bars_100",
    "stacked_columns_100",
    "line",
    "slope",
    "before_after",
    "dumbbell",
    "indexed_growth",
    "waterfall",
    "range_bar",
    "target",
    "scatter",
    "timeline",
    "histogram",  # these four are drawn with matplotlib, as pictures: `PLOTTED`
    "box_plot",
    "heat_map",
    "small_multiples",
    "callout",  # the statement as one to three big numbers
]
PLOTTED: Final[frozenset[ChartKind]] = frozenset(("histogram", "box_plot", "heat_map", "small_multiples"))
Bound = Literal["", "about", "more_than", "less_than", "at_least", "at_most"]


@dataclass(frozen=True, slots=True)
class Datum:
    """One charted figure. Either it is cited (`cite`), or it is derived (`formula`)."""

    value: Decimal
    label: str  # the data label as printed, with its qualifier: ">40%", "≈60×"
    surface: str = ""  # as the source writes it
    cite: Cite | None = None  # where the surface stands
    sentence: Span | None = None  # the sentence around it, in the same section
    bound: Bound = ""
    upper: Decimal | None = None
    formula: str = ""  # "100 − 75": then the figure is derived, and says so

    def __post_init__(self) -> None:
        if not self.formula and (self.cite is None or not self.surface):
            raise ValueError(f"the figure {self.value} has neither a citation nor a formula")

    @property
    def derived(self) -> bool:
        return bool(self.formula)


@dataclass(frozen=True, slots=True)
class Series:
    """One row of values; `None` where there is no value for a category."""

    name: str
    points: tuple[Datum | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Every series has one point for each category.

    doughnut: one series, the cited share first, the remainder (derived) last.
    icon_array: one series, one category, value n with `total` m.
    before_after: one series, the categories "before" and "after" in the text's words.
    indexed_growth: two points, start 100 or 1 (derived) and end.
    histogram: one series, a point for each observation.
    box_plot: a series for each box, its points the observations, in no order; short ones end in `None`.
    heat_map: the categories are its rows, the series its columns.
    small_multiples: a panel for each series. Of this and box_plot, `highlight` is the index of a series.
    """

    kind: ChartKind
    title: str  # what it shows, for the alt text and the chart's name
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""  # canonical
    alt: str = ""  # full alternative text, figures with qualifiers
    note: str = ""  # what must stand under it: "company figure", "100 = start · derived"
    highlight: int | None = None  # index of the category in the accent colour
    total: int = 0  # of an icon array
    number_format: str = "General"  # Excel's code for the plain values
    reason: str = ""  # why this kind: "same unit and measure, then → now"

    @property
    def points(self) -> tuple[Datum, ...]:
        return tuple(point for series in self.series for point in series.points if point)

    @property
    def cites(self) -> tuple[Cite, ...]:
        return tuple(point.cite for point in self.points if point.cite)
