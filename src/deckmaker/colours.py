"""From a colour of DrawingML (`a:schemeClr` and its kin, with what bends it) to the "RRGGBB" that is seen."""

from __future__ import annotations

import colorsys
from collections.abc import Callable
from typing import Any, Final

A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
ONE: Final = 100_000  # 100 per cent, and an alpha of one
_PRESETS: Final = {"black": "000000", "white": "FFFFFF", "red": "FF0000", "gray": "808080", "grey": "808080"}

Scheme = Callable[[str], str]  # a scheme colour → "RRGGBB"


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
            rgb = "".join(f"{_srgb(int(node.get(each, '0')) / ONE):02X}" for each in "rgb")
        elif kind == "hslClr":
            parts = (int(node.get("hue", "0")) / 21_600_000, _share(node, "lum"), _share(node, "sat"))
            rgb = _hex(colorsys.hls_to_rgb(*parts))
        else:
            continue
        return _modified(rgb, node) if rgb and len(node) else rgb
    return ""


def _modified(rgb: str, node: Any) -> str:
    red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    alpha = rgb[6:]
    for change in node:
        kind = change.tag[len(A) :]
        share = int(change.get("val", "0").rstrip("%") or 0) / ONE
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
    return int(node.get(name, "0").rstrip("%") or 0) / ONE


def _hex(parts: tuple[float, float, float]) -> str:
    return "".join(f"{round(min(max(each, 0.0), 1.0) * 255):02X}" for each in parts)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _gamma(value: float) -> float:
    return value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def _srgb(linear: float) -> int:
    return round(min(max(_gamma(linear), 0.0), 1.0) * 255)
