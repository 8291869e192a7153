"""Figures in brackets behind their names → the names: "fares (61 percent) and the late trains (57 percent)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from deckmaker.model import Span, Statistic

__all__ = ["in_brackets", "named_before"]

_MOST, _LONGEST = 8, 46  # words and characters of a name
_LIST_OPENS = re.compile(
    r"(?:\b(?:is|are|was|were|about|include[sd]?|including|by|than|named|chose|cited|like|between|from)|:)\s+"
)
_LINKS = re.compile(
    r"^(?:(?:and|or|but|while|although|though|whereas|then|plus|with|followed by|as well as|ahead of"
    r"|compared with)\b|[\s,;])+"
)
_ARTICLE = re.compile(r"^(?:both\s|either\s)?(?:the|a|an)\s|^(?:both|either)\s", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|said|says|say|who|which|that)\b|[.:;()“”]"
)
_YEARS = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def in_brackets(text: str, each: Statistic) -> bool:
    """Whether a figure stands in brackets of its own."""
    return text[each.start - 1 : each.start] == "(" and text[each.end : each.end + 1] in (")", ";", ",")


def named_before(text: str, sentence: Span, members: Sequence[Statistic]) -> tuple[str, ...]:
    """A name for each of two or more figures of which all, or all but the first, stand in brackets; () when unsure."""
    inside = [in_brackets(text, each) for each in members]
    if len(members) < 2 or not all(inside[1:]):
        return ()
    first = _first(text, sentence, members[0]) if inside[0] else members[0].subject
    if not inside[0] and (len(members) < 3 or first not in text[sentence.start : members[0].start]):
        return ()
    names = [first]
    for (one, bracketed), (two, _) in pairwise(zip(members, inside, strict=True)):
        closed = text.find(")", one.end, two.start) if bracketed else -1
        after = text[max(closed + 1, one.end) : two.start - 1]
        if not bracketed:
            after = after.rpartition(",")[2]  # "23% of the market, followed by Beryl (12%)"
        names.append(_name(after))
    return tuple(names) if all(names) and len({each.lower() for each in names}) == len(names) else ()


def _first(text: str, sentence: Span, member: Statistic) -> str:
    """The name of the first: what stands behind the verb or the word that opens the list."""
    before = text[sentence.start : member.start - 1]
    opened = [match.end() for match in _LIST_OPENS.finditer(before)]
    return _name(before[opened[-1] :]) if opened else _name(before)


def _name(words: str) -> str:
    said = _ARTICLE.sub("", _LINKS.sub("", words.strip()).strip(" ,"))
    figures = re.search(r"\d", _YEARS.sub("", said))
    if not said or len(said.split()) > _MOST or len(said) > _LONGEST or figures or _CLAUSE.search(said):
        return ""
    return said
