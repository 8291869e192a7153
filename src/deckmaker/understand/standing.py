"""A line and its language → whether it may stand alone on a slide: the gate that our own wordings pass."""

from __future__ import annotations

from .guard import balanced, penalty
from .tagger import tag
from .words import words

__all__ = ["stands"]

_WORST = 0.6  # of the penalties: more than this a strict reader does not forgive


def stands(text: str, language: str = "en") -> bool:
    """Whether the line is whole: marks in pairs, a finite verb, nothing that points elsewhere.

    Grammar is judged in English only; elsewhere brackets and quotation marks are.
    """
    if not language.lower().startswith("en"):
        return balanced(text)
    label, colon, rest = text.partition(": ")
    said = rest if colon and len(label.split()) <= 6 else text
    said = said.strip(' “”"') if said[:1] in '“"' else said
    found = [word.text for word in words(said)]
    bad = penalty(said, [each.lower() for each in found], tag(found)) if found else None
    return balanced(text) and bad is not None and bad <= _WORST
