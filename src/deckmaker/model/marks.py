"""All that a painter must know: outlines, glyphs, pictures, each with every decision made.

Coordinates are EMU from the slide's left upper corner; what comes first lies below what follows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .geometry import Rect


@dataclass(frozen=True, slots=True)
class Gradient:
    """A fill that runs from colour to colour, in a straight line or outward from the middle."""

    start: tuple[int, int]
    end: tuple[int, int]
    stops: tuple[tuple[float, str], ...]  # 0 … 1, "RRGGBB" or "RRGGBBAA"
    radial: bool = False  # from `start`, its centre, out to `end`


@dataclass(frozen=True, slots=True)
class Path:
    """A filled or stroked outline; `steps` are ("M"|"L"|"C"|"Z", EMU coordinates…)."""

    steps: tuple[tuple[str | int, ...], ...]
    fill: str = ""  # "RRGGBB" or "RRGGBBAA"; "" for none
    stroke: str = ""
    width: int = 0  # EMU
    dash: tuple[float, ...] = ()  # on, off, … in multiples of `width`; () for a solid line
    round: bool = False  # ends and joins of the stroke
    gradient: Gradient | None = None  # instead of `fill`


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Text on one baseline, never wrapped or measured again."""

    x: int
    baseline: int
    text: str
    font: str  # path of the font file; "" where only a family's name is known: Han, emoji
    size: float  # points
    colour: str
    family: str = ""  # names in the order of preference, ", " between them; only when `font` is ""
    bold: bool = False  # of `family`
    italic: bool = False
    turn: int = 0  # degrees clockwise about (x, baseline)
    spacing: float = 0.0  # points after each character


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, stretched over its rectangle after its sides are cropped, then turned or mirrored."""

    rect: Rect
    data: bytes
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)  # shares: left, top, right, bottom
    svg: bytes = b""  # the same picture as outlines
    # of EMU, (a, b, c, d, e, f): x' = a·x + c·y + e, y' = b·x + d·y + f; () as it stands
    turn: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Where a click leads; nothing is painted."""

    rect: Rect
    address: str


Mark = Path | Glyphs | Image | Link


# a quarter of a circle as a cubic curve: the usual four-thirds of the tangent of 22.5 degrees
ARC: Final = 0.5523


def ellipse(rect: Rect) -> tuple[tuple[str | int, ...], ...]:
    """The steps of the ellipse that fills a rectangle."""
    x, y = rect.x + rect.width // 2, rect.y + rect.height // 2
    across, down = round(rect.width / 2 * ARC), round(rect.height / 2 * ARC)
    return (
        ("M", x, rect.y),
        ("C", x + across, rect.y, rect.right, y - down, rect.right, y),
        ("C", rect.right, y + down, x + across, rect.bottom, x, rect.bottom),
        ("C", x - across, rect.bottom, rect.x, y + down, rect.x, y),
        ("C", rect.x, y - down, x - across, rect.y, x, rect.y),
        ("Z",),
    )
