from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Emu

from deckmaker import theme
from deckmaker.model import OPTIONAL_ROLES, ROLES, Image, Placeholder, Rect, SlideLayout, Theme
from deckmaker.model import Path as Outline
from deckmaker.theme.contract import CONTRACT
from deckmaker.theme.palette import contrast

NAMES = ("plain", "harbor")
FOOTERS = ("date", "footer", "slide_number")


@pytest.fixture(scope="module", params=NAMES)
def made(request: pytest.FixtureRequest) -> Theme:
    return theme.load(request.param)


def texts(layout: SlideLayout) -> Iterator[Placeholder]:
    """The placeholders that hold text, not charts, tables or pictures."""
    for each in layout.placeholders:
        if each.kind not in ("chart", "table", "picture") and each.name != "timeline":
            yield each


def test_every_role_has_its_placeholders_by_name_and_idx(made: Theme) -> None:
    assert [layout.role for layout in made.layouts] == [*ROLES, *OPTIONAL_ROLES]
    for role in CONTRACT:
        layout = made.layout(role.name)
        wanted = [(hole.name, hole.idx) for hole in role.holes]
        found = [(each.name, each.idx) for each in layout.placeholders if each.name not in FOOTERS]
        assert found == wanted, role.name


def test_the_roles_say_what_the_models_contract_says(made: Theme) -> None:
    import deckmaker.model.theme as contract

    doc = (contract.__doc__ or "").replace("… and figure_3 label_3", "CALLOUTS_3")
    callouts = "kicker title figure_1 label_1 figure_2 label_2 figure_3 label_3 source"
    rows = {}
    for line in doc.splitlines():
        role, _, names = line.strip().partition(" ")
        if role in (*ROLES, *OPTIONAL_ROLES):
            rows[role] = names.strip()
    rows["callouts_3"], rows["blank"] = callouts, ""
    for role in CONTRACT:
        assert sorted(hole.name for hole in role.holes) == sorted(rows[role.name].split()), role.name


def test_powerpoint_reads_the_same_places_and_sizes(made: Theme) -> None:
    """python-pptx resolves places from layout to master as PowerPoint does."""
    opened = Presentation(BytesIO(made.template))
    assert (opened.slide_width, opened.slide_height) == (Emu(made.size.width), Emu(made.size.height))
    for layout, read in zip(made.layouts, opened.slide_layouts, strict=True):
        assert layout.name == read.name
        holes = {each.placeholder_format.idx: each for each in read.placeholders}
        assert set(holes) == {each.idx for each in layout.placeholders}
        for each in layout.placeholders:
            hole = holes[each.idx]
            assert Rect(hole.left, hole.top, hole.width, hole.height) == each.rect, (layout.role, each.name)
            assert sizes(hole, opened, each) == [level.size for level in five(each)], (layout.role, each.name)


def five(placeholder: Placeholder) -> list:
    return [placeholder.level(index) for index in range(5)]


def sizes(hole, opened, placeholder: Placeholder) -> list[float]:
    """The sizes of five levels: the layout's own, else those of the master."""
    space = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    found = hole._element.findall(".//a:lstStyle/*/a:defRPr", space)
    master = opened.slide_master
    if not found and placeholder.kind in FOOTERS:
        kind = hole._element.xpath(".//p:ph/@type")[0]
        found = master._element.xpath(f".//p:sp[.//p:ph[@type='{kind}']]//a:lstStyle/*/a:defRPr")
    elif not found:
        style = "titleStyle" if placeholder.kind == "title" else "bodyStyle"
        found = master._element.xpath(f".//p:{style}/*/a:defRPr")
    read = [int(each.get("sz")) / 100 for each in found][:5]
    return read if len(read) == 5 else read * 5


def test_every_placeholder_lies_on_the_slide(made: Theme) -> None:
    for layout in made.layouts:
        for each in layout.placeholders:
            assert each.rect.x >= 0
            assert each.rect.y >= 0
            assert each.rect.right <= made.size.width
            assert each.rect.bottom <= made.size.height


def test_no_two_placeholders_overlap(made: Theme) -> None:
    for layout in made.layouts:
        boxes = [(each.name, each.inner) for each in layout.placeholders]
        for index, (name, one) in enumerate(boxes):
            for other_name, other in boxes[index + 1 :]:
                apart = (
                    one.right <= other.x
                    or other.right <= one.x
                    or one.bottom <= other.y
                    or other.bottom <= one.y
                )
                assert apart, (layout.role, name, other_name)


def test_titles_of_content_slides_share_one_baseline(made: Theme) -> None:
    """Those below a running kicker, except where a picture stands beside a taller title."""
    bottoms = {
        layout.placeholder("title").rect.bottom  # type: ignore[union-attr]
        for layout in made.layouts
        if layout.placeholder("kicker") and layout.role != "picture"
    }
    assert len(bottoms) == 1


def test_two_lines_of_title_fit_every_title(made: Theme) -> None:
    # ems from line to line, as office programs set Arial and Gelasio
    pitch = {"plain": 1.2, "harbor": 1.27}[made.name]
    for layout in made.layouts:
        title = layout.placeholder("title")
        if title:
            level = title.level(0)
            assert title.inner.height >= 2 * pitch * level.line_pitch * level.size * 12_700, layout.role


def behind(layout: SlideLayout, x: int, y: int) -> str:
    """The colour that stands behind a point."""
    colour = ""
    for mark in layout.furniture:
        if isinstance(mark, Outline) and mark.fill and inside(mark, x, y):
            colour = mark.fill
    return colour


def inside(outline: Outline, x: int, y: int) -> bool:
    points = [(int(step[-2]), int(step[-1])) for step in outline.steps if len(step) > 1]
    within = False
    for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            within = not within
    return within


def test_all_text_is_readable_against_what_is_behind_it(made: Theme) -> None:
    for layout in made.layouts:
        for each in texts(layout):
            box = each.inner
            for level in each.levels:
                share = {"left": 0.1, "center": 0.5, "right": 0.9, "justify": 0.1}[level.align]
                ground = behind(layout, box.x + round(box.width * share), box.y + box.height // 2)
                large = level.size >= 24 or (level.bold and level.size >= 18)
                ratio = contrast(made.palette.rgb(level.colour, dark=layout.dark), ground)
                assert ratio >= (3 if large else 4.5), (layout.role, each.name, level.colour, ratio)
                if level.bullet_colour:
                    bullet = made.palette.rgb(level.bullet_colour, dark=layout.dark)
                    assert contrast(bullet, ground) >= 3, (layout.role, each.name)


def test_what_charts_say_in_colour_stands_out(made: Theme) -> None:
    ground = made.palette.rgb("bg1")
    style = made.chart
    for colour in {style.highlight, style.context, *style.series}:
        assert contrast(made.palette.rgb(colour), ground) >= 3, colour
    for colour in (style.label, style.axis):
        assert contrast(made.palette.rgb(colour), ground) >= 4.5, colour
    assert style.highlight != style.context


def test_links_are_readable_on_light_and_dark_slides(made: Theme) -> None:
    palette = made.palette
    assert contrast(palette.hlink, palette.lt1) >= 4.5
    assert contrast(palette.accent2, palette.dk1) >= 4.5  # dark layouts map links to it


def test_the_title_slide_is_dark_and_bears_the_logo(made: Theme) -> None:
    layout = made.layout("title")
    assert layout.dark
    assert behind(layout, 100, 100) == made.palette.dk1
    assert any(isinstance(mark, Image) for mark in layout.furniture)


def test_no_logo_covers_text(made: Theme) -> None:
    for layout in made.layouts:
        for mark in layout.furniture:
            if not isinstance(mark, Image):
                continue
            for each in texts(layout):
                apart = (
                    mark.rect.right <= each.rect.x
                    or each.rect.right <= mark.rect.x
                    or mark.rect.bottom <= each.rect.y
                    or each.rect.bottom <= mark.rect.y
                )
                assert apart, (layout.role, each.name)


@pytest.mark.parametrize("size", ["4:3", "A4"])
@pytest.mark.parametrize("name", NAMES)
def test_other_slide_sizes_keep_all_on_the_slide(name: str, size: str) -> None:
    other = theme.load(name, size=size)
    test_every_placeholder_lies_on_the_slide(other)
    test_no_two_placeholders_overlap(other)
    assert Presentation(BytesIO(other.template)).slide_width == other.size.width


def test_the_two_themes_differ_in_more_than_colour() -> None:
    plain, harbor = (theme.load(name) for name in NAMES)
    moved = [
        role
        for role in ROLES
        if [each.rect for each in plain.layout(role).placeholders]
        != [each.rect for each in harbor.layout(role).placeholders]
    ]
    assert len(moved) >= 15


def test_a_theme_is_hashable_and_leaves_its_template_out_of_its_text(made: Theme) -> None:
    assert hash(made)
    assert "template=" not in repr(made)


def test_the_font_files_exist(made: Theme) -> None:
    for face in (made.fonts.major, made.fonts.minor, made.fonts.mono):
        for file in (face.regular, face.bold, face.italic, face.bold_italic):
            assert Path(file).is_file()


@pytest.mark.parametrize("name", NAMES)
def test_furniture_meets_the_grid_on_every_slide_size(name: str) -> None:
    """What stands in a margin, or ends at it, does so on a narrower slide too."""
    wide, narrow = theme.load(name), theme.load(name, size="4:3")
    for role in ("points", "chart"):
        for mark, same in zip(wide.layout(role).furniture, narrow.layout(role).furniture, strict=True):
            if isinstance(mark, Image) and isinstance(same, Image):
                edges = [made.size.width - logo.rect.right for made, logo in ((wide, mark), (narrow, same))]
                assert abs(edges[0] - edges[1]) < 1000
                assert mark.rect.width == same.rect.width


def test_a_link_on_a_dark_ground_is_in_the_colour_the_layouts_map_it_to(made: Theme) -> None:
    assert made.palette.rgb("hlink", dark=True) == made.palette.accent2
    assert made.palette.rgb("hlink") == made.palette.hlink
    assert b'hlink="accent2"' in layout_xml(made, "title")


def layout_xml(made: Theme, role: str) -> bytes:
    from zipfile import ZipFile

    with ZipFile(BytesIO(made.template)) as package:
        return package.read(made.layout(role).part.lstrip("/"))


def test_a_theme_says_what_it_offers(made: Theme) -> None:
    assert all(made.offers(role) for role in (*ROLES, *OPTIONAL_ROLES))
    assert not made.offers("cards_5")
