"""A Scene in, the role of its slide layout out; and which placeholders each role has."""

from __future__ import annotations

from typing import Final

from deckmaker.model import Chart, Scene

# Roles whose placeholders differ from "kicker … source"; the rest of the contract is in fill.py.
WITHOUT_KICKER: Final = frozenset({"title", "agenda", "section", "sources", "closing", "blank"})
WITHOUT_SOURCE: Final = WITHOUT_KICKER | {"picture", "picture_points"}

_ONE_MARK: Final = frozenset({"doughnut", "icon_array", "callout"})
_COMPARED: Final = frozenset(
    {"before_after", "indexed_growth", "target", "bars", "columns"}
)  # with two bars they need half a slide


def few_marks(chart: Chart) -> bool:
    """Whether a chart is so simple that half a slide is enough for it."""
    if chart.kind in _ONE_MARK:
        return True
    return chart.kind in _COMPARED and len(chart.series) == 1 and len(chart.categories) <= 2


def role(scene: Scene) -> str:
    """The role by the scene's kind and by what it really holds.

    A scene without the thing its kind is named for is shown by its points; one without any
    points is a statement, set as a section opener is.
    """
    points = bool(scene.points)
    match scene.kind:
        case "title" | "section" | "closing":
            return scene.kind
        case "agenda" | "sources" if points:
            return scene.kind
        case "chart" | "callout" | "timeline" if scene.callouts:
            return "callout"
        case "chart" | "timeline" | "callout" if scene.chart is not None:
            if scene.chart.kind == "timeline":
                return "timeline"
            if scene.chart.kind == "callout":
                return "callout"
            return "chart_points" if points else "chart"
        case "quotation" if scene.quote is not None and scene.quote.text:
            return "quotation"
        case "comparison" if len(scene.columns) == 2:
            return "comparison" if any(column.heading for column in scene.columns) else "columns"
        case "table" if scene.grid is not None and scene.grid.header:
            return "table"
        case "picture" if scene.picture is not None and scene.picture.data:
            return "picture_points" if points else "picture"
        case "code" if scene.code is not None and scene.code.text.strip():
            return "code"
    if points or scene.columns or scene.picture is not None:
        return "points"
    return "section"
