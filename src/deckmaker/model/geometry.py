"""Lengths and rectangles, in whole EMU (914 400 to the inch, 12 700 to the point)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

EMU_PER_INCH: Final = 914_400
EMU_PER_POINT: Final = 12_700


@dataclass(frozen=True, slots=True)
class Size:
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Rect:
    """A box on a slide; `x` and `y` are its left upper corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    def inset(self, left: int, top: int, right: int, bottom: int) -> Rect:
        """The rectangle that is left inside these margins, never of negative size."""
        return Rect(
            self.x + left,
            self.y + top,
            max(0, self.width - left - right),
            max(0, self.height - top - bottom),
        )
