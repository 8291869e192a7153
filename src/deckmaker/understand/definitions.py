"""Sentences of a section → its Definitions: "Fermentation is the process by which …", "所谓…是指…".

Only what the section goes on about is defined: the term stands in the heading, or twice in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckmaker.model import Definition, Section, Sentence, Span

__all__ = ["definitions"]

_MOST = 34  # words of a sentence that defines
_MOST_EAST = 60  # characters
_LEANS = (
    "This|That|These|Those|It|He|She|We|They|There|What|One|Here|His|Her|Our|My|Its|Their|All|Each|Every|Some"
    "|Most|Another"
)
_ASSERTS = (
    "most|best|biggest|largest|main|only|first|second|last|same|reason|problem|question|key|number|result|way|case"
    "|place|one|surprise|story"
)
_FORMS: dict[str, re.Pattern[str]] = {
    "en": re.compile(
        rf"(?:(?:An?|The|By)\s)?(?P<term>(?!(?:{_LEANS})\b)[A-Za-z][\w’'-]*(?:\s[\w’'-]+){{0,3}}?)"
        r"(?:\s\([^()]{1,40}\))?\s"
        rf"(?:(?:is|are)\s(?:an?|the|any)\s(?!(?:{_ASSERTS})\b)(?:[\w’'-]+\s){{1,7}}?"
        r"(?:that|which|by which|in which|with which|whereby|who|where|when)\s"
        r"|(?:is|are) defined as\s|is the name for\s|refers to\s|means (?:that|an?|the)\s)"
    ),
    "de": re.compile(
        r"(?:(?:Der|Die|Das|Ein|Eine)\s)?(?P<term>[A-ZÄÖÜ][\w-]*(?:\s[\w-]+){0,2}?)\s"
        r"(?:bezeichnet|heißt|ist (?:der|die|das|ein|eine)\s[^,]{3,40}, "
        r"(?:der|die|das|dem|bei dem|bei der|mit dem|mit der)\s)"
    ),
    "fr": re.compile(
        r"(?:L[ea’']\s?|Un\s|Une\s|Les\s)?(?P<term>[A-Za-zÀ-ÿ][\w’'-]*(?:\s[\w’'-]+){0,3}?)\s"
        r"(?:désigne|est (?:un|une|le|la|l’|l')\s?[^,]{3,50}?\s(?:qui|que|dont|où|par lequel|par laquelle)\s)"
    ),
    "es": re.compile(
        r"(?:El\s|La\s|Un\s|Una\s)?(?P<term>[A-Za-zÁ-ÿ][\w-]*(?:\s[\w-]+){0,3}?)\s"
        r"(?:se define como|se refiere a|es (?:un|una|el|la)\s[^,]{3,50}?\s(?:que|donde|por el que|mediante el cual)\s)"
    ),
    "zh": re.compile(
        r"(?:所谓)?[“「]?(?P<term>[^，。、；：“”「」这那其它他她]{2,12}?)[”」]?"
        r"(?:，?是指|指的是|即指|，就是|是一种|是一门)"
    ),
}


def definitions(section: Section, sentences: Sequence[Sentence], language: str) -> tuple[Definition, ...]:
    """The definitions of a section in their order. Languages without a form of words have none."""
    form = _FORMS.get(language[:2].lower())
    if form is None:
        return ()
    text, heading = section.text, section.title.casefold()
    found = []
    for index, sentence in enumerate(sentences):
        match = form.match(text, sentence.span.start, sentence.span.end)
        if match is None or sentence.quoted or text[sentence.span.end - 1] in "?？":
            continue
        term = match["term"]
        said = sentence.span.of(text)
        long = len(said) > _MOST_EAST if language.startswith("zh") else len(said.split()) > _MOST
        spoken_of = term.casefold() in heading or text.casefold().count(term.casefold()) > 1
        if not long and spoken_of and not any(each.isdigit() for each in term):
            found.append(Definition(index, Span(*match.span("term"))))
    return tuple(found)
