"""Text and its paragraphs → Quotes: words that the text puts in somebody's mouth, verbatim.

Scare quotes and titles (“four great inventions”) are no quotations: those are whole clauses,
or at least five words that the text says somebody said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from deckmaker.model import Quote, Span

from .given_names import agrees
from .people import first_named, introduced, last_person, others, someone
from .speakers import after, before
from .voice import Voice

__all__ = ["marked", "quotes"]

_PAIRS = re.compile(
    r"“([^“”]+)(?:”|\Z)|「([^「」]+)」|『([^『』]+)』|„([^„“]+)“|«([^«»]+)»"
    # a straight mark opens before a word and closes after one: a stray one does not turn all others round
    r"|(?<![^\s(\[—–-])\"(?=\S)([^\"]+)(?:(?<=\S)\"|\Z)"
)
_SINGLE = re.compile(r"(?<![\w’])‘((?:[^‘’]|’(?=\w))+[.,!?])’(?!\w)")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_STOPS = ".!?…。！？"
_BETWEEN = re.compile(r"“[^“”]*”?|\"[^\"]*\"?")
_FIRST_PERSON = re.compile(r"\b(?:I|I[’'](?:m|d|ve|ll)|my|me|myself)\b")
_RESUMED = re.compile(r"[^“\".!?]{2,120},\s?[“\"](?!and\b|but\b|or\b|so\b|because\b|if\b|when\b)[a-z]")
_BROKEN_OFF = 0.6  # what a quotation is worth less whose sentence goes on elsewhere
_NOBODY = re.compile(r"(?:(?:[Tt]he|[Aa]n?|[Oo]ne) )?[a-z]+")  # "the woman"
_REACH = 320  # how far a lead is looked for, in characters
_OPINION = re.compile(
    r"\b(?:we|our|us|must|should|need|best|better|great|important|future|because|never|always|only"
    r"|amazing|precisely"
    r"|believe|hope|success|succeed|change|key|first|most|lead|leading|innovat\w+|growth|why|cannot"
    r"|can’t|can't|key|want)\b"
    r"|我们|必须|应该|未来|因为|最|关键|希望|相信|重要",
    re.IGNORECASE,
)
_LEANING = re.compile(
    r"(?:and|but|so|it|he|she|they|this|that|these|those|then|or|also|which|who|yes|no|well)\b|而且|但是"
    r"|所以|这|那|它|他|她",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A marked passage: `outer` with its marks, `inner` without."""

    outer: Span
    inner: Span


def marked(text: str, begin: int, end: int) -> tuple[tuple[Span, Span], ...]:
    """Every passage between quotation marks from `begin` to `end`: (with its marks, without)."""
    return tuple((mark.outer, mark.inner) for mark in _marks(text, begin, end))


def quotes(text: str, paragraphs: Sequence[Span], language: str = "en") -> tuple[Quote, ...]:
    """The quotations of one section in order of appearance, each with the speaker its text names.

    `Quote.text` is exactly `span.of(text)`: without the outer marks, and without a comma that
    belongs to the sentence around. `weight` says how well it would stand alone on a slide.
    """
    found: list[Quote] = []
    east = language.startswith(("zh", "ja"))
    previous_end = 0
    for paragraph in paragraphs:
        last: tuple[_Mark, Voice] | None = None
        limit = paragraph.start
        for mark in _marks(text, paragraph.start, paragraph.end):
            span = _trimmed(text, mark.inner)
            words = _length(span.of(text), east)
            voice = _voice(text, paragraph, mark, limit, language, previous_end, last)
            voice = voice or _subject(text, paragraph, mark, limit, language)
            limit = mark.outer.end
            if (
                voice
                and voice.pronoun
                and last
                and voice.lead
                and _goes_on_speaking(text, last, voice, language)
            ):
                voice = Voice(last[1].speaker, last[1].role, voice.lead, voice.pronoun)
            elif voice and voice.pronoun:
                voice = _resolved(text, paragraph, voice, language)
            if voice and voice.speaker:
                voice = _whole_name(text, voice)
                last = (mark, voice)
            if not _is_speech(text, mark, span, words, voice, east):
                continue
            found.append(
                Quote(
                    text=span.of(text),
                    span=span,
                    speaker=voice.speaker if voice else "",
                    role=voice.role if voice else "",
                    lead=voice.lead if voice else None,
                    weight=_weight(span.of(text), voice, words)
                    - _BROKEN_OFF * _goes_on(text, mark, paragraph),
                )
            )
        previous_end = paragraph.end
    return tuple(_in_full(text, each) for each in found) if language[:2] == "en" else tuple(found)


def _in_full(text: str, quote: Quote) -> Quote:
    """The quotation of somebody who goes by the last name, with the name and the role as they came first."""
    last = quote.speaker
    if not last or not last.isalpha() or not last.istitle():
        return quote
    named = first_named(text, quote.span.start, last)
    return replace(quote, speaker=named[0], role=quote.role or named[1]) if named else quote


def _goes_on(text: str, mark: _Mark, paragraph: Span) -> bool:
    """Whether the sentence of a quotation goes on in the next: “Those who win,” says Ada, “are the calm ones.”"""
    inside = text[mark.inner.start : mark.inner.end].rstrip()
    after = _RESUMED.match(text, mark.outer.end, paragraph.end)
    return inside.endswith(",") and after is not None


def _marks(text: str, begin: int, end: int) -> list[_Mark]:
    passage = text[begin:end]
    found = []
    for match in _PAIRS.finditer(passage):
        group = match.lastindex or 1
        if passage[match.start()] == '"' and match.start() and passage[match.start() - 1].isdigit():
            continue  # inches
        found.append(
            _Mark(
                Span(begin + match.start(), begin + match.end()),
                Span(begin + match.start(group), begin + match.end(group)),
            )
        )
    if not found and "‘" in passage:
        found = [
            _Mark(Span(begin + m.start(), begin + m.end()), Span(begin + m.start(1), begin + m.end(1)))
            for m in _SINGLE.finditer(passage)
        ]
    return found


def _trimmed(text: str, inner: Span) -> Span:
    start, end = inner.start, inner.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",，;；—"):
        end -= 1
    return Span(start, end)


def _length(words: str, east: bool) -> int:
    """Words; in Chinese and Japanese, about 1.7 characters make one."""
    return round(sum(1 for each in words if each.isalnum()) / 1.7) if east else len(_WORD.findall(words))


def _voice(
    text: str,
    paragraph: Span,
    mark: _Mark,
    limit: int,
    language: str,
    previous_end: int,
    last: tuple[_Mark, Voice] | None,
) -> Voice | None:
    begin = max(limit, _sentence_start(text, max(paragraph.start, limit), mark.outer.start))
    lead = text[begin : mark.outer.start]
    inner_end = text[mark.inner.end - 1]
    if inner_end in ",!?" and lead.strip()[-1:] in ("", ".", "!", "?", "…"):
        # "Opponents say it costs too much. “…,” said Colin Marsh": whoever comes after is nearer
        named = after(text, mark.outer.end, min(paragraph.end, mark.outer.end + _REACH), language)
        if named and named.speaker:
            return named
    if last and not lead.strip(" \xa0\t.,;—") and limit == last[0].outer.end:
        return last[1]  # the same breath: “…” “…”
    if last and last[1].lead and last[1].lead.start >= last[0].outer.end and _only(text, last, mark):
        return last[1]  # “…,” says Fu Sheng, CEO of Cheetah Mobile. “…”
    voice = before(text, begin, mark.outer.start, language) if lead.strip() else None
    if voice:
        return voice
    if lead.strip() and lead.rstrip()[-1:] not in ".!?…。！？:：,，" and inner_end not in ",!?，":
        return None
    voice = after(text, mark.outer.end, min(paragraph.end, mark.outer.end + _REACH), language)
    if voice and (
        inner_end in ",!?，！？—"
        or text[mark.outer.end : mark.outer.end + 2].strip()[:1] in tuple("，,—–")
        or inner_end not in _STOPS
        or language.startswith(("zh", "ja"))  # “…。”他说。
    ):
        return voice
    if not text[paragraph.start : mark.outer.start].strip() and previous_end:
        stem = text[max(0, previous_end - _REACH) : previous_end].rstrip()
        if stem.endswith((":", "：")):
            return before(
                text, _sentence_start(text, previous_end - len(stem), previous_end), previous_end, language
            )
    return None


def _subject(text: str, paragraph: Span, mark: _Mark, limit: int, language: str) -> Voice | None:
    """The subject of the sentence before whole sentences in the first person that nobody is named for."""
    before_it = text[max(paragraph.start, limit) : mark.outer.start].rstrip()
    whole = text[mark.inner.end - 1] in _STOPS and before_it.endswith((".", "!", ":", "…"))
    if not whole or not _FIRST_PERSON.search(mark.inner.of(text)):
        return None
    begin = max(paragraph.start, limit)
    return introduced(text, _sentence_start(text, begin, mark.outer.start - 1), mark.outer.start, language)


def _only(text: str, last: tuple[_Mark, Voice], mark: _Mark) -> bool:
    """Whether nothing but the speaker's name stands between two quotations."""
    lead = last[1].lead
    return (lead is not None and not text[lead.end : mark.outer.start].strip(" \xa0\t.,;:")) or (
        lead is not None
        and len(text[lead.end : mark.outer.start].split()) <= 8
        and text[lead.end : lead.end + 1] not in ".!?"
        and text[lead.end : mark.outer.start].strip()[-1:] in ",."
        and text[lead.end : mark.outer.start].count(".") <= 1
    )


def _sentence_start(text: str, begin: int, end: int) -> int:
    """Where the sentence that leads to `end` begins, not before `begin`."""
    begin = max(begin, end - _REACH)
    position = end - 2
    while position > begin:
        if (
            text[position] in ".!?。！？"
            and text[position + 1].isspace()
            and text[position + 2 : position + 3].isupper()
        ):
            token = text[max(begin, position - 5) : position].split(" ")[-1]
            if not (
                len(token) <= 4
                and token[:1].isupper()
                and token in {"Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Inc", "Jr"}
            ):
                return position + 1
        elif text[position] in "。！？":
            return position + 1
        position -= 1
    return begin


def _is_speech(text: str, mark: _Mark, span: Span, words: int, voice: Voice | None, east: bool) -> bool:
    inner = span.of(text)
    if not inner or words < 4 or _is_title(inner):
        return False
    whole = (
        inner[-1] in _STOPS
        or text[mark.inner.end - 1] in ",，"
        or text[mark.outer.end - 1 : mark.outer.end] not in '”"’」』“»'
    )
    first = inner[0]
    if voice is None:
        return inner[-1] in _STOPS and words >= 5 and (east or first.isupper() or first.isdigit())
    return whole or words >= 5


_SMALL = frozenset(
    ["that", "from", "with", "into", "over", "than", "when", "after", "upon"]
)  # within a title


def _is_title(inner: str) -> bool:
    """Whether marked words are the title of a work: “A House on the Hill: The Story of a Town”."""
    long = [word for word in _WORD.findall(inner) if len(word) > 3 and word not in _SMALL]
    return len(long) > 2 and inner[-1] not in _STOPS and all(word[0].isupper() for word in long[:-1])


def _resolved(text: str, paragraph: Span, voice: Voice, language: str) -> Voice:
    assert voice.lead is not None
    here = last_person(
        text, max(paragraph.start, voice.lead.start - 3000), voice.lead.start, voice.pronoun, language
    )
    told = _BETWEEN.sub(" ", text[paragraph.start : voice.lead.start])
    if not here[0] and voice.pronoun.lower() != "they" and not someone(told, language):
        here = last_person(text, max(0, paragraph.start - 1200), voice.lead.start, voice.pronoun, language)
    return Voice(here[0], here[1], voice.lead, voice.pronoun)


def _goes_on_speaking(text: str, last: tuple[_Mark, Voice], voice: Voice, language: str) -> bool:
    """Whether "he adds" is the speaker of the quotation before: no person was told of in between."""
    assert voice.lead is not None
    if language[:2] != "en" or voice.pronoun.lower() not in {"he", "she"} or not last[1].lead:
        return False
    told = _BETWEEN.sub(" ", text[max(last[0].outer.end, last[1].lead.end) : voice.lead.start])
    return agrees(last[1].speaker, voice.pronoun) and not others(told)


def _whole_name(text: str, voice: Voice) -> Voice:
    """ "The Department of Agriculture notes": the office, not the last of its words."""
    if voice.lead is None or " " in voice.speaker:
        return voice
    begin = max(0, voice.lead.start - 60)
    named = re.search(
        rf"((?:[A-Z][\w.’'-]*\s){{1,4}}(?:of|for)\s(?:the\s)?)(?={re.escape(voice.speaker)}\b)",
        text[begin : voice.lead.end + 20],
    )
    if named is None:
        return voice
    office = re.sub(r"\A(?:The|In|At|But|And|As)\s", "", named.group(1))
    return (
        Voice(f"{office}{voice.speaker}", voice.role, voice.lead, voice.pronoun)
        if office[:1].isupper()
        else voice
    )


def _weight(words: str, voice: Voice | None, length: int) -> float:
    weight = 0.45
    if voice and voice.speaker:
        weight += 0.25 + (0.05 if voice.role else 0.0)
    if 8 <= length <= 32:
        weight += 0.15
    elif length > 40:
        weight -= 0.1
    elif length < 6:
        weight -= 0.2
    weight += min(0.15, 0.05 * len(_OPINION.findall(words[:400])))
    if voice and _NOBODY.fullmatch(voice.speaker):
        weight -= 0.2
    if words[0].islower():
        weight -= 0.35
    elif _LEANING.match(words):
        weight -= 0.1
    if re.match(r"(?:I (?:had|was|went|got|thought|just)\b)", words):
        weight -= 0.1
    if words[-1] in "?？":
        weight -= 0.15
    return round(min(1.0, max(0.0, weight)), 3)
