"""A logo gives a theme whose colours can be read, and the logo is seen on light and dark slides."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from deckmaker import theme
from deckmaker.model import ThemeError
from deckmaker.theme import brand, packing
from deckmaker.theme.contrasts import contrasts
from deckmaker.theme.palette import confusions, contrast, difference


def logo(*colours: str, ground: str | None = None) -> bytes:
    """Bars of these colours, on a transparent ground unless one is named."""
    image = Image.new("RGBA", (400, 160), "#" + ground if ground else (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    for number, each in enumerate(colours):
        draw.rectangle((20 + number * 90, 20, 90 + number * 90, 150 - number * 30), fill="#" + each)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def made(data: bytes, tmp_path: Path, *colours: str) -> theme.ThemeInfo:
    proposal = brand.propose("acme", "Acme", data, colours=colours)
    packing.put(proposal.files, tmp_path / "acme")
    return theme.available([tmp_path])[0]


@pytest.mark.parametrize(
    "colours",
    [
        ("143C6E", "E67814"),
        ("FFD400",),
        ("E30613", "FFFFFF"),
        ("000000",),
        ("7AC143", "00A1DE", "F58220"),
        ("808080",),
    ],
)
def test_every_text_and_chart_of_a_logos_theme_can_be_read(colours: tuple[str, ...], tmp_path: Path) -> None:
    found = theme.load(made(logo(*colours), tmp_path).place)
    low = [
        (each.placeholder, each.rgb, each.ground, each.ratio) for each in contrasts(found) if not each.good
    ]
    assert low == []


@pytest.mark.parametrize("colours", [("143C6E", "E67814"), ("FFD400",), ("E30613",), ("00A1DE", "7AC143")])
def test_series_are_told_apart_by_all_eyes(colours: tuple[str, ...]) -> None:
    table = brand.palette(colours, [])
    assert confusions([table[each] for each in ("accent", "second", "third", "fourth")]) == ()


def test_the_accent_is_the_logos_main_colour_where_it_can_be_read() -> None:
    proposal = brand.propose("acme", "Acme", logo("143C6E", "E67814"))
    assert proposal.palette["accent"] == "143C6E"
    assert difference(proposal.palette["second"], "E67814") < 12


def test_a_colour_too_light_for_text_is_darkened_and_that_is_said() -> None:
    proposal = brand.propose("acme", "Acme", logo("FFD400"))
    assert contrast(proposal.palette["accent"], "FFFFFF") >= 4.5
    assert any("FFD400" in each for each in proposal.remarks)


def test_given_colours_come_before_those_of_the_logo() -> None:
    assert brand.propose("acme", "Acme", logo("143C6E"), colours=("9A1750",)).palette["accent"] == "9A1750"


def test_a_dark_logo_is_set_in_white_for_dark_slides() -> None:
    files = brand.propose("acme", "Acme", logo("101820")).files
    with Image.open(io.BytesIO(files["logo-dark.png"])) as image:
        raw = image.convert("RGBA").tobytes()
    visible = {raw[at : at + 3] for at in range(0, len(raw), 4) if raw[at + 3] > 200}
    assert visible == {b"\xff\xff\xff"}
    assert files["logo-light.png"] != files["logo-dark.png"]


def test_a_logo_on_a_ground_of_its_own_stays_as_it_is() -> None:
    files = brand.propose("acme", "Acme", logo("E30613", ground="FFFFFF")).files
    assert files["logo-light.png"] == files["logo-dark.png"]


@pytest.mark.parametrize(
    "data", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\n" + b"\0" * 90], ids=["empty", "svg", "torn"]
)
def test_what_is_no_picture_is_refused_with_a_cure(data: bytes) -> None:
    with pytest.raises(ThemeError) as caught:
        brand.propose("acme", "Acme", data)
    assert "PNG" in caught.value.problem.hint


def test_brand_colours_alone_make_a_theme_without_a_logo(tmp_path: Path) -> None:
    proposal = brand.propose("acme", "Acme", b"", colours=("9A1750", "E3AFBC"))
    assert list(proposal.files) == ["theme.toml"]
    packing.put(proposal.files, tmp_path / "acme")
    found = theme.load(str(tmp_path / "acme"))
    assert found.palette.accent1 == "9A1750"
    assert b"logo" not in found.template
    assert all(each.good for each in contrasts(found))
