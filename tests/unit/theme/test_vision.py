from __future__ import annotations

import io

import pytest
from PIL import Image

from deckmaker.theme.palette import VISIONS, Vision, simulated
from deckmaker.theme.vision import as_seen


def picture(*colours: str) -> bytes:
    image = Image.new("RGBA", (len(colours), 1))
    for x, each in enumerate(colours):
        red, green, blue = bytes.fromhex(each)
        image.putpixel((x, 0), (red, green, blue, 255))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize("vision", VISIONS)
def test_a_picture_is_seen_as_its_colours_are(vision: Vision) -> None:
    colours = ("E30613", "00A651", "1F5FD6", "FFD400", "777777", "101010", "FFFFFF")
    with Image.open(io.BytesIO(as_seen(picture(*colours), vision))) as seen:
        for x, each in enumerate(colours):
            pixel = seen.convert("RGB").getpixel((x, 0))
            assert isinstance(pixel, tuple)
            wanted = bytes.fromhex(simulated(each, vision))
            assert max(abs(int(a) - b) for a, b in zip(pixel, wanted, strict=True)) <= 6


def test_what_is_transparent_stays_so() -> None:
    image = Image.new("RGBA", (2, 2), (200, 30, 30, 0))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    with Image.open(io.BytesIO(as_seen(buffer.getvalue(), "deutan"))) as seen:
        assert seen.getchannel("A").getextrema() == (0, 0)


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(ValueError, match="no picture"):
        as_seen(b"no picture", "protan")
