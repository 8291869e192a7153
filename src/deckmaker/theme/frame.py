"""What the layouts of a company's template share, and how their placeholders are made: holes, or boxes of our own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from deckmaker.model import (
    EMU_PER_INCH,
    Align,
    Level,
    Palette,
    Placeholder,
    PlaceholderKind,
    Rect,
)

from .clearance import clear_of
from .ground import behind
from .inherit import Hole
from .palette import contrast
from .roles import Sheet

_KINDS: Final[dict[str, PlaceholderKind]] = {
    "title": "title",
    "ctrTitle": "title",
    "subTitle": "body",
    "body": "body",
    "obj": "object",
    "chart": "chart",
    "tbl": "table",
    "pic": "picture",
    "dt": "date",
    "ftr": "footer",
    "sldNum": "slide_number",
}
GAP: Final = EMU_PER_INCH // 5
_READABLE: Final = 4.5  # contrast of text, by WCAG; of large bold figures:
_BOLD: Final = 3.0
_TEXT_LEAST: Final = 0.7  # of its size, that text may be shrunk to


@dataclass(frozen=True, slots=True)
class Frame:
    """What all layouts of a template share: where content stands, and how its text is set."""

    content: Rect
    body: tuple[Level, ...]
    accent: str  # a scheme colour that is seen on the ground
    palette: Palette


def legible(palette: Palette, colour: str, behind: Sequence[str], dark: bool) -> str:
    """The colour itself where it can be read on what is behind it, else the scheme's best for text."""
    if not behind:
        return colour

    def least(each: str) -> float:
        return min(contrast(palette.rgb(each, dark=dark), one) for one in behind)

    return colour if least(colour) >= _READABLE else max(("tx1", "bg1", "tx2", "bg2"), key=least)


def seen_on(frame: Frame, sheet: Sheet, area: Rect) -> Frame:
    """The frame with colours that are seen on this layout's ground: it may be another than most have."""
    ground = behind(sheet.art, clear_of(area, sheet.art, sheet.size))
    body = tuple(
        replace(each, colour=legible(frame.palette, each.colour, ground, sheet.dark)) for each in frame.body
    )
    accent = frame.palette.rgb(frame.accent, dark=sheet.dark)
    bold = min((contrast(accent, each) for each in ground), default=21.0) >= _BOLD
    return replace(frame, body=body, accent=frame.accent if bold else body[0].colour)


def placed(name: str, hole: Hole, rect: Rect | None = None, levels: tuple[Level, ...] = ()) -> Placeholder:
    set_in = levels or hole.levels
    size = min(level.size for level in set_in[:2])
    smallest = min(size, 18.0) if name == "title" else min(size, max(12.0, size * _TEXT_LEAST))
    return Placeholder(
        name,
        hole.idx,
        _KINDS.get(hole.type, "object"),
        rect or hole.rect,
        set_in,
        hole.anchor,
        hole.insets,
        smallest,
        rect is not None and rect != hole.rect,
    )


def free_box(
    name: str, rect: Rect, level: Level, *more: Level, anchor: str = "top", kind: str = "body"
) -> Placeholder:
    """A text box (or a free chart, table, picture) that the layout has no hole for."""
    smallest = min(level.size, 10.0 if name in ("source", "caption") else 12.0)
    return Placeholder(name, None, kind, rect, (level, *more), anchor, (0, 0, 0, 0), smallest)  # type: ignore[arg-type]


def plain(
    frame: Frame,
    size: float,
    *,
    bold: bool = False,
    colour: str = "",
    font: Literal["major", "minor"] = "minor",
    align: Align = "left",
) -> Level:
    return Level(size=size, font=font, bold=bold, colour=colour or frame.body[0].colour, align=align)
