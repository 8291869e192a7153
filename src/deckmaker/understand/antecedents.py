"""A wording that opens with a pronoun or "the company" → the same with the name it stands for, cited.

Only where the sentence before leaves no doubt: a person named last, or what that sentence itself
begins with, in the same number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckmaker.model import Sentence, Span

from .cut_words import MARKERS
from .guard import starts_dangling
from .people import last_person
from .tagger import FINITE, tag
from .words import words, wordset

__all__ = ["resolved"]

_HEAD_NOUN = re.compile(r"\A[Tt]he (?P<noun>[a-z-]+)\b")
# "It is not unusual to …" stands for nothing
_NOBODY = re.compile(
    r"it\s(?:(?:might|may|can|could|would|will|must|should|does|did|has)\s(?:not\s)?)?(?:be|been|is|was|seems?|appears?"
    r"|takes?|took|follows|turns|makes|remains)\b.{0,70}\b(?:to|that|for|how|whether|when|if)\b",
    re.IGNORECASE,
)
_THINKING = wordset(
    """
    said say says estimated estimate believe believed think thought argue argued claim claimed found find
    show showed suggest suggested conclude concluded report reported propose proposed note noted want
    wanted hope hoped know knew tackled applied considered evaluated also
    """
)
_MOST = 5  # words of a subject that can take a pronoun's place


def resolved(
    text: str, pieces: str, lower: list[str], tags: list[str], sentences: Sequence[Sentence], index: int
) -> tuple[str, list[str], list[str], tuple[Span, ...] | None, float]:
    """The name in place of the pronoun that opens a wording, where the text leaves no doubt."""
    first = lower[0]
    start = sentences[index].span.start
    at = index
    if first in {"it", "they"}:
        # "It should … It should …": what the first of them stands for
        again = re.compile(rf"(?:And |But )?{first}\b", re.IGNORECASE)
        while at > max(1, index - 4) and again.match(text, sentences[at - 1].span.start):
            at -= 1
    before = [each for each in sentences[max(0, at - 3) : at] if each.paragraph == sentences[index].paragraph]
    if first in {"he", "she"} and tags[0] == "PRP":
        begin = before[0].span.start if before else max(0, start - 600)
        name, _ = last_person(text, begin, start, first, "en")
        near = before[-1].span.of(text) if before else name
        if name and name.split()[-1].lower() in lower:
            return pieces, lower, tags, None, 0.0  # "He says Mr Hicks wanted …": he is another
        if name and (name.split()[-1] in near or re.match(r"(?:He|She|[“\"])", near)):
            return _named(text, pieces, lower, tags, name, begin, start, 0.06)
    if first == "it" and before and not before[-1].quoted and tags[0] == "PRP" and not _NOBODY.match(pieces):
        previous = before[-1].span.of(text)
        match = re.match(
            r"(?P<name>[A-Z][\w’&.+-]*(?:\s[A-Z][\w’&.+-]*){0,3})(?:\s\([^)]*\))?\s(?=(?:is|was|has"
            r"|had|will|can|\w+(?:s|ed))\b)",
            previous,
        )
        if (
            match
            and not {"his", "her", "he", "she"} & set(lower)
            and not re.match(
                r"(?:Mr|Mrs|Ms|Dr|Sir|The|A|An|It|He|She|They|We|In|On|At|But|And|This|That|These|There|I|You|Its|His|Her"
                r"|Their|If|When|As)\b",
                previous,
            )
        ):
            name = match.group("name")
            after = words(previous)[len(name.split()) :][:1]
            if after and (after[0].text == "(" or _verb(previous, len(name.split()))):
                return _named(text, pieces, lower, tags, name, before[-1].span.start, start, 0.08)
    if (
        first in {"it", "they"}
        and tags[0] == "PRP"
        and before
        and not before[-1].quoted
        and not _NOBODY.match(pieces)
        and not (first == "they" and lower[1:2] and lower[1] in _THINKING)
    ):
        subject = _subject(before[-1].span.of(text), plural=first == "they")
        if subject and not {"his", "her", "he", "she"} & set(lower):
            name, loss = subject
            return _named(text, pieces, lower, tags, name, before[-1].span.start, start, loss)
    noun = _HEAD_NOUN.match(pieces)
    if noun and before and first == "the" and tags[2:3] and tags[2] not in {"NN", "NNS", "NNP"}:
        passage_start = before[0].span.start
        passage = text[passage_start:start]
        match = _introduced(noun.group("noun"), passage)
        if match and _is_name(match.group("name")):
            name = match.group("name")
            rest = pieces[noun.end() :]
            if rest.startswith(("’s", "'s", " ")):
                size = 2
                where = passage_start + match.start("name")
                return (
                    name + rest,
                    [*name.lower().split(), *lower[size:]],
                    ["NNP"] * len(name.split()) + tags[size:],
                    (Span(where, where + len(name)),),
                    0.0,
                )
    return pieces, lower, tags, (), 0.0


def _introduced(noun: str, passage: str) -> re.Match[str] | None:
    """Where a passage last says of a name that it is such a thing: "Tecno, a maker of phones"."""
    if noun not in passage:
        return None  # as nearly always
    pattern = re.compile(
        rf"(?P<name>[A-Z][\w’&.+-]*(?:\s[A-Z][\w’&.+-]*){{0,3}}), (?:an?|the"
        rf"|its)\s[^,.;:]{{0,60}}?\b{re.escape(noun)}\b"
    )
    found = list(pattern.finditer(passage))
    return found[-1] if found else None


def _is_name(name: str) -> bool:
    """ "Acme" is one, "Finally" is none."""
    first = name.split()[0].lower()
    return (
        name.lower() not in MARKERS and first not in {"the", "in", "but", "as", "for"} and first[-2:] != "ly"
    )


def _named(
    text: str, pieces: str, lower: list[str], tags: list[str], name: str, begin: int, end: int, loss: float
) -> tuple[str, list[str], list[str], tuple[Span, ...] | None, float]:
    where = text.rfind(name, begin, end)
    if where < 0:
        where = text.rfind(name, 0, end)
    if where < 0:
        return pieces, lower, tags, None, 0.0
    more = re.compile(r"(?:\s[A-Z][\w’-]+)*").match(text, where + len(name))
    name += more.group() if more else ""  # the whole name: "Rodriguez Saa"
    rest = pieces[len(lower[0]) :]
    if rest.startswith(("’", "'")):
        return pieces, lower, tags, (), 0.0
    size = len(name.split())
    return (
        name + rest,
        [*name.lower().split(), *lower[1:]],
        ["NNP"] * size + tags[1:],
        (Span(where, where + len(name)),),
        loss,
    )


def _verb(previous: str, place: int) -> bool:
    """Whether a finite verb stands there: "Tecno sells …", not "Factorization methods …"."""
    tags = tag([word.text for word in words(previous)])
    return place < len(tags) and tags[place] in FINITE


def _subject(previous: str, plural: bool) -> tuple[str, float] | None:
    """The short noun phrase that a sentence begins with, right before its verb, and how unsure it is."""
    found = words(previous)
    tags = tag([word.text for word in found])
    verb = next((place for place, each in enumerate(tags) if each in FINITE), -1)
    if not 0 < verb <= _MOST or found[0].text.lower() in {"there", "it", "this", "that", "these", "those"}:
        return None
    if found[verb].text.lower() in _THINKING and verb + 1 < len(found):
        return None  # "The county said the vessel cost too much": it is the vessel, or the county
    if tags[0] not in {"DT", "PRP$", "JJ", "NN", "NNS", "NNP", "VBG"} or starts_dangling(previous):
        return None
    if any(each not in {"DT", "PRP$", "JJ", "NN", "NNS", "NNP", "VBG", "CD"} for each in tags[:verb]):
        return None
    heads = {"NNS"} if plural else {"NN", "NNP"}
    if tags[verb - 1] not in heads:
        return None
    others = sum(1 for each in tags[verb:] if each in ({"NNS"} if plural else {"NNP"}))
    if others:
        return None  # it may be another of those named
    name = previous[: found[verb - 1].end]
    # "our model" in mid-sentence form: its article keeps its case, which `capital` mends
    return name, 0.08
