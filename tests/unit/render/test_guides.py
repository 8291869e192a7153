from __future__ import annotations

import pytest
from lxml import etree

from deckmaker.model import Rect
from deckmaker.render.marks.guides import constants, guided
from deckmaker.render.marks.presets import custom

A = "http://schemas.openxmlformats.org/drawingml/2006/main"


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("val 7", 7), ("*/ w 1 4", 100), ("+- w h 50", 550), ("+/ w h 6", 100), ("?: -1 2 3", 3), ("abs -8", 8),
        ("at2 1 1", 45 * 60_000), ("cos 10 3600000", 5), ("sin 10 1800000", 5), ("max 3 h", 200), ("min ss 500", 200),
        ("mod 3 4 12", 13), ("pin 0 900 100", 100), ("sqrt 81", 9), ("cat2 10 3 4", 6), ("sat2 10 3 4", 8),
        ("tan 5 cd8", 5),
    ],
)  # fmt: skip
def test_a_formula_is_reckoned_as_the_standard_says(formula: str, value: float) -> None:
    (guide,) = etree.fromstring(f'<a:gdLst xmlns:a="{A}"><a:gd name="x" fmla="{formula}"/></a:gdLst>')
    assert guided([guide], constants(400, 200))["x"] == pytest.approx(value)


def geometry(point: str, guides: str = "") -> etree._Element:
    return etree.fromstring(
        f'<a:custGeom xmlns:a="{A}"><a:avLst/><a:gdLst>{guides}</a:gdLst><a:pathLst><a:path w="100" h="100">'
        f'<a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:lnTo><a:pt x="{point}" y="b"/></a:lnTo><a:close/></a:path>'
        "</a:pathLst></a:custGeom>"
    )


def test_points_may_be_guides() -> None:
    steps = custom(geometry("x1", '<a:gd name="x1" fmla="*/ w 3 4"/>'), Rect(1000, 0, 400, 200))
    assert steps == (("M", 1000, 0), ("L", 1300, 200), ("Z",))


def test_what_cannot_be_reckoned_is_not_guessed() -> None:
    assert custom(geometry("x1", '<a:gd name="x1" fmla="!! w"/>'), Rect(0, 0, 400, 200)) is None
    assert custom(geometry("x1"), Rect(0, 0, 400, 200)) is None


def test_guides_that_no_point_needs_are_not_reckoned() -> None:
    assert custom(geometry("50", '<a:gd name="x1" fmla="!! w"/>'), Rect(0, 0, 400, 200)) is not None
