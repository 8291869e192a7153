"""What becomes of pictures on their way to a slide."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from deckmaker import bitmap
from deckmaker.model import EMU_PER_INCH

INCH = EMU_PER_INCH


def gradient(width: int, height: int) -> Image.Image:
    across = Image.linear_gradient("L").resize((width, height))
    return Image.merge(
        "RGB",
        (across, across.rotate(180), across.transpose(Image.Transpose.TRANSPOSE).resize((width, height))),
    )


def saved(image: Image.Image, form: str, **how: object) -> bytes:
    file = BytesIO()
    image.save(file, form, **how)  # type: ignore[arg-type]
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def test_a_picture_that_is_right_is_not_touched() -> None:
    data = saved(gradient(400, 300), "JPEG")
    assert bitmap.fitted(data, 2 * INCH, 3 * INCH // 2) is data


def test_a_large_photograph_gets_the_pixels_its_box_shows() -> None:
    data = saved(gradient(4000, 3000), "JPEG")
    shown = opened(bitmap.fitted(data, 4 * INCH, 3 * INCH))
    assert shown.format == "JPEG"
    assert shown.size == (880, 660)


def test_a_box_of_another_shape_is_still_covered() -> None:
    shown = opened(bitmap.fitted(saved(gradient(4000, 3000), "JPEG"), 4 * INCH, 2 * INCH))
    assert shown.size == (880, 660)


@pytest.mark.parametrize("turn", range(2, 9))
def test_a_photograph_stands_upright(turn: int) -> None:
    upright = Image.new("RGB", (120, 80), "white")
    upright.paste("red", (0, 0, 30, 20))  # the left upper corner
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[turn]  # fmt: skip
    exif = Image.Exif()
    exif[0x0112] = turn
    data = saved(upright.transpose(back), "JPEG", exif=exif, quality=95)
    assert bitmap.size(data) == (120, 80)
    shown = opened(bitmap.fitted(data, INCH, INCH)).convert("RGB")
    assert shown.size == (120, 80)
    assert shown.getexif().get(0x0112, 1) == 1
    red, green, _ = shown.getpixel((8, 6))  # type: ignore[misc]
    assert red > 200
    assert green < 60


@pytest.mark.parametrize("form", ["WEBP", "BMP", "TIFF"])
def test_formats_that_powerpoint_does_not_show_become_ones_it_does(form: str) -> None:
    assert opened(bitmap.fitted(saved(gradient(300, 200), form), INCH, INCH)).format == "JPEG"
    drawing = Image.new("RGB", (300, 200), "white")
    drawing.paste("navy", (100, 50, 160, 120))
    assert opened(bitmap.fitted(saved(drawing, form), INCH, INCH)).format == "PNG"


@pytest.mark.parametrize("form", ["PNG", "WEBP", "TIFF"])
def test_what_is_transparent_stays_so(form: str) -> None:
    glass = gradient(2000, 1000).convert("RGBA")
    glass.paste((0, 0, 0, 0), (0, 0, 1000, 1000))
    shown = opened(bitmap.fitted(saved(glass, form), 2 * INCH, INCH))
    assert (shown.format, shown.mode, shown.size) == ("PNG", "RGBA", (440, 220))
    assert shown.getpixel((20, 100))[3] == 0  # type: ignore[index]
    assert shown.getpixel((400, 100))[3] == 255  # type: ignore[index]


def test_colours_of_a_palette_and_its_transparency_survive() -> None:
    seen = Image.new("P", (800, 800), 1)
    seen.putpalette([0, 0, 0, 250, 10, 10])
    seen.paste(0, (0, 0, 400, 800))
    shown = opened(bitmap.fitted(saved(seen, "PNG", transparency=0), INCH, INCH)).convert("RGBA")
    assert shown.getpixel((10, 100))[3] == 0  # type: ignore[index]
    assert shown.getpixel((210, 100)) == (250, 10, 10, 255)


def test_prints_colours_and_deep_greys_are_shown() -> None:
    assert opened(bitmap.fitted(saved(gradient(90, 60).convert("CMYK"), "JPEG"), INCH, INCH)).mode == "RGB"
    deep = Image.new("I;16", (3000, 30), 65535)
    assert opened(bitmap.fitted(saved(deep, "PNG"), INCH, INCH)).convert("L").getpixel((5, 1)) == 255


def test_an_animation_keeps_moving() -> None:
    frames = [Image.new("P", (1500, 900), colour) for colour in (1, 2, 3)]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert bitmap.fitted(data, INCH, INCH) is data


def test_a_bomb_is_told_from_its_head() -> None:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    with pytest.raises(bitmap.TooManyPixels):
        bitmap.size(b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\0IDAT")


@pytest.mark.parametrize("data", [b"", b"BM", b"RIFF1234WEBPVP8 ", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"])
def test_what_is_no_picture_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(ValueError):
        bitmap.size(data)
    assert not bitmap.photograph(data)


def test_half_a_photograph_cannot_be_unpacked() -> None:
    data = saved(gradient(3000, 2000), "JPEG")
    with pytest.raises(ValueError):
        bitmap.fitted(data[: len(data) // 2], INCH, INCH)


def test_photographs_are_told_from_drawings() -> None:
    drawing = Image.new("RGB", (300, 200), "white")
    drawing.paste(gradient(100, 100), (100, 50))
    assert bitmap.photograph(saved(gradient(300, 200), "PNG"))
    assert not bitmap.photograph(saved(drawing, "PNG"))
    assert not bitmap.photograph(saved(drawing, "JPEG"))


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = saved(gradient(2000, 1000), "PNG")
    first = bitmap.fitted(data, INCH, INCH)
    bitmap.fitted.cache_clear()
    assert bitmap.fitted(data, INCH, INCH) == first
