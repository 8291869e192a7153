"""Text → Words: the pieces that grammar speaks of, each with its place.

English contractions come apart as treebanks do it: "can’t" is "ca" + "n’t", "Tecno’s" is
"Tecno" + "’s". Hyphenated words, decimals, addresses and "Live.me" stay whole.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Word", "words", "wordset"]


class Word(NamedTuple):
    text: str
    start: int  # in the text that was given
    end: int


_WORD = re.compile(
    r"(?P<url>https?://\S+|www\.\S+|\w[\w.+-]*@\w[\w.-]+\w)"
    r"|(?P<number>[$€£¥₹]?[+−-]?\d+(?:[.,:/–-]\d+)*(?:%|‰|[A-Za-z]{1,3}\b|(?:st|nd|rd|th)\b)?)"
    r"|(?P<abbr>(?:[A-Za-z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Prof|St|Inc|Ltd|Corp|Co|Jr|Sr|etc|vs|No"
    r"|Fig)\.(?=\s|[’',]))"
    r"|(?P<word>[^\W\d_][\w]*(?:(?:[-‐‑./&+]|['’](?!s\b|S\b))(?=[^\W_])[^\W_]+)*\+?)"
    r"|(?P<clitic>['’](?:s|S|re|ve|ll|d|m)\b)"
    r"|(?P<mark>\.{3}|…|--+|[^\w\s])"
)
_CLITIC = re.compile(r"(?i:(?P<a>\w+)(?P<b>n['’]t)|(?P<c>[^\W\d_]+)(?P<d>['’](?:re|ve|ll|d|m)))\Z")


def words(text: str) -> list[Word]:
    """The words and marks of one sentence, in order. Linear."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        piece = match.group()
        if match.lastgroup == "word" and ("'" in piece or "’" in piece):
            clitic = _CLITIC.match(piece)
            if clitic:
                cut = start + len(clitic.group("a") or clitic.group("c"))
                found.append(Word(text[start:cut], start, cut))
                found.append(Word(text[cut:end], cut, end))
                continue
        found.append(Word(piece, start, end))
    return found


def wordset(text: str) -> frozenset[str]:
    """The words of a list that is written with spaces."""
    return frozenset(text.split())
