"""The tables of a theme.toml, as they are written: every setting with its kind and its bounds.

Lengths are inches on a slide 7.5 high, sizes of text points. `description.py` reads them, `make.py` uses them.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from deckmaker.model import Align, Anchor

Rgb = Annotated[str, Meta(pattern="^#?[0-9A-Fa-f]{6}$", description="six hexadecimal digits: 1F5FD6")]
# text and ground, quiet and panel change places on dark slides, and the accent takes its other variant;
# ink and paper never do
Colour = Literal[
    "text", "ground", "quiet", "panel", "ink", "paper", "ink_soft", "paper_soft", "accent", "accent_light",
    "accent_dark", "second", "third", "fourth", "neutral", "link",
]  # fmt: skip
Inches = Annotated[float, Meta(ge=-20, le=40)]
Points = Annotated[float, Meta(ge=1, le=400)]
Edge = Literal["left", "top", "right", "bottom"]
Column = Annotated[int, Meta(ge=1, le=24)]
Slug = Annotated[str, Meta(pattern=r"^[\w][\w.-]*$", max_length=60)]


class Table(Struct, frozen=True, forbid_unknown_fields=True):
    """Any table of a theme.toml: what it does not know, it refuses."""


class TintTable(Table, frozen=True):
    """One colour with a variant for each ground."""

    light: Rgb  # on light slides
    dark: Rgb | None = None  # on dark slides; None: the light one, lightened as far as it must be


Tint = Rgb | TintTable


class PaletteTable(Table, frozen=True):
    """Colours by what they are for. Text and ground change places between light and dark slides."""

    ink: Rgb  # text on light slides, ground of dark ones
    ink_soft: Rgb  # quiet text on light slides, panels of dark ones
    paper: Rgb  # ground of light slides, text on dark ones
    paper_soft: Rgb  # panels of light slides, quiet text on dark ones
    accent: Tint  # look here
    second: Tint  # series of charts, and furniture
    third: Tint
    fourth: Tint
    neutral: Tint  # what is not the point
    link: Tint | None = None  # None: as the accent
    visited: Tint | None = None  # None: as the third


Families = str | Annotated[tuple[str, ...], Meta(min_length=1, max_length=8)]


class FontsTable(Table, frozen=True):
    """Each a family, or several: the first is named in the deck, the others stand in where it is missing."""

    major: Families  # titles
    minor: Families  # text
    mono: Families  # code
    east_asian: Families = ""  # Chinese text
    east_asian_major: Families = ""  # Chinese titles; "": as the text


class GridTable(Table, frozen=True):
    columns: Column
    gutter: Annotated[float, Meta(ge=0, le=2)]
    left: Annotated[float, Meta(ge=0, le=5)]
    right: Annotated[float, Meta(ge=0, le=5)]


class LevelTable(Table, frozen=True):
    size: Points
    font: Literal["major", "minor", "mono"] = "minor"
    bold: bool = False
    italic: bool = False
    caps: bool = False
    colour: Colour = "text"
    align: Align = "left"
    pitch: Annotated[float, Meta(ge=0.6, le=3)] = 1.0
    before: Annotated[float, Meta(ge=0, le=200)] = 0.0
    after: Annotated[float, Meta(ge=0, le=200)] = 0.0
    bullet: Annotated[str, Meta(max_length=2)] = ""
    bullet_colour: Colour | Literal[""] = ""
    margin: Annotated[float, Meta(ge=0, le=5)] = 0.0
    hang: Annotated[float, Meta(ge=0, le=5)] | None = None  # None: as the margin


class StyleTable(Table, frozen=True):
    levels: Annotated[tuple[LevelTable, ...], Meta(min_length=1, max_length=9)]
    anchor: Anchor = "top"
    smallest: Annotated[float, Meta(ge=0, le=400)] = 0.0


class PlaceholderTable(Table, frozen=True):
    columns: tuple[Column, Column] | None = None
    across: tuple[Inches, Inches] | None = None  # left and right edge, instead of columns
    row: str | tuple[Inches, Inches] = "body"
    bleed: tuple[Edge, ...] = ()
    insets: Annotated[float, Meta(ge=0, le=2)] = 0.0
    panel: Colour | Literal["", "none"] = ""  # furniture behind it; "": of a card, as [cards] says
    rule: Colour | Literal["", "none"] = ""  # a line along one edge of it; "": likewise
    edge: Edge | Literal[""] = ""
    style: str = ""  # "": the role's own
    size: Points | None = None
    colour: Colour | Literal[""] = ""
    align: Align | Literal[""] = ""
    anchor: Anchor | Literal[""] = ""


class FurnitureTable(Table, frozen=True):
    """A shape that slides inherit, in inches from the left upper corner or on the grid."""

    shape: Literal["box", "line", "polygon", "ellipse", "text", "logo"]
    name: str = ""
    at: tuple[Inches, Inches, Inches, Inches] | None = None  # left, top, right, bottom
    columns: tuple[Column, Column] | None = None  # instead of `at`, with a row
    row: str | tuple[Inches, Inches] | None = None
    points: Annotated[tuple[tuple[Inches, Inches], ...], Meta(max_length=500)] = ()  # of a polygon
    fill: Colour | Literal[""] = ""
    stroke: Colour | Literal[""] = ""
    weight: Annotated[float, Meta(ge=0, le=40)] = 0.75  # points
    corners: Annotated[float, Meta(ge=0, le=4)] | None = None  # of a box; None: as [shape] says
    text: str = ""
    size: Points = 100.0
    font: Literal["major", "minor", "mono"] = "major"
    bold: bool = False


Furniture = Annotated[tuple[FurnitureTable, ...], Meta(max_length=100)]
Running = tuple[Literal["date", "footer", "slide_number"], ...]


class LayoutTable(Table, frozen=True):
    placeholders: dict[str, PlaceholderTable] = {}
    dark: bool | None = None  # None: as the theme's mode
    ground: Colour = "ground"
    footers: bool | Running = True  # which of those that the theme has
    master_art: bool | None = None  # None: on layouts of the usual ground that have footers
    furniture: Furniture = ()


class ShapeTable(Table, frozen=True):
    """The shape language: what panels, cards and boxes have in common."""

    corners: Annotated[float, Meta(ge=0, le=1)] = 0.0  # radius; 0 for square ones
    rule: Annotated[float, Meta(ge=0, le=20)] = 2.25  # points, of the rules of placeholders


class CardsTable(Table, frozen=True):
    """How each card of the layouts of cards looks, unless its placeholder says otherwise."""

    panel: Colour | Literal["none"] = "panel"
    rule: Colour | Literal["none"] = "none"
    edge: Edge = "top"


class ChartTable(Table, frozen=True):
    highlight: Colour
    context: Colour
    rest: Colour
    label: Colour
    axis: Colour
    series: Annotated[tuple[Colour, ...], Meta(min_length=1, max_length=12)]
    gap_width: Annotated[int, Meta(ge=0, le=500)]
    hole_size: Annotated[int, Meta(ge=10, le=90)]
    label_size: Points
    smallest: Points


class LimitsTable(Table, frozen=True):
    points_per_slide: Annotated[int, Meta(ge=1, le=20)]
    rows_per_table: Annotated[int, Meta(ge=2, le=60)]
    code_lines: Annotated[int, Meta(ge=2, le=80)]
    smallest_scale: Annotated[int, Meta(ge=25, le=100)]
    body_smallest: Points


class LogoTable(Table, frozen=True):
    light: str = ""  # file for light grounds, in the theme's folder
    dark: str = ""  # file for dark grounds
    alt: str = ""  # what it is, for people who do not see it; "" for decoration


class Description(Table, frozen=True, kw_only=True):
    name: Slug
    title: str
    version: str = "1.0"
    author: str = ""
    licence: str = ""
    about: str = ""
    mode: Literal["light", "dark"] = "light"  # the ground of most slides
    running: Running = ("date", "footer", "slide_number")  # what slides have at their foot
    size: Literal["16:9", "4:3", "A4"] = "16:9"  # of decks that do not say theirs
    variants: tuple[str, ...] = ()  # roles that have a layout on the other ground too
    footer: str = ""  # a Jinja2 template, see footer.py
    embed_fonts: bool = False  # put the fonts into the deck, where their licence allows
    palette: PaletteTable
    fonts: FontsTable
    grid: GridTable
    rows: dict[str, tuple[Inches, Inches]]
    styles: dict[str, StyleTable]
    placeholders: dict[str, PlaceholderTable]  # where layouts have theirs, unless they say so
    footers: dict[str, PlaceholderTable]
    layouts: dict[str, LayoutTable]
    chart: ChartTable
    limits: LimitsTable
    shape: ShapeTable = ShapeTable()
    cards: CardsTable = CardsTable()
    logo: LogoTable = LogoTable()
    furniture: Furniture = ()  # of the master
