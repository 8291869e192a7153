"""Decks beside themselves: each slide as it is painted and as LibreOffice shows the .pptx, with a score.

    python tests/office/side_by_side.py FOLDER [--theme NAME …] [FILE …]

writes a sheet a theme and file into FOLDER and prints how much each slide differs. For people to look at;
`test_painted_pages.py` holds the scores.
"""

from __future__ import annotations

import argparse
import io
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageStat

import deckmaker
from deckmaker.pipeline import Build

HERE = Path(__file__).parent
WIDTH = 640  # pixels of a slide
_BLUR = 2  # pixels: a hair's breadth is no difference
Pictures = list[Image.Image]


def unshrunk(build: Build, path: Path) -> Path:
    """The .pptx without the leave to shrink text, which LibreOffice takes by a measure of its own."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(build.pptx())) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if re.match(r"ppt/(slideLayouts|slideMasters)/[^/]+\.xml", name):
                data = re.sub(rb"<a:normAutofit[^>]*/>", b"<a:noAutofit/>", data)
            new.writestr(name, data)
    path.write_bytes(buffer.getvalue())
    return path


def pictures(pdf: Path) -> Pictures:
    """The pages of a PDF."""
    stem = pdf.with_suffix("")
    command = ["pdftoppm", "-scale-to-x", str(WIDTH), "-scale-to-y", "-1", "-png", str(pdf), str(stem)]
    subprocess.run(command, check=True, timeout=240)
    found = []
    for file in sorted(pdf.parent.glob(f"{stem.name}-*.png")):
        with Image.open(file) as image:
            found.append(image.convert("RGB"))
    return found


def difference(one: Image.Image, other: Image.Image) -> float:
    """How much two pictures differ: 0 for equal ones, 1,000 for black and white."""
    blurred = [each.resize(one.size).filter(ImageFilter.BoxBlur(_BLUR)) for each in (one, other)]
    return sum(ImageStat.Stat(ImageChops.difference(*blurred)).mean) / 3 / 255 * 1000


def sides(build: Build, folder: Path, to_pdf: Callable[[Path], Path]) -> tuple[Pictures, Pictures]:
    """The slides as painted, and as LibreOffice shows them."""
    painted = pictures(build.save(folder / "painted.pdf"))
    return painted, pictures(to_pdf(unshrunk(build, folder / "office.pptx")))


def sheet(painted: Sequence[Image.Image], office: Sequence[Image.Image], names: Sequence[str]) -> Image.Image:
    """Pairs, painted left, two pairs a row, each under its name."""
    height = painted[0].height + 22
    rows = -(-len(painted) // 2)
    whole = Image.new("RGB", (WIDTH * 4 + 50, height * rows), "#888888")
    draw = ImageDraw.Draw(whole)
    for index, (mine, theirs) in enumerate(zip(painted, office, strict=True)):
        left, top = (index % 2) * (2 * WIDTH + 30), index // 2 * height
        draw.text((left + 4, top + 4), names[index], fill="white")
        whole.paste(mine, (left, top + 20))
        whole.paste(theirs.resize(mine.size), (left + WIDTH + 10, top + 20))
    return whole


def _to_pdf(path: Path) -> Path:
    command = ["soffice", f"-env:UserInstallation={(path.parent / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return path.with_suffix(".pdf")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("file", type=Path, nargs="*", default=[HERE / "every_kind.md"])
    asked.add_argument("--theme", action="append")
    given = asked.parse_args()
    given.folder.mkdir(exist_ok=True, parents=True)
    for theme in given.theme or ["plain", "harbor"]:
        for file in given.file:
            build = deckmaker.build(file, theme=theme)
            with tempfile.TemporaryDirectory() as place:
                painted, office = sides(build, Path(place), _to_pdf)
            names = []
            for page, mine, theirs in zip(build.pages, painted, office, strict=True):
                names.append(f"{difference(mine, theirs):6.2f}  {page.slide.role:16} {page.slide.title}")
            target = given.folder / f"{Path(theme).stem}-{file.stem}.png"
            sheet(painted, office, names).save(target)
            print(target, *names, sep="\n")


if __name__ == "__main__":
    main()
