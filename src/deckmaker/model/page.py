"""A slide with every decision made: what goes where, at which size, broken into which lines."""

from __future__ import annotations

from dataclasses import dataclass

from .deck import Content, Slide
from .geometry import Rect
from .problem import Problem
from .prose import Run
from .theme import Placeholder, SlideLayout


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one style on a line."""

    text: str
    x: int  # EMU, from the slide's left edge
    width: int  # EMU
    size: float  # points, after scaling
    run: Run


@dataclass(frozen=True, slots=True)
class Line:
    x: int  # EMU, from the slide's left edge
    baseline: int  # EMU, from the slide's top
    width: int  # EMU
    pieces: tuple[Piece, ...]
    para: int  # index of its paragraph

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Box:
    placeholder: Placeholder
    content: Content
    rect: Rect  # differs from the placeholder's only when typesetting moved it
    scale: int = 100  # per cent, as `fontScale`
    spacing: int = 100  # per cent of the line pitch that is left, 100 − `lnSpcReduction`
    lines: tuple[Line, ...] = ()
    height: int = 0  # EMU that the text takes
    columns: tuple[int, ...] = ()  # of a table: widths in EMU, adding to the width of `rect`
    edges: tuple[
        tuple[int, ...], ...
    ] = ()  # of a table: EMU more at the right of each cell, row by row; () for none
    rows: tuple[int, ...] = ()  # of a table: heights in EMU, the header first; a Line's `para` is its cell


@dataclass(frozen=True, slots=True)
class Page:
    slide: Slide
    layout: SlideLayout
    boxes: tuple[Box, ...]
    problems: tuple[Problem, ...] = ()
