"""Styled text, the same from the document to the slide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal
from unicodedata import bidirectional

Marker = Literal["inherit", "none", "number"]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one style."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    strike: bool = False
    superscript: bool = False
    subscript: bool = False
    link: str = ""  # address, or "" for none
    colour: str = ""  # a scheme colour instead of its level's: see `Level.colour`


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph of slide text."""

    runs: tuple[Run, ...]
    level: int = 0  # 0 to 8, as in PowerPoint's outline
    marker: Marker = "inherit"  # "inherit": as the layout's level says
    start: int = 1  # of the first number of a numbered list: above 1 when it goes on from another slide
    rtl: bool = False  # set from right to left, as typesetting decides

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Prose:
    """The text of one placeholder."""

    paras: tuple[Para, ...]

    @property
    def text(self) -> str:
        return "\n".join(para.text for para in self.paras)


_RTL_LANGUAGES: Final = frozenset("ar he iw fa ur yi ps sd ug dv ckb".split())


def right_to_left(text: str, language: str = "") -> bool:
    """Whether a paragraph is set from right to left: in languages so written, and where its first letter is."""
    if language.lower().replace("_", "-").split("-")[0] in _RTL_LANGUAGES:
        return True
    if text.isascii():
        return False
    kinds = (bidirectional(each) for each in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def counted(paras: Sequence[Para]) -> list[tuple[int, int]]:
    """(its number, the number that its list begins with) of each paragraph if it had one, as PowerPoint counts.

    A list ends at a paragraph of an upper level, and where the marker changes.
    """
    counts, firsts = [0] * 10, [0] * 10
    markers: list[Marker] = ["none"] * 10
    result: list[tuple[int, int]] = []
    for para in paras:
        level = min(para.level, 9)
        if para.marker == "none" or para.marker != markers[level]:
            counts[level] = 0
        markers[level] = para.marker
        if para.marker != "none":
            number = max(counts[level] + 1, para.start)
            if not counts[level]:
                firsts[level] = number
            counts[level] = number
        for deeper in range(level + 1, 10):
            counts[deeper], markers[deeper] = 0, "none"
        result.append((counts[level], firsts[level]))
    return result


def plain(text: str) -> tuple[Run, ...]:
    """Unstyled runs of a text; none for an empty one."""
    return (Run(text),) if text else ()


def prose(*lines: str) -> Prose:
    """Unstyled paragraphs, one a line."""
    return Prose(tuple(Para(plain(line)) for line in lines))
