"""The sentences of a run of prose → a Selection: its takeaway, its points and its quotations."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from deckmaker.model import Findings, Point, Quote, Section, Sentence, Span

from .budget import Budget
from .points import choose, point, whole
from .quotations import strongest
from .takeaways import Headline, headline

__all__ = ["Placed", "Selection", "quoted", "select", "voices"]

Placed = tuple[int, Sentence]  # a sentence and its index in the findings


@dataclass(frozen=True, slots=True)
class Selection:
    """What is said of a run of prose; `used` are the sentences that its title and its points stand on."""

    title: Headline
    points: tuple[Point, ...]
    used: frozenset[int]


def voices(
    section: Section,
    findings: Findings,
    sentences: Sequence[Placed],
    budget: Budget,
    charted: Sequence[Span] = (),
) -> tuple[Quote, ...]:
    """The quotations of the run that are worth a slide, as many as the budget has."""
    reach = Span(sentences[0][1].span.start, sentences[-1][1].span.end)
    return strongest(
        section,
        [quote for quote in findings.quotes if quote.span.within(reach)],
        [sentence for _, sentence in sentences],
        budget.quotations,
        budget.quote_weight,
        charted,
    )


def quoted(sentences: Sequence[Placed], quotes: Sequence[Quote]) -> set[int]:
    """The sentences that a quotation says, wholly or in part."""
    return {
        index
        for index, sentence in sentences
        if any(
            sentence.span.start < quote.span.end and quote.span.start < sentence.span.end for quote in quotes
        )
    }


def select(
    section: Section,
    sentences: Sequence[Placed],
    most: int,
    *,
    heading: str,
    asserts: bool,
    avoid: Collection[int] = (),
    charted: Collection[int] = (),
    alone: bool = True,
) -> Selection:
    """The takeaway and at most `most` points of a run of prose.

    `heading` stands as the title when it `asserts`, or when no sentence does. `avoid` are the
    sentences that a quotation says, `charted` those that a chart says on a slide of its own. With
    `alone`, nothing else speaks for the run: then there is a point in any case.
    """
    gone = set(avoid)
    candidates = [
        each for each in sentences if each[0] not in gone and not each[1].quoted and not each[1].enumerator
    ]
    title = headline(candidates, heading, asserts, charted)
    told = {title.index} if title.index is not None else set()
    chosen = choose(
        sentences, most, gone | set(charted) | told, [title.sentence.stems] if title.sentence else []
    )
    if len(chosen) < 2 and (charted or not alone):
        # too little beside the figures or the dates: their slides say it
        return Selection(title, (), frozenset())
    if not chosen and told and section.title:
        # one sentence cannot be both: then the heading is the title
        title, told = Headline(section.title), set()
        chosen = choose(sentences, most, gone | set(charted))
    if not chosen and not charted:
        return Selection(title, *_verbatim(section, sentences, gone))
    points = tuple(point(section, each) for each in chosen)
    return Selection(title, points, frozenset({each.index for each in chosen} | told))


def _verbatim(
    section: Section, sentences: Sequence[Placed], avoid: set[int]
) -> tuple[tuple[Point, ...], frozenset[int]]:
    """When nothing can be said shorter: up to two whole sentences, the shortest of the weightiest."""
    left = [each for each in sentences if each[0] not in avoid] or ([] if avoid else list(sentences))
    plainer = [each for each in left if not each[1].quoted] or left
    ranked = sorted(
        plainer,
        key=lambda each: (-each[1].weight + 0.004 * (each[1].span.end - each[1].span.start), each[0]),
    )
    taken = sorted(ranked[:2], key=lambda each: each[0])
    return tuple(whole(section, sentence.span) for _, sentence in taken), frozenset(
        index for index, _ in taken
    )
