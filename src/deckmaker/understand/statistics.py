"""From a text and its sentences to the statistics that it cites."""

from __future__ import annotations

from collections.abc import Sequence

from deckmaker.model import Span, Statistic

from .quantities import quantities
from .tokens import tokens
from .traps import ids_in, names


def statistics(text: str, sentences: Sequence[Span], language: str = "en") -> tuple[Statistic, ...]:
    rows = [tokens(text, each.start, each.end) for each in sentences]
    known = names(rows)
    found = []
    for row, sentence in zip(rows, sentences, strict=True):
        for q in quantities(row, european=False, ids=ids_in(text, sentence.start, sentence.end), names=known):
            qualifier = q.qualifier or q.approach
            found.append(Statistic(q.value, q.unit, q.unit_surface, qualifier, "magnitude", text[q.core[0]:q.core[1]], Span(*q.core), sentence, q.upper))
    return tuple(found)
