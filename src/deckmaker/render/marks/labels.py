"""From a label and the room it has to lines and their Glyphs; for what no typesetting has placed: charts.

Labels break at spaces, Han between characters; nothing is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from deckmaker import measure
from deckmaker.model import Glyphs

from .text import FOOT, PITCH, Ink, glyphs

Align = Literal["left", "center", "right"]
_PIECE = re.compile(rf"\s+|[{measure.WIDE}][，。、；：！？）》」』”’]*|[^\s{measure.WIDE}]+")


def wrapped(text: str, ink: Ink, room: float) -> list[str]:
    """The lines of a label in a width of EMU; its own line breaks are kept."""
    return [line for part in text.split("\n") for line in _wrapped(part, ink, room)]


def _wrapped(text: str, ink: Ink, room: float) -> list[str]:
    lines, line, used = [], "", 0.0
    for piece in _PIECE.findall(text):
        size = ink.width(piece)
        if line and used + size > room and not piece.isspace():
            lines.append(line.rstrip())
            line, used = "", 0.0
        if not line and piece.isspace():
            continue
        line, used = line + piece, used + size
    return [*lines, line.rstrip()]


def height(lines: int, size: float) -> float:
    """EMU that so many lines take."""
    return lines * size * PITCH * 12_700


def block(
    lines: list[str], x: float, top: float, width: float, ink: Ink, align: Align = "left"
) -> Iterator[Glyphs]:
    """Lines one below the other, set against `x` and a width, the first beginning at `top`."""
    pitch = ink.em * PITCH
    for number, line in enumerate(lines):
        free = width - ink.width(line)
        left = x + {"left": 0.0, "center": free / 2, "right": free}[align]
        baseline = round(top + (number + 1) * pitch - FOOT * ink.em)
        if line:
            yield from glyphs(line, left, baseline, ink)
