"""Contrast is measured against what is really behind a text: panels, pictures, gradients, dark layouts."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from deckmaker import theme
from deckmaker.model import EMU_PER_INCH, Rect, Size
from deckmaker.theme.clearance import clear_of
from deckmaker.theme.contrasts import contrasts
from deckmaker.theme.ground import Piece, behind, box

SLIDE = Size(12_192_000, 6_858_000)


def inches(left: float, top: float, width: float, height: float) -> Rect:
    return Rect(*(round(each * EMU_PER_INCH) for each in (left, top, width, height)))


def piece(rect: Rect, *colours: str, **facts: object) -> Piece:
    return Piece(box(rect), colours, **facts)  # type: ignore[arg-type]


WHOLE = piece(Rect(0, 0, SLIDE.width, SLIDE.height), "FFFFFF", whole_slide=True)


def picture(left: str, right: str) -> bytes:
    image = Image.new("RGB", (200, 100), "#" + left)
    image.paste("#" + right, (100, 0, 200, 100))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize("name", [each.name for each in theme.available()])
def test_every_pair_of_a_bundled_theme_is_high_enough(name: str) -> None:
    found = theme.load(name)
    low = [(each.role, each.placeholder, each.rgb, each.ground) for each in contrasts(found) if not each.good]
    assert low == []


def test_what_is_too_low_is_told_with_a_colour_that_would_do(tmp_path: Path) -> None:
    folder = tmp_path / "pale"
    folder.mkdir()
    text = 'name = "pale"\ntitle = "Pale"\nextends = "plain"\n[palette]\nink_soft = "C8CCD2"\n'
    (folder / "theme.toml").write_text(text, "utf-8")
    low = [each for each in contrasts(theme.load(str(folder))) if not each.good]
    assert {each.rgb for each in low} == {"C8CCD2"}
    assert all(each.fix != each.rgb and each.ratio < each.needed for each in low)


def test_a_panel_is_seen_behind_what_stands_on_it_only() -> None:
    art = (WHOLE, piece(inches(0, 0, 4, 7.5), "12606D"))
    assert behind(art, inches(0.5, 1, 3, 1)) == ("12606D",)
    assert behind(art, inches(5, 1, 3, 1)) == ("FFFFFF",)
    assert set(behind(art, inches(2, 1, 5, 1))) == {"12606D", "FFFFFF"}


def test_a_slanted_edge_is_seen_as_it_runs() -> None:
    triangle = Piece(((0, 0), (SLIDE.width, 0), (0, SLIDE.height)), ("000000",))
    assert behind((WHOLE, triangle), inches(0.5, 0.5, 1, 1)) == ("000000",)
    assert behind((WHOLE, triangle), inches(11, 6, 1, 1)) == ("FFFFFF",)


def test_a_veil_mixes_with_what_is_below_it() -> None:
    art = (WHOLE, piece(inches(0, 0, 13, 7), "000000", opaque=0.5))
    assert behind(art, inches(1, 1, 1, 1)) == ("808080",)


def test_of_a_picture_the_part_behind_the_text_counts() -> None:
    art = (WHOLE, piece(inches(0, 0, 10, 5), picture=picture("101010", "F0F0F0")))
    assert behind(art, inches(1, 1, 2, 1)) == ("101010",)
    assert behind(art, inches(7, 1, 2, 1)) == ("F0F0F0",)


def test_text_keeps_clear_of_a_logo_and_stays_on_its_panel() -> None:
    stamp = piece(inches(10, 0.5, 3, 0.6), "FF0000")
    title = inches(0.5, 0.4, 12, 1)
    clear = clear_of(title, (WHOLE, stamp), SLIDE)
    assert clear.right < stamp.rect.x
    assert clear.height == title.height
    band = piece(inches(0, 0.2, 13.33, 1.4), "9CCBB5")
    assert clear_of(title, (WHOLE, band), SLIDE) == title


def test_what_a_panel_hides_is_in_nobodys_way() -> None:
    art = (WHOLE, piece(inches(2, 2, 1, 1), "FF0000"), piece(inches(0, 0, 13.3, 7.4), "FFFFFF"))
    text = inches(1, 1, 8, 4)
    assert clear_of(text, art, SLIDE) == text
