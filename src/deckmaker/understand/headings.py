"""A heading → whether it is itself a sentence: "Exports doubled", not "Results"."""

from __future__ import annotations

import re

from .tagger import FINITE, tag
from .words import words

__all__ = ["asserts"]

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
        return len(text) >= 6  # says more than any clause that could stand in for it
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
