"""A tagged sentence → a Reading: what is quoted, bracketed, set off by commas, finite."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .tagger import FINITE
from .words import Word, wordset

__all__ = [
    "NOUNS",
    "SUBJECT",
    "Cut",
    "Reading",
    "begins_clause",
    "closing",
    "figures",
    "measured",
    "noun_before",
]

_LARGE = wordset("hundred thousand million billion trillion dozen")
_DATED = wordset(
    "january february march april may june july august september october november december"
    " p.m. a.m. pm am o’clock o'clock"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\ds?")
NOUNS = {"NN", "NNS", "NNP", "CD", "PRP", "FW"}


SUBJECT = {"DT", "PRP", "PRP$", "NNP", "NNS", "NN", "JJ", "CD", "EX", "WP"}


@dataclass(frozen=True, slots=True)
class Cut:
    """Words `start` to `end` (exclusive) that may go together."""

    start: int
    end: int
    loss: float  # 0: nobody misses it; 1: the reader is misled
    name: str


class Reading:
    """One sentence as the cuts read it: words, lower case, tags, and who is inside quotation marks."""

    def __init__(self, words: list[Word], tags: list[str]) -> None:
        self.words = words
        self.tags = tags
        self.lower = [word.text.lower() for word in words]
        self.count = len(words)
        self.quoted = _quoted(self.lower)
        self.depth = _depth(self.lower)
        self._finite = _counted(tags, self.depth)
        self._commas = [
            index
            for index, word in enumerate(self.lower)
            if word == "," and not self.quoted[index] and not self.depth[index]
        ]

    def text(self, start: int, end: int) -> str:
        return " ".join(self.lower[start:end])

    def is_comma(self, index: int) -> bool:
        return (
            0 <= index < self.count
            and self.lower[index] == ","
            and not self.quoted[index]
            and not self.depth[index]
        )

    def finite(self, start: int, end: int) -> bool:
        """Whether a finite verb stands outside brackets from `start` to `end` (exclusive)."""
        last = len(self._finite) - 1
        return end > start and self._finite[min(end, last)] > self._finite[min(max(start, 0), last)]

    def commas(self) -> Sequence[int]:
        return self._commas


def _counted(tags: list[str], depth: list[bool]) -> list[int]:
    """How many finite verbs outside brackets stand before each place."""
    found = [0]
    for tag, inside in zip(tags, depth, strict=True):
        found.append(found[-1] + (tag in FINITE and not inside))
    return found


def _quoted(lower: list[str]) -> list[bool]:
    inside = False
    found = []
    for word in lower:
        if word == "“" or (word == '"' and not inside):
            inside = True
            found.append(True)
        elif word == "”" or word == '"':
            found.append(True)
            inside = False
        else:
            found.append(inside)
    return found


def _depth(lower: list[str]) -> list[bool]:
    depth = 0
    found = []
    for word in lower:
        if word in "([":
            depth += 1
        found.append(depth > 0)
        if word in ")]" and depth:
            depth -= 1
    return found


def begins_clause(reading: Reading, start: int) -> bool:
    """Whether a main clause with its own subject starts here."""
    end = min(reading.count, start + 14)
    if start >= end or reading.tags[start] not in SUBJECT | {"RB", "VBG"}:
        return False
    if reading.lower[start] in {"and", "or", "which", "who", "that"}:
        return False
    return reading.finite(start, reading.count) and (reading.finite(start, end) or reading.count - start > 14)


def closing(reading: Reading) -> int:
    """Where the closing stop and marks of the sentence begin."""
    end = reading.count
    while (
        end
        and not any(each.isalnum() for each in reading.lower[end - 1])
        and reading.lower[end - 1] not in "%)]”\"’'"
    ):
        end -= 1
    return end


def noun_before(reading: Reading, comma: int) -> bool:
    before = comma - 1
    while before > 0 and reading.lower[before] in ')]”"':
        before -= 1
        if reading.depth[before]:
            while before > 0 and reading.depth[before]:
                before -= 1
    return (
        reading.tags[before] in NOUNS or reading.lower[before][-1:].isdigit() or reading.lower[before] == "%"
    )


def figures(reading: Reading, start: int, end: int) -> float:
    """A figure left out weighs more; "two clerks" is hardly one."""
    found = [reading.lower[at] for at in range(start, end) if reading.tags[at] == "CD"]
    if any(each[-1].isdigit() or each[0].isdigit() or each in _LARGE for each in found):
        return 0.2
    return 0.06 if found else 0.0


def measured(lower: list[str], tags: list[str], place: int) -> bool:
    """Whether a figure goes that is no year: "fell by 1.5% for each degree above 26", "on 31 days"."""
    for at in range(place, len(lower)):
        near = {lower[at - 1], lower[at + 1] if at + 1 < len(lower) else ""}
        dated = _YEAR.fullmatch(lower[at]) or near & _DATED
        if tags[at] == "CD" and not dated and lower[at] not in {"one", "two"}:
            return True
    return False
