"""Draws this theme's logo: a disc, half ink and half accent. Run it from anywhere; needs Pillow."""

from pathlib import Path

from PIL import Image, ImageDraw

SIDE, FINE = 256, 4  # pixels, and how much larger it is drawn for smooth edges


def draw(ink: str, accent: str) -> Image.Image:
    side = SIDE * FINE
    image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    edge, gap = 2 * FINE, 9 * FINE
    box = (edge, edge, side - edge, side - edge)
    pen.pieslice(box, 90, 270, fill=ink)
    pen.pieslice(box, 270, 90, fill=accent)
    pen.rectangle((side // 2 - gap, 0, side // 2 + gap, side), fill=(0, 0, 0, 0))
    return image.resize((SIDE, SIDE), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    here = Path(__file__).parent
    draw("#16181D", "#1F5FD6").save(here / "logo-light.png", optimize=True)
    draw("#FFFFFF", "#7FAAF8").save(here / "logo-dark.png", optimize=True)
