"""From a Theme to the contrast of each text and chart colour against what is really behind it, with a cure.

Needed is what WCAG 2.2 asks: 4.5 of text, 3 of large text (24 points, or 18 bold) and of chart marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from deckmaker.model import Level, Placeholder, Rect, SlideLayout, Theme

from .art import brand_of, pieces
from .ground import Piece, behind, of_marks
from .palette import contrast, readable
from .parts import arrows, unpack

TEXT: Final = 4.5
LARGE: Final = 3.0
_GRAPHIC: Final = ("chart", "picture", "table", "object")
_SHORT: Final = ("slide_number", "number")  # of one or two digits
_CHARTED: Final = ("chart", "chart_points", "mark_points")


@dataclass(frozen=True, slots=True)
class Contrast:
    """One colour on one ground of one layout."""

    role: str
    layout: str  # as PowerPoint shows it
    placeholder: str  # or what of a chart it is: "highlight", "label", …
    colour: str  # scheme colour
    rgb: str
    ground: str  # the worst colour behind it
    size: float  # points; 0 for a mark
    ratio: float
    needed: float
    fix: str  # the nearest colour that would do; the same as `rgb` when it does

    @property
    def good(self) -> bool:
        return self.ratio >= self.needed - 0.005


def contrasts(theme: Theme) -> tuple[Contrast, ...]:
    """Each text of each layout, then the colours of charts. What is on an unknown ground is left out."""
    found: dict[tuple[str, str, str, float], Contrast] = {}
    for layout in theme.layouts:
        art = art_of(theme, layout)
        for each in (*_texts(theme, layout, art), *_marks(theme, layout, art)):
            key = (each.role, each.placeholder, each.rgb, each.size)
            if key not in found or each.ratio < found[key].ratio:
                found[key] = each
    return tuple(found.values())


def art_of(theme: Theme, layout: SlideLayout) -> tuple[Piece, ...]:
    """The art of a layout, from the ground up, of a made theme or a company's template."""
    if layout.furniture or not layout.part:
        return of_marks(layout.furniture)
    return _of_template(theme, layout.part)


@lru_cache(maxsize=256)
def _of_template(theme: Theme, part: str) -> tuple[Piece, ...]:
    parts = _parts(theme.template)
    name = part.lstrip("/")
    master = next((each.target for each in arrows(parts, name) if each.kind == "slideMaster"), "")
    if not master:
        return ()
    brand = brand_of(parts, master)
    return pieces(parts, name, master, brand, theme.size)


@lru_cache(maxsize=4)
def _parts(template: bytes) -> dict[str, bytes]:
    return unpack(template)


def _texts(theme: Theme, layout: SlideLayout, art: tuple[Piece, ...]) -> Iterator[Contrast]:
    for each in layout.placeholders:
        if each.kind in _GRAPHIC and each.name not in ("body", "left", "right", "code"):
            continue
        for level in each.levels[:2]:
            yield from _text(theme, layout, art, each, level)


def _text(
    theme: Theme, layout: SlideLayout, art: tuple[Piece, ...], each: Placeholder, level: Level
) -> Iterator[Contrast]:
    large = level.size >= 24 or (level.size >= 18 and level.bold)
    needed = LARGE if large else TEXT
    yield from _judged(
        theme, layout, each.name, level.colour, behind(art, _inked(each, level)), level.size, needed
    )


def _inked(each: Placeholder, level: Level) -> Rect:
    """Where the first lines of a text stand: an empty lower half may lie on anything."""
    room = each.inner
    high = min(room.height, round(level.size * 12_700 * 1.3 * 3))
    top = {"top": 0, "middle": (room.height - high) // 2, "bottom": room.height - high}[each.anchor]
    wide = room.width
    if each.name in _SHORT:
        wide = min(wide, round(level.size * 12_700 * 1.5))
    left = {"center": (room.width - wide) // 2, "right": room.width - wide}.get(level.align, 0)
    return Rect(room.x + left, room.y + top, wide, high)


def _marks(theme: Theme, layout: SlideLayout, art: tuple[Piece, ...]) -> Iterator[Contrast]:
    if layout.role not in _CHARTED:
        return
    hole = layout.placeholder("chart")
    if hole is None:
        return
    ground, style = behind(art, hole.rect), theme.chart
    for name in ("label", "axis"):
        yield from _judged(
            theme, layout, f"chart {name}", getattr(style, name), ground, style.label_size, TEXT
        )
    for name in ("highlight", "context"):
        yield from _judged(theme, layout, f"chart {name}", getattr(style, name), ground, 0, LARGE)
    # of a company's colours charts hardly ever take more than the first four
    for number, colour in enumerate(style.series if theme.made else style.series[:4], 1):
        yield from _judged(theme, layout, f"chart series {number}", colour, ground, 0, LARGE)


def _judged(
    theme: Theme,
    layout: SlideLayout,
    name: str,
    colour: str,
    ground: tuple[str, ...],
    size: float,
    needed: float,
) -> Iterator[Contrast]:
    if not ground:
        return
    rgb = theme.palette.rgb(colour, dark=layout.dark)
    worst = min(ground, key=lambda each: contrast(rgb, each))
    ratio = contrast(rgb, worst)
    fix = rgb if ratio >= needed else readable(rgb, worst, needed)
    yield Contrast(layout.role, layout.name, name, colour, rgb, worst, size, round(ratio, 2), needed, fix)
