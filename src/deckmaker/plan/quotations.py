"""The quotations of a section → those worth a slide, cut to whole sentences of at most 40 words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from deckmaker.model import Findings, Quote, Section, Sentence, Span

__all__ = ["asked_for", "excerpt", "strongest"]

_MOST = 40
_STORY = re.compile(r"I (?:had|was|went|got|thought|once|remember|just)\b")
_CLEFT = re.compile(
    r"It(?:[’']s| is| was| isn[’']t| wasn[’']t)(?: not)?(?: precisely| only| just)? (?:because|until|when)\b"
)
_LEANING = re.compile(
    r"(?:And|But|So|Thus|Therefore|Also|Or|It|They|This|That|These|He|She|What’s more|Then)\b"
    r"|而且|但是|所以|这|那"
)


def strongest(
    section: Section,
    quotes: Sequence[Quote],
    sentences: Sequence[Sentence],
    most: int,
    least: float,
    charted: Sequence[Span] = (),
) -> tuple[Quote, ...]:
    """At most `most` quotations of a weight of `least` or more, in order of place.

    Only those whose speaker the text names. One speaker gets one slide a section. What lies in
    `charted` is on a slide already, so a quotation leaves it out when a whole sentence remains.
    """
    good: list[Quote] = []
    for quote in quotes:
        if not quote.speaker:
            continue
        cut = excerpt(section, quote, sentences, charted)
        if cut is not None:
            good.append(cut)
    good.sort(key=lambda quote: (-quote.weight, quote.span.start))
    taken: list[Quote] = []
    for quote in good:
        if (
            len(taken) < most
            and quote.weight >= least
            and all(quote.speaker != each.speaker for each in taken)
        ):
            taken.append(quote)
    return tuple(sorted(taken, key=lambda quote: quote.span.start))


def asked_for(section: Section, findings: Findings, words: str) -> Quote | None:
    """The quotation that says these words, or the words as they stand in the section; None when it has none."""
    wanted = " ".join(words.split()).strip('“”"')
    if not wanted:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, wanted.split())))
    found = pattern.search(section.text)
    if found is None:
        return None
    span = Span(found.start(), found.end())
    for quote in findings.quotes:
        if quote.span.start < span.end and span.start < quote.span.end:
            return replace(quote, text=" ".join(span.of(section.text).split()), span=span)
    return Quote(" ".join(span.of(section.text).split()), span)


def excerpt(
    section: Section, quote: Quote, sentences: Sequence[Sentence], charted: Sequence[Span] = ()
) -> Quote | None:
    """The quotation if it is short enough, else its best run of whole sentences; None without one."""
    inside = []
    for sentence in sentences:
        start, end = max(sentence.span.start, quote.span.start), min(sentence.span.end, quote.span.end)
        if start < end:
            inside.append(Span(start, end))
    free = [
        each
        for each in inside
        if not any(each.start < span.end and span.start < each.end for span in charted)
    ]
    if len(free) < len(inside):
        if not free or max(_words(each.of(section.text)) for each in free) < 8:
            return replace(quote, weight=quote.weight - 0.3) if _words(quote.text) <= _MOST else None
        inside = free
    elif _words(quote.text) <= _MOST:
        return quote
    story = _STORY.match(quote.text) is not None  # its point is its end
    best: tuple[float, Span] | None = None
    for first in range(len(inside)):
        for last in range(first, len(inside)):
            span = Span(inside[first].start, inside[last].end)
            text = span.of(section.text)
            size = _words(text)
            if size > _MOST or any(
                after.start - before.end > 3 for before, after in pairwise(inside[first : last + 1])
            ):
                break
            leaning = _LEANING.match(text) and not _CLEFT.match(text)
            late = 0.5 * (last < len(inside) - 1) if story else 0.1 * first
            worth = min(size, 30) / 30 - (0.5 if leaning else 0.0) - late
            if size >= 6 and (best is None or worth > best[0]):
                best = (worth, span)
    if best is None:
        return None
    span = best[1]
    text = span.of(section.text).rstrip(' \xa0”"')
    # a part of a long speech is a little less than a whole saying, yet better than 60 words
    return replace(
        quote,
        text=text,
        span=Span(span.start, span.start + len(text)),
        weight=min(1.0, quote.weight + (0.15 if _words(quote.text) > _MOST else 0.0)),
    )


def _words(text: str) -> int:
    east = sum(1 for each in text if "\u3400" <= each <= "\u9fff")
    return len(text.split()) if east * 3 < len(text) else (len(text) + 1) // 2
