"""From a rectangle for text and a layout's art to the part of the rectangle that no art covers.

Real templates lay text over logos, stamps and side pictures; a designer would move the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from deckmaker.model import EMU_PER_INCH, Rect, Size

from .ground import Piece, inside

_MARGIN: Final = EMU_PER_INCH // 10
_THIN: Final = EMU_PER_INCH // 12  # a rule, not an obstacle
_GROUND: Final = 0.85  # of a rectangle: art that covers so much is what the text stands on
_LARGE: Final = 0.6  # of the slide
_LEAST: Final = 0.55  # of the rectangle, that must be left
_ROUNDS: Final = 4


def clear_of(rect: Rect, art: Sequence[Piece], size: Size) -> Rect:
    """The rectangle itself when nothing is in its way, or when too little of it would be left."""
    left = rect
    for _ in range(_ROUNDS):
        obstacle = next((o for o in (_overlap(left, art, n, size) for n in range(len(art))) if o), None)
        if obstacle is None:
            return left
        best = max(_parted(left, obstacle), key=lambda each: each.width * each.height)
        if best.width * best.height < _LEAST * rect.width * rect.height:
            return rect
        left = best
    return rect if any(_overlap(left, art, number, size) for number in range(len(art))) else left


def _parted(rect: Rect, obstacle: Rect) -> tuple[Rect, Rect, Rect, Rect]:
    """What is left of a rectangle on each side of an obstacle."""
    right, low = obstacle.right + _MARGIN, obstacle.bottom + _MARGIN
    return (
        Rect(rect.x, rect.y, max(0, obstacle.x - _MARGIN - rect.x), rect.height),
        Rect(right, rect.y, max(0, rect.right - right), rect.height),
        Rect(rect.x, rect.y, rect.width, max(0, obstacle.y - _MARGIN - rect.y)),
        Rect(rect.x, low, rect.width, max(0, rect.bottom - low)),
    )


def _overlap(rect: Rect, art: Sequence[Piece], number: int, size: Size) -> Rect | None:
    """Where this piece of art is seen inside the rectangle, if it stands in the way at all."""
    piece = art[number]
    place = piece.rect
    if (
        piece.whole_slide
        or (not piece.says and piece.opaque < 0.15)
        or min(place.width, place.height) < _THIN
    ):
        return None
    if place.width * place.height > _LARGE * size.width * size.height:
        return None
    x, y = max(rect.x, place.x), max(rect.y, place.y)
    shared = Rect(x, y, min(rect.right, place.right) - x, min(rect.bottom, place.bottom) - y)
    if shared.width < _THIN // 2 or shared.height < _THIN // 2:
        return None
    if shared.width * shared.height >= _GROUND * rect.width * rect.height:
        return None
    return shared if _seen(shared, art, number) else None


def _seen(shared: Rect, art: Sequence[Piece], number: int) -> bool:
    """Whether the piece covers some of the shared part, and nothing above hides it there."""
    for across in (0.1, 0.5, 0.9):
        for down in (0.1, 0.5, 0.9):
            x, y = shared.x + round(shared.width * across), shared.y + round(shared.height * down)
            hidden = any(
                (each.colours or each.picture) and each.opaque > 0.9 and inside(each.corners, x, y)
                for each in art[number + 1 :]
            )
            if inside(art[number].corners, x, y) and not hidden:
                return True
    return False
