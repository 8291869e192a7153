"""The ranked sentences of a run of prose → its Points: three to five lines that say what it says.

Maximal marginal relevance (Carbonell and Goldstein 1998) over the short wordings: weight against
repetition; the first from a paragraph before the second of another, unless that one says more;
"First … Next … Furthermore …" becomes the list itself.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from deckmaker.model import Cite, Point, Section, Sentence, Span, Wording, plain

__all__ = ["Choice", "choose", "overlap", "point", "value"]

GOAL = 14
LIMIT = 18
_FRESH = 0.2  # for the first line from a paragraph
_EMPTY = 0.4  # loss from which a line is only taken to make two
_FEW = -0.08  # a candidate worth less is not taken once there are two
_LEAST = 0.0  # nor one worth less than this once there are three


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence with the wording chosen for it."""

    index: int  # of the sentence in the findings
    sentence: Sentence
    wording: Wording
    value: float


def value(sentence: Sentence, wording: Wording) -> float:
    """What a wording is worth: its sentence's weight, less what it loses and how long it is."""
    long = 0.0
    if wording.words > GOAL:
        long = 0.36 + 0.06 * (wording.words - GOAL) + (0.45 if wording.words > LIMIT else 0.0)
    tiny = 0.1 * max(0, 6 - wording.words)
    return sentence.weight - 0.8 * wording.loss - long - tiny


def overlap(one: Collection[str], other: Collection[str]) -> float:
    """Shared stems, by the smaller set: 1 when one says nothing that the other does not."""
    first, second = set(one), set(other)
    if not first or not second:
        return 0.0
    return len(first & second) / min(len(first), len(second))


def choose(
    sentences: Sequence[tuple[int, Sentence]],
    most: int,
    never: Collection[int] = (),
    said: Sequence[Sequence[str]] = (),
) -> tuple[Choice, ...]:
    """At most `most` choices in order of place.

    `never`: sentences that the slide's title, a chart or a quotation says already. `said`: stems of
    the title, which a point need not repeat.
    """
    candidates = []
    for index, sentence in sentences:
        if not sentence.wordings or index in never:
            continue
        wording = max(sentence.wordings, key=lambda each: (value(sentence, each), -each.words, each.text))
        candidates.append(Choice(index, sentence, wording, value(sentence, wording)))
    if any(each.wording.words <= LIMIT for each in candidates):
        candidates = [each for each in candidates if each.wording.words <= LIMIT]
    enumerated = [each for each in candidates if each.sentence.enumerator]
    chosen: list[Choice] = enumerated[:most] if len(enumerated) >= 2 else []
    paragraphs = {each.sentence.paragraph for each in chosen}
    rest = [each for each in candidates if each not in chosen]
    while rest and len(chosen) < most:
        gains = {
            each.index: _gain(each, chosen, said)
            + (_FRESH if each.sentence.paragraph not in paragraphs and each.value > _LEAST else 0.0)
            for each in rest
        }
        best = max(rest, key=lambda each: (gains[each.index], -each.index))
        gain = _gain(best, chosen, said)
        rest.remove(best)
        if len(chosen) >= 2 and best.wording.loss > _EMPTY:
            continue  # it promises rather than says: better one line less
        if len(chosen) >= 2 and not best.sentence.weight:
            continue
        if gain < (_LEAST if len(chosen) >= 3 else _FEW) and len(chosen) >= 2:
            continue
        if chosen and best.wording.words > LIMIT:
            continue
        if gain < -0.8 and chosen:
            continue
        chosen.append(best)
        paragraphs.add(best.sentence.paragraph)
    return tuple(sorted(chosen, key=lambda each: each.index))


def _gain(each: Choice, chosen: Sequence[Choice], said: Sequence[Sequence[str]]) -> float:
    repeated = max((overlap(each.sentence.stems, other.sentence.stems) for other in chosen), default=0.0)
    told = max((overlap(each.sentence.stems, stems) for stems in said), default=0.0)
    return each.value - 0.35 * repeated - 0.3 * max(0.0, told - 0.4)


def point(section: Section, choice: Choice) -> Point:
    """The Point of a choice, citing its sentence and whatever else its words come from."""
    spans = (choice.sentence.span, *choice.wording.cites)
    return Point(plain(choice.wording.text), cites=tuple(Cite(section.key, span) for span in spans))


def whole(section: Section, span: Span) -> Point:
    """A sentence as it stands, without its final stop."""
    text = span.of(section.text).rstrip()
    return Point(plain(text.rstrip(".。")), cites=(Cite(section.key, span),))
