"""Sentences and a heading → the takeaway of a slide, unique within the deck."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from deckmaker.model import Sentence, Wording

from .points import leaning

__all__ = ["Asked", "Headline", "Titles", "headline"]

T = TypeVar("T", str, bool)
Asked = tuple[str, tuple[str, ...], str | bool]  # a question to Titles, about what, and its answer

_MOST = 12  # words of a title
_GOAL = 10
_LEAST = 0.15  # worth from which a sentence says more than a heading


@dataclass(frozen=True, slots=True)
class Headline:
    """A title and the sentence it says, or None for the section's own heading."""

    text: str
    index: int | None = None
    sentence: Sentence | None = None


def headline(
    sentences: Sequence[tuple[int, Sentence]],
    heading: str,
    asserts: bool,
    charted: Collection[int] = (),
    most: int = _MOST,
    least: float = _LEAST,
) -> Headline:
    """The heading when it asserts; else the most central sentence that can be said in `most` words.

    `charted`: sentences that have a slide of their own, whose title says the same. `least`: the worth from
    which a sentence goes before the heading.
    """
    if heading and (asserts or not sentences):
        return Headline(heading)
    best: tuple[float, int, Sentence, Wording] | None = None
    for index, sentence in sentences:
        if heading and index in charted:
            continue
        for wording in sentence.wordings:
            if not _fit(wording, most):
                continue
            worth = sentence.weight - 1.2 * wording.loss - leaning(wording, heading)
            worth -= 0.03 * max(0, wording.words - _GOAL)
            worth -= 0.05 * max(0, 5 - wording.words) + (0.25 if index in charted else 0.0)
            if best is None or worth > best[0]:
                best = (worth, index, sentence, wording)
    if best is None or best[0] < (least if heading else -1.0):
        return Headline(heading)
    return Headline(best[3].text, best[1], best[2])


def _fit(wording: Wording, most: int) -> bool:
    """A title needs no label, no list and no quotation mark in front."""
    text = wording.text
    return (
        wording.words <= most
        and ": " not in text
        and "：" not in text
        and not text.startswith(("“", '"', "‘", "「"))
        and not re.match(r"(?:There|It|The (?:first|second|third|next|last|other))\b", text)
        and wording.loss <= 0.38
    )


class Titles:
    """The titles already given: two slides never share one."""

    def __init__(self, again: str, drawn: Collection[str] = ()) -> None:
        self._again = again
        self._drawn = frozenset(map(_folded, drawn))
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}  # of a title that is taken: the number to try first
        self._given: list[
            tuple[str, str, int]
        ] = []  # folded; of a numbered one: its base, and `_next` before
        self._asked: list[Asked] = []

    def drawn(self, title: str) -> bool:
        """Whether a chart block of the document has this title."""
        return self._told("drawn", (title,), _folded(title) in self._drawn)

    def has(self, title: str) -> bool:
        return self._told("has", (title,), _folded(title) in self._taken)

    def give(self, *wanted: str) -> str:
        """The first wanted title that is free, else the last one with a number."""
        choices = [each for each in wanted if each.strip()]
        for title in choices:
            if _folded(title) not in self._taken:
                return self._give(wanted, title, "", 0)
        last = choices[-1] if choices else ""
        number = before = self._next.get(last, 2)
        while True:
            title = self._again.format(title=last, number=number).strip()
            number += 1
            if _folded(title) not in self._taken:
                self._next[last] = number
                return self._give(wanted, title, last, before)

    def asked(self) -> tuple[Asked, ...]:
        """What was asked since the last call, with the answers."""
        asked, self._asked = tuple(self._asked), []
        return asked

    def again(self, asked: Sequence[Asked]) -> bool:
        """Whether these questions have the same answers now. Then those titles are given; else none is."""
        before = len(self._given)
        same = all(getattr(self, question)(*wanted) == answer for question, wanted, answer in asked)
        while not same and len(self._given) > before:
            folded, base, number = self._given.pop()
            self._taken.remove(folded)
            if number:
                self._next[base] = number
        self.asked()
        return same

    def _give(self, wanted: tuple[str, ...], title: str, base: str, before: int) -> str:
        self._taken.add(_folded(title))
        self._given.append((_folded(title), base, before))
        return self._told("give", wanted, title)

    def _told(self, question: str, wanted: tuple[str, ...], answer: T) -> T:
        self._asked.append((question, wanted, answer))
        return answer


@lru_cache(maxsize=8192)
def _folded(title: str) -> str:
    return re.sub(r"[\W_]+", " ", title).strip().casefold() or title
