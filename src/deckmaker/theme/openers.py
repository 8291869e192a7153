"""From a cover, section or closing layout to its subtitle and byline: its own holes, else boxes where there is room."""

from __future__ import annotations

from dataclasses import replace

from deckmaker.model import EMU_PER_INCH, EMU_PER_POINT, Placeholder, Rect

from .frame import GAP, Frame, free_box, legible, placed, plain
from .ground import behind
from .roles import Sheet


def openers(role: str, sheet: Sheet, frame: Frame, native: bool) -> list[Placeholder]:
    texts = sorted(sheet.texts, key=lambda hole: (hole.type != "subTitle", -hole.area))
    title = sheet.title
    if texts:
        found = [placed("subtitle", texts[0])]
        # a second text of a title slide is for names and date
        if len(texts) > 1 and native:
            return [*found, placed("byline", texts[1])]
        return [*found, *(_byline(sheet, frame, found[0]) if role == "title" and title else [])]
    if title is None:
        return []
    inset = title.insets[0]
    room = _floor(sheet, title.rect.bottom) - title.rect.bottom - GAP // 2
    if room < EMU_PER_INCH * 0.4:
        return []
    high = min(room, sheet.high(0.2))
    box = Rect(
        title.rect.x + inset, title.rect.bottom + GAP // 2, title.rect.width - inset - title.insets[2], high
    )
    level = plain(
        frame,
        min(20.0, frame.body[0].size),
        align=title.levels[0].align,
        colour=legible(frame.palette, title.levels[0].colour, behind(sheet.art, box), sheet.dark),
    )
    subtitle = free_box("subtitle", box, level)
    return [subtitle, *(_byline(sheet, frame, subtitle) if role == "title" else [])]


def _byline(sheet: Sheet, frame: Frame, subtitle: Placeholder) -> list[Placeholder]:
    """A line for names and date below title and subtitle, else in the lower part of the subtitle's hole."""
    title = sheet.title
    size = max(12.0, min(16.0, subtitle.levels[0].size * 0.8))
    high = round(size * EMU_PER_POINT * 1.25 * 2)
    low = max(subtitle.rect.bottom, title.rect.bottom if title else 0)
    rect = Rect(subtitle.rect.x, low + GAP // 4, subtitle.rect.width, high)
    found = []
    if _floor(sheet, low) - rect.y < high:
        rect = replace(rect, y=subtitle.rect.bottom - high)
        if subtitle.rect.height - high < subtitle.levels[0].size * EMU_PER_POINT * 1.25 * 2:
            high //= 2
            rect = replace(rect, y=rect.y + high, height=high)
        if subtitle.rect.height - high < high:
            return []
        upper = replace(subtitle.rect, height=subtitle.rect.height - high)
        found = [replace(subtitle, rect=upper, anchor="top", moved=subtitle.idx is not None)]
    colour = legible(frame.palette, subtitle.levels[0].colour, behind(sheet.art, rect), sheet.dark)
    align = subtitle.levels[0].align
    left, right = subtitle.insets[0], subtitle.insets[2]
    line = free_box("byline", rect.inset(left, 0, right, 0), plain(frame, size, align=align, colour=colour))
    return [*found, line]


def _floor(sheet: Sheet, top: int) -> int:
    """How far down a text below `top` may reach: to the next hole, the footers or the margin."""
    below = [hole.rect.y for hole in sheet.holes if hole.rect.y >= top - GAP // 4]
    return min([*below, sheet.high(0.94)])
