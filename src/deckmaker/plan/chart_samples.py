"""Rows of a chart block of a plotted kind → categories and series, or a Problem; and what to say of them.

A histogram or box plot takes observations in one of three forms: a first row with one name and then
nothing but figures, as many a line as one likes; a first row, and then lines of a group's name and its
figures; or columns, as in any other block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from deckmaker.model import ChartKind, Cite, Datum, Problem, Section, Series, Span

from .chart_labels import figure, read
from .chart_words import word

__all__ = ["described", "observations", "unfit"]

Row = tuple[list[str], Span]

_BARE = re.compile(r"[><≥≤≈+−-]?[\d.,\s]+")
_FEWEST = {"histogram": 8, "box_plot": 5}  # figures from which a distribution has a shape
_MOST_BOXES = 12
_MOST_FIELDS = (14, 12)  # columns and rows of a heat map in which a figure can still be read
_MOST_PANELS = 12
_ALL = 40  # figures up to which the alternative text says each


def observations(
    rows: Sequence[Row], section: Section, language: str
) -> tuple[tuple[str, ...], tuple[Series, ...], str] | Problem | None:
    """Categories, series and unit of observations in lines; None when they stand in columns."""
    head = rows[0][0]
    alone = len(head) == 1
    if not alone and all(len(cells) <= len(head) for cells, _ in rows[1:]):
        return None
    groups: dict[str, list[Datum]] = {}
    units: list[str] = []
    for cells, span in rows[1:]:
        name, figures = (head[0], cells) if alone else (cells[0], cells[1:])
        group = groups.setdefault(name.strip(), [])
        for cell in figures:
            said = cell.strip()
            if not said:
                continue
            reading = read(said, language)
            if reading is None or reading.upper is not None:
                return Problem(
                    "warning", "chart-figure-unread", f"“{said}” is no figure",
                    "write one observation in each place: 12, 15, 9", section=section.key, span=span,
                )  # fmt: skip
            cite = Cite(section.key, span)
            group.append(Datum(reading.value, said, said, cite, span, reading.bound))
            units += [reading.unit] if reading.unit else []
    if len(set(units)) > 1:
        return Problem(
            "warning", "chart-mixed-units",
            f"the figures have different units: {', '.join(sorted(set(units)))}",
            "give each unit a chart of its own", section=section.key, span=rows[0][1],
        )  # fmt: skip
    longest = max((len(group) for group in groups.values()), default=0)
    measured = head[-1].strip()
    series = tuple(
        Series(name, (*group, *(None for _ in range(longest - len(group))))) for name, group in groups.items()
    )
    return (measured,) * longest, series, units[0] if units else ""


def unfit(kind: ChartKind, series: Sequence[Series], categories: Sequence[str]) -> tuple[str, str]:
    """Why a kind cannot show these figures, and what can; two empty texts when it can."""
    counts = [sum(1 for point in each.points if point) for each in series]
    if any(point.upper is not None for each in series for point in each.points if point):
        return "ranges are not plotted", "use kind: range_bar"
    if kind == "histogram" and len(series) > 1:
        return "a histogram shows one column of figures", "use kind: box_plot for several"
    if kind in _FEWEST and min(counts, default=0) < _FEWEST[kind]:
        name = "histogram" if kind == "histogram" else "box"
        return f"a {name} needs at least {_FEWEST[kind]} figures, not {min(counts)}", "use kind: bars"
    if kind == "box_plot" and len(series) > _MOST_BOXES:
        return f"a box plot shows at most {_MOST_BOXES} boxes", "give each topic a chart of its own"
    if kind == "heat_map" and (len(series) < 2 or len(categories) < 2):
        return "a heat map needs at least two rows and two columns of figures", "use kind: bars"
    if kind == "heat_map" and (len(series) > _MOST_FIELDS[0] or len(categories) > _MOST_FIELDS[1]):
        most = f"{_MOST_FIELDS[0]} columns and {_MOST_FIELDS[1]} rows"
        return f"a heat map shows at most {most}", "give each topic a chart of its own"
    if kind == "small_multiples" and not 2 <= len(series) <= _MOST_PANELS:
        return f"small multiples are 2 to {_MOST_PANELS} series", "write a column for each"
    if kind == "small_multiples" and (len(categories) < 3 or min(counts) < 1):
        return "small multiples show a course: three rows or more", "use kind: clustered_columns"
    return "", ""


def described(
    kind: ChartKind, title: str, categories: Sequence[str], series: Sequence[Series], unit: str, language: str
) -> tuple[str, str]:
    """The alternative text of a plotted chart, and the note on what in it is derived."""
    said: list[str] = []
    note = ""
    if kind in ("histogram", "box_plot"):
        for each in series:
            values = sorted(point.value for point in each.points if point)
            ends = (values[0], median(values), values[-1])
            low, middle, high = (figure(value, unit, "", language) for value in ends)
            said.append(f"{each.name or title}: {len(values)} figures, {low} to {high}, median {middle}")
        total = sum(1 for each in series for point in each.points if point)
        note = f"n = {total} · {word('classes' if kind == 'histogram' else 'quartiles', language)}"
    else:
        pairs = [
            f"{each.name}, {name}: {point.label}"
            for each in series
            for name, point in zip(categories, each.points, strict=True)
            if point
        ]
        if len(pairs) > _ALL:
            pairs = [
                f"{each.name}: {known[0].label} to {known[-1].label}"
                for each in series
                if (known := [point for point in each.points if point])
            ]
        said = pairs
        # figures that do not say what they count need it said under the chart
        if unit and all(_BARE.fullmatch(point.label) for each in series for point in each.points if point):
            note = unit
    return f"{_NAMES[kind]}: {title}. {'; '.join(said)}.", note


_NAMES: dict[str, str] = {
    "histogram": "Histogram",
    "box_plot": "Box plot",
    "heat_map": "Heat map",
    "small_multiples": "Small multiples",
}
