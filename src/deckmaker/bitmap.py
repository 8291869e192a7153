"""A picture's bytes and the room it has in, upright PNG or JPEG bytes of no more pixels than show out.

Only the head of a file is read to judge it; it is unpacked once, when a slide needs another size or form.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from .model import EMU_PER_INCH

if TYPE_CHECKING:
    from PIL.Image import Image

DENSITY: Final = 220  # pixels to the inch: what PowerPoint itself keeps of a picture
MOST_PIXELS: Final = 80_000_000  # unpacked they take 320 MB
_SPARE: Final = 1.25  # a picture so little too large is left as it is
_HELD: Final = frozenset({"PNG", "JPEG", "GIF"})  # what a .pptx may hold and every program shows
_READ: Final = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_TURN: Final = 0x0112  # EXIF's tag for how the camera was held
_QUALITY: Final = 88
_SAMPLE: Final = 48  # pixels a side, looked at to tell a photograph from a drawing
_GROUND: Final = 0.2  # of a drawing is at least of one colour
_FAULTS: Final = (OSError, ValueError, SyntaxError, EOFError, MemoryError)  # what Pillow raises on bad bytes


class TooManyPixels(ValueError):
    """More than `MOST_PIXELS`: it would take the memory of the whole machine."""


def size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels as the picture is shown, from its head alone.

    Raises TooManyPixels, and ValueError for what is no picture of a format that is read.
    """
    with _opened(data) as image:
        turned = image.getexif().get(_TURN, 1) in (5, 6, 7, 8)
        return (image.height, image.width) if turned else (image.width, image.height)


@lru_cache(maxsize=32)
def fitted(data: bytes, width: int, height: int) -> bytes:
    """The picture for a box of `width` × `height` EMU, which it covers: upright, as PNG or JPEG.

    Bytes that a .pptx can hold as they are, and that are hardly larger than needed, are given back
    unchanged; so are animations. What is transparent stays so. Raises ValueError for a picture that
    cannot be unpacked.
    """
    from PIL import ImageOps

    with _opened(data) as image:
        if image.format == "GIF" and getattr(image, "n_frames", 1) > 1:
            return data
        wide, high = size(data)
        need = max(width / wide, height / high) * DENSITY / EMU_PER_INCH
        upright = image.getexif().get(_TURN, 1) in (0, 1)
        large = need * _SPARE < 1
        if image.format in _HELD and image.mode != "CMYK" and upright and not large:
            return data
        target = max(1, round(wide * need)), max(1, round(high * need))
        jpeg = image.format == "JPEG"
        if large and jpeg:  # decoded small at once
            image.draft(None, target if upright or wide == image.width else target[::-1])
        shown = _plain(ImageOps.exif_transpose(image))
        if large:
            shown = shown.resize(target, reducing_gap=3.0)
        return _encoded(shown, jpeg or (not _transparent(shown) and _continuous(shown)))


@lru_cache(maxsize=256)
def photograph(data: bytes) -> bool:
    """Whether something may be cut off its edges: no drawing, no screenshot, nothing transparent.

    A drawing has a ground of one colour, and its labels may stand at the edge. What cannot be read is
    none.
    """
    try:
        with _opened(data) as image:
            if image.format == "JPEG":
                image.draft(None, (_SAMPLE, _SAMPLE))
            shown = _plain(image)
            return not _transparent(shown) and _continuous(shown)
    except ValueError:
        return False


@contextmanager
def _opened(data: bytes) -> Iterator[Image]:
    """The picture, its pixels not yet unpacked. All of Pillow's errors become ValueError."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            # the head of a bomb is judged below; odd EXIF is no reason to speak
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=_READ) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise TooManyPixels(f"{image.width} × {image.height}")
                if not image.width or not image.height:
                    raise ValueError("no pixels")
                yield image
    except Image.DecompressionBombError as error:
        raise TooManyPixels(str(error)) from error
    except ValueError:
        raise
    except _FAULTS as error:
        raise ValueError(str(error) or "it cannot be unpacked") from error


def _plain(image: Image) -> Image:
    """In 8-bit red, green and blue, or grey, with alpha where there is some."""
    if image.mode in ("RGB", "RGBA", "L"):
        if "transparency" not in image.info:
            return image
        return image.convert("RGBA")
    if image.mode in ("LA", "PA", "La", "RGBa") or "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):  # 16 bits of grey
        return image.point(lambda value: value / 257).convert("L")
    return image.convert("L" if image.mode == "1" else "RGB")


def _transparent(image: Image) -> bool:
    if image.mode != "RGBA":
        return False
    least, _ = image.getchannel("A").getextrema()
    return isinstance(least, int) and least < 255


def _continuous(image: Image) -> bool:
    """Whether no colour takes a large part of the picture."""
    sample = image.convert("RGB").resize((_SAMPLE, _SAMPLE), resample=0).quantize(24)
    counts = sample.getcolors(_SAMPLE * _SAMPLE) or []
    return max((count for count, _ in counts), default=0) < _GROUND * _SAMPLE * _SAMPLE


def _encoded(image: Image, photo: bool) -> bytes:
    made = BytesIO()
    profile = image.info.get("icc_profile") if image.mode in ("RGB", "RGBA") else None
    if photo:
        image.convert("RGB" if image.mode == "RGBA" else image.mode).save(
            made, "JPEG", quality=_QUALITY, optimize=True, icc_profile=profile
        )
    else:
        if image.mode == "RGBA" and not _transparent(image):
            image = image.convert("RGB")
        image.save(made, "PNG", icc_profile=profile)
    return made.getvalue()
