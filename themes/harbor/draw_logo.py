"""Draws this theme's logo: three slanted bars, rising like masts. Run it from anywhere; needs Pillow."""

from pathlib import Path

from PIL import Image, ImageDraw

HEIGHT, FINE = 256, 4  # pixels, and how much larger it is drawn for smooth edges
SLANT = 0.30  # across for one down
BARS = ((0, 0.55), (0.46, 1.0), (0.92, 0.75))  # left edge and height, in heights of the logo
BREADTH = 0.28


def draw(masts: str, sail: str) -> Image.Image:
    height = HEIGHT * FINE
    width = round(height * (BARS[-1][0] + BREADTH + SLANT))
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    for number, (left, tall) in enumerate(BARS):
        x, breadth, lean = left * height, BREADTH * height, SLANT * height * tall
        top = height - tall * height
        corners = [(x, height), (x + lean, top), (x + lean + breadth, top), (x + breadth, height)]
        pen.polygon(corners, fill=sail if number == 1 else masts)
    return image.resize((width // FINE, HEIGHT), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    here = Path(__file__).parent
    draw("#0B2E37", "#B05F14").save(here / "logo-light.png", optimize=True)
    draw("#FFFFFF", "#E8B76E").save(here / "logo-dark.png", optimize=True)
