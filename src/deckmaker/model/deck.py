"""Scenes dressed in slide layouts; a deck knows no coordinate."""

from __future__ import annotations

from dataclasses import dataclass

from .chart import Chart
from .document import Grid, Meta
from .problem import Problem
from .prose import Prose
from .source import Cite


@dataclass(frozen=True, slots=True)
class Picture:
    data: bytes
    alt: str  # "" means decorative
    name: str = ""
    svg: bytes = b""  # the same picture as outlines, for programs that show SVG
    ink: bool = False  # drawn in black, to be set in the colour of text at the size it has


Content = Prose | Chart | Grid | Picture


@dataclass(frozen=True, slots=True)
class Fill:
    """What goes into a layout's placeholder of that name."""

    placeholder: str
    content: Content


@dataclass(frozen=True, slots=True)
class Slide:
    key: str  # Scene.key, with "/2" for the second slide made from one scene
    role: str  # of the slide layout: see model/theme.py
    title: str  # plain text of its title
    fills: tuple[Fill, ...]
    notes: tuple[str, ...] = ()  # paragraphs
    cites: tuple[Cite, ...] = ()
    hidden: bool = False

    def fill(self, placeholder: str) -> Content | None:
        return next((each.content for each in self.fills if each.placeholder == placeholder), None)


@dataclass(frozen=True, slots=True)
class DeckSection:
    """A named group of consecutive slides, as PowerPoint's slide sorter shows it."""

    name: str
    slides: tuple[str, ...]  # Slide.key


@dataclass(frozen=True, slots=True)
class Deck:
    meta: Meta
    sections: tuple[DeckSection, ...]  # every slide in exactly one
    slides: tuple[Slide, ...]
    problems: tuple[Problem, ...] = ()
