"""A fenced `chart` block gives its Chart, or a Problem that says what is wrong with it.

The form is in `plan/outline.py`: keys, an empty line (it may be missing), rows separated by commas
or tabs. The figures' evidence is the line they stand in.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import get_args

from deckmaker.model import PLOTTED, Chart, ChartData, ChartKind, Cite, Datum, Problem, Section, Series, Span

from .chart_labels import Reading, canonical, excel_format, figure, read
from .chart_samples import described, observations, unfit
from .chart_words import word

_KEYS = frozenset(
    ["kind", "title", "unit", "source", "note", "total", "highlight", "caption", "type", "format"]
)
_ALIASES: dict[str, ChartKind] = {
    "bar": "bars", "column": "columns", "donut": "doughnut", "ring": "doughnut", "pie": "doughnut",
    "stacked": "stacked_columns", "big_number": "callout", "big_numbers": "callout", "number": "callout",
    "icons": "icon_array", "before-after": "before_after", "lines": "line", "range": "range_bar", "time_series": "line",
    "clustered": "clustered_columns", "grouped": "clustered_columns", "grouped_bars": "clustered_bars",
    "bullet": "target",
    "hist": "histogram", "box": "box_plot", "boxplot": "box_plot", "heatmap": "heat_map", "heat": "heat_map",
    "multiples": "small_multiples", "facets": "small_multiples",
    "stacked_100": "stacked_columns_100", "indexed": "indexed_growth", "slopegraph": "slope",
}  # fmt: skip
_KINDS: tuple[str, ...] = get_args(ChartKind)
_TIMELIKE = re.compile(r"(?:\d{4}|Q[1-4]|H[12]|FY|[A-Z][a-z]{2,8}\s\d{4})", re.IGNORECASE)
_ONE_SERIES = frozenset(
    ("doughnut", "icon_array", "before_after", "indexed_growth", "waterfall", "range_bar", "bars", "target")
)


def block_chart(block: ChartData, section: Section, language: str = "en") -> Chart | Problem:
    """The chart of a block, or why there is none, with the span of the line at fault."""
    keys, rows, problem = block_parts(block, section)
    if problem:
        return problem
    if len(rows) < 2:
        return _bad(section, block.span, "chart-without-figures", "the chart block has no rows of figures",
                    "write a first row of names and a row for each category: Maker,2016,2017")  # fmt: skip
    if _kind(_said(keys), (), ()) in ("histogram", "box_plot"):
        sampled = observations(rows, section, language)
        if isinstance(sampled, Problem):
            return sampled
        if sampled is not None:
            measured, groups, unit = sampled
            unit = canonical(keys["unit"]) if keys.get("unit") else unit
            return _finished(keys, block, section, measured, groups, unit, language)
    head, first = rows[0]
    width = max(len(head), 2)
    names = [name.strip() for name in head[1:]] or [""]
    categories: list[str] = []
    table: list[list[Datum | None]] = []
    units: list[str] = []
    for cells, span in rows[1:]:
        if len(cells) < 2 and len(cells) < width:
            return _bad(section, span, "chart-row-short", f"the row “{', '.join(cells)}” has no figure",
                        "write the category, a comma, and its figures")  # fmt: skip
        if len(cells) > width:
            return _bad(section, span, "chart-row-long",
                    f"the row “{cells[0]}” has {len(cells) - 1} figures for {width - 1} series",
                        'put a figure or name that has a comma in double quotation marks: "1,234"')  # fmt: skip
        points: list[Datum | None] = []
        for cell in [*cells[1:], *[""] * (width - len(cells))]:
            said, _, formula = cell.partition(" = ")
            reading = read(said, language) if said.strip() else None
            reading = reading or _ranged(said, language) or _counted(said, keys.get("total", ""), language)
            if said.strip() and reading is None:
                return _bad(section, span, "chart-figure-unread", f"“{said.strip()}” is no figure",
                            "write digits with unit and qualifier: 40%, >40%, $1.2 billion")  # fmt: skip
            points.append(_datum(said.strip(), formula.strip(), reading, section, span) if reading else None)
            if reading and reading.unit:
                units.append(reading.unit)
        categories.append(cells[0].strip())
        table.append(points)
    series = tuple(Series(name, tuple(row[at] for row in table)) for at, name in enumerate(names))
    if not any(point for each in series for point in each.points):
        return _bad(
            section,
            block.span,
            "chart-without-figures",
            "the chart block has no figures",
            "add a figure to a row",
        )
    unit = canonical(keys["unit"]) if keys.get("unit") else (units[0] if units else "")
    if len(set(units)) > 1 and keys.get("kind", "") != "callout":
        return _bad(section, first, "chart-mixed-units",
                    f"the figures have different units: {', '.join(sorted(set(units)))}",
                    "give each unit a chart of its own")  # fmt: skip
    return _finished(keys, block, section, categories, series, unit, language)


def _finished(
    keys: dict[str, str], block: ChartData, section: Section, categories: Sequence[str], series: tuple[Series, ...],
    unit: str, language: str,
) -> Chart | Problem:  # fmt: skip
    said = _said(keys)
    kind = _kind(said, categories, series)
    if kind is None:
        return _bad(section, block.span, "chart-kind-unknown", f"there is no kind of chart named “{said}”",
                    f"use one of: {', '.join(_KINDS)}")  # fmt: skip
    if kind in _ONE_SERIES and len(series) > 1:
        kind = "clustered_columns" if kind != "bars" else "clustered_bars"
    points = [point for each in series for point in each.points if point]
    if kind == "doughnut" and (any(point.value < 0 for point in points) or len(points) > 6):
        return _bad(section, block.span, "chart-kind-unfit",
                    "a doughnut shows up to six parts of one whole, none negative",
                    "use kind: bars")  # fmt: skip
    if kind == "doughnut" and len(points) == 1 and unit == "percentage" and 0 < points[0].value < 100:
        categories, series = _with_rest(categories, series, points[0], language)
    if kind == "indexed_growth":
        series = tuple(replace(each, points=tuple(map(_indexed, each.points))) for each in series)
    if kind in PLOTTED:
        why, cure = unfit(kind, series, categories)
        if why:
            return _bad(section, block.span, "chart-kind-unfit", why, cure)
    total = keys.get("total", "").strip()
    if kind == "icon_array" and not (total.isdigit() and 0 < int(total) <= 100):
        return _bad(
            section,
            block.span,
            "chart-total-missing",
            "an icon array needs its total",
            "add a line: total: 4",
        )
    credit = keys.get("source", "").strip()
    title = keys.get("title") or keys.get("caption") or ""
    wanted = keys.get("highlight", "").strip().lower()
    marked = [each.name for each in series] if kind in ("box_plot", "small_multiples") else categories
    highlight = next((at for at, name in enumerate(marked) if wanted and name.lower() == wanted), None)
    if highlight is None and len(series) == 1 and kind in ("before_after", "indexed_growth"):
        highlight = len(categories) - 1
    decimals = next(
        (point.value for point in points if point.value != point.value.to_integral_value()), points[0].value
    )
    if keys.get("unit"):
        series = tuple(
            Series(each.name, tuple(_united(point, unit, language) for point in each.points))
            for each in series
        )
    figures = "; ".join(
        f"{name}: {point.label}"
        for each in series
        for name, point in zip(categories, each.points, strict=True)
        if point
    )
    alt, note = f"Chart: {title or section.title}. {figures}.", ""
    if kind in PLOTTED:
        alt, note = described(kind, title or section.title, categories, series, unit, language)
    return Chart(
        kind=kind,
        title=title or ", ".join(each.name for each in series if each.name),
        categories=tuple(categories),
        series=series,
        unit=unit,
        alt=alt + (f" Source: {credit}." if credit else ""),
        note=" · ".join(each for each in (note, keys.get("note", "").strip()) if each),
        highlight=highlight,
        total=int(total) if total.isdigit() else 0,
        number_format=excel_format(unit, decimals),
        reason="explicit figures",
    )


def _with_rest(
    categories: Sequence[str], series: tuple[Series, ...], share: Datum, language: str
) -> tuple[Sequence[str], tuple[Series, ...]]:
    """A share alone and what is left of 100: without a label when the share is not exact."""
    left = 100 - share.value
    label = "" if share.bound else figure(left, "percentage", "", language)
    rest = Datum(left, label, "", None, None, "", None, f"100 − {share.value}")
    filled = tuple(replace(each, points=(*each.points, rest)) for each in series)
    return (*categories, word("rest", language)), filled


def _indexed(point: Datum | None) -> Datum | None:
    """A growth "+45%" stands at 145 of a start at 100."""
    if point is None or point.label[:1] not in ("+", "−", "-") or not point.label.endswith("%"):
        return point
    rate = abs(point.value)
    down = point.label[0] != "+"
    value = 100 - rate if down else 100 + rate
    return replace(point, value=value, formula=point.formula or f"100 {'−' if down else '+'} {rate}")


def _counted(said: str, total: str, language: str) -> Reading | None:
    """A count of a whole, "3 of 4", as it is printed; else a figure behind a currency's code, "CHF 21.7m"."""
    numbers = re.findall(r"\d+", said)
    if total.strip() in numbers and len(numbers) == 2:
        numbers.remove(total.strip())
        return read(numbers[0], language)
    if count := re.fullmatch(r"(\d+) (?:of|von|sur|de) (\d+)", said.strip()):
        return read(count[1], language)
    coded = re.fullmatch(r"([><≥≤≈+−-]*)\s?[A-Z]{2,3}[$]?\s?(\d.*)", said.strip())
    return read(coded[1] + coded[2], language) if coded else None


def _united(point: Datum | None, unit: str, language: str) -> Datum | None:
    """Adds a unit from the key `unit` to a bare label."""
    if point is None or not re.fullmatch(r"[><≥≤≈]?\s?[-−]?[\d.,\s]+", point.label):
        return point
    sign = point.label[0] if point.label[0] in "><≥≤≈" else ""
    if unit not in ("percentage", "fold", "dollar", "euro", "pound sterling", "percentage point"):
        return point
    said = sign + figure(point.value, unit, "", language)
    return Datum(
        point.value, said, point.surface, point.cite, point.sentence, point.bound, point.upper, point.formula
    )


def _said(keys: dict[str, str]) -> str:
    return (keys.get("kind") or keys.get("type") or "").strip().lower().replace(" ", "_").replace("-", "_")


def _kind(said: str, categories: Sequence[str], series: Sequence[Series]) -> ChartKind | None:
    if said in _KINDS:
        return said  # type: ignore[return-value]
    if said:
        return _ALIASES.get(said)
    many = len(series) > 1
    if all(_TIMELIKE.match(name) for name in categories):
        return "line" if len(categories) >= 4 else ("clustered_columns" if many else "columns")
    return "clustered_bars" if many else "bars"


def _datum(said: str, formula: str, reading: Reading, section: Section, span: Span) -> Datum:
    return Datum(
        reading.value,
        said,
        said,
        Cite(section.key, span),
        span,
        reading.bound,
        upper=reading.upper,
        formula=formula,
    )


def _ranged(said: str, language: str) -> Reading | None:
    """ "5–10%"."""
    match = re.fullmatch(r"\s*([^–]{1,20})\s?–\s?([^–]{1,24})\s*", said)
    if not match:
        return None
    low, high = read(match.group(1), language), read(match.group(2), language)
    if low is None or high is None or low.value >= high.value:
        return None
    return Reading(low.value, high.unit or low.unit, "", high.value)


def block_parts(
    block: ChartData, section: Section
) -> tuple[dict[str, str], list[tuple[list[str], Span]], Problem | None]:
    """Keys and rows, each row with its span in the section's text."""
    keys: dict[str, str] = {}
    rows: list[tuple[list[str], Span]] = []
    cursor = block.span.start
    for line in block.text.splitlines():
        bare = line.strip()
        if not bare:
            continue
        span = _span(section, block, bare, cursor)
        cursor = span.end if span != block.span else cursor
        match = re.match(r"([A-Za-z]{2,12})\s*:\s*(.*)\Z", bare)
        if match and not rows and match.group(1).lower() in _KEYS:
            keys[match.group(1).lower()] = match.group(2).strip()
            continue
        if match and not rows and "," not in bare and "\t" not in bare:
            return {}, [], _bad(section, span, "chart-key-unknown", f"a chart block has no “{match.group(1)}”",
                                "use kind, title, unit, source, note, total or highlight")  # fmt: skip
        mark = (
            "\t" if "\t" in bare else ";" if ";" in bare and "," not in bare else "," if "," in bare else "|"
        )
        try:
            cells = next(
                csv.reader([bare.strip("|") if mark == "|" else bare], delimiter=mark, skipinitialspace=True),
                [],
            )
        except csv.Error:
            cells = bare.split(mark)
        if all(set(cell.strip()) <= {"-", ":"} for cell in cells):
            continue  # a table's rule
        rows.append(([cell.strip() for cell in cells], span))
    return keys, rows, None


def _span(section: Section, block: ChartData, line: str, cursor: int) -> Span:
    at = section.text.find(line, cursor, block.span.end)
    return Span(at, at + len(line)) if at >= 0 else block.span


def _bad(section: Section, span: Span, code: str, message: str, hint: str) -> Problem:
    return Problem("warning", code, message, hint, section=section.key, span=span)


def quantity(value: Decimal, unit: str, language: str) -> str:
    """A plain figure with its unit."""
    return figure(value, unit, "", language)
