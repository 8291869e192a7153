"""The ranked sentences of a run of prose → its Points: three to five lines that say what it says.

Maximal marginal relevance (Carbonell and Goldstein 1998) over the short wordings: weight against
repetition; the first from a paragraph before the second of another, unless that one says more;
"First … Next … Furthermore …" becomes the list itself.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from deckmaker.model import Cite, Point, Section, Sentence, Span, Wording, plain

__all__ = ["LIMIT", "Choice", "choose", "leaning", "overlap", "point", "value"]

GOAL = 14
LIMIT = 18
_FRESH = 0.3  # for the first line from a paragraph
_EMPTY = 0.45  # loss from which a line is only taken to make two
_FEW = -0.4  # a candidate worth less is not taken once there are two
_HOPELESS = -0.3  # worth below which being the first from a paragraph helps nothing
_LEANING = 0.3  # what a noun costs that no line explains
_SUBJECT = 0.7  # and when the line begins with it
_ENOUGH = 3  # lines that a section should have
_FILLS = 17  # words of a line that fills up
_SAFE = 0.3  # loss up to which a long line fills up to them
_HEARD = 0.2  # and the weight that its sentence must have
_SHORT_SAFE, _SHORT_HEARD = 0.5, 0.1  # the same for a line of at most GOAL words
_HALF = 0.5  # overlap up to which two wordings of a sentence are its halves
_ALIKE = 0.75  # of their words that two lines share when they say one thing
_FEW_WORDS = 5  # from which that can be told
_LEAST = -0.2  # nor one worth less than this once there are three
_NOTHING = 0.15  # unless it loses next to nothing


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
        # what the section turns on may take its room
        long = (0.55 + 0.08 * (wording.words - GOAL)) * (1.3 - 0.6 * sentence.weight)
        long += 0.45 if wording.words > LIMIT else 0.0
    tiny = 0.06 * max(0, 8 - wording.words) + 0.015 * max(0, GOAL - wording.words)
    return sentence.weight - wording.loss - long - tiny


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
    shown: str = "",
) -> tuple[Choice, ...]:
    """At most `most` choices in order of place.

    `never`: sentences that the slide's title, a chart or a quotation says already. `said`: stems of
    the title, which a point need not repeat; `shown`: the words of the headings above, which say
    what "the company" is.
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
    rest = [each for each in candidates if each not in chosen]
    passed: list[Choice] = []
    while rest and len(chosen) < most:
        paragraphs = {each.sentence.paragraph for each in chosen}
        best = max(
            rest,
            key=lambda each: (
                _gain(each, chosen, said, shown)
                + (_FRESH if each.sentence.paragraph not in paragraphs and each.value > _HOPELESS else 0.0),
                -each.index,
            ),
        )
        rest.remove(best)
        lost = leaning(best.wording, _above(best, chosen, shown))
        if chosen and not _worthy(best, chosen, _gain(best, chosen, said, shown), lost):
            if lost < _SUBJECT:
                passed.append(best)
            continue
        chosen.append(best)
        rest.extend(_other_half(best, chosen))
    for each in passed:  # rather a long line than two lines
        if len(chosen) >= min(_ENOUGH, most):
            break
        short = each.wording.words <= GOAL
        safe, heard = (_SHORT_SAFE, _SHORT_HEARD) if short else (_SAFE, _HEARD)
        if each.wording.words <= _FILLS and each.wording.loss <= safe and each.sentence.weight > heard:
            chosen.append(each)
    return tuple(sorted(chosen, key=lambda each: each.index))


def _worthy(each: Choice, chosen: Sequence[Choice], gain: float, lost: float) -> bool:
    """Whether a further line says enough for the room it takes."""
    if each.wording.words > LIMIT or gain < -0.8 or lost >= _SUBJECT:
        return False  # "the firm": of whom is that said?
    if any(_same(each, other) for other in chosen):
        return False
    if len(chosen) < 2:
        return True
    if each.wording.loss > _EMPTY or not each.sentence.weight:
        return False  # it promises rather than says: better one line less
    return gain >= (_LEAST if len(chosen) >= 3 and each.wording.loss > _NOTHING else _FEW)


def _same(one: Choice, other: Choice) -> bool:
    """Whether two lines of different sentences have nearly all their words in common."""
    words = [set(each.wording.text.lower().split()) for each in (one, other)]
    return one.index != other.index and min(map(len, words)) > _FEW_WORDS and overlap(*words) > _ALIKE


def _other_half(each: Choice, chosen: Sequence[Choice]) -> list[Choice]:
    """What the line of a sentence leaves unsaid, when that can be a line of its own."""
    last = each.sentence.wordings[-1]
    if not last.second or each.wording.second or sum(1 for other in chosen if other.index == each.index) > 1:
        return []
    if overlap(each.wording.text.lower().split(), last.text.lower().split()) > _HALF:
        return []
    # the half that it loses stands on the slide
    return [Choice(each.index, each.sentence, last, value(each.sentence, last) + 0.2)]


def _above(each: Choice, chosen: Sequence[Choice], shown: str) -> str:
    """What stands above a line on its slide."""
    return " ".join([shown, *(other.wording.text for other in chosen if other.index < each.index)])


def leaning(wording: Wording, shown: str) -> float:
    """What it costs that a noun of the wording says not which one is meant, nor anything `shown` does."""
    words = shown.lower()
    opening = wording.text[:40].lower()
    lost = 0.0
    for noun in wording.leans:
        if noun not in words:
            lost += _SUBJECT if opening.startswith("the ") and noun in opening else _LEANING
    return min(lost, 0.9)


def _gain(each: Choice, chosen: Sequence[Choice], said: Sequence[Sequence[str]], shown: str) -> float:
    repeated = max(
        (
            overlap(each.sentence.stems, other.sentence.stems) if each.index != other.index else 0.5
            for other in chosen
        ),
        default=0.0,
    )
    told = max((overlap(each.sentence.stems, stems) for stems in said), default=0.0)
    lost = leaning(each.wording, _above(each, chosen, shown))
    return each.value - 0.35 * repeated - 0.3 * max(0.0, told - 0.4) - lost


def point(section: Section, choice: Choice) -> Point:
    """The Point of a choice, citing its sentence and whatever else its words come from."""
    spans = (choice.sentence.span, *choice.wording.cites)
    return Point(plain(choice.wording.text), cites=tuple(Cite(section.key, span) for span in spans))


def whole(section: Section, span: Span) -> Point:
    """A sentence as it stands, without its final stop."""
    text = span.of(section.text).rstrip()
    return Point(plain(text.rstrip(".。")), cites=(Cite(section.key, span),))
