"""From a picture to the same picture as people with a colour-vision deficiency see it, or as a grey printer prints it.

The same simulation as `palette.simulated`, for whole pictures: a slide, a gallery, a logo.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from .palette import Vision, simulated

if TYPE_CHECKING:
    from PIL.ImageFilter import Color3DLUT

_STEPS: Final = 17  # of each channel, between which colours are interpolated


def as_seen(data: bytes, vision: Vision) -> bytes:
    """The picture as a PNG. Raises ValueError for bytes that are no picture."""
    from PIL import Image

    try:
        with Image.open(BytesIO(data)) as opened:
            image = opened.convert("RGBA")
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError("these bytes are no picture that can be read") from error
    if vision != "usual":
        alpha = image.getchannel("A")
        image = image.convert("RGB").filter(_table(vision)).convert("RGBA")
        image.putalpha(alpha)
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


@lru_cache(maxsize=4)
def _table(vision: Vision) -> Color3DLUT:
    from PIL.ImageFilter import Color3DLUT

    def seen(red: float, green: float, blue: float) -> tuple[float, float, float]:
        rgb = "".join(f"{round(each * 255):02X}" for each in (red, green, blue))
        one, two, three = bytes.fromhex(simulated(rgb, vision))
        return one / 255, two / 255, three / 255

    return Color3DLUT.generate(_STEPS, seen)
