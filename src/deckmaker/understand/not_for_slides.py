"""The words of a wording → what speaks against a slide: formulas, references, a writer's talk of the text itself."""

from __future__ import annotations

import re

from .tagger import FINITE
from .words import wordset

__all__ = ["talk", "technical"]

# These two are asked of a text in lower case: three times as fast as re.IGNORECASE.
_REFERENCE = re.compile(
    r"\b(?:(?:tables?|figures?|fig\.|section|sec\.|eq\.|equation|appendix|algorithm|chapter|theorem|listings?|box|lemma)"
    r"\s?\(?[\da-z]|(?:click here|read more|see (?:the|our|also))\b"
    r"|as (?:shown|seen|described|discussed|mentioned)\b)"
)
# "Ann can be reached at ann@paper.com", "You can find the rules here"
_ELSEWHERE = re.compile(
    r"\b(?:was reviewed (?:using|with|on)|can be reached at|follow (?:him|her|us|me) (?:on|at)"
    r"|contributed to this (?:report|story))\b|\w@\w+\.\w"
    r"|\bis (?:the|an?) (?:[\w-]+ ){0,3}(?:reporter|columnist|correspondent|staff writer|contributor) (?:for|at|with)\b"
    r"|\b(?:find|see|read|learn|policy|information|details|available|posted|listed)\b[^.]{0,40}\bhere\.?\Z"
)
_FORMULA = re.compile(r"[=∈∑∏≤≥→←∀∃θαβλμσφψωΔΣ|{}_^\\]|\$[^\d\s]|\.\.\.\.|--|\*\*")
_FILLERS = wordset(
    """
    yes no well ah oh okay ok hey hi hello thanks please sorry madam sir dear guys
    """
)


def technical(text: str, words: list[str]) -> float:
    """Formulas, references to tables and figures, letters that stand for something: not for a slide."""
    bad = 0.0
    low = text.lower()
    if _REFERENCE.search(low):
        bad += 0.85
    if _FORMULA.search(text):
        bad += 0.65
    if _ELSEWHERE.search(low):
        bad += 0.8
    if re.search(r"https?:|www\.", text):
        bad += 0.5
    if re.search(r"\w\(|https?:|www\.|\w@\w|\d{5}|\b(?:DOI|ISBN|ISSN)\b", text):
        bad += 0.4
    letters = sum(1 for word in words if len(word) == 1 and word.isalpha() and word not in {"a", "i", "s"})
    bad += 0.3 * letters
    if words and (words[0] in _FILLERS or (words[1:2] == [","] and words[0] in {"mr", "ms", "mrs"})):
        bad += 0.4
    return bad


_ANNOUNCED = re.compile(
    r"\b(?:refer the reader\b|(?:[Ww]e|I)(?:[’']ll| will| are going to| want to| now| next| can now)\b|[Ll]et[’']s\b"
    r"|[Nn]ow,? (?:it|we|you|let)|(?:for|more) (?:more |further )?(?:information|details)\b"
    r"|(?:this|next) (?:section|chapter|tutorial|listing|example)\b|up there\b|this time\b)"
    r"|\A(?:Consult|Recall|Remember|Notice)\b"
)


def talk(text: str, words: list[str], tags: list[str]) -> float:
    """What a writer tells of the text itself, and "that number", "Using A": it hangs on its neighbours."""
    bad = 0.35 if _ANNOUNCED.search(text) else 0.0
    if words[0] == "click":
        bad += 0.8
    if words[0] == "below" and words[1:2] in (["is"], ["are"]):
        bad += 0.6  # "Below are excerpts from that conversation"
    if words[0] == "note" and tags[0] in {"VB", "VBP", "NN"}:
        bad += 0.6  # "Note the example stops with …"
    for index in range(1, len(words) - 2):
        if words[index] == "that" and tags[index + 1] == "NN" and tags[index + 2] in FINITE:
            bad += 0.4  # "estimates that number is …"
            break
    if words[0] == "using" or words[:2] == ["based", "on"]:
        comma = max((place for place, word in enumerate(words) if word == ","), default=-1)
        if comma < 0 or not any(tag in FINITE for tag in tags[comma:]):
            bad += 1.0
    return bad
