from __future__ import annotations

import json
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from time import process_time
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx import Presentation

from deckmaker import bundle, theme
from deckmaker.model import Theme
from deckmaker.theme.description import describe
from deckmaker.theme.make import Written, make

NAMES = tuple(each.name for each in theme.available())
SPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


@pytest.fixture(scope="module", params=NAMES)
def made(request: pytest.FixtureRequest) -> Theme:
    return theme.load(request.param)


@pytest.fixture(scope="module")
def parts(made: Theme) -> dict[str, bytes]:
    with ZipFile(BytesIO(made.template)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def written(name: str) -> Written:
    folder = bundle.folder("themes") / name
    path = folder / "theme.toml"
    text = path.read_text("utf-8")
    return Written(describe(text, str(path)), text, str(path), (folder, folder))


def test_the_same_text_gives_the_same_bytes() -> None:
    assert make(written("harbor")).template == make(written("harbor")).template


def test_it_has_no_slides_and_every_layout(made: Theme) -> None:
    opened = Presentation(BytesIO(made.template))
    assert len(opened.slides) == 0
    assert len(opened.slide_layouts) == len(made.layouts)
    assert opened.notes_master.placeholders


def test_every_part_is_well_formed_and_named_by_its_content_type(parts: dict[str, bytes]) -> None:
    types = etree.fromstring(parts["[Content_Types].xml"])
    named = {each.get("PartName", "").lstrip("/") for each in types}
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(data)
        if name.endswith(".xml") and name != "[Content_Types].xml":
            assert name in named


def test_every_relationship_leads_somewhere(parts: dict[str, bytes]) -> None:
    import posixpath

    for name, data in parts.items():
        if not name.endswith(".rels"):
            continue
        base = posixpath.dirname(posixpath.dirname(name))
        for arrow in etree.fromstring(data):
            assert posixpath.normpath(posixpath.join(base, arrow.get("Target"))) in parts


def test_colours_and_fonts_come_from_the_scheme_alone(parts: dict[str, bytes]) -> None:
    for name, data in parts.items():
        if not name.endswith(".xml") or "/theme/" in name:
            continue
        assert b"srgbClr" not in data, name
        faces = {match.decode() for match in re.findall(rb'<a:latin typeface="([^"]*)"', data)}
        assert faces <= {"+mj-lt", "+mn-lt", "Courier New"}, name


def test_ids_are_unique_within_each_part_and_over_master_and_layouts(parts: dict[str, bytes]) -> None:
    for name, data in parts.items():
        if "slideLayouts/slide" in name or "slideMasters/slide" in name:
            ids = re.findall(rb'<p:cNvPr id="(\d+)"', data)
            assert len(ids) == len(set(ids)), name
    master = etree.fromstring(parts["ppt/slideMasters/slideMaster1.xml"])
    ids = [int(each.get("id")) for each in master.findall(".//p:sldLayoutId", SPACES)]
    assert len({2147483648, *ids}) == 1 + sum("slideLayouts/slide" in name for name in parts)
    assert min(ids) > 2147483648


def test_furniture_is_marked_decorative_or_described(parts: dict[str, bytes]) -> None:
    seen = 0
    for name, data in parts.items():
        if "slideLayouts/slide" not in name and "slideMasters/slide" not in name:
            continue
        for outline in etree.fromstring(data).findall(".//p:cNvPr", SPACES):
            if outline.get("name") and outline.getparent().find(".//p:ph", SPACES) is None:
                seen += 1
                assert outline.get("descr") or DECORATIVE in etree.tostring(outline, encoding="unicode")
    assert seen


def test_dark_layouts_turn_the_colour_map_round(made: Theme, parts: dict[str, bytes]) -> None:
    """All themes have some layout on the other ground; in a dark theme, that is a light one."""
    assert any(layout.dark for layout in made.layouts)
    dark_theme = b'<p:clrMap bg1="dk1" tx1="lt1"' in parts["ppt/slideMasters/slideMaster1.xml"]
    assert dark_theme == (made.name == "keynote")
    turned = b'bg1="lt1" tx1="dk1"' if dark_theme else b'bg1="dk1" tx1="lt1"'
    for layout in made.layouts:
        data = parts[layout.part.lstrip("/")]
        assert (b"overrideClrMapping " + turned in data) == layout.dark, layout.role


def test_standard_layouts_keep_powerpoints_types_and_numbers(parts: dict[str, bytes]) -> None:
    kinds = {}
    for name, data in parts.items():
        if "slideLayouts/slide" in name:
            root = etree.fromstring(data)
            kinds[root.find("p:cSld", SPACES).get("name")] = root.get("type")
            if not root.get("type"):
                assert root.get("userDrawn") == "1"
            for each in root.findall(".//p:ph", SPACES):
                if each.get("type") in ("dt", "ftr", "sldNum"):
                    assert each.get("idx") == {"dt": "10", "ftr": "11", "sldNum": "12"}[each.get("type")]
    assert kinds["Title Slide"] == "title"
    assert kinds["Section Header"] == "secHead"
    assert kinds["Title and Content"] == "obj"
    assert kinds["Two Content"] == "twoObj"
    assert kinds["Comparison"] == "twoTxTwoObj"
    assert kinds["Blank"] == "blank"


def test_every_prompt_says_what_to_write(parts: dict[str, bytes]) -> None:
    for name, data in parts.items():
        if "slideLayouts/slide" not in name:
            continue
        for shape in etree.fromstring(data).findall(".//p:sp", SPACES):
            hole = shape.find(".//p:ph", SPACES)
            if hole is None or hole.get("type") in ("dt", "ftr", "sldNum"):
                continue
            assert "".join(shape.itertext()).strip(), name
            assert all(run.get("lang") for run in shape.findall(".//a:rPr", SPACES))


def test_the_table_style_is_our_own_and_the_default(parts: dict[str, bytes]) -> None:
    styles = etree.fromstring(parts["ppt/tableStyles.xml"])
    assert [each.get("styleId") for each in styles] == [styles.get("def")]


def test_chinese_text_gets_a_chinese_font_and_latin_text_does_not(parts: dict[str, bytes]) -> None:
    data = etree.fromstring(parts["ppt/theme/theme1.xml"])
    for side in ("majorFont", "minorFont"):
        font = data.find(f".//a:{side}", SPACES)
        assert font.find("a:ea", SPACES).get("typeface") == ""
        scripts = {each.get("script"): each.get("typeface") for each in font.findall("a:font", SPACES)}
        assert scripts["Hans"] in ("Microsoft YaHei", "SimSun", "KaiTi")
    assert scripts["Hans"] == "Microsoft YaHei"  # of text


def test_names_with_markup_are_written_as_text(tmp_path: Path) -> None:
    plain = written("plain")
    text = plain.text.replace('title = "Plain"', 'title = "A & B <i> \\" ]]>"')
    made = make(Written(describe(text, "theme.toml"), text, "theme.toml", plain.folders))
    with ZipFile(BytesIO(made.template)) as archive:
        scheme = etree.fromstring(archive.read("ppt/theme/theme1.xml"))
    assert scheme.get("name") == 'A & B <i> " ]]>'


@pytest.mark.speed
def test_a_template_is_made_within_150_ms() -> None:
    times = []
    for _ in range(5):
        start = process_time()
        make(written("harbor"))
        times.append(process_time() - start)
    assert sorted(times)[2] < 0.150


@pytest.mark.office
@pytest.mark.parametrize("size", ["16:9", "4:3", "A4"])
@pytest.mark.parametrize("name", NAMES)
def test_the_open_xml_sdk_finds_no_fault(name: str, size: str, tmp_path: Path) -> None:
    validator = shutil.which("ooxml-validator")
    if validator is None:
        pytest.skip("ooxml-validator is not on the path")
    bare, filled = tmp_path / "bare.pptx", tmp_path / "filled.pptx"
    template = theme.load(name, size=size).template
    bare.write_bytes(template)
    opened = Presentation(BytesIO(template))
    for layout in opened.slide_layouts:
        opened.slides.add_slide(layout)
    opened.save(str(filled))
    for path in (bare, filled):
        told = subprocess.run(
            [validator, str(path), "--officeVersion", "Office2019"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert json.loads(told.stdout)["errors"] == []
