from __future__ import annotations

from dataclasses import replace

import pytest

from deckmaker import bundle
from deckmaker.model import (
    EMU_PER_INCH,
    Face,
    Fonts,
    Level,
    Palette,
    Placeholder,
    Rect,
    Size,
    SlideLayout,
    Theme,
)

FONTS = bundle.folder("assets") / "fonts"


def _face(name: str, folder: str) -> Face:
    styles = ("Regular", "Bold", "Italic", "BoldItalic")
    return Face(name, *(str(FONTS / folder / f"{folder}-{style}.ttf") for style in styles))


def _rect(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(*(round(each * EMU_PER_INCH) for each in (x, y, width, height)))


def _layouts() -> tuple[SlideLayout, ...]:
    title = Placeholder(
        "title", 0, "title", _rect(0.65, 0.7, 12, 1.1), (Level(28, bold=True, line_pitch=1.1),), "bottom",
        smallest=22,
    )  # fmt: skip
    bullets = (
        Level(20, bullet="•", margin=285_750, indent=-285_750, line_pitch=1.25, space_before=12),
        Level(18, bullet="–", margin=571_500, indent=-285_750, line_pitch=1.25, space_before=6),
    )
    body = Placeholder("body", 1, "body", _rect(0.65, 2, 8, 4.3), bullets, smallest=16)
    note = Placeholder("source", 14, "body", _rect(0.65, 6.4, 8, 0.4), (Level(12),), "bottom")
    table = Placeholder("table", 15, "table", _rect(0.65, 2, 12, 4.3), (Level(16),), smallest=12)
    picture = Placeholder("picture", 15, "picture", _rect(1, 2, 8, 4), (Level(16),))
    return (
        SlideLayout("Points", "points", "", (title, body, note)),
        SlideLayout("Table", "table", "", (title, table, note)),
        SlideLayout("Picture", "picture", "", (title, picture)),
    )


@pytest.fixture(scope="session")
def arial() -> Face:
    return _face("Arial", "LiberationSans")


@pytest.fixture(scope="session")
def theme(arial: Face) -> Theme:
    """Three layouts in Arial, on a 16:9 slide."""
    palette = Palette("111111", "FFFFFF", "333333", "EEEEEE", *["1F5FBF"] * 6, "0000FF", "800080")
    fonts = Fonts(arial, arial, _face("Courier New", "LiberationMono"))
    return Theme("trial", "Trial", Size(12_192_000, 6_858_000), palette, fonts, _layouts(), b"")


@pytest.fixture(scope="session")
def centred(theme: Theme) -> Theme:
    """The same with text in the middle of its lines."""

    def turned(hole: Placeholder) -> Placeholder:
        return replace(hole, levels=tuple(replace(each, align="center") for each in hole.levels))

    layouts = tuple(
        replace(layout, placeholders=tuple(map(turned, layout.placeholders))) for layout in theme.layouts
    )
    return replace(theme, layouts=layouts)
