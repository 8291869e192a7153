"""From DrawingML's fills, lines and colours to what a Path says of itself."""

from __future__ import annotations

import colorsys
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from deckmaker.model import EMU_PER_POINT, Gradient, Palette, Rect

A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ONE: Final = 100_000  # 100 per cent, and an alpha of one
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
_PRESETS: Final = {"black": "000000", "white": "FFFFFF", "red": "FF0000", "gray": "808080", "grey": "808080"}

Scheme = Callable[[str], str]  # a scheme colour → "RRGGBB"


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


def colour(parent: Any, scheme: Scheme, placeholder: str = "") -> str:
    """The colour that stands in an XML node, "" for none. `placeholder`: what `phClr` means."""
    for node in parent:
        kind = node.tag[len(A) :] if isinstance(node.tag, str) and node.tag.startswith(A) else ""
        value = node.get("val", "")
        if kind == "schemeClr":
            rgb = placeholder if value == "phClr" else scheme(value)
        elif kind == "srgbClr":
            rgb = value.upper()
        elif kind == "sysClr":
            rgb = node.get("lastClr", "FFFFFF" if value == "window" else "000000").upper()
        elif kind == "prstClr":
            rgb = _PRESETS.get(value, "808080")
        elif kind == "scrgbClr":
            rgb = "".join(f"{_srgb(int(node.get(each, '0')) / _ONE):02X}" for each in "rgb")
        elif kind == "hslClr":
            parts = (int(node.get("hue", "0")) / 21_600_000, _share(node, "lum"), _share(node, "sat"))
            rgb = _hex(colorsys.hls_to_rgb(*parts))
        else:
            continue
        return _modified(rgb, node) if rgb and len(node) else rgb
    return ""


def fill(properties: Any, rect: Rect, scheme: Scheme, placeholder: str = "") -> tuple[str, Gradient | None]:
    """The fill that stands in shape properties: a colour or a gradient over the rectangle."""
    solid = properties.find(f"{A}solidFill")
    if solid is not None:
        return colour(solid, scheme, placeholder), None
    graded = properties.find(f"{A}gradFill")
    if graded is not None:
        return "", gradient(graded, rect, scheme, placeholder)
    patterned = properties.find(f"{A}pattFill")
    if patterned is not None:  # its ground: the pattern itself is not painted
        ground = patterned.find(f"{A}bgClr")
        return (colour(ground, scheme, placeholder) if ground is not None else ""), None
    return "", None


def gradient(node: Any, rect: Rect, scheme: Scheme, placeholder: str = "") -> Gradient | None:
    stops = sorted(
        (int(stop.get("pos", "0")) / _ONE, colour(stop, scheme, placeholder)) for stop in node.iter(f"{A}gs")
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


def _modified(rgb: str, node: Any) -> str:
    red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    alpha = rgb[6:]
    for change in node:
        kind = change.tag[len(A) :]
        share = int(change.get("val", "0").rstrip("%") or 0) / _ONE
        if kind == "alpha":
            alpha = f"{round(min(max(share, 0), 1) * 255):02X}"
        elif kind in ("lumMod", "lumOff", "satMod", "hueMod"):
            hue, light, strong = colorsys.rgb_to_hls(red, green, blue)
            light = light * share if kind == "lumMod" else light + share if kind == "lumOff" else light
            strong = strong * share if kind == "satMod" else strong
            hue = hue * share if kind == "hueMod" else hue
            red, green, blue = colorsys.hls_to_rgb(hue % 1.0, min(max(light, 0), 1), min(strong, 1))
        elif kind == "tint":  # the share of the colour that is left, the rest white; in linear light
            red, green, blue = (_gamma(_linear(each) * share + 1 - share) for each in (red, green, blue))
        elif kind == "shade":
            red, green, blue = (_gamma(_linear(each) * share) for each in (red, green, blue))
    return _hex((red, green, blue)) + alpha


def _share(node: Any, name: str) -> float:
    return int(node.get(name, "0").rstrip("%") or 0) / _ONE


def _hex(parts: tuple[float, float, float]) -> str:
    return "".join(f"{round(min(max(each, 0.0), 1.0) * 255):02X}" for each in parts)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _gamma(value: float) -> float:
    return value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def _srgb(linear: float) -> int:
    return round(min(max(_gamma(linear), 0.0), 1.0) * 255)
