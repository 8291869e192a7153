from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path as File

import pytest

from deckmaker import theme as themes
from deckmaker import typeset
from deckmaker.model import (
    EMU_PER_POINT,
    PLOTTED,
    Box,
    Cell,
    Chart,
    Fill,
    Glyphs,
    Grid,
    Image,
    Link,
    Mark,
    Meta,
    Page,
    Para,
    Path,
    Picture,
    Placeholder,
    Prose,
    Rect,
    Run,
    Slide,
    Span,
    Theme,
    plain,
    prose,
)
from deckmaker.render.marks import furniture, marks
from deckmaker.render.marks.charts import chart as chart_marks
from deckmaker.render.marks.figures import printed
from deckmaker.render.pptx.charts.labels import label_format

FRAME = Rect(600_000, 1_900_000, 10_900_000, 3_700_000)


@pytest.fixture(scope="module", params=["plain", "harbor"])
def made(request: pytest.FixtureRequest) -> Theme:
    return themes.load(request.param)


@pytest.fixture(scope="module")
def harbor() -> Theme:
    return themes.load("harbor")


def page_of(theme: Theme, role: str, **contents: object) -> Page:
    fills = tuple(Fill(name, content) for name, content in contents.items())  # type: ignore[arg-type]
    return typeset.typeset(Slide("one", role, "A title", fills), theme, Meta())


def words(painted: tuple[Mark, ...]) -> str:
    return " ".join(mark.text for mark in painted if isinstance(mark, Glyphs))


def extent(mark: Mark) -> Rect:
    if isinstance(mark, Path):
        numbers = [int(number) for step in mark.steps for number in step[1:]]
        xs, ys = numbers[::2], numbers[1::2]
        return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    assert isinstance(mark, Image | Link)
    return mark.rect


def squeezed(text: str) -> str:
    return "".join(text.split())


# --- charts -----------------------------------------------------------------------------------------


def test_every_label_of_a_chart_is_painted_as_the_source_prints_it(specimen: Chart, made: Theme) -> None:
    said = squeezed(words(chart_marks(specimen, FRAME, made, dark=False)))
    shown = [point.label for series in specimen.series for point in series.points if point]
    if specimen.kind == "doughnut":
        shown = shown[:1]
    if specimen.kind == "line" and len(specimen.series) > 1:  # only the ends are labelled
        shown = [series.points[-1].label for series in specimen.series if series.points[-1]]
    if specimen.kind == "scatter":
        shown = list(specimen.categories)
    assert [label for label in shown if squeezed(label) not in said] == []


def test_categories_are_named(specimen: Chart, made: Theme) -> None:
    said = squeezed(words(chart_marks(specimen, FRAME, made, dark=False)))
    shown = specimen.categories[:1] if specimen.kind == "doughnut" else specimen.categories
    if "2018" in shown:
        shown = ("1990", "2018")  # years stand as far apart as they are, and only every second is named
    assert [name for name in shown if squeezed(name) not in said] == []


def test_a_chart_stays_in_its_frame(specimen: Chart, made: Theme) -> None:
    slack = 60_000  # EMU: a line's own width, a marker's half
    room = Rect(FRAME.x - slack, FRAME.y - slack, FRAME.width + 2 * slack, FRAME.height + 2 * slack)
    for mark in chart_marks(specimen, FRAME, made, dark=False):
        if isinstance(mark, Path):
            box = extent(mark)
            assert room.x <= box.x
            assert box.right <= room.right
            assert room.y <= box.y
            assert box.bottom <= room.bottom


def test_a_chart_wears_the_palette_only(specimen: Chart, made: Theme) -> None:
    palette = {getattr(made.palette, name) for name in made.palette.__slots__}
    for mark in chart_marks(specimen, FRAME, made, dark=False):
        inks = [mark.colour] if isinstance(mark, Glyphs) else [mark.fill, mark.stroke]  # type: ignore[union-attr]
        assert {ink for ink in inks if ink} <= palette


def test_bars_are_as_long_as_their_figures(kinds: dict[str, Chart], harbor: Theme) -> None:
    chart = kinds["bars_many"]
    inks = {harbor.palette.rgb("accent1"), harbor.palette.rgb("accent6")}
    bars = [
        extent(mark)
        for mark in chart_marks(chart, FRAME, harbor, dark=False)
        if isinstance(mark, Path) and mark.fill in inks
    ]
    values = [float(point.value) for point in chart.points]
    assert len(bars) == len(values)
    for bar, value in zip(bars, values, strict=True):
        assert bar.width / bars[0].width == pytest.approx(value / values[0], abs=0.001)


def test_a_ring_shows_its_share(kinds: dict[str, Chart], harbor: Theme) -> None:
    ring = [
        mark for mark in chart_marks(kinds["doughnut"], FRAME, harbor, dark=False) if isinstance(mark, Path)
    ]
    assert [mark.fill for mark in ring] == [harbor.palette.rgb("accent1"), harbor.palette.rgb("bg2")]
    whole = extent(ring[1])
    part = extent(ring[0])  # 40 per cent from the top, clockwise: the right half and a little more
    assert part.x >= whole.x + whole.width // 2 - whole.width * 0.01
    assert part.y == whole.y


def test_the_highlight_is_painted_in_the_accent(kinds: dict[str, Chart], harbor: Theme) -> None:
    accent = harbor.palette.rgb("accent1")
    bars = [
        mark for mark in chart_marks(kinds["columns"], FRAME, harbor, dark=False) if isinstance(mark, Path)
    ]
    accented = [extent(mark).x for mark in bars if mark.fill == accent]
    others = [extent(mark).x for mark in bars if mark.fill and mark.fill != accent]
    assert len(accented) == 1
    assert accented[0] > max(others)


def test_plotted_kinds_are_pictures_with_outlines(harbor: Theme, kinds: dict[str, Chart]) -> None:
    pytest.importorskip("matplotlib")
    kind = sorted(PLOTTED)[-1]
    chart = replace(kinds["bars_many"], kind=kind, highlight=None)
    (mark,) = chart_marks(chart, FRAME, harbor, dark=False)
    assert isinstance(mark, Image)
    assert mark.svg


@pytest.mark.parametrize(
    ("label", "value"),
    [(">40%", "40"), ("$12.5m", "12500000"), ("1,067 (+967%)", "1067"), ("≈60×", "60"), ("−3%", "-3"),
     ("380.5 million", "380500000"), ("5 \"big\" ones", "5"), ("about 4 days", "4")],
)  # fmt: skip
def test_a_number_format_prints_its_label(label: str, value: str) -> None:
    code = label_format(label, Decimal(value))
    assert code
    assert printed(code, Decimal(value)) == label


# --- text -------------------------------------------------------------------------------------------


def test_lines_stand_where_typesetting_put_them(made: Theme) -> None:
    page = page_of(made, "points", title=prose("A title of some words"), body=prose("One point", "Another"))
    painted = [mark for mark in marks(page, made) if isinstance(mark, Glyphs)]
    for box in page.boxes:
        for line in box.lines:
            mine = [mark for mark in painted if mark.text == line.text]
            assert [(mark.x, mark.baseline) for mark in mine] == [(line.x, line.baseline)]


def test_bullets_hang_before_the_first_line_only(made: Theme) -> None:
    long = "word " * 40
    page = page_of(made, "points", body=prose(long.strip()))
    (box,) = page.boxes
    bullet = box.placeholder.level(0).bullet
    marked = [mark for mark in marks(page, made) if isinstance(mark, Glyphs) and mark.text == bullet]
    assert len(box.lines) > 1
    assert [mark.baseline for mark in marked] == [box.lines[0].baseline]
    assert marked[0].x < box.lines[0].x


def test_numbers_count_on_and_begin_anew_below_a_new_point(harbor: Theme) -> None:
    paras = (
        Para(plain("first"), 0, "number"),
        Para(plain("second"), 0, "number"),
        Para(plain("below"), 1, "number"),
        Para(plain("fifth"), 0, "number", start=5),
    )
    said = words(marks(page_of(harbor, "points", body=Prose(paras)), harbor))
    assert [each for each in said.split() if each[0].isdigit()] == ["1.", "2.", "1.", "5."]


def test_a_link_leads_somewhere_and_is_underlined(made: Theme) -> None:
    runs = (Run("See "), Run("the survey", link="https://example.org/a"), Run(" first"))
    page = page_of(made, "points", body=Prose((Para(runs),)))
    painted = marks(page, made)
    (link,) = [mark for mark in painted if isinstance(mark, Link)]
    (piece,) = [mark for mark in painted if isinstance(mark, Glyphs) and mark.text == "the survey"]
    assert link.address == "https://example.org/a"
    assert link.rect.x == piece.x
    assert piece.colour == made.palette.rgb("hlink")
    under = [extent(mark) for mark in painted if isinstance(mark, Path) and mark.fill == piece.colour]
    assert any(abs(each.x - piece.x) < EMU_PER_POINT and each.y > piece.baseline for each in under)


def test_superscripts_are_small_and_raised(made: Theme) -> None:
    runs = (Run("CO"), Run("2", subscript=True), Run(" per m"), Run("3", superscript=True))
    painted = marks(page_of(made, "points", body=Prose((Para(runs),))), made)
    base, below, _, above = (
        mark
        for mark in painted
        if isinstance(mark, Glyphs) and mark.text.strip() in ("CO", "2", "per m", "3")
    )
    assert below.size == pytest.approx(base.size * 0.66)
    assert below.baseline > base.baseline > above.baseline


def test_styles_take_their_own_font_files(made: Theme) -> None:
    runs = (Run("plain "), Run("bold ", bold=True), Run("slanted ", italic=True), Run("code", code=True))
    painted = marks(page_of(made, "points", body=Prose((Para(runs),))), made)
    fonts = [
        mark.font
        for mark in painted
        if isinstance(mark, Glyphs) and mark.text.strip() in ("plain", "bold", "slanted", "code")
    ]
    face = made.fonts.minor
    assert fonts == [face.regular, face.bold, face.italic, made.fonts.mono.regular]


def test_han_is_drawn_by_a_family_that_has_it(made: Theme) -> None:
    painted = marks(page_of(made, "points", title=prose("销量增长 18% 的“新”模式")), made)
    parts = [(mark.text, bool(mark.font), bool(mark.family)) for mark in painted if isinstance(mark, Glyphs)]
    assert ("销量增长", False, True) in parts
    assert ("的“新”模式", False, True) in parts  # marks among Han are as wide as Han
    assert any("18%" in text and file for text, file, _ in parts)


def test_dark_layouts_turn_the_colours(made: Theme) -> None:
    page = page_of(made, "title", title=prose("On a dark ground"))
    assert page.layout.dark
    (title,) = [
        mark for mark in marks(page, made) if isinstance(mark, Glyphs) and mark.text == "On a dark ground"
    ]
    assert title.colour == made.palette.lt1


# --- tables, pictures, furniture -----------------------------------------------------------------------


def grid(rows: int) -> Grid:
    def cell(text: str) -> Cell:
        return Cell(Span(0, 0), plain(text))

    header = (cell("Country"), cell("Share"))
    return Grid(
        Span(0, 0),
        header,
        tuple((cell(f"Land {row}"), cell(f"{row}%")) for row in range(rows)),
        ("left", "right"),
    )


def test_a_table_has_a_bold_header_over_a_rule(made: Theme) -> None:
    page = page_of(made, "table", table=grid(4))
    (box,) = page.boxes
    painted = marks(page, made)
    fonts = {mark.text: mark.font for mark in painted if isinstance(mark, Glyphs)}
    assert fonts["Country"] == made.fonts.minor.bold
    assert fonts["Land 0"] == made.fonts.minor.regular
    below = box.rect.y + box.rows[0]
    rules = [extent(mark) for mark in painted if isinstance(mark, Path) and mark.fill == made.palette.dk1]
    assert any(rule.y <= below <= rule.bottom and rule.width == sum(box.columns) for rule in rules)


def test_long_tables_are_banded(made: Theme) -> None:
    def bands(rows: int) -> int:
        page = page_of(made, "table", table=grid(rows))
        box = page.boxes[0]
        ground = [
            mark for mark in marks(page, made) if isinstance(mark, Path) and mark.fill == made.palette.lt2
        ]
        return sum(extent(mark).width == sum(box.columns) for mark in ground)

    assert bands(4) == 0
    assert bands(10) == 5


def png(width: int, height: int) -> bytes:
    from io import BytesIO

    from PIL import Image as Bitmap

    target = BytesIO()
    Bitmap.new("RGB", (width, height), (200, 30, 30)).save(target, "PNG")
    return target.getvalue()


def test_a_picture_is_cropped_alike_on_both_sides_and_never_stretched(company: Theme) -> None:
    hole = Placeholder("picture", 1, "picture", Rect(0, 0, 8_000_000, 4_000_000), ())
    page = Page(
        Slide("one", "picture", "", ()),
        company.layout("picture"),
        (Box(hole, Picture(png(300, 100), ""), hole.rect),),
    )
    (image,) = [mark for mark in marks(page, company) if isinstance(mark, Image)]
    left, top, right, bottom = image.crop
    assert left == right == pytest.approx(1 / 6)
    assert top == bottom == 0


def test_furniture_lies_under_everything(made: Theme) -> None:
    page = page_of(made, "points", title=prose("A title"))
    painted = marks(page, made)
    assert painted[: len(page.layout.furniture)] == page.layout.furniture
    assert extent(painted[0]) == Rect(0, 0, made.size.width, made.size.height)


def test_a_running_footer_says_the_slide_number(made: Theme) -> None:
    page = page_of(made, "points", title=prose("A title"))
    running = typeset.running(page.layout, made, Meta(title="The deck", date="May 2026"), 7)
    said = words(marks(page, made, running=running)).split()
    assert "7" in said
    assert "deck" in said


def test_art_of_an_imported_template_is_painted_or_named(tmp_path: File) -> None:
    from pptx import Presentation
    from pptx.dml.color import RGBColor
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.util import Emu

    deck = Presentation()
    shapes = deck.slide_master.shapes

    def box(kind: MSO_SHAPE, x: int, colour: str) -> None:
        # python-pptx adds shapes to slides only: made there, then moved to the master
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        shape = slide.shapes.add_shape(kind, Emu(x), Emu(100_000), Emu(900_000), Emu(500_000))
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(colour)
        shapes._spTree.append(shape._element)

    box(MSO_SHAPE.CHEVRON, 100_000, "AA0011")
    box(MSO_SHAPE.SUN, 2_000_000, "00BB22")
    while len(deck.slides):
        deck.part.drop_rel(deck.slides._sldIdLst[0].rId)
        del deck.slides._sldIdLst[0]
    file = tmp_path / "brand.pptx"
    deck.save(str(file))
    brand = themes.load(str(file))
    shown = furniture(brand, brand.layout("points"))
    assert any(isinstance(mark, Path) and mark.fill == "AA0011" for mark in shown.marks)
    assert len(shown.left_out) == 1
    assert "Sun" in shown.left_out[0]


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'<a:off x="', b'<a:off x="seven'), (b'prst="rect"', b'prst="no such shape"'), (b'idx="1001"', b'idx="many"'),
     (b"<p:clrMap ", b"<p:clrMapp "), (b'val="accent1"', b'val="accent99"')],
)  # fmt: skip
def test_a_broken_template_is_painted_as_far_as_it_goes(harbor: Theme, old: bytes, new: bytes) -> None:
    from io import BytesIO
    from zipfile import ZipFile

    target = BytesIO()
    with ZipFile(BytesIO(harbor.template)) as source, ZipFile(target, "w") as broken:
        for name in source.namelist():
            broken.writestr(name, source.read(name).replace(old, new))
    layout = replace(harbor.layout("points"), furniture=())
    brand = replace(harbor, template=target.getvalue(), made=False)
    shown = furniture(brand, layout)
    assert extent(shown.marks[0]) == Rect(0, 0, harbor.size.width, harbor.size.height)
    page = page_of(brand, "table", table=grid(3))
    assert "Country" in words(marks(replace(page, layout=layout), brand))


def test_the_generated_template_shows_the_furniture_that_the_theme_names(made: Theme) -> None:
    """Both come from one theme.toml: art read from the template and the Marks made beside it."""
    for role in ("title", "points", "section", "closing"):
        layout = made.layout(role)
        read = furniture(made, replace(layout, furniture=()))
        assert read.left_out == ()
        mine = [extent(mark) for mark in layout.furniture if not isinstance(mark, Glyphs)]
        theirs = [extent(mark) for mark in read.marks if not isinstance(mark, Glyphs)]
        assert [each for each in mine if not any(_near(each, other) for other in theirs)] == []


def _near(one: Rect, other: Rect) -> bool:
    pairs = zip(
        (one.x, one.y, one.right, one.bottom), (other.x, other.y, other.right, other.bottom), strict=True
    )
    return all(abs(a - b) < 3000 for a, b in pairs)


def test_flattening_a_page_needs_no_qt(root: File) -> None:
    code = (
        "import sys, deckmaker\n"
        f"build = deckmaker.build({str(root / 'outlines' / 'chinese-internet-model.md')!r})\n"
        "assert all(build.shown.marks(number) for number in range(1, len(build.pages) + 1))\n"
        "assert not any(name.startswith('PySide6') for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_the_same_page_gives_the_same_marks(specimen: Chart, made: Theme) -> None:
    page = page_of(made, "chart", title=prose("A title"), chart=specimen)
    assert marks(page, made) == marks(page, made)


@pytest.mark.parametrize(
    ("pattern", "seen"),
    [("pct25", "BFBFBF"), ("pct75", "404040"), ("ltHorz", "BFBFBF"), ("trellis", "808080")],
)
def test_a_pattern_is_the_even_colour_that_it_makes_from_afar(pattern: str, seen: str, made: Theme) -> None:
    from lxml import etree

    from deckmaker.render.marks.drawing import fill, scheme_of

    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    properties = etree.fromstring(
        f'<p xmlns:a="{space}"><a:pattFill prst="{pattern}"><a:fgClr><a:srgbClr val="000000"/></a:fgClr>'
        '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill></p>'
    )
    ink, graded = fill(properties, Rect(0, 0, 9, 9), scheme_of(made.palette, False))
    assert graded is None
    assert abs(int(ink[:2], 16) - int(seen[:2], 16)) <= 1
