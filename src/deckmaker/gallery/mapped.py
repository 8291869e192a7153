"""From a company's template and its mapping to Marks: each layout as it is, its holes, and the roles it serves."""

from __future__ import annotations

from typing import Final

from deckmaker.model import EMU_PER_POINT, Mark, Path, Rect, Theme
from deckmaker.render.marks import furniture
from deckmaker.render.marks.text import Ink, glyphs
from deckmaker.theme.fonts import face
from deckmaker.theme.mapping import LayoutSeen, RoleMap

_INK: Final = "1B2430"
_BAND: Final = "FFFFFFF0"
_SERVES: Final = "1F5FD6"
_NONE: Final = "8A93A0"
_HOLE: Final = "1F5FD61C"


def mapped(theme: Theme, mapping: RoleMap) -> tuple[tuple[Mark, ...], ...]:
    """A picture for each layout of the master, in its order; `export` or a painter puts them on a sheet."""
    return tuple(_one(theme, each) for each in mapping.layouts)


def _one(theme: Theme, seen: LayoutSeen) -> tuple[Mark, ...]:
    unit = theme.size.height / 540  # a point on a slide of 7.5 inches
    font = face("Arial")[0]
    marks: list[Mark] = list(furniture(theme, seen.layout).marks)

    def write(text: str, x: int, baseline: int, size: float, colour: str, bold: bool = False) -> None:
        ink = Ink(font, size * unit / EMU_PER_POINT, colour, bold, False, "Microsoft YaHei")
        marks.extend(glyphs(text, x, baseline, ink))

    def at(points: float) -> int:
        return round(points * unit)

    for hole in seen.layout.placeholders:
        marks.append(Path(_steps(hole.rect), _HOLE, _SERVES, at(1.5), (4.0, 3.0)))
        if hole.rect.height > at(30):
            label = Rect(hole.rect.x + at(4), hole.rect.y + at(6), at(len(hole.name) * 10 + 10), at(24))
            marks.append(Path(_steps(label), _BAND))
            write(hole.name, label.x + at(4), label.y + at(18), 17, _INK)
    band = Rect(0, theme.size.height - at(92), theme.size.width, at(92))
    marks.append(Path(_steps(band), _BAND))
    serves = " · ".join(each.replace("_", " ") for each in seen.roles)
    write(
        serves or "serves no role", at(20), band.y + at(38), 30 if len(serves) < 50 else 19,
        _SERVES if serves else _NONE, True,
    )  # fmt: skip
    write(f"{seen.number}  {seen.label}   ({seen.holds})"[:100], at(20), band.y + at(74), 20, _INK)
    return tuple(marks)


def _steps(rect: Rect) -> tuple[tuple[str | int, ...], ...]:
    return (
        ("M", rect.x, rect.y),
        ("L", rect.right, rect.y),
        ("L", rect.right, rect.bottom),
        ("L", rect.x, rect.bottom),
        ("Z",),
    )
