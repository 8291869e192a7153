"""From "RRGGBB" colours to how they are seen: contrast, difference, colour-vision deficiency, grey print.

`contrast` is WCAG 2.2's ratio. `difference` is CIEDE2000 (Sharma, Wu and Dalal, *Color Research and
Application* 30, 2005). `simulated` is Machado, Oliveira and Fernandes, *IEEE Transactions on
Visualization and Computer Graphics* 15, 2009, at full severity. A grey print keeps CIE L* alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt
from typing import Final, Literal

Vision = Literal["usual", "protan", "deutan", "tritan", "grey"]
VISIONS: Final[tuple[Vision, ...]] = ("usual", "protan", "deutan", "tritan", "grey")
# Two fills are told apart at a glance from these differences on: CIEDE2000 for eyes, L* for a grey print.
# A difference of 1 is the least that a trained eye sees side by side.
APART: Final = 10.0
APART_IN_GREY: Final = 7.0

_MACHADO: Final = {  # of linear red, green and blue; severity 1.0
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


@dataclass(frozen=True, slots=True)
class Confusion:
    """Two colours that cannot be told apart in one way of seeing."""

    one: str
    other: str
    vision: Vision
    difference: float  # CIEDE2000, or of L* in grey
    needed: float


def luminance(rgb: str) -> float:
    """Relative luminance, 0 for black to 1 for white."""
    red, green, blue = _linear_rgb(rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio, 1 to 21; text needs 4.5, large text and marks of a chart 3."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(rgb: str, ground: str, ratio: float = 4.5) -> str:
    """The colour itself if it reaches this contrast on the ground, else the nearest mix of it that does.

    It is mixed with white on a dark ground and with black on a light one; hue is kept as far as that goes.
    """
    if contrast(rgb, ground) >= ratio:
        return rgb.upper()
    toward = "FFFFFF" if luminance(ground) < 0.18 else "000000"
    least, most = 0, 100
    while least < most:
        middle = (least + most) // 2
        if contrast(mixed(rgb, toward, middle / 100), ground) >= ratio:
            most = middle
        else:
            least = middle + 1
    return mixed(rgb, toward, most / 100)


def mixed(rgb: str, other: str, share: float) -> str:
    """`share` of the other colour, 0 to 1, mixed channel by channel as sRGB."""
    pairs = zip(_bytes(rgb), _bytes(other), strict=True)
    return "".join(f"{round(mine + (theirs - mine) * share):02X}" for mine, theirs in pairs)


def lightness(rgb: str) -> float:
    """CIE L*: 0 for black to 100 for white, even steps for the eye; what a grey print keeps."""
    share = luminance(rgb)
    return 116 * share ** (1 / 3) - 16 if share > 216 / 24389 else share * 24389 / 27


def simulated(rgb: str, vision: Vision) -> str:
    """The colour as people with this vision see it; "grey" is how a grey printer prints it."""
    if vision == "usual":
        return rgb.upper()
    if vision == "grey":
        return _hexadecimal((luminance(rgb),) * 3)
    red, green, blue = _linear_rgb(rgb)
    return _hexadecimal(tuple(row[0] * red + row[1] * green + row[2] * blue for row in _MACHADO[vision]))


def difference(one: str, other: str) -> float:
    """The CIEDE2000 difference of two colours; 0 for the same, 100 for black and white."""
    return ciede2000(_lab(one), _lab(other))


def confusions(colours: Sequence[str]) -> tuple[Confusion, ...]:
    """The pairs that some way of seeing cannot tell apart, for fills that must be."""
    found = []
    for one, other in combinations(colours, 2):
        for vision in VISIONS:
            if vision == "grey":
                apart, needed = abs(lightness(one) - lightness(other)), APART_IN_GREY
            else:
                apart, needed = difference(simulated(one, vision), simulated(other, vision)), APART
            if apart < needed:
                found.append(Confusion(one, other, vision, apart, needed))
    return tuple(found)


def ciede2000(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """The difference of two CIE L*a*b* colours, weights 1; names as in Sharma, Wu and Dalal's equations."""
    (light_1, a_1, b_1), (light_2, a_2, b_2) = one, other
    mean = (hypot(a_1, b_1) + hypot(a_2, b_2)) / 2
    stretch = 1.5 - 0.5 * sqrt(mean**7 / (mean**7 + 25.0**7))
    a_1, a_2 = a_1 * stretch, a_2 * stretch
    chroma_1, chroma_2 = hypot(a_1, b_1), hypot(a_2, b_2)
    hue_1, hue_2 = degrees(atan2(b_1, a_1)) % 360, degrees(atan2(b_2, a_2)) % 360
    grey = not chroma_1 * chroma_2
    turn = 0.0 if grey else (hue_2 - hue_1 + 180) % 360 - 180
    middle = hue_1 + hue_2 if grey else hue_1 + turn / 2

    delta_light, delta_chroma = light_2 - light_1, chroma_2 - chroma_1
    delta_hue = 2 * sqrt(chroma_1 * chroma_2) * sin(radians(turn / 2))
    light, chroma = (light_1 + light_2) / 2, (chroma_1 + chroma_2) / 2
    t = (
        1
        - 0.17 * cos(radians(middle - 30))
        + 0.24 * cos(radians(2 * middle))
        + 0.32 * cos(radians(3 * middle + 6))
        - 0.20 * cos(radians(4 * middle - 63))
    )
    s_light = 1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2)
    s_chroma, s_hue = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    rotation = 30 * exp(-(((middle % 360 - 275) / 25) ** 2))
    r = -2 * sqrt(chroma**7 / (chroma**7 + 25.0**7)) * sin(radians(2 * rotation))
    parts = delta_light / s_light, delta_chroma / s_chroma, delta_hue / s_hue
    return sqrt(sum(part * part for part in parts) + r * parts[1] * parts[2])


def _lab(rgb: str) -> tuple[float, float, float]:
    red, green, blue = _linear_rgb(rgb)
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047  # white is D65
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    f_x, f_y, f_z = (
        share ** (1 / 3) if share > 216 / 24389 else (share * 24389 / 27 + 16) / 116 for share in (x, y, z)
    )
    return 116 * f_y - 16, 500 * (f_x - f_y), 200 * (f_y - f_z)


def _bytes(rgb: str) -> tuple[int, int, int]:
    return int(rgb[:2], 16), int(rgb[2:4], 16), int(rgb[4:6], 16)


def _linear_rgb(rgb: str) -> tuple[float, float, float]:
    red, green, blue = (_linear(byte / 255) for byte in _bytes(rgb))
    return red, green, blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _hexadecimal(linear: Sequence[float]) -> str:
    shares = (min(1.0, max(0.0, each)) for each in linear)
    curved = (12.92 * each if each <= 0.0031308 else 1.055 * each ** (1 / 2.4) - 0.055 for each in shares)
    return "".join(f"{round(255 * each):02X}" for each in curved)
