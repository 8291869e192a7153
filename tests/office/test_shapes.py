"""The common shapes of templates, as we paint them, beside LibreOffice's."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from side_by_side import difference, pictures

from deckmaker import theme as themes
from deckmaker.model import Path as Outline
from deckmaker.model import Rect
from deckmaker.render.marks.drawing import scheme_of
from deckmaker.render.marks.outlines import rectangle
from deckmaker.render.marks.shapes import Artist

pytestmark = pytest.mark.office
pytest.importorskip("PySide6.QtGui", exc_type=ImportError, reason="needs deckmaker[app]")

SHAPES = (
    "rect", "ellipse", "roundRect", "round1Rect", "round2SameRect", "round2DiagRect", "snip1Rect", "snip2SameRect",
    "snip2DiagRect", "triangle", "rtTriangle", "diamond", "parallelogram", "trapezoid", "homePlate", "chevron",
    "hexagon", "octagon", "plus", "rightArrow", "leftArrow", "upArrow", "downArrow", "donut", "frame", "halfFrame",
    "corner", "diagStripe", "pie", "chord", "blockArc",
)  # fmt: skip


def test_common_shapes_are_painted_as_libreoffice_draws_them(
    tmp_path: Path, to_pdf: Callable[[Path], Path]
) -> None:
    from PIL import Image
    from pptx import Presentation
    from pptx.dml.color import RGBColor
    from pptx.util import Emu

    from deckmaker.render import picture

    deck = Presentation()
    plain = themes.load("plain", size="4:3")
    ours = []
    for name in SHAPES:
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        shape = slide.shapes.add_shape(1, Emu(1_000_000), Emu(1_000_000), Emu(6_000_000), Emu(3_000_000))
        shape.fill.solid()
        shape.line.fill.background()
        shape.fill.fore_color.rgb = RGBColor(32, 96, 160)
        geometry = shape._element.spPr.find("{http://schemas.openxmlformats.org/drawingml/2006/main}prstGeom")
        geometry.set("prst", name)
        artist = Artist(plain, scheme_of(plain.palette, False))
        ground = Outline(rectangle(Rect(0, 0, plain.size.width, plain.size.height)), "FFFFFF")
        marks = (ground, *artist.tree(slide.shapes._spTree))
        assert artist.left_out == [], name
        ours.append(picture.png(marks, plain.size, 640))
    deck.save(str(tmp_path / "shapes.pptx"))
    theirs = pictures(to_pdf(tmp_path / "shapes.pptx"))
    apart = {}
    for name, mine, other in zip(SHAPES, ours, theirs, strict=True):
        score = difference(other, Image.open(io.BytesIO(mine)).convert("RGB"))
        if score > 2.5:
            apart[name] = round(score, 2)
    assert apart == {}


def test_turned_and_mirrored_pictures_are_painted_as_libreoffice_draws_them(
    tmp_path: Path, to_pdf: Callable[[Path], Path]
) -> None:
    from PIL import Image
    from pptx import Presentation
    from pptx.util import Emu

    from deckmaker.render import picture

    flag = io.BytesIO()
    drawn = Image.new("RGB", (90, 60), (200, 30, 30))
    drawn.paste((30, 60, 200), (0, 0, 45, 30))
    drawn.save(flag, "PNG")
    deck = Presentation()
    plain = themes.load("plain", size="4:3")
    for turn, mirrored in ((0, False), (30, False), (90, False), (0, True), (215, True)):
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        shown = slide.shapes.add_picture(flag, Emu(2_000_000), Emu(2_000_000), Emu(4_500_000), Emu(3_000_000))
        shown.rotation = turn
        if mirrored:
            shown._element.spPr.xfrm.set("flipH", "1")
    ours = []
    for slide in deck.slides:
        media = {
            name: rel.target_part.blob for name, rel in slide.part.rels.items() if "image" in rel.reltype
        }
        artist = Artist(
            plain, scheme_of(plain.palette, False), lambda name, media=media: media.get(name, b"")
        )
        ground = Outline(rectangle(Rect(0, 0, plain.size.width, plain.size.height)), "FFFFFF")
        ours.append(picture.png((ground, *artist.tree(slide.shapes._spTree)), plain.size, 640))
        assert artist.left_out == []
    deck.save(str(tmp_path / "turned.pptx"))
    scores = [
        difference(other, Image.open(io.BytesIO(mine)).convert("RGB"))
        for mine, other in zip(ours, pictures(to_pdf(tmp_path / "turned.pptx")), strict=True)
    ]
    assert max(scores) < 2.5, scores
