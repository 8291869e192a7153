"""A heading → whether it is itself a sentence: "Exports doubled", not "Results"."""

from __future__ import annotations

import re

from .tagger import FINITE, tag
from .words import words

__all__ = ["asserts"]

_EAST_VERB = re.compile(
    r"是|有|正在|已|将|成为|超过|达到|增长|下降|上升|减少|增加|改变|带来|需要|必须|应该|可以|可能|能够|推动|促进|实现|提高|降低|引领|影响|走向|进入|创造|赢得|失去"
    r"|翻|让|使|被|比"
)
_NUMBERED = re.compile(
    r"\A(?:chapter|module|part|section|step|lesson|unit|day|week|appendix)\s[\w.]+[:.—–-]\s*", re.IGNORECASE
)


def asserts(heading: str, language: str = "en") -> bool:
    """Whether the heading has a subject and a finite verb. Questions do not assert."""
    text = _NUMBERED.sub("", heading.strip()).rstrip(".")
    if not text or text.endswith(("?", "？", ":", "：")):
        return False
    code = language[:2].lower()
    if code in {"zh", "ja"}:
        return len(text) >= 6 and bool(_EAST_VERB.search(text[1:]))
    if code != "en":
        return len(text.split()) >= 5
    pieces = [word.text for word in words(text)]
    if len([piece for piece in pieces if piece[0].isalnum()]) < 3:
        return False
    # Headings in Title Case look like names: read them small, but for what is big within a word.
    small = [piece.lower() if piece[1:].islower() or len(piece) == 1 else piece for piece in pieces]
    if small[0] in {"how", "why", "what", "when", "where", "who", "which", "whether", "if"}:
        return False
    # A small first letter looks like a verb, a capital like a name: a sentence in either reading will do.
    return _clause(small) or _clause([small[0][:1].upper() + small[0][1:], *small[1:]])


def _clause(pieces: list[str]) -> bool:
    """Whether a subject stands before a finite verb."""
    tags = tag([*pieces, "."])[:-1]
    first = next((index for index, each in enumerate(tags) if each in FINITE), -1)
    if first <= 0:
        return False
    subject = tags[:first]
    return any(each in {"NN", "NNS", "NNP", "PRP", "DT", "CD", "EX"} for each in subject) and not any(
        each in {"WDT", "WP", "WRB"} or pieces[index] in {"that", "who", "which"}
        for index, each in enumerate(subject)
    )
