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
