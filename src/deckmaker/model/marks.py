"""All that a painter must know: outlines, glyphs, pictures, each with every decision made."""

from __future__ import annotations

from dataclasses import dataclass

from .geometry import Rect


@dataclass(frozen=True, slots=True)
class Path:
    """A filled or stroked outline; `steps` are ("M"|"L"|"C"|"Z", EMU coordinates…)."""

    steps: tuple[tuple[str | int, ...], ...]
    fill: str = ""  # "RRGGBB" or "RRGGBBAA"; "" for none
    stroke: str = ""
    width: int = 0  # EMU


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Text on one baseline, never wrapped or measured again."""

    x: int
    baseline: int
    text: str
    font: str  # path of the font file
    size: float  # points
    colour: str


@dataclass(frozen=True, slots=True)
class Image:
    rect: Rect
    data: bytes


Mark = Path | Glyphs | Image
