from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx import Presentation

from deckmaker.model import (
    Cell,
    Chart,
    Deck,
    DeckSection,
    Grid,
    Meta,
    Page,
    Para,
    Picture,
    Prose,
    Run,
    Span,
    Theme,
    WriteError,
    plain,
    prose,
)
from deckmaker.render.pptx import write

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000010802000000"
    "7b40e8dd0000000f49444154789c63f8cf80000c0c0c000d0101000a6f1b9e0000000049454e44ae426082"
)


def _open(data: bytes) -> Any:
    return Presentation(BytesIO(data))


def _part(data: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name)


@pytest.fixture
def whole(binder: Any, kinds: dict[str, Chart]) -> bytes:
    """A deck with something of everything."""
    grid = Grid(Span(0, 0), _row("Region", "Users"), (_row("North", "12"), _row("South", "9")), ("", "right"))
    return binder.write(
        binder.slide("points", "First", ("body", prose("One", "Two")), notes=("Say this.", "Then that.")),
        binder.slide("chart", "Second", ("chart", kinds["bars"]), notes=("It is cited.",)),
        binder.slide("chart", "Third", ("chart", kinds["icon_array"])),
        binder.slide("table", "Fourth", ("table", grid)),
        binder.slide("picture", "Fifth", ("picture", Picture(PNG, "Two pixels", "pixels.png"))),
        binder.slide("picture", "Sixth", ("picture", Picture(PNG, "", "pixels.png")), hidden=True),
        sections=(
            DeckSection("Opening", ("First", "Second")),
            DeckSection("Rest", ("Third", "Fourth", "Fifth")),
        ),
    )


def _row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(Span(0, 0), plain(text)) for text in texts)


def test_titles_and_text_come_back(whole: bytes) -> None:
    slides = _open(whole).slides
    assert [slide.shapes.title.text for slide in slides] == [
        "First",
        "Second",
        "Third",
        "Fourth",
        "Fifth",
        "Sixth",
    ]
    assert slides[0].placeholders[1].text_frame.text == "One\nTwo"


def test_notes_come_back(whole: bytes) -> None:
    slides = _open(whole).slides
    assert slides[0].notes_slide.notes_text_frame.text == "Say this.\nThen that."
    assert not slides[2].has_notes_slide


def test_the_title_is_read_first(binder: Any) -> None:
    slide = binder.slide("points", "Last in the fills", ("body", prose("One")))
    data = binder.write(replace(slide, fills=slide.fills[::-1]))
    first = _open(data).slides[0].shapes[0]
    assert first.is_placeholder
    assert first.text_frame.text == "Last in the fills"


def test_nothing_is_written_that_the_layout_gives(binder: Any) -> None:
    data = binder.write(binder.slide("points", "Plain", ("body", prose("One"))))
    slide = _part(data, "ppt/slides/slide1.xml").decode()
    # but for a company's footer, which LibreOffice would set in another face
    slide = slide.replace('<a:latin typeface="+mn-lt"/>', "")
    assert "<a:xfrm><a:off" not in slide.replace(
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff', ""
    )
    for name in ('sz="1', 'sz="2', "solidFill", "latin", "normAutofit"):
        assert name not in slide


def test_a_moved_box_and_shrunk_text_are_written(binder: Any, company: Theme) -> None:
    slide = binder.slide("points", "Moved", ("body", prose("One")))
    (page,) = binder.pages(slide)
    title, text = page.boxes
    moved = replace(text, rect=replace(text.rect, height=text.rect.height // 2), scale=90, spacing=80)
    data = write(Deck(Meta(), (), (slide,)), (Page(slide, page.layout, (title, moved)),), company)
    xml = _part(data, "ppt/slides/slide1.xml").decode()
    assert '<a:normAutofit fontScale="90000" lnSpcReduction="20000"/>' in xml
    assert f'cy="{moved.rect.height}"' in xml


def test_a_placeholder_the_layout_lacks_becomes_a_text_box_in_scheme_colours(binder: Any) -> None:
    data = binder.write(
        binder.slide("points", "Sourced", ("body", prose("One")), ("source", prose("Source: us")))
    )
    box = next(shape for shape in _open(data).slides[0].shapes if shape.name.startswith("Source"))
    assert not box.is_placeholder
    xml = etree.tostring(box._element).decode()
    assert 'schemeClr val="tx1"' in xml
    assert "+mn-lt" in xml


def test_an_empty_text_leaves_no_empty_placeholder(binder: Any) -> None:
    data = binder.write(binder.slide("points", "Short", ("body", prose(""))))
    assert [shape.placeholder_format.idx for shape in _open(data).slides[0].placeholders] == [0, 11, 12]


def test_footer_and_number_stand_on_the_slide(binder: Any) -> None:
    data = binder.write(
        binder.slide("points", "One"),
        binder.slide("points", "Two"),
        meta=Meta(title="T", footer="Ours & theirs"),
    )
    texts = {
        shape.placeholder_format.idx: shape.text_frame.text for shape in _open(data).slides[1].placeholders
    }
    assert texts[11] == "Ours & theirs"
    assert texts[12] == "2"
    assert b'type="slidenum"' in _part(data, "ppt/slides/slide2.xml")


def test_runs_keep_their_style_and_language(binder: Any) -> None:
    runs = (
        Run("bold", bold=True),
        Run("italic", italic=True),
        Run("code()", code=True),
        Run("gone", strike=True),
        Run("2", superscript=True),
        Run("i", subscript=True),
        Run("site", link="https://example.org/a b?c=1&d=2"),
    )
    data = binder.write(binder.slide("points", "Styles", ("body", Prose((Para(runs),)))))
    paragraph = _open(data).slides[0].placeholders[1].text_frame.paragraphs[0]
    found = {run.text: run for run in paragraph.runs}
    assert found["bold"].font.bold
    assert found["italic"].font.italic
    assert found["code()"].font.name == "Courier New"
    assert found["gone"]._r.rPr.get("strike") == "sngStrike"
    assert found["2"]._r.rPr.get("baseline") == "30000"
    assert int(found["i"]._r.rPr.get("baseline")) < 0
    assert found["site"].hyperlink.address == "https://example.org/a%20b?c=1&d=2"
    assert all(run._r.rPr.get("lang") == "en-GB" for run in found.values())


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "C:\\secret.txt", "other.md"])
def test_only_addresses_of_the_web_and_of_mail_are_links(binder: Any, link: str) -> None:
    data = binder.write(binder.slide("points", "Links", ("body", Prose((Para((Run("here", link=link),)),)))))
    assert b"hlinkClick" not in _part(data, "ppt/slides/slide1.xml")


def test_one_address_is_one_relationship(binder: Any) -> None:
    paras = tuple(Para((Run(f"here {number}", link="https://example.org"),)) for number in range(3))
    data = binder.write(binder.slide("points", "Links", ("body", Prose(paras))))
    assert _part(data, "ppt/slides/_rels/slide1.xml.rels").count(b"hyperlink") == 1


def test_chinese_in_an_english_deck_names_its_typeface(binder: Any) -> None:
    data = binder.write(binder.slide("points", "Cheetah 猎豹", ("body", prose("plain"))))
    xml = _part(data, "ppt/slides/slide1.xml").decode()
    assert '<a:rPr lang="en-GB" altLang="zh-CN" dirty="0"><a:ea typeface="Microsoft YaHei"/></a:rPr>' in xml
    assert xml.count("<a:ea") == 1


def test_a_chinese_deck_is_chinese(binder: Any) -> None:
    data = binder.write(binder.slide("points", "猎豹移动"), meta=Meta(title="猎豹", language="zh"))
    assert b'lang="zh-CN" altLang="en-US"' in _part(data, "ppt/slides/slide1.xml")


def test_characters_that_xml_cannot_hold_are_left_out(binder: Any) -> None:
    slide = binder.slide("points", "A\x00B\x0bC\ufffeD<&>", ("body", prose("x\ud800y")), notes=("n\x1bm",))
    shown = _open(binder.write(slide)).slides[0]
    assert shown.shapes.title.text == "AB\vCD<&>"
    assert shown.placeholders[1].text_frame.text == "xy"
    assert shown.notes_slide.notes_text_frame.text == "nm"


def test_numbers_and_missing_markers_are_written(binder: Any) -> None:
    paras = (
        Para(plain("First"), marker="number"),
        Para(plain("Heading"), marker="none"),
        Para(plain("Deep"), level=1),
    )
    xml = _part(
        binder.write(binder.slide("points", "Lists", ("body", Prose(paras)))), "ppt/slides/slide1.xml"
    ).decode()
    assert '<a:buAutoNum type="arabicPeriod"/>' in xml
    assert "<a:buNone/>" in xml
    assert '<a:pPr lvl="1"/>' in xml


def test_a_list_that_goes_on_from_another_slide_goes_on_counting(binder: Any) -> None:
    paras = tuple(Para(plain(f"Step {number}"), marker="number", start=number) for number in (8, 9))
    xml = _part(
        binder.write(binder.slide("points", "Lists", ("body", Prose(paras)))), "ppt/slides/slide1.xml"
    ).decode()
    # PowerPoint goes on counting where the next paragraph names the same beginning
    assert xml.count('<a:buAutoNum type="arabicPeriod" startAt="8"/>') == 2


def test_text_from_right_to_left_says_so_with_its_language(binder: Any) -> None:
    paras = (Para(plain("ירד ב־12%"), rtl=True), Para(plain("مبيعات"), rtl=True), Para(plain("plain")))
    xml = _part(
        binder.write(binder.slide("points", "Lists", ("body", Prose(paras)))), "ppt/slides/slide1.xml"
    ).decode()
    assert xml.count('algn="r" rtl="1"') == 2
    assert 'lang="he-IL"' in xml
    assert 'lang="ar-SA"' in xml
    assert '<a:rPr lang="en-GB" dirty="0"/><a:t>plain' in xml


def test_a_table_from_right_to_left_is_one(binder: Any) -> None:
    grid = Grid(Span(0, 0), _row("אזור", "Users"), (_row("צפון", "12"),), ("left", "right"))
    xml = _part(binder.write(binder.slide("table", "T", ("table", grid))), "ppt/slides/slide1.xml").decode()
    assert '<a:tblPr firstRow="1" rtl="1">' in xml
    assert '<a:pPr algn="r" rtl="1"/>' in xml
    assert 'marR="0"' in xml


def test_every_slide_is_in_exactly_one_section(whole: bytes) -> None:
    root = etree.fromstring(_part(whole, "ppt/presentation.xml"))
    sections = list(root.iter("{*}section"))
    assert [each.get("name") for each in sections] == ["Opening", "Rest"]
    listed = [
        each.get("id")
        for each in root.iter("{http://schemas.microsoft.com/office/powerpoint/2010/main}sldId")
    ]
    assert listed == [each.get("id") for each in root.find("{*}sldIdLst")]


def test_a_hidden_slide_is_hidden(whole: bytes) -> None:
    assert _open(whole).slides[5]._element.get("show") == "0"
    assert _open(whole).slides[4]._element.get("show") is None


def test_a_table_is_native_with_a_header(whole: bytes) -> None:
    table = next(shape for shape in _open(whole).slides[3].shapes if shape.has_table).table
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Region", "Users"],
        ["North", "12"],
        ["South", "9"],
    ]
    assert table.first_row
    assert table.cell(1, 1).text_frame.paragraphs[0].alignment == 3
    assert sum(column.width for column in table.columns) == 8_229_600


def test_the_same_picture_is_stored_once(whole: bytes) -> None:
    with ZipFile(BytesIO(whole)) as archive:
        assert sum(name.startswith("ppt/media/") for name in archive.namelist()) == 1


def test_pictures_say_what_they_show_or_that_they_say_nothing(whole: bytes) -> None:
    slides = [etree.tostring(slide._element).decode() for slide in _open(whole).slides]
    assert 'descr="Two pixels"' in slides[4]
    assert "decorative" not in slides[4]
    assert "decorative" in slides[5]


def test_a_picture_of_another_kind_is_told_in_words(binder: Any) -> None:
    data = binder.write(
        binder.slide("picture", "Drawn", ("picture", Picture(b"<svg/>", "A drawing", "d.svg")))
    )
    assert "A drawing" in [
        shape.text_frame.text for shape in _open(data).slides[0].shapes if shape.has_text_frame
    ]


def test_document_properties(binder: Any) -> None:
    meta = Meta(title="T & T", author="Ann", language="en-GB", keywords=("a", "b"), date="2018-05-11")
    properties = _open(binder.write(binder.slide("points", "One"), meta=meta)).core_properties
    assert (properties.title, properties.author, properties.language) == ("T & T", "Ann", "en-GB")
    assert properties.keywords == "a, b"
    assert properties.created.isoformat().startswith("2018-05-11")


@pytest.mark.parametrize("date", ["", "spring 2018", "2018-02-31"])
def test_no_date_is_invented(binder: Any, date: str) -> None:
    data = binder.write(binder.slide("points", "One"), meta=Meta(title="T", date=date))
    assert b"dcterms:created" not in _part(data, "docProps/core.xml")


def test_no_thumbnail_of_another_deck_is_kept(whole: bytes) -> None:
    with ZipFile(BytesIO(whole)) as archive:
        assert not [name for name in archive.namelist() if "thumbnail" in name]


def test_the_package_is_whole(whole: bytes) -> None:
    """Each part once, with a content type; each relationship leads to a part; each shape id once a slide."""
    with ZipFile(BytesIO(whole)) as archive:
        names = archive.namelist()
        assert names[0] == "[Content_Types].xml"
        assert len(names) == len(set(names))
        types = etree.fromstring(archive.read(names[0]))
        defaults = {each.get("Extension") for each in types.iter("{*}Default")}
        overrides = {each.get("PartName") for each in types.iter("{*}Override")}
        assert overrides <= {f"/{name}" for name in names}
        for name in names:
            assert f"/{name}" in overrides or name.rsplit(".", 1)[-1] in defaults or name == names[0]
            if name.endswith(".rels"):
                source = posixpath.join(posixpath.dirname(posixpath.dirname(name)), "")
                for arrow in etree.fromstring(archive.read(name)):
                    if arrow.get("TargetMode") != "External":
                        target = posixpath.normpath(posixpath.join("/" + source, arrow.get("Target")))
                        assert target.lstrip("/") in names, (name, target)
            if re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
                ids = [each.get("id") for each in etree.fromstring(archive.read(name)).iter("{*}cNvPr")]
                assert len(ids) == len(set(ids))


def test_the_same_deck_gives_the_same_bytes(binder: Any, kinds: dict[str, Chart]) -> None:
    slides = [binder.slide("chart", name, ("chart", chart), notes=("n",)) for name, chart in kinds.items()]
    assert binder.write(*slides) == binder.write(*slides)


def test_a_deck_of_no_slides_opens(binder: Any) -> None:
    assert len(_open(binder.write()).slides) == 0


def test_a_template_that_is_no_presentation_is_refused(company: Theme) -> None:
    with pytest.raises(WriteError) as caught:
        write(Deck(Meta(), (), ()), (), replace(company, template=b"not a zip"))
    assert caught.value.problem.hint


def test_a_box_of_code_is_set_in_the_mono_face(binder: Any) -> None:
    code = Prose((Para((Run("x = 1", code=True),), marker="none"),))
    data = binder.write(binder.slide("points", "Code", ("body", code)))
    run = _open(data).slides[0].placeholders[1].text_frame.paragraphs[0].runs[0]
    assert run.font.name == "Courier New"
