"""A chart that cannot be drawn, or the block it was to be made of → the Grid that is shown instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from deckmaker.model import Cell, Chart, ChartData, Grid, Section, Series, Span, plain

from .chart_blocks import block_parts
from .chart_labels import figure
from .chart_words import word

__all__ = ["block_grid", "block_title", "chart_grid"]

_MOST_COLUMNS = 12


def block_grid(block: ChartData, section: Section) -> Grid | None:
    """The rows of a chart block as they stand there; None when it has no row under its first."""
    _, rows, problem = block_parts(block, section)
    width = max((len(cells) for cells, _ in rows), default=0)
    if problem or len(rows) < 2 or not 1 <= width <= _MOST_COLUMNS:
        return None
    made = [
        tuple(Cell(span, plain(text.strip())) for text in (*cells, *[""] * (width - len(cells))))
        for cells, span in rows
    ]
    return Grid(block.span, made[0], tuple(made[1:]), ("left", *[""] * (width - 1)))


def block_title(block: ChartData) -> str:
    """What the block's key `title` says, or ""."""
    match = re.search(r"(?mi)^[ \t]*title:[ \t]*(\S.*)$", block.text)
    return match.group(1).strip() if match else ""


def chart_grid(chart: Chart, language: str = "en") -> Grid:
    """The figures of a chart: of observations what sums them up, else a row for each category."""
    span = chart.cites[0].span if chart.cites else Span(0, 0)
    names: Sequence[str]
    if chart.kind in ("histogram", "box_plot"):
        names = [word(each, language) for each in ("figures", "lowest", "median", "highest")]
        rows = [(each.name, *_summed(each, chart.unit, language)) for each in chart.series]
    else:
        names = [each.name for each in chart.series]
        rows = []
        for at, category in enumerate(chart.categories):
            points = (each.points[at] for each in chart.series)
            rows.append((category, *(point.label if point else "" for point in points)))
    header = tuple(Cell(span, plain(text)) for text in ("", *names))
    cells = tuple(tuple(Cell(span, plain(text)) for text in row) for row in rows)
    return Grid(span, header, cells, ("left", *("right" for _ in names)))


def _summed(series: Series, unit: str, language: str) -> tuple[str, ...]:
    values = sorted(point.value for point in series.points if point)
    if not values:
        return "0", "", "", ""
    shown = (values[0], median(values), values[-1])
    return (str(len(values)), *(figure(value, unit, "", language) for value in shown))
