"""From a logo (and brand colours, if any) to the files of a theme: an accessible palette of the logo's own colours.

The main colour becomes the accent, darkened or lightened only as far as its text must be read; a second
hue, if the logo has one, the second; what is missing is turned from the main hue. A logo that would not be
seen on a ground is set in white or ink for it.
"""

from __future__ import annotations

import colorsys
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Final

from deckmaker.model import Problem, ThemeError

from .palette import confusions, contrast, difference, mixed, readable

if TYPE_CHECKING:
    from PIL.Image import Image

_LARGEST: Final = 8_000_000  # bytes
_MOST_PIXELS: Final = 40_000_000
_WIDEST: Final = 1200  # pixels that a logo on a slide can show
_SAMPLE: Final = 160  # pixels a side, looked at for colours
_SEEN: Final = 60  # alpha from which a pixel counts
_COLOURS: Final = 12  # that a logo is reduced to
_FLAT: Final = 0.16  # saturation below which a colour is a grey
_APART: Final = 18.0  # CIEDE2000 between two colours of a brand
_GRAPHIC: Final = 3.0


@dataclass(frozen=True, slots=True)
class Proposal:
    files: dict[str, bytes]  # name → bytes, of the theme's folder
    colours: tuple[str, ...]  # found in the logo or given, the main one first
    palette: dict[str, str]  # as its theme.toml says
    remarks: tuple[str, ...]  # what was changed, and why


def propose(
    name: str, title: str, logo: bytes, dark: bytes = b"", colours: Sequence[str] = (), extends: str = "plain"
) -> Proposal:
    """Raises ThemeError for a logo that cannot be read. Without a logo (b"") there must be colours.

    `dark`: the logo for dark grounds; made from `logo` when left out. `colours`: "RRGGBB", the main one
    first, instead of those of the logo.
    """
    if not logo and colours:
        told: list[str] = []
        own = tuple(each.upper() for each in colours)
        plain = palette(own, told)
        text = _text(name, title, extends, plain, own, logo=False)
        return Proposal({"theme.toml": text.encode()}, own, plain, tuple(told))
    image = _opened(logo)
    found = tuple(each.upper() for each in colours) or logo_colours(image)
    remarks: list[str] = []
    if not found:
        found = ("1F5FD6",)
        remarks.append("the logo is black, white or grey: the accent is a neutral blue")
    table = palette(found, remarks)
    on_light, on_dark = table["paper"], table["ink"]
    light, said = _for_ground(image, on_light, table["ink"])
    if said:
        remarks.append(f"the logo for light grounds: {said}")
    if dark:
        night, said = _opened(dark), ""
    else:
        night, said = _for_ground(image, on_dark, "FFFFFF")
    if said:
        remarks.append(f"the logo for dark grounds: {said}")
    files = {
        "theme.toml": _text(name, title, extends, table, found).encode(),
        "logo-light.png": _png(light),
        "logo-dark.png": _png(night),
    }
    return Proposal(files, found, table, tuple(remarks))


def logo_colours(image: Image) -> tuple[str, ...]:
    """Its colours that are no grey, those that cover most first; each differs from those before it."""
    small = image.copy()
    small.thumbnail((_SAMPLE, _SAMPLE))
    raw = small.tobytes()
    seen = bytes(
        channel for at in range(0, len(raw), 4) if raw[at + 3] >= _SEEN for channel in raw[at : at + 3]
    )
    if not seen:
        return ()
    from PIL import Image as Pillow

    strip = Pillow.frombytes("RGB", (len(seen) // 3, 1), seen)
    reduced = strip.quantize(_COLOURS, Pillow.Quantize.MEDIANCUT).convert("RGB")
    counted = sorted(reduced.getcolors(_COLOURS * 4) or [], reverse=True)
    found: list[str] = []
    whole = len(seen) // 3
    for count, rgb in counted:
        assert isinstance(rgb, tuple)
        colour = "".join(f"{int(each):02X}" for each in rgb)
        if count * 50 < whole or _is_grey(colour):
            continue
        if all(difference(colour, each) >= _APART for each in found):
            found.append(colour)
    return tuple(found[:4])


def palette(brand: Sequence[str], remarks: list[str]) -> dict[str, str]:
    """The colours of a theme.toml by role, each readable where it stands. `remarks` grows."""
    main = brand[0]
    hue, _, strength = _hls(main)
    ink = _of(hue, 0.11, min(0.35, strength * 0.5))
    paper, panel = "FFFFFF", _of(hue, 0.955, 0.25)
    accent = readable(main, panel, 4.5)
    if accent != main.upper():
        remarks.append(f"{main} is too light for text on white: the accent is {accent}")
    night = readable(main, ink, 4.5)
    if night != main.upper():
        remarks.append(f"{main} is too dark for text on dark slides: there the accent is {night}")
    others = [readable(each, paper, _GRAPHIC) for each in brand[1:]]
    turned = [
        _of(hue + turn, 0.36, max(0.35, strength * 0.7)) for turn in (0.42, 0.58, 0.25, 0.75, 0.12, 0.88)
    ]
    series = [accent]
    for each in (*others, *(_steps(colour, paper) for colour in turned)):
        fit = next(
            (one for one in ((each,) if isinstance(each, str) else each) if not confusions([*series, one])),
            "",
        )
        if fit and len(series) < 4:
            series.append(fit)
    neutral = _of(hue, 0.55, 0.06)
    neutral = readable(neutral, paper, _GRAPHIC)
    if confusions([*series, neutral]):
        neutral = next((one for one in _steps(neutral, paper) if not confusions([*series, one])), neutral)
    while len(series) < 4:
        remarks.append("the brand's hues leave few colours that all eyes tell apart: shades stand in")
        shades = (mixed(accent, "000000", share / 10) for share in range(2, 9))
        series.append(
            next((one for one in shades if not confusions([*series, one])), mixed(accent, "000000", 0.5))
        )
    return {
        "ink": ink,
        "paper": paper,
        "ink_soft": readable(_of(hue, 0.36, 0.10), panel, 5),
        "paper_soft": panel,
        "accent": accent,
        "accent_dark": night,
        "second": series[1],
        "third": series[2],
        "fourth": series[3],
        "neutral": neutral,
        "link": accent,
        "visited": series[2],
    }


def _steps(colour: str, paper: str) -> tuple[str, ...]:
    """The colour, then darker and lighter ones of its hue that are seen on the paper."""
    shades = (
        colour,
        *(mixed(colour, toward, share / 10) for share in (2, 3, 4, 5, 6) for toward in ("000000", "FFFFFF")),
    )
    return tuple(each for each in shades if contrast(each, paper) >= _GRAPHIC)


def _text(
    name: str, title: str, extends: str, table: dict[str, str], brand: Sequence[str], logo: bool = True
) -> str:
    quoted = partial(json.dumps, ensure_ascii=False)
    whole = dict(table)
    accent_dark = whole.pop("accent_dark")
    lines = [
        f"# Made from the brand colours {', '.join(brand)}. It changes only what it names of “{extends}”.",
        f"name = {quoted(name)}",
        f"title = {quoted(title)}",
        f"extends = {quoted(extends)}",
        "",
        "[logo]",
        f'light = "{"logo-light.png" * logo}"',
        f'dark = "{"logo-dark.png" * logo}"',
        f"alt = {quoted(title)}",
        "",
        "[palette]  # RRGGBB; `deckmaker theme check` tells whether all can be read",
    ]
    for key, rgb in whole.items():
        value = f'{{ light = "{rgb}", dark = "{accent_dark}" }}' if key == "accent" else f'"{rgb}"'
        lines.append(f"{key} = {value}")
    return "\n".join(lines) + "\n"


def _for_ground(image: Image, ground: str, plain: str) -> tuple[Image, str]:
    """The logo as it is seen on a ground: its own colours where they are, else one plain colour."""
    if not _transparent(image):
        return image, ""
    if _seen_on(image, ground) >= 0.9:
        return image, ""
    from PIL import Image as Pillow

    flat = Pillow.new("RGBA", image.size, "#" + plain)
    flat.putalpha(image.getchannel("A"))
    return flat, f"its own colours would not be seen on {ground}, so it is set in {plain}"


def _transparent(image: Image) -> bool:
    low = image.getchannel("A").getextrema()[0]
    return isinstance(low, int | float) and low < 200


def _seen_on(image: Image, ground: str) -> float:
    """The share of the logo's ink that stands out from a ground."""
    small = image.copy()
    small.thumbnail((_SAMPLE // 2, _SAMPLE // 2))
    raw = small.tobytes()
    inks = [raw[at : at + 3].hex() for at in range(0, len(raw), 4) if raw[at + 3] >= 128]
    if not inks:
        return 1.0
    return sum(1 for each in inks if contrast(each, ground) >= 2.0) / len(inks)


def _opened(data: bytes) -> Image:
    from PIL import Image as Pillow

    hint = "give a PNG, JPEG or WebP of at most 8 MB; of an SVG save a PNG first"
    if len(data) > _LARGEST:
        raise ThemeError(Problem("error", "logo-unreadable", "the logo is larger than 8 MB", hint))
    try:
        with Pillow.open(BytesIO(data), formats=("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise ThemeError(
                    Problem("error", "logo-unreadable", "the logo has more than 40 million pixels", hint)
                )
            image = opened.convert("RGBA")
    except (OSError, ValueError, SyntaxError, MemoryError, Pillow.DecompressionBombError) as error:
        raise ThemeError(
            Problem("error", "logo-unreadable", "the logo is no picture that can be read", hint)
        ) from error
    inside = image.getchannel("A").getbbox()
    if inside:  # with one pixel around it: that its ground is transparent must still be seen
        left, top, right, bottom = inside
        kept = (max(0, left - 1), max(0, top - 1), min(image.width, right + 1), min(image.height, bottom + 1))
        image = image.crop(kept)
    image.thumbnail((_WIDEST, _WIDEST))
    return image


def _png(image: Image) -> bytes:
    buffer = BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _is_grey(rgb: str) -> bool:
    red, green, blue = (value / 255 for value in bytes.fromhex(rgb))
    return max(red, green, blue) - min(red, green, blue) < _FLAT


def _hls(rgb: str) -> tuple[float, float, float]:
    red, green, blue = (value / 255 for value in bytes.fromhex(rgb))
    return colorsys.rgb_to_hls(red, green, blue)


def _of(hue: float, light: float, strength: float) -> str:
    return "".join(f"{round(each * 255):02X}" for each in colorsys.hls_to_rgb(hue % 1.0, light, strength))
