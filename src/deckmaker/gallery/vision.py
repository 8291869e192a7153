"""Marks as people with a colour-vision deficiency, or a grey printer, see them. Pictures stay as they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from deckmaker.model import Glyphs, Mark, Path
from deckmaker.theme.palette import Vision, simulated

__all__ = ["Vision", "seen"]


def seen(marks: Iterable[Mark], vision: Vision) -> tuple[Mark, ...]:
    """The same marks in the colours that are seen."""
    return tuple(marks) if vision == "usual" else tuple(_seen(mark, vision) for mark in marks)


def _seen(mark: Mark, vision: Vision) -> Mark:
    if isinstance(mark, Glyphs):
        return replace(mark, colour=_colour(mark.colour, vision))
    if not isinstance(mark, Path):
        return mark
    graded = mark.gradient
    if graded is not None:
        stops = tuple((place, _colour(rgb, vision)) for place, rgb in graded.stops)
        graded = replace(graded, stops=stops)
    return replace(
        mark, fill=_colour(mark.fill, vision), stroke=_colour(mark.stroke, vision), gradient=graded
    )


@lru_cache(maxsize=512)
def _colour(rgb: str, vision: Vision) -> str:
    return simulated(rgb[:6], vision) + rgb[6:] if rgb else rgb
