"""Draws the logos of the bundled themes into themes/: one for light grounds and one for dark ones.

Run it from the project's folder; it needs Pillow, and Noto Serif CJK for the seal of `mo`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

SIDE: Final = 256  # pixels, the height of each logo
FINE: Final = 4  # how much larger it is drawn, for smooth edges
U: Final = SIDE * FINE / 100  # a hundredth of the height
SEAL_FACE: Final = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"
Pen = ImageDraw.ImageDraw


def plain(pen: Pen, ink: str, accent: str) -> None:
    """A disc, half ink and half accent."""
    pen.pieslice((1 * U, 1 * U, 99 * U, 99 * U), 90, 270, fill=ink)
    pen.pieslice((1 * U, 1 * U, 99 * U, 99 * U), 270, 90, fill=accent)
    pen.rectangle((46.5 * U, 0, 53.5 * U, 100 * U), fill=(0, 0, 0, 0))


def harbor(pen: Pen, ink: str, accent: str) -> None:
    """Two masts and a sail, leaning."""
    for left, tall, fill in ((0, 55, ink), (46, 100, accent), (92, 75, ink)):
        lean, top = 0.3 * tall, 100 - tall
        corners = [(left, 100), (left + lean, top), (left + lean + 28, top), (left + 28, 100)]
        pen.polygon([(x * U, y * U) for x, y in corners], fill=fill)


def ledger(pen: Pen, ink: str, accent: str) -> None:
    """Lines of a ledger, the last one summed up."""
    for top, right in ((6, 100), (30, 72), (54, 86)):
        pen.rectangle((0, top * U, right * U, (top + 9) * U), fill=ink)
    pen.rectangle((0, 80 * U, 100 * U, 96 * U), fill=accent)


def keynote(pen: Pen, ink: str, accent: str) -> None:
    """A spot of light on a stage."""
    pen.ellipse((20 * U, 2 * U, 80 * U, 62 * U), fill=accent)
    pen.rectangle((0, 82 * U, 100 * U, 96 * U), fill=ink)


def press(pen: Pen, ink: str, accent: str) -> None:
    """A front page: headline and two columns."""
    pen.rectangle((4 * U, 4 * U, 96 * U, 30 * U), fill=ink)
    pen.rectangle((4 * U, 40 * U, 44 * U, 96 * U), fill=accent)
    for top in (40, 58, 76):
        pen.rectangle((56 * U, top * U, 96 * U, (top + 9) * U), fill=ink)


def lectern(pen: Pen, ink: str, accent: str) -> None:
    """A lectern from the front."""
    pen.polygon([(x * U, y * U) for x, y in ((8, 12), (92, 12), (74, 48), (26, 48))], fill=accent)
    pen.rectangle((43 * U, 56 * U, 57 * U, 84 * U), fill=ink)
    pen.rectangle((24 * U, 86 * U, 76 * U, 96 * U), fill=ink)


def terrace(pen: Pen, ink: str, accent: str) -> None:
    """Three terraces, each above the next."""
    for left, top, fill in ((48, 6, accent), (24, 38, ink), (0, 70, ink)):
        box = (left * U, top * U, (left + 52) * U, (top + 25) * U)
        pen.rounded_rectangle(box, radius=12 * U, fill=fill)


def mo(pen: Pen, ink: str, accent: str) -> None:
    """A seal with the character for ink, cut out of the red."""
    pen.rounded_rectangle((4 * U, 4 * U, 96 * U, 96 * U), radius=10 * U, fill=accent)
    face = ImageFont.truetype(SEAL_FACE, round(74 * U), index=2)
    pen.text((50 * U, 51 * U), "墨", font=face, fill=ink, anchor="mm")


def beacon(pen: Pen, ink: str, accent: str) -> None:
    """A light with its rings."""
    pen.ellipse((2 * U, 2 * U, 98 * U, 98 * U), outline=ink, width=round(11 * U))
    pen.ellipse((30 * U, 30 * U, 70 * U, 70 * U), fill=accent)


LOGOS: Final[tuple[tuple[Callable[[Pen, str, str], None], int, tuple[str, str], tuple[str, str]], ...]] = (
    # the drawing, its width in hundredths of the height, ink and accent on light grounds, on dark ones
    (plain, 100, ("#16181D", "#1F5FD6"), ("#FFFFFF", "#7FAAF8")),
    (harbor, 150, ("#08252D", "#B05F14"), ("#FFFFFF", "#E8B76E")),
    (ledger, 100, ("#14202B", "#1B7A5A"), ("#FFFFFF", "#5CC39C")),
    (keynote, 100, ("#0A0A0B", "#D93A15"), ("#F5F5F5", "#FF5A36")),
    (press, 100, ("#1C1A17", "#B3261E"), ("#FAF5EA", "#F08A7E")),
    (lectern, 100, ("#1B2437", "#2F5DA8"), ("#FFFFFF", "#F2C14E")),
    (terrace, 100, ("#2E1F1B", "#C8442C"), ("#FFFBF5", "#F2B05E")),
    (mo, 100, ("#FBF8F1", "#B22A22"), ("#FBF8F1", "#C8372E")),
    (beacon, 100, ("#000000", "#0B4FB3"), ("#FFFFFF", "#FFD60A")),
)


def main() -> None:
    for draw, width, light, dark in LOGOS:
        for ground, colours in (("light", light), ("dark", dark)):
            image = Image.new("RGBA", (round(width * U), round(100 * U)), (0, 0, 0, 0))
            draw(ImageDraw.Draw(image), *colours)
            small = image.resize((image.width // FINE, image.height // FINE), Image.Resampling.LANCZOS)
            small.save(Path("themes") / draw.__name__ / f"logo-{ground}.png", optimize=True)


if __name__ == "__main__":
    main()
