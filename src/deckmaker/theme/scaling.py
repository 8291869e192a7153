"""A template of any slide size, composed as if its slides were 7.5 inches high, and scaled back.

Sizes of type and gaps that we choose are meant for such a slide: on one of 15 inches they are twice as large,
so that they look the same on the wall. What the template itself says is given back as it was.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from deckmaker.model import EMU_PER_INCH, ChartStyle, Level, Limits, Placeholder, Rect, Size, SlideLayout

from .frame import Frame
from .ground import Piece
from .inherit import Hole
from .roles import Sheet
from .serve import dressed

_SMALLEST: Final = 0.75  # smaller slides are read from a screen


def unit(size: Size) -> float:
    """How much larger than usual a slide is: 1 for 7.5 inches, or 10 across."""
    ratio = min(size.width / (10 * EMU_PER_INCH), size.height / (7.5 * EMU_PER_INCH))
    return max(_SMALLEST, ratio)


def dressed_at(scale: float, role: str, sheet: Sheet, frame: Frame, native: bool) -> SlideLayout:
    """What `dressed` gives, composed at the usual size."""
    if scale == 1:
        return dressed(role, sheet, frame, native)
    holes = {each.idx: each for each in sheet.holes}
    layout = dressed(role, _sheet(sheet, scale), _frame(frame, scale), native)
    return replace(layout, placeholders=tuple(_back(each, holes, scale) for each in layout.placeholders))


def chart_style(style: ChartStyle, scale: float) -> ChartStyle:
    return replace(
        style, label_size=round(style.label_size * scale, 1), smallest=round(style.smallest * scale, 1)
    )


def limits(limits: Limits, scale: float) -> Limits:
    return replace(limits, body_smallest=round(limits.body_smallest * scale, 1))


def _back(each: Placeholder, holes: dict[int, Hole], scale: float) -> Placeholder:
    own = holes.get(each.idx) if each.idx is not None else None
    scaled = replace(
        each,
        rect=_rect(each.rect, 1 / scale),
        levels=tuple(_level(level, 1 / scale) for level in each.levels),
        insets=_insets(each.insets, 1 / scale),
        smallest=round(each.smallest * scale, 2),
    )
    if own is None or each.kind not in ("title", "body", "object", "footer", "slide_number", "date"):
        return scaled
    as_made = (
        (own.levels, own.insets) if len(own.levels) == len(each.levels) else (scaled.levels, scaled.insets)
    )
    if each.moved:
        return replace(scaled, levels=as_made[0], insets=as_made[1])
    return replace(scaled, rect=own.rect, levels=as_made[0], insets=as_made[1])


def _sheet(sheet: Sheet, scale: float) -> Sheet:
    return replace(
        sheet,
        size=Size(round(sheet.size.width / scale), round(sheet.size.height / scale)),
        holes=tuple(
            replace(
                hole,
                rect=_rect(hole.rect, scale),
                levels=tuple(_level(level, scale) for level in hole.levels),
                insets=_insets(hole.insets, scale),
            )
            for hole in sheet.holes
        ),
        art=tuple(_piece(piece, scale) for piece in sheet.art),
    )


def _piece(piece: Piece, scale: float) -> Piece:
    return replace(piece, corners=tuple((round(x / scale), round(y / scale)) for x, y in piece.corners))


def _frame(frame: Frame, scale: float) -> Frame:
    return replace(
        frame, content=_rect(frame.content, scale), body=tuple(_level(each, scale) for each in frame.body)
    )


def _rect(rect: Rect, scale: float) -> Rect:
    return Rect(*(round(each / scale) for each in (rect.x, rect.y, rect.width, rect.height)))


def _insets(insets: tuple[int, int, int, int], scale: float) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(each / scale) for each in insets)
    return left, top, right, bottom


def _level(level: Level, scale: float) -> Level:
    return replace(
        level,
        size=round(level.size / scale, 2),
        space_before=round(level.space_before / scale, 2),
        space_after=round(level.space_after / scale, 2),
        margin=round(level.margin / scale),
        indent=round(level.indent / scale),
    )
