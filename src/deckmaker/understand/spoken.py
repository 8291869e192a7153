"""A sentence of a quotation → its Wordings: who says it, then an unbroken part of it in its marks.

Nothing is left out inside the marks: a quotation may begin later and end sooner, never skip. Where
it begins with "this app" and the text has just named the app, the name stands before the marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckmaker.model import Quote, Sentence, Span, Wording

from .clauses import KEEP, LIMIT, capital
from .cuts import cuts
from .guard import balanced, main_verb, penalty
from .reading import Cut, Reading, closing
from .tagger import FINITE, tag
from .words import words

__all__ = ["spoken"]

_MOST_LOST = 0.34
_LEARNED = re.compile(r"\b(?:learned|learnt|realized|realised|found out|discovered) that\s")
_THING = re.compile(r"(?:This|The) (?P<noun>[a-z-]+)\s")
_WORD = r"[A-Z](?:[\w’&+-]|\.(?=\w))*"
_NAMED = rf"\b{{noun}} (?:called|named|known as|dubbed) (?P<name>{_WORD}(?:\s{_WORD}){{{{0,3}}}})"


def spoken(
    text: str, sentences: Sequence[Sentence], index: int, quotes: Sequence[Quote]
) -> tuple[Wording, ...]:
    """Up to four ways to quote one sentence, the best first; () when nobody is named for it."""
    sentence = sentences[index]
    for quote in quotes:
        if not (sentence.span.start < quote.span.end and quote.span.start < sentence.span.end):
            continue
        begin, end = max(sentence.span.start, quote.span.start), min(sentence.span.end, quote.span.end)
        said = text[begin:end].strip()
        if not quote.speaker or quote.speaker[-1] in "-–—:," or not said or not balanced(said):
            return ()
        found = words(said)
        if not found:
            return ()
        reading = Reading(found, tag([word.text for word in found]))
        offered = cuts(reading)
        lead = (quote.lead,) if quote.lead else ()
        made = [
            wording
            for start, skipped in _starts(offered, reading, said)
            for stop, lost in _stops(offered, reading)
            if start + 3 < stop
            and (wording := _line(said, reading, start, stop, skipped + lost, quote.speaker, lead))
            is not None
        ]
        made += _about(text, sentences, index, quote, said, offered, reading, lead)
        made.sort(key=lambda each: (each.loss + 0.05 * max(0, each.words - 14), each.words, each.text))
        return tuple(made[:KEEP])
    return ()


def _starts(offered: list[Cut], reading: Reading, said: str) -> list[tuple[int, float]]:
    """Where the quotation may begin, with what is lost."""
    found = [] if said[0].islower() else [(0, 0.0)]
    for cut in offered:
        if cut.start == 0 and cut.loss <= 0.25 and cut.end < reading.count:
            found.append((cut.end, cut.loss))
    learned = _LEARNED.search(said)
    if learned:
        place = next((at for at, word in enumerate(reading.words) if word.start >= learned.end()), 0)
        found.append((place, 0.12))
    return list(dict.fromkeys(found))


def _stops(offered: list[Cut], reading: Reading) -> list[tuple[int, float]]:
    """Where it may end."""
    last = closing(reading)
    found = [(last, 0.0)]
    for cut in offered:
        if cut.end >= last and cut.start >= 5 and cut.loss <= _MOST_LOST:
            found.append((cut.start, cut.loss))
    for comma in reading.commas():
        # "…, and even watches them": what joins on may stay away
        if comma >= 6 and reading.lower[comma + 1 : comma + 2] == ["and"] and reading.finite(0, comma):
            found.append((comma, 0.1))
    for index in range(6, last - 2):
        if (
            reading.lower[index] == "and"
            and reading.tags[index - 1] in {"NN", "NNS"}
            and reading.tags[index + 1] in {"VBZ", "VBD"}
            and reading.finite(0, index)
        ):
            found.append((index, 0.1))
        elif (
            reading.lower[index] in {"when", "while"}
            and reading.tags[index - 1] in {"NN", "NNS"}
            and reading.finite(0, index)
            and reading.finite(index, last)
        ):
            found.append((index, 0.12))
    return list(dict.fromkeys(found))


def _line(
    said: str, reading: Reading, start: int, stop: int, lost: float, speaker: str, lead: tuple[Span, ...]
) -> Wording | None:
    part = said[reading.words[start].start : reading.words[stop - 1].end]
    lower, tags = reading.lower[start:stop], reading.tags[start:stop]
    return _judged(f"{capital(speaker)}: “{part}”", part, lower, tags, lost, lead)


def _judged(
    line: str, part: str, lower: list[str], tags: list[str], lost: float, lead: tuple[Span, ...]
) -> Wording | None:
    bad = penalty(part, lower, tags)
    count = len(line.split())
    if bad is None or count > LIMIT or not main_verb(lower, tags):
        return None
    # "I" and "my" are the speaker's, who is named
    own = 0.25 * sum(1 for word in lower if word in {"i", "me", "my", "mine", "myself"})
    return Wording(line, count, round(max(0.0, bad - own) + lost + 0.1, 3), lead)


def _about(
    text: str,
    sentences: Sequence[Sentence],
    index: int,
    quote: Quote,
    said: str,
    offered: list[Cut],
    reading: Reading,
    lead: tuple[Span, ...],
) -> list[Wording]:
    """ "This app serves as …" → "Zhang Meili: Yi+ “serves as …”"."""
    named = _antecedent(text, sentences, index, quote, said)
    if named is None:
        return []
    name, where = named
    if name in said:
        return []
    marker = next((cut.end for cut in offered if cut.start == 0 and cut.name == "marker"), 0)
    start = marker + (2 if _THING.match(said) else 1)
    first = next((at for at in range(start, min(reading.count, start + 3)) if reading.tags[at] in FINITE), -1)
    if first < 0:
        return []
    size = len(name.split())
    made = []
    for stop, lost in _stops(offered, reading):
        if stop < first + 3:
            continue
        part = said[reading.words[start].start : reading.words[stop - 1].end]
        line = f"{capital(quote.speaker)}: {name} “{part}”"
        lower = [*name.lower().split(), *reading.lower[start:stop]]
        tags = ["NNP"] * size + reading.tags[start:stop]
        wording = _judged(line, f"{name} {part}", lower, tags, lost, (*lead, where))
        if wording is not None:
            made.append(wording)
    return made


def _antecedent(
    text: str, sentences: Sequence[Sentence], index: int, quote: Quote, said: str
) -> tuple[str, Span] | None:
    """The name of the thing that the speaker means: given right before the quotation."""
    thing = _THING.match(said)
    opening = _THING.match(quote.text) if thing is None else thing
    if opening is None or (thing is None and not re.match(r"(?:[^,]{2,14}, )?[Ii]t\s", said)):
        return None
    start = sentences[max(0, index - 3)].span.start
    pattern = re.compile(_NAMED.format(noun=re.escape(opening.group("noun"))))
    found = list(pattern.finditer(text, start, quote.span.start))
    if not found:
        return None
    match = found[-1]
    name = match.group("name").rstrip(".,")
    where = match.start("name")
    return name, Span(where, where + len(name))
