"""What things of the core are called in the user's language: kinds of slides and charts, a slide said aloud."""

from __future__ import annotations

from deckmaker import locate
from deckmaker.model import Statistic
from deckmaker.pipeline import Build

from .language import counted, tr


def chart_name(kind: str) -> str:
    return {
        "doughnut": tr("Doughnut"),
        "icon_array": tr("Icon array"),
        "bars": tr("Bars"),
        "columns": tr("Columns"),
        "clustered_bars": tr("Clustered bars"),
        "clustered_columns": tr("Clustered columns"),
        "stacked_bars": tr("Stacked bars"),
        "stacked_columns": tr("Stacked columns"),
        "stacked_bars_100": tr("Stacked bars, 100%"),
        "stacked_columns_100": tr("Stacked columns, 100%"),
        "line": tr("Line"),
        "slope": tr("Slope"),
        "before_after": tr("Before → after"),
        "dumbbell": tr("Dumbbell"),
        "indexed_growth": tr("Indexed growth"),
        "waterfall": tr("Waterfall"),
        "range_bar": tr("Range"),
        "target": tr("Target"),
        "scatter": tr("Scatter"),
        "timeline": tr("Timeline"),
        "histogram": tr("Histogram"),
        "box_plot": tr("Box plot"),
        "heat_map": tr("Heat map"),
        "small_multiples": tr("Small multiples"),
        "callout": tr("Big number"),
        "none": tr("No chart"),
        "": tr("Any chart"),
    }.get(kind, kind.replace("_", " "))


def kind_name(kind: str) -> str:
    return {
        "title": tr("Title"),
        "agenda": tr("Agenda"),
        "section": tr("Section opener"),
        "points": tr("Points"),
        "chart": tr("Chart"),
        "callout": tr("Big number"),
        "quotation": tr("Quotation"),
        "comparison": tr("Comparison"),
        "table": tr("Table"),
        "picture": tr("Picture"),
        "code": tr("Code"),
        "timeline": tr("Timeline"),
        "sources": tr("Sources"),
        "closing": tr("Closing"),
    }.get(kind, kind)


def statistic_name(kind: str) -> str:
    return {
        "proportion": tr("share"),
        "part_of_count": tr("part of a count"),
        "change": tr("before and after"),
        "growth": tr("growth"),
        "multiple": tr("multiple"),
        "percentage_points": tr("percentage points"),
        "comparison": tr("comparison"),
        "ranking": tr("ranking"),
        "series": tr("series"),
        "range": tr("range"),
        "total": tr("total"),
        "target": tr("target"),
        "magnitude": tr("amount"),
    }.get(kind, kind)


def figure(statistic: Statistic) -> str:
    return " ".join(statistic.surface.split())


def severity_name(severity: str) -> str:
    return {"error": tr("Error"), "warning": tr("Warning"), "note": tr("Note")}[severity]


def problems_said(count: int) -> str:
    return counted("{0} problem", "{0} problems", count)


def slide_said(build: Build, number: int, problems: int) -> str:
    """ "Slide 3 of 12, title, column chart, 1 problem" for those who hear the filmstrip."""
    slide, scene = build.deck.slides[number - 1], locate.scene_of(build, number)
    parts = [tr("Slide {0} of {1}", number, len(build.deck.slides)), slide.title]
    if scene is not None:
        parts.append(chart_name(scene.chart.kind) if scene.chart else kind_name(scene.kind))
    if slide.hidden:
        parts.append(tr("hidden"))
    if problems:
        parts.append(problems_said(problems))
    return ", ".join(part for part in parts if part)
