"""From the art of a slide layout and a rectangle on it to the colours that are seen behind that rectangle.

What lies on top decides; a picture counts as the range of its colours there. Positions are EMU.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Final

from deckmaker.model import Image, Mark, Path, Rect

from .palette import luminance

_PLACES: Final = (0.12, 0.5, 0.88)  # of a rectangle's sides, where it is looked at
_SAMPLE: Final = 64  # pixels a side that a picture is judged by
_MOST_PIXELS: Final = 80_000_000

Corners = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One shape of a layout's art."""

    corners: Corners
    colours: tuple[str, ...] = ()  # "RRGGBB"; several for a gradient, none for a picture or a bare text
    opaque: float = 1.0
    picture: bytes = b""
    says: str = ""
    whole_slide: bool = False  # it is the slide's background

    @property
    def rect(self) -> Rect:
        left, top = min(x for x, _ in self.corners), min(y for _, y in self.corners)
        right, bottom = max(x for x, _ in self.corners), max(y for _, y in self.corners)
        return Rect(left, top, right - left, bottom - top)


def box(rect: Rect) -> Corners:
    return ((rect.x, rect.y), (rect.right, rect.y), (rect.right, rect.bottom), (rect.x, rect.bottom))


def of_marks(furniture: Iterable[Mark]) -> tuple[Piece, ...]:
    """The art of a made theme's layout."""
    found = []
    for number, each in enumerate(furniture):
        if isinstance(each, Path) and each.fill:
            corners = tuple((int(step[-2]), int(step[-1])) for step in each.steps if len(step) > 2)
            opaque = int(each.fill[6:8], 16) / 255 if len(each.fill) == 8 else 1.0
            found.append(Piece(corners, (each.fill[:6],), opaque, whole_slide=number == 0))
        elif isinstance(each, Image):
            found.append(Piece(box(each.rect), (), 1.0, each.data))
    return tuple(found)


def behind(pieces: Sequence[Piece], rect: Rect) -> tuple[str, ...]:
    """The colours seen through an empty rectangle, each once; () where nothing is known."""
    found: dict[str, None] = {}
    for across in _PLACES:
        for down in _PLACES:
            x, y = rect.x + round(rect.width * across), rect.y + round(rect.height * down)
            found.update(dict.fromkeys(_at(pieces, x, y, rect)))
    return tuple(found)


def _at(pieces: Sequence[Piece], x: int, y: int, rect: Rect) -> tuple[str, ...]:
    for number in range(len(pieces) - 1, -1, -1):
        piece = pieces[number]
        if not (piece.colours or piece.picture) or piece.opaque <= 0.02 or not inside(piece.corners, x, y):
            continue
        colours = piece.colours or _of_picture(piece.picture, piece.rect, rect)
        if not colours:
            continue
        if piece.opaque >= 0.98:
            return colours
        below = _at(pieces[:number], x, y, rect) or ("FFFFFF",)
        return tuple(_mixed(one, two, piece.opaque) for one in colours for two in below)
    return ()


def inside(corners: Corners, x: int, y: int) -> bool:
    within = False
    for (one_x, one_y), (two_x, two_y) in zip(corners, (*corners[1:], corners[0]), strict=True):
        if (one_y > y) != (two_y > y) and x < (two_x - one_x) * (y - one_y) / (two_y - one_y) + one_x:
            within = not within
    return within


def _mixed(above: str, below: str, share: float) -> str:
    pairs = zip(bytes.fromhex(above), bytes.fromhex(below), strict=True)
    return "".join(f"{round(one * share + two * (1 - share)):02X}" for one, two in pairs)


@lru_cache(maxsize=64)
def _of_picture(data: bytes, place: Rect, rect: Rect) -> tuple[str, ...]:
    """A dark and a light colour of the part of a picture that lies behind a rectangle; () if unreadable."""
    from PIL import Image as Pillow

    try:
        with Pillow.open(BytesIO(data)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return ()
            opened.draft("RGB", (_SAMPLE * 4, _SAMPLE * 4))
            image = opened.convert("RGBA")
            box_of = _part(place, rect, image.width, image.height)
            small = image.crop(box_of).resize((_SAMPLE, _SAMPLE))
            raw = small.tobytes()
    except (OSError, ValueError, SyntaxError, MemoryError, Pillow.DecompressionBombError):
        return ()
    pixels = [raw[at : at + 3].hex().upper() for at in range(0, len(raw), 4) if raw[at + 3] > 200]
    if len(pixels) * 8 < len(raw):  # mostly transparent: what lies below decides
        return ()
    pixels.sort(key=luminance)
    return tuple(dict.fromkeys((pixels[len(pixels) // 6], pixels[-1 - len(pixels) // 6])))


def _part(place: Rect, rect: Rect, width: int, height: int) -> tuple[int, int, int, int]:
    def share(value: int, start: int, length: int) -> float:
        return min(1.0, max(0.0, (value - start) / max(1, length)))

    left, right = share(rect.x, place.x, place.width) * width, share(rect.right, place.x, place.width) * width
    top, bottom = (
        share(rect.y, place.y, place.height) * height,
        share(rect.bottom, place.y, place.height) * height,
    )
    return int(left), int(top), max(int(left) + 1, int(right)), max(int(top) + 1, int(bottom))
