"""A Chart and its Section → its full alternative text: kind, title, figures, source sentences."""

from __future__ import annotations

from deckmaker.model import Chart, Section

_KINDS: dict[str, str] = {
    "doughnut": "Doughnut chart", "icon_array": "Icon array", "bars": "Bar chart", "columns": "Column chart",
    "clustered_bars": "Bar chart", "clustered_columns": "Column chart", "stacked_bars": "Stacked bar chart",
    "stacked_columns": "Stacked column chart", "stacked_bars_100": "100% stacked bar chart",
    "stacked_columns_100": "100% stacked column chart", "line": "Line chart", "slope": "Slope chart",
    "before_after": "Bar chart, before and after", "dumbbell": "Dumbbell chart", "indexed_growth": "Bar chart, indexed",
    "waterfall": "Waterfall chart", "range_bar": "Range bar", "target": "Bar chart, actual against target",
    "scatter": "Scatter chart", "timeline": "Timeline", "callout": "Figure",
}  # fmt: skip


def alternative(chart: Chart, section: Section) -> str:
    """The full alternative text: kind, title, every figure with its qualifier, and the source sentences."""
    figures = []
    for series in chart.series:
        for category, point in zip(chart.categories, series.points, strict=True):
            if point is None:
                continue
            said = point.label or "remainder"
            name = category if len(chart.series) == 1 else f"{series.name}, {category}"
            figures.append(f"{name}: {said}" + (" (derived)" if point.derived and point.cite is None else ""))
    sentences = []
    for point in chart.points:
        if point.sentence and (said := " ".join(point.sentence.of(section.text).split())) not in sentences:
            sentences.append(said)
    parts = [f"{_KINDS.get(chart.kind, 'Chart')}: {chart.title}.", "; ".join(figures) + "."]
    if chart.note:
        parts.append(f"{chart.note}.")
    if sentences:
        parts.append(" ".join(sentences))
    return " ".join(parts)
