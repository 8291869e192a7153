"""Sentences of a section → its Contrasts: two things set against each other, as two sides with labels.

Within one sentence ("A …, while B …", "Whereas A …, B …", "过去…，如今…"), and over several ("A … . They … . B, on the
other hand, …"). A label is the subject of its clause, so that each side stands alone; a side that begins with
a pronoun has none, and is no contrast. English and Chinese only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckmaker.model import Claim, Contrast, Section, Sentence, Side

from .reading import NOUNS, Reading
from .tagger import FINITE, tag
from .words import words

__all__ = ["contrasts"]

_MOST = 16  # words of a line
_LEAST = 3  # words of the longest line of a side
_LABEL = 5  # words of a label
_LINES = 3  # of a side
_PAIR = re.compile(r"(?P<a>[^;:“”\"()]{12,160}?), (?P<how>while|whereas) (?P<b>[^;:“”\"()]{12,160}?)[.!]?\Z")
_LED = re.compile(r"(?P<how>While|Whereas) (?P<a>[^;:,“”\"()]{12,120}?), (?P<b>[^;:“”\"()]{12,160}?)[.!]?\Z")
_TURN = re.compile(
    r"(?:(?P<lead>On the other hand|By contrast|In contrast|Conversely), |"
    r"(?P<subject>[^,.;:“”\"()]{3,50}), (?:on the other hand|by contrast|in contrast|meanwhile), )"
)
_LEANS = frozenset(
    "he she it they this that these those we i you there one here its their his her which who such".split()
)
_FIGURE = re.compile(r"\d[\d.,]*")
_TAIL = re.compile(r", (?:which|who|where|so|because|and they|and it|but they|but it)\b.*\Z", re.DOTALL)
_AGAIN = re.compile(r"(?:They|It)\s")
_EAST = (
    re.compile(r"(?P<left>过去|以前|从前|原来|以往|当时)，?(?P<a>[^。；]{6,60})[；，](?:而)?(?P<right>如今|现在|今天|而今|目前)，?(?P<b>[^。；]{6,60})[。]?\Z"),
    re.compile(r"(?P<left>一方面)，?(?P<a>[^。；]{6,60})[；，](?P<right>另一方面)，?(?P<b>[^。；]{6,60})[。]?\Z"),
)  # fmt: skip


def contrasts(section: Section, sentences: Sequence[Sentence], language: str) -> tuple[Contrast, ...]:
    """The contrasts of a section in their order; they do not share a sentence."""
    code = language[:2].lower()
    if code not in {"en", "zh"}:
        return ()
    found: list[Contrast] = []
    last = -1
    for index, sentence in enumerate(sentences):
        if sentence.quoted or index <= last:
            continue
        said = sentence.span.of(section.text)
        made = (
            _east(section.text, sentences, index)
            if code == "zh"
            else _one(said, sentence, index) or _several(section.text, sentences, index, said, last)
        )
        if made is not None:
            found.append(made)
            last = max(made.sentences)
    return tuple(found)


def _east(text: str, sentences: Sequence[Sentence], index: int) -> Contrast | None:
    """Both sides in one sentence, or in two that follow each other."""
    for last in (index, index + 1):
        if last == len(sentences) or sentences[last].paragraph != sentences[index].paragraph:
            return None
        said = text[sentences[index].span.start : sentences[last].span.end]
        for form in _EAST:
            match = form.match(said)
            if match is not None:
                spans = (sentences[index].span, sentences[last].span)
                left, right = (
                    Side(match[name], (Claim(match[told].strip("，"), (span,)),))
                    for name, told, span in (("left", "a", spans[0]), ("right", "b", spans[1]))
                )
                return Contrast(left, right, tuple(range(index, last + 1)))
    return None


def _one(said: str, sentence: Sentence, index: int) -> Contrast | None:
    """Both sides in one sentence: of "while", only what is said alike of two subjects."""
    if "hile " not in said and "hereas " not in said:
        return None
    match = _LED.match(said) or _PAIR.match(said)
    if match is None:
        return None
    left, right = _clause(match["a"]), _clause(match["b"])
    if left is None or right is None or left[0].casefold() == right[0].casefold():
        return None
    if match["how"].lower() == "while" and not _alike(left[1], right[1]):
        return None
    return Contrast(
        Side(left[0], (Claim(left[1], (sentence.span,)),)),
        Side(right[0], (Claim(right[1], (sentence.span,)),)),
        (index,),
    )


def _several(text: str, sentences: Sequence[Sentence], index: int, said: str, last: int) -> Contrast | None:
    """A sentence that turns to the other side, with those before and after it that go on."""
    turn = _TURN.match(said)
    if turn is None or index == 0:
        return None
    rest = said[turn.end() :]
    other = _clause(rest) if turn["lead"] else _named(turn["subject"], rest)
    begin = index - 1
    while begin > last + 1 and _goes_on(text, sentences, begin, index):
        begin -= 1
    if begin <= last or sentences[begin].paragraph != sentences[index].paragraph:
        return None
    one = _clause(sentences[begin].span.of(text))
    if one is None or other is None or one[0].casefold() == other[0].casefold():
        return None
    end = index + 1
    while end < len(sentences) and _goes_on(text, sentences, end, index):
        end += 1
    left = _side(one, text, sentences, begin, index)
    right = _side(other, text, sentences, index, end)
    if any(max(len(line.text.split()) for line in side.lines) < _LEAST for side in (left, right)):
        return None
    return Contrast(left, right, tuple(range(begin, end)))


def _goes_on(text: str, sentences: Sequence[Sentence], index: int, turn: int) -> bool:
    same = sentences[index].paragraph == sentences[turn].paragraph and not sentences[index].quoted
    return same and _AGAIN.match(text, sentences[index].span.start, sentences[index].span.end) is not None


def _side(first: tuple[str, str], text: str, sentences: Sequence[Sentence], begin: int, end: int) -> Side:
    lines = [Claim(first[1], (sentences[begin].span,))]
    for each in sentences[begin + 1 : end]:
        best = each.wordings[0].text if each.wordings else ""
        said = best if _AGAIN.match(best) else each.span.of(text)
        clause = _predicate(_TAIL.sub("", _AGAIN.sub("", said, count=1)))
        if clause and len(clause.split()) <= _MOST and len(lines) < _LINES:
            lines.append(Claim(clause, (each.span,)))
    return Side(first[0], tuple(lines))


def _named(subject: str, rest: str) -> tuple[str, str] | None:
    """A side whose subject the text sets apart itself: "Bacteria, on the other hand, …"."""
    told = _predicate(rest)
    if subject.split()[0].lower() in _LEANS or len(subject.split()) > _LABEL or len(told.split()) > _MOST:
        return None
    return subject[:1].upper() + subject[1:], told


def _clause(said: str) -> tuple[str, str] | None:
    """A clause as (its subject as a label, what is said of it); None when either cannot stand alone."""
    found = words(said.strip(" .!"))
    if len(found) < 3:
        return None
    tags = tag([each.text for each in found])
    reading = Reading(found, tags)
    verb = next((at for at, each in enumerate(tags) if each in FINITE), 0)
    if not verb:  # "bacteria produce mostly": a plural and a verb that the tagger does not know
        verb = next(
            (at for at in range(1, len(tags) - 1) if tags[at] in {"VB", "FW"} and tags[at + 1] not in NOUNS),
            0,
        )
    if not 0 < verb <= _LABEL or reading.lower[0] in _LEANS or any(each == "IN" for each in tags[:1]):
        return None
    if not any(each in NOUNS for each in tags[:verb]) or "," in reading.lower[:verb]:
        return None
    label = said[found[0].start : found[verb - 1].end]
    told = _predicate(said[found[verb].start : found[-1].end])
    leaning = {
        each for each in reading.lower[verb:] if each in {"it", "them", "this", "these", "those", "so"}
    }
    several = len(_FIGURE.findall(told)) > 1  # "Ayr lost 57%, Oban 52%": of more than its subject
    if not told or leaning or several or len(told.split()) > _MOST:
        return None
    return label[:1].upper() + label[1:], told


def _predicate(said: str) -> str:
    """What is said of a subject, as a line: without a bare "are" in front."""
    said = re.sub(r"\A(?:is|are|was|were)\s(?=(?:an?|the)?\s?[a-z-]+\Z)", "", said.strip(" .!"))
    return said[:1].upper() + said[1:]


def _alike(one: str, other: str) -> bool:
    """Whether two predicates say a like thing: the same verb, or a figure each."""
    first, second = one.lower().split()[:2], other.lower().split()[:2]
    figures = all(any(each.isdigit() for each in side) for side in (one, other))
    return bool(first[:1] == second[:1] or figures)
