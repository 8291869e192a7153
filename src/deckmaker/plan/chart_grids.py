"""A Grid gives the Charts that show its numeric columns; the cells are the evidence.

The unit stands in the header ("Revenue (€m)") or in the cells ("12%"). Columns of different units
never share a chart. Only tables with one column of names and rows of at most 24 are drawn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from deckmaker.model import Cell, Chart, ChartKind, Cite, Datum, Grid, Section, Series

from .chart_labels import Reading, base, canonical, excel_format, read
from .chart_samples import unfit

_MOST_ROWS = 24
_MOST_SERIES = 6
_TIME = re.compile(
    r"(?:(?:FY|Q[1-4]|H[12])\s?'?\d{0,4}|\d{4}(?:[-/–]\d{2,4})?|(?:Q[1-4]|H[12])[ /]\d{2,4}|\d{4}[ -]?Q[1-4]|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?(?:\s\d{2,4})?|(?:week|month|year|day|quarter)\s\d{1,3}|"
    r"\d{4}年(?:\d{1,2}月)?|\d{1,2}月)\Z",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"(?:sub)?total|sum|overall|all|gesamt|summe|合计|总计", re.IGNORECASE)
_EMPTY = frozenset(("", "-", "–", "—", "n/a", "na", "…", "n.a.", "."))
_UNIT_IN = re.compile(
    r"[(\[]([^()\[\]]{1,20})[)\]]\s*\Z|,\s*([^,]{1,12})\Z|\bin\s([^\s]{1,12}(?:\s[a-z]{1,8})?)\Z"
)
_SCALES = {
    "m": 6,
    "mn": 6,
    "million": 6,
    "bn": 9,
    "billion": 9,
    "k": 3,
    "thousand": 3,
    "mio": 6,
    "mrd": 9,
    "tn": 12,
}
_RANK = re.compile(r"rank(?:ing)?|rang|place|platz|puesto|posto|排名|名次|序号|编号", re.IGNORECASE)
_COUNTER = re.compile(
    r"|#|№|nos?\.?|nr\.?|n[º°]\.?|num(?:ber|éro|ero)?\.?|número|nummer|pos(?:ition)?\.?|item|row",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[=#]?(\d{1,3})(?:\.|=|st|nd|rd|th)?")
_RATE_WORDS = re.compile(r"growth|change|margin|rate|yoy|vs\.?|delta|Δ|share", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    unit: str
    scale: str  # "m", "bn": a suffix that the header gives; figures stay as written
    cells: tuple[Cell, ...]
    readings: tuple[Reading | None, ...]


def grid_charts(grid: Grid, section: Section, language: str = "en") -> tuple[Chart, ...]:
    """The charts of a table, best first; () when it has no numeric column that can be drawn."""
    grid = _unranked(grid)
    if not grid.header or len(grid.header) < 2 or not 1 < len(grid.rows) <= _MOST_ROWS:
        return ()
    names = [row[0].text.strip() for row in grid.rows]
    if not all(names) or len(set(names)) < len(names):
        return ()
    kept = [at for at, name in enumerate(names) if not _TOTAL.fullmatch(name)]
    if len(kept) < 2:
        return ()
    columns = [column for at in range(1, len(grid.header)) if (column := _column(grid, at, kept, language))]
    if not columns:
        return ()
    if any(re.match(r"(?:sub)?total\s|net\s|gross\s", name, re.IGNORECASE) for name in names):
        return ()  # a statement of accounts: sums beside their parts
    names = [names[at] for at in kept]
    if _measures_differ(grid, columns, names):
        return ()
    timed = all(_TIME.match(name) for name in names)
    made: list[Chart] = []
    for family in _families(columns):
        made.extend(_family(family, names, timed, grid, section, language))
    return tuple(made)


def _unranked(grid: Grid) -> Grid:
    """The table without its columns of ranks and running numbers: they order the rows and measure nothing."""
    kept = [at for at in range(len(grid.header)) if not _ranks(grid, at)]
    if len(kept) == len(grid.header):
        return grid
    return replace(
        grid,
        header=tuple(grid.header[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in grid.rows),
        aligns=tuple(align for at, align in enumerate(grid.aligns) if at in kept),
    )


def _ranks(grid: Grid, at: int) -> bool:
    """Whether a column is named as a rank, or counts its rows under a name that may also mean other things."""
    places = [_PLACE.fullmatch(row[at].text.strip()) for row in grid.rows]
    numbers = [int(place.group(1)) for place in places if place]
    if not numbers or len(numbers) < len(places):
        return False
    head = grid.header[at].text.strip()
    if _RANK.fullmatch(head):
        return True
    one_by_one = all(after == before + 1 for before, after in pairwise(numbers))
    return _COUNTER.fullmatch(head) is not None and (
        one_by_one or sorted(numbers) == [*range(1, len(numbers) + 1)]
    )


def _measures_differ(grid: Grid, columns: Sequence[_Column], names: Sequence[str]) -> bool:
    """Whether each row is a measure of its own: columns are dates, and the corner names a unit or nothing."""
    if not all(_TIME.match(column.name) or _PERIOD.match(column.name) for column in columns):
        return False
    corner = grid.header[0].text.strip()
    unit = re.search(r"[$€£¥₹%]|\b(?:million|billion|thousand|mn|bn|CHF|USD|EUR)\b", corner) is not None
    return (
        unit
        or not corner
        or re.fullmatch(r"(?:key )?(?:figures?|measures?|metrics?|kpis?|indicators?)", corner, re.I)
        is not None
    )


_MEASURES = re.compile(r"(?:key )?(?:figures?|measures?|metrics?|kpis?|indicators?)", re.IGNORECASE)
_PERIOD = re.compile(r"(?:this|last|previous|current|prior)\s(?:year|quarter|month)\Z", re.IGNORECASE)


def _column(grid: Grid, at: int, kept: Sequence[int], language: str) -> _Column | None:
    head = grid.header[at].text.strip()
    cells = tuple(grid.rows[row][at] for row in kept)
    readings = tuple(
        None if cell.text.strip().lower() in _EMPTY else read(cell.text, language) for cell in cells
    )
    figures = [reading for reading in readings if reading]
    blank = sum(cell.text.strip().lower() in _EMPTY for cell in cells)
    if len(figures) < 2 or len(figures) + blank < len(cells):
        return None
    units = {reading.unit for reading in figures}
    unit, name, scale = "", head, ""
    match = _UNIT_IN.search(head)
    if match:
        said = next(part for part in match.groups() if part).strip()
        found, scale = _header_unit(said)
        if match.group(1) or found:
            unit, name = found or said, head[: match.start()].strip() or head
    units.discard("")
    if len(units) > 1:
        return None
    if units:
        unit = units.pop()
    if not unit and len(figures) == len(cells) and all(1900 <= each.value <= 2100 for each in figures):
        return None  # a column of years
    return _Column(name, unit, scale, cells, readings)


def _header_unit(said: str) -> tuple[str, str]:
    """ "€m" is ("euro", "m"), "%" is ("percentage", ""), "USD million" ("dollar", "million")."""
    match = re.fullmatch(
        r"(US\$|[$€£¥₹]|[A-Z]{3})?\s?(thousand|million|billion|k|m|mn|bn|tn|mio|mrd)?\.?", said
    )
    if match and (match.group(1) or match.group(2)):
        return canonical(match.group(1) or ""), match.group(2) or ""
    unit = canonical(said)
    return (unit if unit != said or said.isalpha() else "", "")


def _families(columns: Sequence[_Column]) -> list[list[_Column]]:
    """Columns that may share an axis: same unit and scale, and of like size."""
    families: list[list[_Column]] = []
    for column in columns:
        for family in families:
            first = family[0]
            if (
                (first.unit, first.scale) == (column.unit, column.scale)
                and (column.unit or _like(first, column))
                and bool(_RATE_WORDS.search(first.name)) == bool(_RATE_WORDS.search(column.name))
            ):
                family.append(column)
                break
        else:
            families.append([column])
    return families


def _like(one: _Column, two: _Column) -> bool:
    sizes = [
        max((abs(each.value) for each in column.readings if each), default=Decimal(0))
        for column in (one, two)
    ]
    return bool(sizes[0] and sizes[1]) and Decimal("0.05") < sizes[0] / sizes[1] < 20


def _family(
    family: Sequence[_Column], names: Sequence[str], timed: bool, grid: Grid, section: Section, language: str
) -> list[Chart]:
    columns = list(family[:_MOST_SERIES])
    many = len(columns) > 1
    order = list(range(len(names)))
    if not timed and not many:
        first = columns[0].readings
        order.sort(key=lambda at: -(reading.value if (reading := first[at]) else Decimal(-(10**30))))
    series = tuple(
        Series(column.name or grid.header[0].text.strip(), tuple(_datum(column, at, section) for at in order))
        for column in columns
    )
    title = grid.caption or _title(columns, grid, language)
    if not grid.caption and section.title and all(_TIME.match(column.name) for column in columns):
        dates = list(dict.fromkeys((columns[0].name, columns[-1].name)))
        joined = ((" and " if base(language) == "en" else ", ") if many and len(columns) == 2 else "–").join(
            dates
        )
        title = f"{section.title}, {joined}"  # dates say nothing of what was measured: the heading does
    kinds: tuple[ChartKind, ...]
    if timed:
        kinds = (
            ("line", "clustered_columns" if many else "columns")
            if len(names) >= 4
            else ("clustered_columns" if many else "columns", "line")
        )
    elif many:
        kinds = (
            ("clustered_bars", "clustered_columns")
            if len(names) > 4
            else ("clustered_columns", "clustered_bars")
        )
        if all(_TIME.match(column.name) for column in columns):
            kinds = (*kinds, "dumbbell") if len(columns) == 2 else kinds
        elif _adds_up(columns):
            kinds = ("stacked_bars_100", *kinds)
    else:
        kinds = ("bars", "columns")
    unit = columns[0].unit
    values = [point.value for row in series for point in row.points if point]
    decimals = next((value for value in values if value != value.to_integral_value()), values[0])
    reason = {
        "line": "one row a date", "columns": "one column of figures", "bars": "one column of figures, sorted",
        "stacked_bars_100": "shares that add to 100", "slope": "two dates",
        "small_multiples": "a panel a column", "heat_map": "every figure of the table",
    }  # fmt: skip
    plotted: tuple[ChartKind, ...] = ("small_multiples", "heat_map") if many else ()
    kinds += tuple(kind for kind in plotted if not unfit(kind, series, names)[0])
    made = []
    for kind in kinds:
        categories = tuple(names[at] for at in order)
        made.append(
            Chart(
                kind=kind,
                title=title,
                categories=categories,
                series=series,
                unit=unit,
                alt=_alt(title, categories, series),
                highlight=(len(names) - 1 if timed else 0) if not many else None,
                number_format=excel_format(unit, decimals)
                if not columns[0].scale
                else excel_format("", decimals),
                note=_unit_note(columns[0], language),
                reason=reason.get(kind, "columns of one unit"),
            )
        )
    return made


def _unit_note(column: _Column, language: str) -> str:
    return f"{column.unit or ''} {column.scale}".strip() if column.scale else ""


def _adds_up(columns: Sequence[_Column]) -> bool:
    if columns[0].unit != "percentage":
        return False
    for row in zip(*(column.readings for column in columns), strict=True):
        total = sum((each.value for each in row if each), Decimal(0))
        if not 99 <= total <= 101:
            return False
    return True


def _datum(column: _Column, at: int, section: Section) -> Datum | None:
    cell, reading = column.cells[at], column.readings[at]
    if reading is None:
        return None
    said = cell.text.strip()
    return Datum(reading.value, said, said, Cite(section.key, cell.span), cell.span, reading.bound)


def _title(columns: Sequence[_Column], grid: Grid, language: str) -> str:
    names = [column.name for column in columns if column.name]
    axis = grid.header[0].text.strip()
    said = (
        ", ".join(names[:-1]) + (" and " if base(language) == "en" else ", ") + names[-1]
        if len(names) > 1
        else "".join(names)
    )
    if axis and base(language) == "en" and said and len(axis) < 30:
        return f"{said} by {axis.lower() if axis[1:].islower() else axis}"
    return said or axis


def _alt(title: str, categories: Sequence[str], series: Sequence[Series]) -> str:
    said = []
    for row in series:
        figures = "; ".join(
            f"{name}: {point.label}" for name, point in zip(categories, row.points, strict=True) if point
        )
        said.append(f"{row.name}: {figures}" if len(series) > 1 else figures)
    return f"Chart: {title}. " + ". ".join(said) + "."
