"""From DrawingML's fills, lines and colours to what a Path says of itself."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

from deckmaker.colours import ONE, A, Scheme, colour
from deckmaker.model import EMU_PER_POINT, Gradient, Palette, Rect

_DASHES: Final = {
    "sysDot": (1.0, 1.0),
    "dot": (1.0, 3.0),
    "sysDash": (3.0, 1.0),
    "dash": (4.0, 3.0),
    "lgDash": (8.0, 3.0),
    "dashDot": (4.0, 3.0, 1.0, 3.0),
    "sysDashDot": (3.0, 1.0, 1.0, 1.0),
    "lgDashDot": (8.0, 3.0, 1.0, 3.0),
}


@dataclass(frozen=True, slots=True)
class Stroke:
    colour: str = ""
    width: int = 0  # EMU
    dash: tuple[float, ...] = ()
    round: bool = False


NO_STROKE: Final = Stroke()


def scheme_of(palette: Palette, dark: bool) -> Scheme:
    def scheme(name: str) -> str:
        try:
            return palette.rgb(name, dark=dark)
        except AttributeError:
            return palette.rgb("tx1", dark=dark)

    return scheme


def fill(properties: Any, rect: Rect, scheme: Scheme, placeholder: str = "") -> tuple[str, Gradient | None]:
    """The fill that stands in shape properties: a colour or a gradient over the rectangle."""
    solid = properties.find(f"{A}solidFill")
    if solid is not None:
        return colour(solid, scheme, placeholder), None
    graded = properties.find(f"{A}gradFill")
    if graded is not None:
        return "", gradient(graded, rect, scheme, placeholder)
    patterned = properties.find(f"{A}pattFill")
    if patterned is not None:
        return _patterned(patterned, scheme, placeholder), None
    return "", None


# What part of a pattern is its marks, by the beginning of its name; "pct20" says so itself, others are half.
_MARKED: Final = {
    "lt": 0.25, "nar": 0.5, "dk": 0.5, "wd": 0.4, "sm": 0.45, "lg": 0.35, "dot": 0.15, "dash": 0.2, "horz": 0.25,
    "vert": 0.25, "cross": 0.4, "dnDiag": 0.25, "upDiag": 0.25, "openDmnd": 0.25,
}  # fmt: skip


def _patterned(node: Any, scheme: Scheme, placeholder: str) -> str:
    """The even colour that a pattern makes from afar: its lines and dots are finer than a slide shows."""
    front, back = (
        colour(each, scheme, placeholder) if (each := node.find(f"{A}{name}")) is not None else ""
        for name in ("fgClr", "bgClr")
    )
    if not front or not back:
        return front or back
    name = node.get("prst", "")
    part = int(name[3:]) / 100 if name.startswith("pct") and name[3:].isdigit() else None
    if part is None:
        part = next((share for start, share in _MARKED.items() if name.startswith(start)), 0.5)
    mixed = [
        round(int(front[at : at + 2], 16) * part + int(back[at : at + 2], 16) * (1 - part))
        for at in (0, 2, 4)
    ]
    return "".join(f"{channel:02X}" for channel in mixed)


def gradient(node: Any, rect: Rect, scheme: Scheme, placeholder: str = "") -> Gradient | None:
    stops = sorted(
        (int(stop.get("pos", "0")) / ONE, colour(stop, scheme, placeholder)) for stop in node.iter(f"{A}gs")
    )
    stops = [(place, rgb) for place, rgb in stops if rgb]
    if not stops:
        return None
    x, y = rect.x + rect.width / 2, rect.y + rect.height / 2
    path = node.find(f"{A}path")
    if path is not None:
        corner = (rect.right, rect.bottom)
        return Gradient((round(x), round(y)), corner, tuple(stops), radial=True)
    linear = node.find(f"{A}lin")
    angle = math.radians(int(linear.get("ang", "0")) / 60_000) if linear is not None else 0.0
    across, down = math.cos(angle), math.sin(angle)
    half = abs(rect.width / 2 * across) + abs(rect.height / 2 * down)
    return Gradient(
        (round(x - across * half), round(y - down * half)),
        (round(x + across * half), round(y + down * half)),
        tuple(stops),
    )


def stroke(properties: Any, scheme: Scheme, placeholder: str = "") -> Stroke:
    """The line that stands in shape properties; none where it has no fill."""
    line = properties.find(f"{A}ln") if properties is not None else None
    if line is None:
        return NO_STROKE
    solid = line.find(f"{A}solidFill")
    rgb = colour(solid, scheme, placeholder) if solid is not None else ""
    if not rgb:
        return NO_STROKE
    preset = line.find(f"{A}prstDash")
    dash = _DASHES.get(preset.get("val", ""), ()) if preset is not None else ()
    soft = line.get("cap") == "rnd" or line.find(f"{A}round") is not None
    return Stroke(rgb, int(line.get("w", "9525")), dash, soft)


def font_size(properties: Any, inherited: float) -> float:
    size = properties.get("sz") if properties is not None else None
    return int(size) / 100 if size else inherited


def points(length: float) -> float:
    return length / EMU_PER_POINT
