from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import pytest
from pptx import Presentation
from pptx.util import Inches

from deckmaker.bundle import folder
from deckmaker.model import (
    ROLES,
    Box,
    Chart,
    Cite,
    Datum,
    Deck,
    DeckSection,
    Face,
    Fill,
    Fonts,
    Level,
    Limits,
    Meta,
    Page,
    Palette,
    Placeholder,
    Rect,
    Series,
    Size,
    Slide,
    SlideLayout,
    Span,
    Theme,
)

OFFICE_2013 = Palette(
    "000000", "FFFFFF", "44546A", "E7E6E6", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47",
    "0563C1", "954F72",
)  # fmt: skip


def _face(name: str, family: str) -> Face:
    files = folder("assets") / "fonts" / family
    styles = [str(files / f"{family}-{style}.ttf") for style in ("Regular", "Bold", "Italic", "BoldItalic")]
    return Face(name, *styles)


def _template() -> bytes:
    """What a company might have: one master, eleven layouts, no notes master, no slides."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(10), Inches(7.5)
    target = BytesIO()
    presentation.save(target)
    return target.getvalue()


def _layout(role: str) -> SlideLayout:
    text = (Level(20.0, bullet="•", margin=342_900, indent=-342_900), Level(18.0))
    hole = Rect(457_200, 1_600_200, 8_229_600, 4_525_963)
    title = Placeholder("title", 0, "title", Rect(457_200, 274_638, 8_229_600, 1_143_000), (Level(44.0, "major"),))
    names = ("body", "chart", "table", "picture")
    return SlideLayout(
        "Title and Content",
        role,
        "/ppt/slideLayouts/slideLayout2.xml",
        (
            title,
            *(Placeholder(name, 1, "object", hole, text) for name in names),
            Placeholder("source", None, "body", Rect(457_200, 6_200_000, 8_229_600, 300_000), (Level(12.0),)),
            Placeholder("footer", 11, "footer", Rect(3_124_200, 6_356_350, 2_895_600, 365_125), (Level(12.0),)),
            Placeholder(
                "slide_number", 12, "slide_number", Rect(6_553_200, 6_356_350, 2_133_600, 365_125), (Level(12.0),)
            ),
        ),
    )


@pytest.fixture(scope="session")
def company() -> Theme:
    """A theme of a template that was made for other slides: every role on one layout."""
    return Theme(
        name="company",
        title="Company",
        size=Size(9_144_000, 6_858_000),
        palette=OFFICE_2013,
        fonts=Fonts(
            _face("Calibri", "Carlito"), _face("Calibri", "Carlito"), _face("Courier New", "LiberationMono"),
            "Microsoft YaHei",
        ),
        layouts=tuple(_layout(role) for role in ROLES),
        template=_template(),
        limits=Limits(),
        made=False,
    )  # fmt: skip
