"""From a data label and the point it belongs to, to its place and its Glyphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from deckmaker.model import EMU_PER_POINT, Face, Mark, Rect

from .chart_part import Lettering, Shown
from .labels import block, height, wrapped
from .text import Ink

AWAY: Final = round(2.6 * EMU_PER_POINT)  # between a point or a bar's end and its label
_FREE: Final = 1e12  # a label that may not break


@dataclass(frozen=True, slots=True)
class Pen:
    """What every text of a chart shares."""

    face: Face
    east_asian: str
    frame: Rect

    def ink(self, look: Lettering) -> Ink:
        return Ink(self.face, look.size, look.colour, look.bold, False, self.east_asian)


def beside(
    pen: Pen, shown: Shown, x: float, y: float, side: str, *, away: float = AWAY, room: float = _FREE
) -> Iterator[Mark]:
    """A label on one side of a point: "r", "l", "t", "b", or "ctr" over it."""
    ink = pen.ink(shown.look)
    lines = wrapped(shown.text, ink, room if shown.look.wrap else _FREE)
    width = max(ink.width(line) for line in lines)
    high = height(len(lines), ink.size)
    left = {"r": x + away, "l": x - away - width}.get(side, x - width / 2)
    top = {"t": y - away - high, "b": y + away}.get(side, y - high / 2)
    if shown.shift:
        left += shown.shift[0] * pen.frame.width
        top += shown.shift[1] * pen.frame.height
    yield from block(lines, left, top, width, ink, "center")
