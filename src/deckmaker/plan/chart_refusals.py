"""A Statement and the Charts it is offered → the kinds of chart it is refused, each with the reason why."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal

from deckmaker.model import Chart, ChartKind, Refusal, Statement, Statistic

__all__ = ["refusals", "unstated"]

_ONE = "one figure has nothing to stand beside"
_WHOLELESS = "no whole is named that this is a part of"
_ICONS = 10  # an icon array of more is not counted at a glance


def refusals(statement: Statement, charts: Collection[Chart]) -> tuple[Refusal, ...]:
    """The kinds that a reader might expect for a statement and must not have; never one that is offered."""
    barred = [each for each in statement.statistics if not each.chartable]
    if barred:
        return tuple(Refusal("", f"“{each.surface}”: {each.reason}") for each in barred)
    offered = {chart.kind for chart in charts}
    found = [Refusal(kind, reason) for kind, reason in _against(statement) if kind not in offered]
    if not charts and statement.kind == "magnitude":
        found.insert(0, Refusal("callout", "it only completes another statement of its sentence"))
    return tuple(dict.fromkeys(found))


def unstated(statistic: Statistic) -> Statement:
    """A figure that stands in no statement, as one of its own, so that its refusal can be told."""
    kind = "ranking" if statistic.kind == "ranking" else "magnitude"
    label = statistic.measure or statistic.subject or statistic.surface
    return Statement(kind, (statistic,), (label,), statistic.sentence)  # type: ignore[arg-type]  # one of its kinds


def _against(statement: Statement) -> Iterator[tuple[ChartKind, str]]:
    figures = statement.statistics
    first = figures[0]
    match statement.kind:
        case "share":
            yield "doughnut", "only a single share between 0% and 100% is a part of one whole"
            yield "bars", _ONE
        case "shares":
            total = _percent(figures)
            overlap = "the text does not say that they exclude each other"
            why = overlap if total == 100 else f"the shares add to {total:f}%"
            yield "doughnut", f"not parts of one whole: {why}"
            yield "stacked_bars_100", f"not parts of one whole: {why}"
        case "composition":
            yield "doughnut", "several parts are compared by their length better than by their angle"
        case "part_of_count":
            if first.whole and first.whole > _ICONS:
                yield "icon_array", f"{first.whole:f} icons cannot be counted at a glance"
            yield "doughnut", "the text gives a count; a percentage would be derived"
        case "before_after":
            yield "line", "two points make no trend"
            yield "slope", "no two dates are named"
            if len({each.value < 0 for each in figures}) > 1:
                yield "before_after", "bars on both sides of zero do not show how far it moved"
            yield "doughnut", "before and after are no parts of one whole"
        case "growth":
            yield "indexed_growth", "a range, or a fall by all there was, has no end to draw"
            yield "doughnut", "growth is no part of a whole"
            yield "bars", "a rate of growth is no amount"
        case "multiple":
            yield "indexed_growth", "nothing says that one figure grew into the other"
            yield "bars", "a multiple is no amount, and shares no axis with a percentage"
        case "percentage_points":
            yield "doughnut", "percentage points are a difference of shares, no share"
            yield "bars", _ONE
        case "comparison":
            yield "doughnut", _WHOLELESS
            yield "line", "the figures do not follow each other in time"
        case "ranking":
            yield "bars", "a rank without figures has no lengths to draw"
        case "series":
            yield "doughnut", "points in time are no parts of one whole"
            yield "stacked_columns", "points in time do not add up"
        case "range":
            yield "range_bar", "nothing that it measures is named"
            yield "bars", "the text gives two ends; the middle would be made up"
        case "total_with_part":
            yield "doughnut", "both figures are cited; a percentage would be derived"
            yield "bars", "a part beside its whole would be counted twice"
        case "target":
            yield "doughnut", "an actual figure is no part of its target"
        case "magnitude":
            yield "bars", _ONE
            yield "doughnut", _WHOLELESS


def _percent(figures: Collection[Statistic]) -> Decimal:
    values = (each.value if each.unit == "percentage" else each.value * 100 for each in figures)
    total = sum(values, Decimal(0)).quantize(Decimal("0.1")).normalize()
    return total.quantize(Decimal(1)) if total == total.to_integral_value() else total
