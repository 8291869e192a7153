from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zlib
from pathlib import Path as File

import pytest

from deckmaker import export, pipeline
from deckmaker.model import (
    EMU_PER_POINT,
    Glyphs,
    Gradient,
    Image,
    Meta,
    Path,
    Project,
    Rect,
    Size,
    Source,
    WriteError,
    ellipse,
)
from deckmaker.read import outlines
from deckmaker.render import paint as painting
from deckmaker.render import pdf, picture, svg
from deckmaker.render.marks.outlines import rectangle
from deckmaker.render.marks.text import Ink, bullet_face

pytest.importorskip("PySide6.QtGui", exc_type=ImportError, reason="needs deckmaker[app]")

SIZE = Size(960 * EMU_PER_POINT, 540 * EMU_PER_POINT)
ARIAL = bullet_face().regular


@pytest.fixture(autouse=True, scope="module")
def qt() -> None:
    painting.ready()


TEXT = """---
title: 城市网络 2026
author: 李门
language: zh-CN
---

# 骨干网络

- 网络覆盖 75% 的住户 [见报告](https://example.org/report)
- 新的门户
- 三个 data centers

Notes:
先说 3 个城市。

# Second part

- Offices in five cities
- Traffic flows
- Affiliates find it fitting
"""


@pytest.fixture(scope="module")
def build() -> pipeline.Build:
    return pipeline.build(Source("report.md", ".md", TEXT.encode()), theme="harbor")


def points(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(*(round(each * EMU_PER_POINT) for each in (x, y, width, height)))


def colours(marks: list[Path | Glyphs | Image], *places: tuple[int, int]) -> list[str]:
    """What is seen at points of a slide that is painted a pixel to the point."""
    image = picture.image(marks, SIZE, 960)
    return [image.pixelColor(*place).name()[1:].upper() for place in places]


def ink(marks: list[Path | Glyphs | Image], rect: tuple[int, int, int, int]) -> int:
    """How many pixels of a rectangle are not white."""
    image = picture.image(marks, SIZE, 960)
    x, y, width, height = rect
    return sum(
        image.pixelColor(across, down).lightness() < 128
        for across in range(x, x + width)
        for down in range(y, y + height)
    )


# --- painting -----------------------------------------------------------------------------------------


def test_fills_strokes_and_gradients_leave_their_colours() -> None:
    across = Gradient((0, 0), (960 * EMU_PER_POINT, 0), ((0.0, "000000"), (1.0, "FFFFFF")))
    marks = [
        Path(rectangle(points(100, 100, 50, 50)), "1F5FD6"),
        Path(ellipse(points(200, 100, 50, 50)), "", "B05F14", 4 * EMU_PER_POINT),
        Path(rectangle(points(0, 300, 960, 50)), gradient=across),
        Path(rectangle(points(300, 100, 50, 50)), "00000080"),
    ]
    assert colours(marks, (125, 125), (50, 50), (200, 125), (225, 125)) == [
        "1F5FD6",
        "FFFFFF",
        "B05F14",
        "FFFFFF",
    ]
    left, right, half = colours(marks, (20, 320), (940, 320), (325, 125))
    assert int(left[:2], 16) < 16
    assert int(right[:2], 16) > 240
    assert abs(int(half[:2], 16) - 127) <= 1


@pytest.mark.parametrize("size", [12.0, 18.4, 60.0, 96.0, 130.5])
def test_type_of_every_size_stands_on_its_baseline(size: float) -> None:
    glyphs = Glyphs(100 * EMU_PER_POINT, 300 * EMU_PER_POINT, "HHH", ARIAL, size, "000000")
    high, wide = round(size * 0.6), round(size * 1.5)
    assert ink([glyphs], (100, 300 - high, wide, high)) > size
    assert ink([glyphs], (100, 302, wide, 40)) == 0


def test_painted_type_is_as_wide_as_it_was_measured() -> None:
    from deckmaker import measure

    for text in ("AVATAR Te Wo.", "office traffic", "1,067 (+967%)"):
        (run,) = painting._runs(text, ARIAL, "", False, False, 100)
        last = (
            run.positions()[-1].x() + run.rawFont().advancesForGlyphIndexes([run.glyphIndexes()[-1]])[0].x()
        )
        measured = measure.ruler(bullet_face(), widest=False)
        assert last == pytest.approx(
            sum(measured[word] for word in re.findall(r" |[^ ]+", text)) * 100, rel=0.004
        )


def test_turned_text_runs_upward() -> None:
    glyphs = Glyphs(500 * EMU_PER_POINT, 400 * EMU_PER_POINT, "turned", ARIAL, 40.0, "000000", turn=-90)
    assert ink([glyphs], (470, 280, 32, 120)) > 100
    assert ink([glyphs], (505, 380, 200, 40)) == 0


def test_han_leaves_ink_even_where_the_named_family_is_missing() -> None:
    glyphs = Glyphs(
        100 * EMU_PER_POINT, 300 * EMU_PER_POINT, "网", "", 60.0, "000000", "No Such Family, Noto Sans CJK SC"
    )
    assert ink([glyphs], (100, 240, 70, 80)) > 100


@pytest.mark.parametrize(
    "text",
    ["\ud800 alone", "a\x00b", "עברית and العربية", "👩\u200d👩\u200d👧 family", "e\u0301", "\u202eback", "x" * 5000],
)  # fmt: skip
@pytest.mark.parametrize("family", ["", "Noto Sans CJK SC"])
def test_no_text_is_too_odd_to_paint(text: str, family: str) -> None:
    marks = [Glyphs(EMU_PER_POINT, 99 * EMU_PER_POINT, text, "" if family else ARIAL, 20.0, "000000", family)]
    assert picture.png(marks, SIZE, 96)
    assert pdf.pdf([marks], SIZE, Meta(title=text[:40])).startswith(b"%PDF")
    assert svg.svg(marks, SIZE, text[:40]).endswith(b"</svg>\n")


def bitmap(width: int, height: int, turn: int = 1) -> bytes:
    """Red above, blue below; `turn`: its EXIF orientation."""
    from io import BytesIO

    from PIL import Image as Bitmap

    picture = Bitmap.new("RGB", (width, height), (200, 0, 0))
    picture.paste((0, 0, 200), (0, height // 2, width, height))
    exif = Bitmap.Exif()
    exif[0x0112] = turn
    target = BytesIO()
    picture.save(target, "JPEG", quality=95, exif=exif)
    return target.getvalue()


def test_pictures_are_turned_as_the_camera_says_and_cropped() -> None:
    turned = Image(points(100, 100, 200, 100), bitmap(40, 80, turn=6))  # 90 degrees clockwise
    right, left = colours([turned], (280, 150), (120, 150))
    assert right[:2] > "B0"
    assert left[4:] > "B0"
    lower = Image(points(100, 100, 200, 100), bitmap(80, 80), (0.0, 0.5, 0.0, 0.0))
    assert colours([lower], (200, 105))[0][4:] > "B0"


def test_a_template_s_picture_may_be_turned_or_mirrored() -> None:
    halves = bitmap(80, 80)  # red above, blue below
    box, middle = points(100, 100, 100, 100), 150 * EMU_PER_POINT
    quarter = Image(box, halves, turn=(0, 1, -1, 0, 2 * middle, 0))
    right, left = colours([quarter], (190, 150), (110, 150))
    assert right[:2] > "B0"
    assert left[4:] > "B0"
    mirrored = Image(box, halves, turn=(1, 0, 0, -1, 0, 2 * middle))
    above, below = colours([mirrored], (150, 110), (150, 190))
    assert above[4:] > "B0"
    assert below[:2] > "B0"


def test_an_unreadable_picture_is_a_neutral_block() -> None:
    assert colours([Image(points(100, 100, 50, 50), b"nothing")], (120, 120))[0] not in ("FFFFFF", "000000")


def test_a_picture_that_claims_to_be_endless_is_not_unpacked() -> None:
    import struct

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    bomb = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    assert colours([Image(points(100, 100, 50, 50), bomb)], (120, 120))[0] != "FFFFFF"


def test_painting_never_releases_none_too_often() -> None:
    """PySide6 6.12.0 does so under Python 3.11, and ends the process after some thousand calls."""
    marks = [
        Glyphs(EMU_PER_POINT * 9, EMU_PER_POINT * 99, "text", ARIAL, 20.0, "112233"),
        Path(rectangle(points(1, 1, 5, 5)), "AABBCC"),
    ]
    picture.image(marks, SIZE, 96)
    before = sys.getrefcount(None)
    for _ in range(500):
        picture.image(marks, SIZE, 96)
    assert sys.getrefcount(None) > before - 100


# --- pictures -----------------------------------------------------------------------------------------


def test_a_png_is_as_wide_as_asked(build: pipeline.Build, tmp_path: File) -> None:
    folder = build.save(tmp_path / "slides", format="png", width=640)
    files = sorted(folder.iterdir())
    assert [file.name for file in files] == [
        f"slide-{number:02}.png" for number in range(1, len(build.pages) + 1)
    ]
    for file in files:
        head = file.read_bytes()[:24]
        assert int.from_bytes(head[16:20]) == 640
        assert int.from_bytes(head[20:24]) == 360


def test_the_sheet_shows_every_slide(build: pipeline.Build, tmp_path: File) -> None:
    from PySide6.QtGui import QImage

    file = build.save(tmp_path / "sheet.png")
    image = QImage(str(file))
    columns = min(4, len(build.pages))
    rows = -(-len(build.pages) // columns)
    assert image.width() == columns * (480 + 24) + 24
    assert image.height() == rows * (270 + 24) + 24


@pytest.mark.parametrize("width", [0, -4, 100_000])
def test_absurd_widths_are_refused(width: int) -> None:
    with pytest.raises(WriteError) as caught:
        picture.png([], SIZE, width)
    assert caught.value.problem.code == "output-width"


def test_svg_is_whole_and_holds_every_slide(build: pipeline.Build, tmp_path: File) -> None:
    from lxml import etree

    root = etree.fromstring(build.save(tmp_path / "deck.svg").read_bytes())
    inner = root.findall("{http://www.w3.org/2000/svg}g[@class='slide']")
    titles = [each.findtext("{http://www.w3.org/2000/svg}title") for each in inner]
    assert titles == [slide.title for slide in build.deck.slides]
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))


def test_an_svg_shows_what_the_png_shows(build: pipeline.Build) -> None:
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    marks = build.shown.marks(2)
    size = build.theme.size
    direct = picture.image(marks, size, 480)
    canvas = QImage(direct.size(), direct.format())
    canvas.fill(0xFFFFFFFF)
    painter = QPainter(canvas)
    QSvgRenderer(svg.svg(marks, size)).render(painter)
    painter.end()
    far = sum(
        abs(canvas.pixelColor(x, y).lightness() - direct.pixelColor(x, y).lightness()) > 60
        for x in range(0, 480, 3)
        for y in range(0, 270, 3)
    )
    assert far < 0.01 * 160 * 90


# --- PDF ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def written(build: pipeline.Build) -> bytes:
    return export.content(build.shown, "pdf")


def unpacked(data: bytes) -> str:
    """The character maps of a PDF's fonts."""
    streams = re.findall(rb"stream\r?\n(.*?)\nendstream", data, re.DOTALL)
    texts = []
    for stream in streams:
        try:
            texts.append(zlib.decompress(stream).decode("latin-1"))
        except zlib.error:
            continue
    return "\n".join(text for text in texts if "beginbfrange" in text or "beginbfchar" in text)


def test_a_pdf_names_every_glyph_by_the_character_that_is_said(written: bytes) -> None:
    lists = " ".join(re.findall(r"\[(.*?)\]", unpacked(written)))
    named = {chr(int(code, 16)) for code in re.findall(r"<([0-9A-F]{4})>", lists)}
    assert {"网", "门", "骨", "7", "5", "f", "i", " "} <= named
    assert {each for each in named if "\u2e80" <= each <= "\u2fdf" or each in "\t\n\r\u00a0"} == set()


def test_a_pdf_has_title_language_bookmarks_and_links(written: bytes, build: pipeline.Build) -> None:
    def text(words: str) -> bytes:
        return b"<FEFF" + words.encode("utf-16-be").hex().upper().encode() + b">"

    assert b"/Title " + text("城市网络 2026") in written
    assert b"/Author " + text("李门") in written
    assert b"/Lang " + text("zh-CN") in written
    assert b"/DisplayDocTitle true" in written
    for section in build.deck.sections:
        assert b"/Title " + text(section.name) in written
    assert b"/URI (https://example.org/report)" in written


def test_the_fonts_of_a_pdf_are_embedded_subsets(written: bytes) -> None:
    names = re.findall(rb"/BaseFont /(\S+)", written)
    assert names
    assert all(re.match(rb"[A-Z]{6}\+", name) for name in names)
    assert written.count(b"/FontDescriptor\n") == written.count(b"/FontFile2 ")


def test_the_same_deck_gives_the_same_files_in_another_process(root: File) -> None:
    code = (
        "import deckmaker, hashlib\n"
        "from deckmaker import export\n"
        f"build = deckmaker.build({str(root / 'outlines' / 'training-course.md')!r})\n"
        "print([hashlib.sha256(export.content(build.shown, kind)).hexdigest() for kind in ('pdf', 'svg', 'sheet')])"
    )
    command = [sys.executable, "-c", code]
    first, second = (
        subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout for _ in "12"
    )
    assert first == second


def test_every_place_in_the_table_leads_to_its_object(written: bytes) -> None:
    start = int(written[written.rindex(b"startxref") + 9 :].split()[0])
    rows = written[start : written.rindex(b"trailer")].splitlines()[2:]
    for number, row in enumerate(rows):
        if row[17:18] == b"n":
            assert written[int(row[:10]) :].startswith(b"%d 0 obj" % number)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler")
def test_a_reader_gets_the_text_back_in_its_order(written: bytes, tmp_path: File) -> None:
    file = tmp_path / "deck.pdf"
    file.write_bytes(written)
    said = subprocess.run(
        ["pdftotext", str(file), "-"], capture_output=True, check=True, timeout=60
    ).stdout.decode()
    flat = re.sub(r"\s+", "", said)
    expected = [
        "骨干网络",
        "网络覆盖75%的住户见报告",
        "新的门户",
        "三个datacenters",
        "Secondpart",
        "Officesinfivecities",
        "Trafficflows",
        "Affiliatesfinditfitting",
    ]
    places = [flat.rfind(each) for each in expected]
    assert min(places) >= 0
    assert places == sorted(places)


@pytest.mark.skipif(not shutil.which("qpdf"), reason="needs qpdf")
def test_qpdf_finds_no_fault(written: bytes, build: pipeline.Build, tmp_path: File) -> None:
    for name, data in (("deck", written), ("handout", export.content(build.shown, "handout"))):
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(data)
        done = subprocess.run(
            ["qpdf", "--check", str(file)], capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr


NOTES = Ink(bullet_face(), 11.0, "222222")


def test_a_handout_goes_on_over_as_many_pages_as_the_notes_take() -> None:
    notes = tuple(f"Note {number} " + "word " * 60 for number in range(40))
    sheets, first = pdf._flowed([((), ("A note.",)), ((), notes), ((), ())], SIZE, NOTES)
    assert first[:2] == [0, 1]
    assert len(sheets) > 3
    said = " ".join(mark.text for sheet in sheets for mark in sheet.marks if isinstance(mark, Glyphs))
    assert all(f"Note {number} " in said for number in range(40))
    lowest = max(mark.baseline for sheet in sheets for mark in sheet.marks if isinstance(mark, Glyphs))
    assert lowest < pdf.A4.height - 1.4 * pdf._TOP


def test_slides_with_few_notes_share_a_page_of_the_handout() -> None:
    sheets, first = pdf._flowed([((), ()), ((), ("A note.",)), ((), ())], SIZE, NOTES)
    assert first == [0, 0, 1]
    one, other = (small.place for small in sheets[0].slides)
    assert one.bottom < other.y < pdf.A4.height - other.height


# --- notes, formats, what is missing -----------------------------------------------------------------


def test_notes_name_each_slide(build: pipeline.Build, tmp_path: File) -> None:
    said = build.save(tmp_path / "notes.md").read_text("utf-8")
    assert said.startswith("# 城市网络 2026\n")
    assert said.count("\n## ") == len(build.pages)
    assert "先说 3 个城市。" in said


@pytest.mark.parametrize(
    ("path", "format", "kind"),
    [("a.pptx", "", "pptx"), ("a.pdf", "", "pdf"), ("my-handout.pdf", "", "handout"), ("a.svg", "", "svg"),
     ("a.png", "", "sheet"), ("n.md", "", "notes"), ("slides/", "png", "slides:png"), ("out", "svg", "slides:svg"),
     ("a.pdf", "handout", "handout")],
)  # fmt: skip
def test_the_ending_says_what_is_written(path: str, format: str, kind: str) -> None:
    assert export.kind_of(path, format) == kind


@pytest.mark.parametrize(
    ("path", "format"), [("a.docx", ""), ("a", ""), ("slides/", ""), ("slides/", "pdf"), ("a.pdf", "gif")]
)
def test_what_cannot_be_written_is_refused_with_a_hint(path: str, format: str) -> None:
    with pytest.raises(WriteError) as caught:
        export.kind_of(path, format)
    assert caught.value.problem.hint


@pytest.mark.parametrize(
    ("said", "code", "cure"),
    [("No module named 'PySide6'", "qt-missing", 'pip install "deckmaker[app]"'),
     ("libEGL.so.1: cannot open shared object file", "qt-library", "libegl1"),
     ("libGL.so.1: cannot open shared object file", "qt-library", "libgl1"),
     ("libfoo.so.1: cannot open shared object file", "qt-library", "libxkbcommon0")],
)  # fmt: skip
def test_what_is_missing_is_named_with_its_package(said: str, code: str, cure: str) -> None:
    problem = painting.missing(ImportError(said)).problem
    assert problem.code == code
    assert cure in problem.hint


def test_without_qt_a_pdf_is_a_problem_and_a_pptx_is_made(root: File, tmp_path: File) -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None\n"
        "import deckmaker\n"
        f"build = deckmaker.build({str(root / 'outlines' / 'chinese-internet-model.md')!r})\n"
        f"build.save({str(tmp_path / 'deck.pptx')!r}); build.save({str(tmp_path / 'notes.md')!r})\n"
        f"try: build.save({str(tmp_path / 'deck.pdf')!r})\n"
        "except deckmaker.WriteError as error: print(error.problem.hint)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert "deckmaker[app]" in done.stdout
    assert sorted(file.name for file in tmp_path.iterdir()) == ["deck.pptx", "notes.md"]


@pytest.mark.parametrize(
    ("library", "package"), [("libxkbcommon.so.0", "libxkbcommon0"), ("libGL.so.1", "libgl1")]
)
def test_a_system_library_that_is_missing_is_named_at_the_front_door(
    library: str, package: str, root: File, tmp_path: File
) -> None:
    """As on a bare machine: Qt is installed, and the loader does not find what it stands on."""
    code = f"""
import sys
from importlib.abc import MetaPathFinder

class Bare(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "PySide6.QtGui":
            raise ImportError("{library}: cannot open shared object file: No such file or directory")

sys.meta_path.insert(0, Bare())
sys.argv[1:] = ["build", {str(root / "outlines" / "training-course.md")!r}, "-o", {str(tmp_path / "deck.pdf")!r}]
from deckmaker.cli.main import main
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert f"apt-get install {package}" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def drawing(fill: str) -> bytes:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20">'
        f'<rect x="5" y="5" width="30" height="10" fill="{fill}"/></svg>'
    ).encode()


def as_pdf(data: bytes, svg: bytes) -> bytes:
    place = Rect(0, 0, 400 * EMU_PER_POINT, 200 * EMU_PER_POINT)
    return pdf.pdf([[Image(place, data, svg=svg)]], SIZE, Meta())


def test_outlines_stay_outlines_in_a_pdf() -> None:
    svg = drawing("#aa0000")
    data = outlines.drawn(svg, (40.0, 20.0))
    assert b"/Subtype /Image" not in as_pdf(data, svg)
    assert b"/Subtype /Image" in as_pdf(data, b"")


def test_outlines_that_qt_draws_otherwise_are_left_to_the_bitmap() -> None:
    data = outlines.drawn(drawing("#aa0000"), (40.0, 20.0))
    assert b"/Subtype /Image" in as_pdf(data, drawing("#0000aa"))


def test_a_plotted_chart_is_drawn_with_lines_in_a_pdf() -> None:
    pytest.importorskip("matplotlib", reason="needs deckmaker[figures]")
    chart = "```chart\nkind: histogram\ntitle: Waits\n\nMinutes\n3\n4\n5\n7\n8\n8\n9\n11\n12\n15\n16\n21\n```"
    made = pipeline.make(Project(Source("a.md", ".md", f"# One\n\n{chart}".encode())))
    drawn = [
        mark
        for number in range(1, len(made.pages) + 1)
        for mark in made.shown.marks(number)
        if isinstance(mark, Image) and mark.svg
    ]
    assert len(drawn) == 1
    assert any(mark is drawn[0] for mark in made.shown.marks(2))  # drawn once, however often it is painted
    assert b"/Subtype /Image" not in pdf.pdf([drawn], SIZE, Meta())
