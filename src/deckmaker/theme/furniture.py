"""From the furniture tables of a theme.toml to Shapes (for the template) and Marks (for painting)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from deckmaker import measure
from deckmaker.model import (
    ARC,
    EMU_PER_INCH,
    EMU_PER_POINT,
    Face,
    Fonts,
    Glyphs,
    Image,
    Mark,
    Palette,
    Path,
    Rect,
    ellipse,
)

from .colours import scheme_colour
from .grid import DESIGNED, Grid, emu
from .tables import Edge, FurnitureTable

# from the top of a text to its first baseline, in ems: as typesetting places lines
_FIRST_LINE = measure.LEAST_PITCH - 0.19


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture of the brand for one kind of ground."""

    name: str  # part name within /ppt/media/
    data: bytes
    alt: str  # "" for decoration
    width: int  # pixels
    height: int


@dataclass(frozen=True, slots=True)
class Shape:
    """One piece of furniture with its place decided."""

    kind: Literal["box", "line", "polygon", "ellipse", "text", "logo"]
    name: str
    rect: Rect
    points: tuple[tuple[int, int], ...] = ()  # EMU from the slide's corner
    fill: str = ""  # scheme colour
    stroke: str = ""
    weight: int = 0  # EMU
    text: str = ""
    size: float = 0.0  # points
    font: Literal["major", "minor", "mono"] = "major"
    bold: bool = False
    logo: Logo | None = None
    radius: int = 0  # EMU, of a box with round corners

    @property
    def adjustment(self) -> int:
        """The radius as PowerPoint's round rectangle wants it: a share of the shorter side, in 1/100 000."""
        shorter = min(self.rect.width, self.rect.height)
        return min(50_000, round(self.radius * 100_000 / shorter)) if shorter else 0


@dataclass(frozen=True, slots=True)
class Ground:
    """What a shape stands on: it decides what the colours of a theme.toml are in the scheme."""

    dark: bool
    dark_theme: bool
    corners: int = 0  # EMU, of boxes that do not say theirs

    def scheme(self, colour: str) -> str:
        return scheme_colour(colour, self.dark, self.dark_theme)


def shape(table: FurnitureTable, number: int, grid: Grid, logo: Logo | None, on: Ground) -> Shape | None:
    """`None` for a logo that the theme does not have, or a shape without a place."""
    points = tuple(grid.at(x, y) for x, y in table.points)
    row = grid.row(table.row) if table.row is not None else None
    if row:
        box = grid.rect(table.columns, row)
        left, top, right, bottom = box.x, box.y, box.right, box.bottom
    elif table.at:
        (left, top), (right, bottom) = grid.at(*table.at[:2]), grid.at(*table.at[2:])
    elif points:
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        top, bottom = min(y for _, y in points), max(y for _, y in points)
    else:
        return None
    rect = Rect(left, top, right - left, bottom - top)
    if table.shape == "ellipse" and table.at:
        rect = _round(table.at, rect)
    if table.shape == "logo":
        if not logo:
            return None
        rect = _fitted(rect, logo, grid.size.width)
    return Shape(
        table.shape,
        table.name or f"{table.shape.title()} {number}",
        rect,
        points,
        on.scheme(table.fill),
        on.scheme(table.stroke),
        round(table.weight * EMU_PER_POINT),
        table.text,
        table.size,
        table.font,
        table.bold,
        logo if table.shape == "logo" else None,
        (on.corners if table.corners is None else emu(table.corners)) if table.shape == "box" else 0,
    )


def panel(rect: Rect, fill: str, name: str, on: Ground) -> Shape:
    """The ground behind a placeholder."""
    return Shape("box", name, rect, fill=on.scheme(fill), radius=on.corners)


def rule(rect: Rect, edge: Edge, colour: str, weight: float, name: str, on: Ground) -> Shape:
    """A line of this weight, in points, along one edge of a placeholder."""
    line = {
        "top": Rect(rect.x, rect.y, rect.width, 0),
        "bottom": Rect(rect.x, rect.bottom, rect.width, 0),
        "left": Rect(rect.x, rect.y, 0, rect.height),
        "right": Rect(rect.right, rect.y, 0, rect.height),
    }[edge]
    return Shape("line", name, line, stroke=on.scheme(colour), weight=round(weight * EMU_PER_POINT))


def mark(shape: Shape, palette: Palette, dark: bool, fonts: Fonts) -> Mark | None:
    """What a painter paints; `None` for a shape without ink."""
    fill = palette.rgb(shape.fill, dark=dark) if shape.fill else ""
    stroke = palette.rgb(shape.stroke, dark=dark) if shape.stroke else ""
    if shape.logo:
        return Image(shape.rect, shape.logo.data)
    if shape.kind == "text":
        face: Face = getattr(fonts, shape.font)
        baseline = shape.rect.y + round(_FIRST_LINE * shape.size * EMU_PER_POINT)
        file = face.bold if shape.bold else face.regular
        return Glyphs(shape.rect.x, baseline, shape.text, file, shape.size, fill)
    if not fill and not stroke:
        return None
    return Path(_steps(shape), fill, stroke, shape.weight if stroke else 0)


def ground(rect: Rect, colour: str, palette: Palette, dark: bool) -> Path:
    """The background of the slide, the first of its marks."""
    corners = ((rect.x, rect.y), (rect.right, rect.y), (rect.right, rect.bottom), (rect.x, rect.bottom))
    return Path(_outline(corners), palette.rgb(colour, dark=dark))


def png(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG; `None` if it is none."""
    if data[:8] != b"\x89PNG\r\n\x1a\n" or len(data) < 24:
        return None
    width, height = struct.unpack(">II", data[16:24])
    return (width, height) if width and height else None


def _fitted(box: Rect, logo: Logo, slide: int) -> Rect:
    """As large as the box allows; kept to the outer side of the slide."""
    scale = min(box.width / logo.width, box.height / logo.height)
    width, height = round(logo.width * scale), round(logo.height * scale)
    x = box.x if box.x + box.width / 2 <= slide / 2 else box.right - width
    return Rect(x, box.y + (box.height - height) // 2, width, height)


def _round(at: tuple[float, float, float, float], rect: Rect) -> Rect:
    """A circle stays one where the slide's width changes, its outer edge where it is."""
    width = emu(at[2]) - emu(at[0])
    inner_left = at[0] + at[2] < DESIGNED.width / EMU_PER_INCH
    return Rect(rect.x if inner_left else rect.right - width, rect.y, width, rect.height)


def _outline(points: tuple[tuple[int, int], ...], close: bool = True) -> tuple[tuple[str | int, ...], ...]:
    steps: list[tuple[str | int, ...]] = [("M", *points[0]), *(("L", *point) for point in points[1:])]
    return (*steps, ("Z",)) if close else tuple(steps)


@lru_cache(maxsize=256)
def _steps(shape: Shape) -> tuple[tuple[str | int, ...], ...]:
    box = shape.rect
    if shape.kind == "polygon":
        return _outline(shape.points)
    if shape.kind == "line":
        return _outline(((box.x, box.y), (box.right, box.bottom)), close=False)
    if shape.kind == "ellipse":
        return ellipse(box)
    if shape.radius:
        return _rounded(box, min(shape.radius, box.width // 2, box.height // 2))
    return _outline(((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)))


def _rounded(box: Rect, radius: int) -> tuple[tuple[str | int, ...], ...]:
    far = round(radius * (1 - ARC))
    x, y, right, bottom = box.x, box.y, box.right, box.bottom
    return (
        ("M", x + radius, y),
        ("L", right - radius, y),
        ("C", right - far, y, right, y + far, right, y + radius),
        ("L", right, bottom - radius),
        ("C", right, bottom - far, right - far, bottom, right - radius, bottom),
        ("L", x + radius, bottom),
        ("C", x + far, bottom, x, bottom - far, x, bottom - radius),
        ("L", x, y + radius),
        ("C", x, y + far, x + far, y, x + radius, y),
        ("Z",),
    )
