"""What a user decided about the numbers of a section → its statistics with those decisions.

A number that is left out stays among the statistics, with the reason; one that we passed over is
charted; one that we did not see is read out of the words that the user marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from deckmaker.model import NumberEdit, Span, Statement, Statistic, StatisticKind

from . import chinese, periods, roles
from .numbers import number_at
from .quantities import quantities
from .tokens import tokens
from .units import FOLD, PERCENT, POINTS, unit_after, unit_before

__all__ = ["LEFT_OUT", "chosen", "stated"]

LEFT_OUT = "you left it out"


def chosen(
    text: str, sentences: Sequence[Span], found: Iterable[Statistic], numbers: Sequence[NumberEdit]
) -> tuple[tuple[Statistic, ...], frozenset[Span]]:
    """The statistics in order of place, and the spans of those that the user wants to see.

    An edit whose words are gone, or hold no number, changes nothing: `plan` tells it.
    """
    statistics = list(found)
    wanted: set[Span] = set()
    for edit in numbers:
        span = edit.span(text)
        if span is None:
            continue
        met = [at for at, each in enumerate(statistics) if _overlap(each.span, span)]
        if not edit.use:
            for at in met:
                statistics[at] = replace(statistics[at], chartable=False, reason=LEFT_OUT)
            continue
        if not met:
            marked = _marked(text, sentences, span)
            if marked is None:
                continue
            met = [len(statistics)]
            statistics.append(marked)
        for at in met:
            statistics[at] = replace(statistics[at], chartable=True, reason="")
            wanted.add(statistics[at].span)
    return tuple(sorted(statistics, key=lambda each: each.span)), frozenset(wanted)


def stated(
    statements: Iterable[Statement], statistics: Iterable[Statistic], wanted: frozenset[Span]
) -> tuple[Statement, ...]:
    """The statements, those that hold a wanted number marked so; a number in none gets one of its own."""
    made = [
        replace(each, chosen=True, weight=1.0) if any(one.span in wanted for one in each.statistics) else each
        for each in statements
    ]
    held = {one.span for each in made for one in each.statistics}
    for each in statistics:
        if each.span in wanted and each.span not in held:
            label = each.measure or each.subject
            made.append(Statement("magnitude", (each,), (label,), each.sentence, 1.0, chosen=True))
    return tuple(sorted(made, key=lambda statement: statement.span))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _marked(text: str, sentences: Sequence[Span], span: Span) -> Statistic | None:
    """The number that stands in marked words; None when they hold none."""
    sentence = next((each for each in sentences if _overlap(each, span)), span)
    if chinese.is_chinese(text, span.start, span.end):
        return next((replace(each, sentence=sentence) for each in chinese.statistics(text, span)), None)
    row = tokens(text, sentence.start, sentence.end)
    for quantity in quantities(row, european=False, ids=False, names=frozenset()):
        full = Span(*quantity.full)
        if not _overlap(full, span):
            continue
        return Statistic(
            quantity.value, quantity.unit, quantity.unit_surface, quantity.qualifier or quantity.approach,
            _kind(quantity.unit, quantity.whole is not None, quantity.upper is not None),
            full.of(text), full, sentence,
            upper=quantity.upper, whole=quantity.whole,
            whole_span=Span(*quantity.core) if quantity.whole is not None else None,
            subject=periods.words_of(text, row, *roles.subject(row, quantity.first, True)) or quantity.named,
            measure=roles.measure(text, row, quantity),
            scope=roles.scope(text, row, quantity),
            period=periods.period(text, row, quantity),
            chartable=True,
        )  # fmt: skip
    return _bare(text, sentence, span)


def _bare(text: str, sentence: Span, span: Span) -> Statistic | None:
    """A number that reads like a name or a date in its sentence, taken at the user's word."""
    row = tokens(text, span.start, span.end)
    for index in range(len(row)):
        number = number_at(row, index)
        if number is None:
            continue
        first, surface = number.first, ""
        unit, last = unit_after(row, number.last)
        if unit:
            surface = text[row[number.last].start : row[last - 1].end]
        else:
            last = number.last
            unit, first = unit_before(row, number.first)
            if unit:
                surface = text[row[first].start : row[number.first - 1].end]
        stands = Span(row[first].start, row[last - 1].end)
        return Statistic(
            number.value, unit, surface, "", _kind(unit, number.whole is not None, False), stands.of(text), stands,
            sentence, whole=number.whole, whole_span=stands if number.whole is not None else None,
            measure=" ".join(text[stands.end : span.end].split()), chartable=True,
        )  # fmt: skip
    return None


def _kind(unit: str, part: bool, ranged: bool) -> StatisticKind:
    if part:
        return "part_of_count"
    if ranged:
        return "range"
    if unit == PERCENT:
        return "proportion"
    if unit == FOLD:
        return "multiple"
    return "percentage_points" if unit == POINTS else "magnitude"
