"""What every bundled theme promises, on each slide size, with real decks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from deckmaker import bundle, measure, pipeline, theme
from deckmaker.model import (
    EMU_PER_POINT,
    OPTIONAL_ROLES,
    ROLES,
    Box,
    Chart,
    Choices,
    Face,
    Glyphs,
    Grid,
    Image,
    Mark,
    Page,
    Picture,
    Placeholder,
    Rect,
    SlideLayout,
    Theme,
)
from deckmaker.model import Path as Outline
from deckmaker.theme.palette import confusions, contrast

NAMES = tuple(each.name for each in theme.available())
SIZES = ("16:9", "4:3", "A4")
DECKS = tuple(sorted(bundle.folder("outlines").glob("*.md")))
SAMPLES = Path(__file__).parents[2] / "samples"
EMPTY = ("chart", "table", "picture", "timeline")  # placeholders whose prompt nobody reads


@pytest.fixture(scope="module", params=NAMES)
def made(request: pytest.FixtureRequest) -> Theme:
    return theme.load(request.param)


@cache
def deck(path: Path, name: str, size: str) -> tuple[Theme, tuple]:
    brand = theme.load(name, size=size)
    project, folder = pipeline.open_project(path, Choices(name))
    document = pipeline.read_document(project, folder)
    story = pipeline.plan_story(project, document, pipeline.understand_sections(document))
    return brand, pipeline.typeset_pages(pipeline.compose_deck(story, brand), brand)


def texts(layout: SlideLayout) -> Iterator[Placeholder]:
    for each in layout.placeholders:
        if each.kind not in EMPTY and each.name not in EMPTY:
            yield each


def test_there_are_at_least_eight_and_each_says_what_it_is_for() -> None:
    assert len(NAMES) >= 8
    assert len({each.about for each in theme.available()}) == len(NAMES)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", NAMES)
def test_all_text_is_readable_wherever_it_stands(name: str, size: str) -> None:
    """WCAG 2.2, against each colour that is behind some part of the placeholder."""
    brand = theme.load(name, size=size)
    for layout in brand.layouts:
        for each in texts(layout):
            for ground in behind(layout, each.inner):
                for level in each.levels:
                    large = level.size >= 24 or (level.bold and level.size >= 18)
                    rgb = brand.palette.rgb(level.colour, dark=layout.dark)
                    place = (layout.role, each.name, level.colour, ground)
                    assert contrast(rgb, ground) >= (3 if large else 4.5), place
                    if level.bullet_colour:
                        bullet = brand.palette.rgb(level.bullet_colour, dark=layout.dark)
                        assert contrast(bullet, ground) >= 3, place


def test_beacon_reaches_the_enhanced_contrast_of_wcag() -> None:
    brand = theme.load("beacon")
    for layout in brand.layouts:
        for each in texts(layout):
            for ground in behind(layout, each.inner):
                for level in each.levels:
                    rgb = brand.palette.rgb(level.colour, dark=layout.dark)
                    assert contrast(rgb, ground) >= 7, (layout.role, each.name, level.colour)


def test_charts_stand_out_from_the_ground(made: Theme) -> None:
    palette, style = made.palette, made.chart
    ground = palette.rgb("bg1")
    for colour in {style.highlight, style.context, *style.series}:
        assert contrast(palette.rgb(colour), ground) >= 3, colour
    for colour in (style.label, style.axis):
        assert contrast(palette.rgb(colour), ground) >= 4.5, colour


def test_the_series_of_charts_are_told_apart_by_all_eyes_and_in_grey_print(made: Theme) -> None:
    series = [made.palette.rgb(each) for each in made.chart.series]
    assert len(series) >= 6
    assert confusions(series) == ()


def test_the_point_of_a_chart_is_told_from_its_context_and_from_the_rest(made: Theme) -> None:
    style, palette = made.chart, made.palette
    for other in (style.context, style.rest):
        assert confusions([palette.rgb(style.highlight), palette.rgb(other)]) == ()


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_overflows_and_nothing_meets_the_furniture(name: str, path: Path) -> None:
    check(*deck(path, name, "16:9"))


@pytest.mark.parametrize("size", SIZES[1:])
@pytest.mark.parametrize("name", NAMES)
def test_so_on_the_other_slide_sizes(name: str, size: str) -> None:
    check(*deck(bundle.folder("outlines") / "quarterly-report.md", name, size))
    check(*deck(bundle.folder("outlines") / "city-library-zh.md", name, size))
    check(*deck(SAMPLES / "uk-bus-survey.txt", name, size))  # whole sentences as titles
    check(*deck(SAMPLES / "company-results-q4.md", name, size))  # long figures


def check(brand: Theme, pages: tuple) -> None:
    for page in pages:
        told = [each.message for each in page.problems if each.code == "text-overflow"]
        assert not told, (page.layout.role, told)
        for name, rect in ink(page, brand):
            for mark in page.layout.furniture:
                place = (page.slide.key, page.layout.role, name, mark)
                assert not cuts(mark, rect, brand.fonts.major), place


def test_no_two_themes_share_their_geometry() -> None:
    """Other colours alone make no theme: in most layouts, placeholders stand elsewhere."""
    brands = [theme.load(name) for name in NAMES]
    for index, one in enumerate(brands):
        for other in brands[index + 1 :]:
            same = [
                role
                for role in (*ROLES, *OPTIONAL_ROLES)
                if [each.rect for each in one.layout(role).placeholders]
                == [each.rect for each in other.layout(role).placeholders]
            ]
            assert len(same) <= 3, (one.name, other.name, same)


def test_a_heading_of_two_lines_stands_clear_of_the_title_above(made: Theme) -> None:
    layout = made.layout("comparison")
    title = layout.placeholder("title")
    for name in ("left_heading", "right_heading"):
        heading = layout.placeholder(name)
        level = heading.level(0)
        lines = 2 * 1.2 * level.size * level.line_pitch * EMU_PER_POINT
        top = heading.rect.y if heading.anchor == "top" else heading.rect.bottom - lines
        beside = heading.rect.x >= title.rect.right
        assert beside or top - title.rect.bottom >= 6 * EMU_PER_POINT, (name, top, title.rect)


@pytest.mark.parametrize("role", ["points", "columns"])
def test_what_belongs_to_a_numbered_line_stands_under_its_text(made: Theme, role: str) -> None:
    hole = made.layout(role).placeholder("body" if role == "points" else "left")
    under = hole.level(1)
    mark = under.margin + under.indent
    assert mark >= hole.level(0).numbered[0] - 2 * EMU_PER_POINT, hole.name


def test_their_fonts_are_measured_with_the_very_widths(made: Theme) -> None:
    """Families of Windows and macOS, whose twins are bundled: no proxy, no note."""
    assert not any(face.proxy for face in (made.fonts.major, made.fonts.minor, made.fonts.mono))
    assert made.problems == ()


def test_chinese_text_names_a_family_of_windows_first_and_one_of_macos_then(made: Theme) -> None:
    assert made.fonts.east_asian in ("Microsoft YaHei", "DengXian", "SimSun")
    for families in (made.fonts.han_major, made.fonts.han_minor):
        assert any(each in ("PingFang SC", "Songti SC", "Kaiti SC") for each in families)
        assert any(each.startswith("Noto ") for each in families)


# --- where the ink of a page is, and whether furniture cuts through it ------------------------------

Points = list[tuple[float, float]]


def lines(box: Box, theme: Theme) -> Iterator[Rect]:
    """The ink of each line of text: from the height of capitals to the depth of descenders."""
    for line in box.lines:
        pieces = [piece for piece in line.pieces if piece.text.strip()]
        if not pieces:
            continue
        size = max(piece.size for piece in pieces) * EMU_PER_POINT
        left = min(piece.x for piece in pieces)
        right = max(piece.x + piece.width for piece in pieces)
        top, bottom = line.baseline - 0.72 * size, line.baseline + 0.2 * size
        yield Rect(round(left), round(top), round(right - left), round(bottom - top))


def ink(page: Page, theme: Theme) -> Iterator[tuple[str, Rect]]:
    """What stands on a page, by the name of its placeholder."""
    for box in page.boxes:
        if isinstance(box.content, Chart | Grid | Picture):
            yield box.placeholder.name, box.rect
        else:
            for rect in lines(box, theme):
                yield box.placeholder.name, rect


def corners(outline: Outline) -> Points:
    """The outline as a polygon; curves in sixteen steps."""
    points: Points = []
    for step in outline.steps:
        numbers = [float(each) for each in step[1:]]
        if step[0] == "C":
            x0, y0 = points[-1]
            x1, y1, x2, y2, x3, y3 = numbers
            for part in range(1, 17):
                t, s = part / 16, 1 - part / 16
                points.append(
                    (
                        s**3 * x0 + 3 * s * s * t * x1 + 3 * s * t * t * x2 + t**3 * x3,
                        s**3 * y0 + 3 * s * s * t * y1 + 3 * s * t * t * y2 + t**3 * y3,
                    )
                )
        elif numbers:
            points.append((numbers[0], numbers[1]))
    return points


def inside(points: Points, x: float, y: float) -> bool:
    within = False
    for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            within = not within
    return within


def spots(rect: Rect, across: int = 9, down: int = 5) -> Iterator[tuple[float, float]]:
    for column in range(across):
        for row in range(down):
            yield (
                rect.x + rect.width * (0.002 + 0.996 * column / (across - 1)),
                rect.y + rect.height * (0.002 + 0.996 * row / (down - 1)),
            )


def behind(layout: SlideLayout, rect: Rect) -> set[str]:
    """The colours that stand behind a rectangle."""
    fills = [
        (corners(mark), mark.fill) for mark in layout.furniture if isinstance(mark, Outline) and mark.fill
    ]
    return {
        next((fill for points, fill in reversed(fills) if inside(points, x, y)), "") for x, y in spots(rect)
    }


def meet(one: Rect, other: Rect, room: float = 0) -> bool:
    return not (
        one.right + room <= other.x
        or other.right + room <= one.x
        or one.bottom + room <= other.y
        or other.bottom + room <= one.y
    )


def cuts(mark: Mark, rect: Rect, face: Face) -> bool:
    """Whether a piece of furniture runs through ink: an edge of it, a rule, a picture, a letter."""
    if isinstance(mark, Image):
        return meet(mark.rect, rect)
    if isinstance(mark, Glyphs):
        size = mark.size * EMU_PER_POINT
        wide = measure.width(mark.text, face, bold=mark.bold) * size
        # quotation marks hang from the height of capitals
        high = Rect(mark.x, round(mark.baseline - 0.75 * size), round(wide), round(0.4 * size))
        return meet(high, rect)
    if not isinstance(mark, Outline):
        return False
    points = corners(mark)
    if mark.fill and len({inside(points, x, y) for x, y in spots(rect)}) == 2:
        return True
    return bool(mark.stroke) and crosses(points, rect, mark.width / 2, closed=mark.steps[-1][0] == "Z")


def crosses(points: Sequence[tuple[float, float]], rect: Rect, half: float, *, closed: bool) -> bool:
    """Whether a stroke of this half width runs through a rectangle."""
    ends = [*points[1:], points[0]] if closed else points[1:]
    for (x1, y1), (x2, y2) in zip(points, ends, strict=False):
        for step in range(201):
            x, y = x1 + (x2 - x1) * step / 200, y1 + (y2 - y1) * step / 200
            if rect.x - half < x < rect.right + half and rect.y - half < y < rect.bottom + half:
                return True
    return False
