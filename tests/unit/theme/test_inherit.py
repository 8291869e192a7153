from __future__ import annotations

import pytest
from lxml import etree

from deckmaker.model import Palette
from deckmaker.theme.inherit import Brand, levels

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PALETTE = Palette(
    "FFFFFF", "000000", "DDDDDD", "222222", "336699", "996633", "339966", "663399", "999933", "339999", "0000EE",
    "551A8B",
)  # fmt: skip
# a dark master: what it writes with stands in the slot for light colours
DARK = Brand(
    etree.Element("master"),
    None,
    PALETTE,
    {"tx1": "lt1", "bg1": "dk1", "tx2": "lt2", "bg2": "dk2"},
    "",
    "",
    "",
)


def style(inside: str) -> etree._Element:
    return etree.fromstring(f'<a:lstStyle xmlns:a="{A}"><a:lvl1pPr>{inside}</a:lvl1pPr></a:lstStyle>')


@pytest.mark.parametrize(
    ("colour", "name", "seen"),
    [
        ('<a:schemeClr val="accent1"/>', "accent1", ""),
        ('<a:schemeClr val="accent1"><a:lumMod val="50000"/></a:schemeClr>', "accent1", "19334D"),
        ('<a:schemeClr val="lt1"><a:alpha val="50000"/></a:schemeClr>', "tx1", "FFFFFF"),
        ('<a:srgbClr val="336698"/>', "accent1", "336698"),
    ],
)
def test_a_colour_keeps_its_name_and_what_is_seen_of_it(colour: str, name: str, seen: str) -> None:
    filled = style(f"<a:defRPr><a:solidFill>{colour}</a:solidFill></a:defRPr>")
    (level, *_) = levels([filled], DARK, False)
    assert (level.colour, level.ink) == (name, seen)


@pytest.mark.parametrize(
    ("font", "character", "shown"),
    [
        ("Wingdings", "§", "▪"),
        ("Wingdings", "\uf0d8", "➢"),
        ("Wingdings 3", "\uf07d", "▸"),
        ("Wingdings 2", "?", "▪"),
        ("Arial", "§", "§"),
    ],
)
def test_bullets_of_symbol_fonts_are_shown_as_what_they_look_like(
    font: str, character: str, shown: str
) -> None:
    (level, *_) = levels([style(f'<a:buFont typeface="{font}"/><a:buChar char="{character}"/>')], DARK, False)
    assert level.bullet == shown
