"""From a layout and the role it serves to that role's placeholders: its holes, boxes for the rest.

What a company's layout lacks is set in text boxes inside its content area; names that a slide can do without
(kicker, number, byline, caption, source) are left out where there is no room for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from deckmaker.model import (
    EMU_PER_INCH,
    EMU_PER_POINT,
    Level,
    Placeholder,
    Rect,
    SlideLayout,
)

from .clearance import clear_of
from .frame import GAP, Frame, free_box, placed, plain, seen_on
from .inherit import Hole
from .openers import openers
from .roles import Sheet, body_of, four, side_by_side

_SOURCE: Final = round(0.42 * EMU_PER_INCH)  # height of a source of two lines
_LINE: Final = round(0.24 * EMU_PER_INCH)  # of one


def dressed(role: str, sheet: Sheet, frame: Frame, native: bool) -> SlideLayout:
    """`native`: the layout serves this role by itself; else boxes are composed below its title."""
    area = _area(sheet, frame)
    frame = seen_on(frame, sheet, area)
    placeholders: list[Placeholder] = []
    if role != "blank":
        placeholders += _title(sheet)
    if role not in ("blank", "title", "agenda", "section", "sources", "closing"):
        placeholders += _kicker(sheet)
    placeholders += _composed(role, sheet, frame, area, native)
    placeholders = [_unobstructed(each, sheet) for each in placeholders]
    if role != "blank":
        placeholders += [placed(_footer_name(hole), hole) for hole in sheet.footers]
    seen: dict[str, Placeholder] = {}
    for each in placeholders:
        seen.setdefault(each.name, each)
    return SlideLayout(sheet.name, role, "/" + sheet.part, tuple(seen.values()), sheet.dark)


def _unobstructed(placeholder: Placeholder, sheet: Sheet) -> Placeholder:
    """Clear of logos, stamps and side pictures that the layout lays into its own holes."""
    rect = clear_of(placeholder.rect, sheet.art, sheet.size)
    if rect == placeholder.rect or min(rect.width, rect.height) < EMU_PER_INCH // 4:
        return placeholder
    return replace(placeholder, rect=rect, moved=placeholder.idx is not None)


def _title(sheet: Sheet) -> list[Placeholder]:
    return [placed("title", sheet.title)] if sheet.title else []


def _kicker(sheet: Sheet) -> list[Placeholder]:
    """The one line above a running title, where the designer made one."""
    title = sheet.title
    if title is None or not sheet.head:
        return []
    above = [hole for hole in sheet.lines if hole.rect.bottom <= title.rect.y + GAP // 4]
    if len(above) != 1:
        return []
    found = placed("kicker", above[0])
    line = round(found.levels[0].size * EMU_PER_POINT * 1.25)
    if found.inner.height >= line:
        return [found]
    # lower than its line and insets need: PowerPoint lets the line stand over the insets
    left, _, right, _ = found.insets
    return [replace(found, insets=(left, 0, right, 0))] if found.rect.height >= line * 0.9 else []


def _footer_name(hole: Hole) -> str:
    return {"dt": "date", "ftr": "footer", "sldNum": "slide_number"}[hole.type]


def _area(sheet: Sheet, frame: Frame) -> Rect:
    """Where content may stand on this layout: its own body, else the template's, below its title."""
    own = body_of(sheet)
    area = own.rect if own else frame.content
    title = sheet.title
    if title is None or own is not None:
        return area
    top = area.y
    beside = title.rect.right <= area.x or title.rect.x >= area.right
    if not beside and title.rect.bottom > top and title.rect.y < top + area.height // 2:
        top = title.rect.bottom
    if sheet.head and not beside and area.y > title.rect.bottom + sheet.high(0.12):
        top = title.rect.bottom + GAP
    # a rule below the title is not touched
    rules = [
        piece.rect.bottom
        for piece in sheet.art
        if piece.rect.height < GAP // 2 and piece.rect.width > area.width * 0.4
    ]
    top = max([top, *(low + GAP * 3 // 4 for low in rules if title.rect.y < low < top + GAP)])
    return Rect(area.x, top, area.width, max(area.bottom - top, sheet.high(0.3)))


def _composed(role: str, sheet: Sheet, frame: Frame, area: Rect, native: bool) -> list[Placeholder]:
    match role:
        case "title" | "section" | "closing":
            return openers(role, sheet, frame, native)
        case "points" | "agenda" | "sources":
            return [*_body("body", sheet, frame, area), *_source(sheet, frame, area, strip=False)]
        case "columns" | "comparison":
            return _columns(role, sheet, frame, area)
        case "chart" | "table" | "timeline" | "code":
            return _single(role, sheet, frame, area)
        case "chart_points":
            return _chart_points(sheet, frame, area)
        case "callout" | "callouts_2" | "callouts_3":
            return _callouts(role, sheet, frame, area)
        case "quotation":
            return _quotation(sheet, frame, area, native)
        case "picture" | "picture_points":
            return _pictured(role, sheet, frame, area)
    return []


def _body(name: str, sheet: Sheet, frame: Frame, area: Rect) -> list[Placeholder]:
    hole = body_of(sheet)
    if hole is not None:
        return [placed(name, hole)]
    return [free_box(name, area, *_bulleted(frame))]


def _source(sheet: Sheet, frame: Frame, area: Rect, strip: bool) -> list[Placeholder]:
    """A line below the content: in the strip kept free for it, else in the gap above the footers, if any."""
    level = plain(frame, 12.0)
    own = [
        hole
        for hole in sheet.lines
        if hole.rect.y > sheet.high(0.7) and hole.rect.width > sheet.size.width * 0.3
    ]
    if own:
        return [placed("source", own[0])]
    if strip:
        return [
            free_box(
                "source", Rect(area.x, area.bottom - _SOURCE, area.width, _SOURCE), level, anchor="bottom"
            )
        ]
    top = area.bottom
    below = [
        hole.rect.y for hole in sheet.holes if hole.rect.y >= top - GAP // 4 and hole.rect.y > sheet.high(0.5)
    ]
    floor = min([*below, sheet.high(0.96)])
    high = min(_SOURCE, floor - top)
    if high < _LINE:
        return []
    return [free_box("source", Rect(area.x, top, area.width, high), level, anchor="middle")]


def _columns(role: str, sheet: Sheet, frame: Frame, area: Rect) -> list[Placeholder]:
    found = four(sheet.texts, sheet.size)
    if role == "comparison" and found:
        names = ("left_heading", "left", "right_heading", "right")
        return _over_source(dict(zip(names, found, strict=True)), sheet, frame)
    pair = side_by_side([hole for hole in sheet.texts if sheet.share(hole) >= 0.06], sheet.size)
    if role == "columns" and pair:
        return _over_source({"left": pair[0], "right": pair[1]}, sheet, frame)
    source = _source(sheet, frame, area, strip=True)
    area = replace(area, height=area.height - _SOURCE - GAP // 2)
    left, right = (pair[0].rect, pair[1].rect) if pair else _halves(area)
    left, right = (replace(each, height=min(each.height, area.bottom - each.y)) for each in (left, right))
    levels = _bulleted(frame, 20.0)
    if role == "columns":
        return [free_box("left", left, *levels), free_box("right", right, *levels), *source]
    heading = plain(frame, 20.0, bold=True, colour=frame.accent)
    high = round(EMU_PER_POINT * 20 * 1.2 * 2)
    boxes = []
    for name, rect in (("left", left), ("right", right)):
        boxes.append(free_box(f"{name}_heading", replace(rect, height=high), heading, anchor="bottom"))
        top = rect.y + high + GAP // 2
        boxes.append(free_box(name, Rect(rect.x, top, rect.width, rect.bottom - top), *levels))
    return [*boxes, *source]


def _over_source(holes: dict[str, Hole], sheet: Sheet, frame: Frame) -> list[Placeholder]:
    """The layout's own columns, with a source below them; where there is no gap for it they are cut shorter."""
    hull = _hull(tuple(holes.values()))
    source = _source(sheet, frame, hull, strip=False)
    if source:
        return [*(placed(name, hole) for name, hole in holes.items()), *source]
    low = hull.bottom - _SOURCE - GAP // 2
    shorter = {
        name: replace(hole.rect, height=min(hole.rect.height, low - hole.rect.y))
        for name, hole in holes.items()
    }
    return [
        *(placed(name, hole, shorter[name]) for name, hole in holes.items()),
        *_source(sheet, frame, hull, strip=True),
    ]


def _single(role: str, sheet: Sheet, frame: Frame, area: Rect) -> list[Placeholder]:
    """A chart, table, timeline or code below the title, and its source in a strip of the area."""
    kinds: dict[str, tuple[str, ...]] = {
        "chart": ("chart", "obj"),
        "table": ("tbl", "obj"),
        "timeline": (),
        "code": (),
    }
    hole = next((each for kind in kinds[role] for each in sheet.others if each.type == kind), None)
    if hole is not None and sheet.share(hole) < 0.2:
        hole = None
    room = hole.rect if hole else area
    rect = replace(room, height=room.height - _SOURCE - GAP // 2)
    levels = (plain(frame, 16.0),)
    if role == "code":
        levels = (replace(levels[0], font="mono", size=14.0),)
    found = (
        placed(role, hole, rect, levels)
        if hole
        else free_box(role, rect, *levels, kind="body" if role == "code" else "object")
    )
    return [found, *_source(sheet, frame, room, strip=True)]


def _chart_points(sheet: Sheet, frame: Frame, area: Rect) -> list[Placeholder]:
    pair = side_by_side([hole for hole in sheet.texts if sheet.share(hole) >= 0.06], sheet.size)
    chart = next((hole for hole in sheet.others if hole.type == "chart"), None)
    text = next((hole for hole in sheet.texts if sheet.share(hole) >= 0.08), None)
    if chart and text:
        return [placed("chart", chart), placed("body", text)]
    if pair:
        left, right = pair
        below = _source(sheet, frame, _hull(pair), strip=False)
        high = 0 if below else _SOURCE + GAP // 2
        rect = replace(left.rect, height=left.rect.height - high)
        found = (
            placed("chart", left, rect)
            if left.type == "obj"
            else free_box("chart", rect, frame.body[0], kind="object")
        )
        body = placed("body", right, replace(right.rect, height=right.rect.height - high))
        return [found, body, *(below or _source(sheet, frame, _hull(pair), strip=True))]
    left_rect, right_rect = _halves(area, 0.6)
    rect = replace(left_rect, height=left_rect.height - _SOURCE - GAP // 2)
    return [
        free_box("chart", rect, frame.body[0], kind="object"),
        free_box("body", replace(right_rect, height=rect.height), *_bulleted(frame, 20.0)),
        *_source(sheet, frame, area, strip=True),
    ]


def _callouts(role: str, sheet: Sheet, frame: Frame, area: Rect) -> list[Placeholder]:
    count = {"callout": 1, "callouts_2": 2, "callouts_3": 3}[role]
    room = replace(area, height=area.height - _SOURCE - GAP // 2)
    share = (room.width - (count - 1) * GAP * 2) // count
    most = {1: 96.0, 2: 66.0, 3: 48.0}[count]
    # as large as the width allows for seven characters, and the height for figure and three lines
    size = float(int(min(most, share / EMU_PER_POINT / 4.2, room.height / EMU_PER_POINT / 2.6)))
    high = round(size * 1.25 * EMU_PER_POINT)
    label = plain(frame, 20.0)
    top = room.y + max(0, (room.height - high - round(20 * 1.2 * 4 * EMU_PER_POINT)) // 3)
    boxes = []
    for number in range(count):
        x = room.x + number * (share + GAP * 2)
        suffix = f"_{number + 1}" if count > 1 else ""
        figure = plain(frame, size, bold=True, colour=frame.accent, font="major")
        boxes.append(free_box(f"figure{suffix}", Rect(x, top, share, high), figure, anchor="bottom"))
        boxes.append(free_box(f"label{suffix}", Rect(x, top + high, share, room.bottom - top - high), label))
    return [*boxes, *_source(sheet, frame, area, strip=True)]


def _quotation(sheet: Sheet, frame: Frame, area: Rect, native: bool) -> list[Placeholder]:
    if native:
        texts = sorted(sheet.texts, key=lambda hole: -hole.area)
        names = ("quote", "speaker")
        return [placed(name, hole) for name, hole in zip(names, texts, strict=False)]
    speaker_high = round(EMU_PER_POINT * 18 * 1.2 * 2.2)
    quote = Rect(area.x, area.y, area.width, area.height - speaker_high - GAP - _SOURCE)
    speaker = Rect(area.x, quote.bottom + GAP // 2, area.width, speaker_high)
    return [
        free_box("quote", quote, plain(frame, 28.0, font="major"), anchor="middle"),
        free_box("speaker", speaker, plain(frame, 18.0)),
        *_source(sheet, frame, area, strip=True),
    ]


def _pictured(role: str, sheet: Sheet, frame: Frame, area: Rect) -> list[Placeholder]:
    hole = sheet.pictures[0] if len(sheet.pictures) == 1 else None
    texts = sorted(sheet.texts, key=lambda each: -each.area)
    if hole is not None:
        names = ("caption",) if role == "picture" else ("body", "caption")
        return [placed("picture", hole), *(placed(n, each) for n, each in zip(names, texts, strict=False))]
    caption = plain(frame, 14.0)
    strip = round(EMU_PER_POINT * 14 * 1.2 * 2.2)
    if role == "picture":
        rect = replace(area, height=area.height - strip - GAP // 2)
        below = Rect(area.x, rect.bottom + GAP // 2, area.width, strip)
        return [free_box("picture", rect, caption, kind="picture"), free_box("caption", below, caption)]
    pair = side_by_side([each for each in sheet.texts if sheet.share(each) >= 0.06], sheet.size)
    left, right = (pair[0].rect, pair[1].rect) if pair else _halves(area, 0.5)
    body = placed("body", pair[1]) if pair else free_box("body", right, *_bulleted(frame, 20.0))
    rect = replace(left, height=left.height - strip - GAP // 2)
    below = Rect(left.x, rect.bottom + GAP // 2, left.width, strip)
    return [free_box("picture", rect, caption, kind="picture"), body, free_box("caption", below, caption)]


def _bulleted(frame: Frame, most: float = 24.0) -> tuple[Level, ...]:
    """The template's own text levels, no larger than `most`, with a bullet where it has none."""
    scale = min(1.0, most / frame.body[0].size)
    levels = []
    for number, each in enumerate(frame.body):
        size = max(12.0, round(each.size * scale))
        hang = round(size * EMU_PER_POINT)
        levels.append(
            replace(
                each,
                size=size,
                bullet=each.bullet or "•",
                margin=hang * (number + 1),
                indent=-hang,
                align="left",
            )
        )
    return tuple(levels)


def _halves(area: Rect, share: float = 0.5) -> tuple[Rect, Rect]:
    gap = GAP * 2
    left = round((area.width - gap) * share)
    return (
        Rect(area.x, area.y, left, area.height),
        Rect(area.x + left + gap, area.y, area.width - gap - left, area.height),
    )


def _hull(holes: Sequence[Hole]) -> Rect:
    left, top = min(h.rect.x for h in holes), min(h.rect.y for h in holes)
    right, bottom = max(h.rect.right for h in holes), max(h.rect.bottom for h in holes)
    return Rect(left, top, right - left, bottom - top)
