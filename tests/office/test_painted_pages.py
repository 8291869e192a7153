"""The painted road beside the .pptx in LibreOffice: the same words at the same places, the same colours."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from side_by_side import difference, sides, unshrunk

import deckmaker
from deckmaker.pipeline import Build

pytestmark = pytest.mark.office
pytest.importorskip("PySide6.QtGui", exc_type=ImportError, reason="needs deckmaker[app]")

HERE = Path(__file__).parent
KINDS = HERE / "every_kind.md"
SCORES = HERE / "differences.txt"
BUNDLED = sorted(path.parent.name for path in (HERE.parents[1] / "themes").glob("*/theme.toml"))
_STRANGER = 6.0  # what a slide may differ by that differences.txt does not know
_NEAR = 0.01  # of the slide's width
_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
_SHARE = 0.004  # of a slide: a colour that covers so much of it is seen

Place = tuple[float, float, float]  # left, right, middle; as shares of the slide's width


def _places(xhtml: str) -> list[dict[str, list[Place]]]:
    """Page by page: each word with where it stands."""
    pages = []
    for page in xhtml.split("<page ")[1:]:
        width = float(re.search(r'width="([\d.]+)"', page)[1])  # type: ignore[index]
        found: dict[str, list[Place]] = {}
        for left, top, right, bottom, word in _WORD.findall(page):
            middle = (float(top) + float(bottom)) / 2
            place = (float(left) / width, float(right) / width, middle / width)
            found.setdefault(html.unescape(word), []).append(place)
        pages.append(found)
    return pages


def test_words_stand_where_libreoffice_shows_them(
    outline: Path, theme: str, tmp_path: Path, to_pdf: Callable[[Path], Path], words: Callable[[Path], str]
) -> None:
    build = deckmaker.build(outline, theme=theme)
    if build.deck.meta.language.startswith("zh"):
        pytest.skip("LibreOffice sets a space of its own between Han and Latin letters, PowerPoint does not")
    office = words(to_pdf(unshrunk(build, tmp_path / "office.pptx")))
    total, far = _apart(build, office, words(build.save(tmp_path / "painted.pdf")))
    # a line that fits by a hair is broken here and not there: a dozen words of a deck
    assert len(far) <= 0.03 * total, far


def _apart(build: Build, office: str, painted: str) -> tuple[int, list[tuple[int, str]]]:
    """How many words there are, and those that stand elsewhere: slide and word."""
    total, far = 0, []
    pairs = list(zip(_places(office), _places(painted), strict=True))
    assert len(pairs) == len(build.pages)
    for number, (theirs, mine) in enumerate(pairs, 1):
        if any(min(box.scale, box.spacing) < 100 for box in build.pages[number - 1].boxes):
            continue  # LibreOffice shrinks such a text by a measure of its own
        for word, places in theirs.items():
            free = list(mine.get(word, []))
            for place in places:
                total += 1
                near = min(free, key=lambda each: _distance(each, place), default=None)
                if near is None or _distance(near, place) > _NEAR:
                    far.append((number, word))
                else:
                    free.remove(near)
    return total, far


@pytest.mark.parametrize("name", BUNDLED)
@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="needs poppler")
def test_every_kind_of_slide_looks_as_in_libreoffice(
    name: str,
    tmp_path: Path,
    to_pdf: Callable[[Path], Path],
    words: Callable[[Path], str],
    request: pytest.FixtureRequest,
) -> None:
    """The words within 1 % of the slide's width, the pictures as near as differences.txt says.

    Look at them: `python tests/office/side_by_side.py build/sides --theme NAME`.
    """
    build = deckmaker.build(KINDS, theme=name)
    painted, office = sides(build, tmp_path, to_pdf)
    total, far = _apart(build, words(tmp_path / "office.pdf"), words(tmp_path / "painted.pdf"))
    assert len(far) <= 0.03 * total, far
    known = _known()
    found = {
        (name, " ".join(page.slide.title.split())): difference(mine, theirs)
        for page, mine, theirs in zip(build.pages, painted, office, strict=True)
    }
    if request.config.getoption("--accept"):
        kept = {key: score for key, score in known.items() if key[0] != name}
        _keep(kept | found)
        return
    worse = {
        key: round(score, 2) for key, score in found.items() if score > 1.25 * known.get(key, _STRANGER) + 1.0
    }
    assert worse == {}


def _known() -> dict[tuple[str, str], float]:
    scores = {}
    for line in SCORES.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            score, theme, title = line.split(maxsplit=2)
            scores[theme, title] = float(score)
    return scores


def _keep(scores: dict[tuple[str, str], float]) -> None:
    head = [line for line in SCORES.read_text("utf-8").splitlines() if line.startswith("#")]
    rows = [f"{score:6.2f}  {theme:10} {title}" for (theme, title), score in sorted(scores.items())]
    SCORES.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")


def _distance(one: Place, other: Place) -> float:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="needs poppler")
def test_colours_are_those_that_libreoffice_shows(
    theme: str, root: Path, tmp_path: Path, to_pdf: Callable[[Path], Path]
) -> None:
    build = deckmaker.build(root / "outlines" / "quarterly-report.md", theme=theme)
    office = _colours(to_pdf(build.save(tmp_path / "office.pptx")), tmp_path / "office")
    ours = _colours(build.save(tmp_path / "painted.pdf"), tmp_path / "ours")
    for number, (theirs, mine) in enumerate(zip(office, ours, strict=True), 1):
        strange = [colour for colour in theirs if not any(_alike(colour, each) for each in mine)]
        assert strange == [], f"slide {number}"


def _colours(pdf: Path, stem: Path) -> list[set[tuple[int, int, int]]]:
    """Page by page: the colours that cover a visible part of it."""
    from PIL import Image

    subprocess.run(
        ["pdftoppm", "-r", "48", "-aa", "no", "-png", str(pdf), str(stem)], check=True, timeout=120
    )
    pages = []
    for file in sorted(stem.parent.glob(f"{stem.name}-*.png")):
        with Image.open(file) as image:
            seen = image.convert("RGB").getcolors(image.width * image.height) or []
            whole = image.width * image.height
        pages.append({colour for count, colour in seen if count > _SHARE * whole})
    return pages


def _alike(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return all(abs(a - b) <= 2 for a, b in zip(one, other, strict=True))
