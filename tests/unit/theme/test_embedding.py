"""Fonts go into the deck when the theme says so and their licence allows; else nothing is embedded."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

import deckmaker
from deckmaker import bundle, theme
from deckmaker.check import check
from deckmaker.model import Face, Fonts, Source
from deckmaker.theme.embedding import embedded, eot

FONTS = bundle.folder("assets") / "fonts"


def file(family: str, style: str) -> str:
    return str(FONTS / family / f"{family}-{style}.ttf")


def face(name: str, family: str) -> Face:
    return Face(name, *(file(family, style) for style in ("Regular", "Bold", "Italic", "BoldItalic")))


@pytest.fixture
def template() -> bytes:
    return theme.load("plain").template


def fonts_in(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [name for name in archive.namelist() if name.endswith(".fntdata")]


def with_rights(path: str, rights: int, folder: Path) -> str:
    """A copy of a font whose OS/2 table says these rights."""
    data = bytearray(Path(path).read_bytes())
    (count,) = struct.unpack_from(">H", data, 4)
    for at in range(12, 12 + 16 * count, 16):
        if data[at : at + 4] == b"OS/2":
            struct.pack_into(">H", data, struct.unpack_from(">I", data, at + 8)[0] + 8, rights)
    copy = folder / f"{rights}.ttf"
    copy.write_bytes(data)
    return str(copy)


def test_a_theme_that_asks_for_it_carries_its_fonts_into_the_deck(tmp_path: Path) -> None:
    folder = tmp_path / "acme"
    folder.mkdir()
    text = (
        'name = "acme"\ntitle = "Acme"\nextends = "plain"\nembed_fonts = true\n[fonts]\nmajor = "Gelasio"\n'
    )
    (folder / "theme.toml").write_text(text, "utf-8")
    build = deckmaker.build(Source("a.md", ".md", b"# Ferries\n\n- Three piers\n"), theme=str(folder))
    data = build.pptx()
    assert len(fonts_in(data)) == 4
    assert [each.message for each in check(data) if each.severity == "error"] == []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b'typeface="Gelasio"' in archive.read("ppt/presentation.xml").split(b"embeddedFontLst")[1]
    told = [(each.code, each.message) for each in build.problems]
    assert any(code == "fonts-embedded" and "unproven" in message for code, message in told)
    assert any(code == "font-not-embedded" and "Arial" in message for code, message in told)


def test_no_theme_embeds_unless_it_is_asked(template: bytes) -> None:
    assert fonts_in(template) == []


def test_a_twin_is_never_embedded_under_the_name_of_another(template: bytes) -> None:
    arial = face("Arial", "LiberationSans")
    data, problems = embedded(template, Fonts(arial, arial, arial))
    assert data == template
    assert "Liberation Sans" in problems[0].message


@pytest.mark.parametrize(
    ("rights", "allowed"), [(0, True), (0x8, True), (0x2, False), (0x4, False), (0x200, False)]
)
def test_the_licence_decides(rights: int, allowed: bool, template: bytes, tmp_path: Path) -> None:
    path = with_rights(file("Gelasio", "Regular"), rights, tmp_path)
    one = Face("Gelasio", path, path, path, path)
    data, problems = embedded(template, Fonts(one, one, one))
    assert bool(fonts_in(data)) is allowed
    if not allowed:
        assert "licence" in problems[0].message


def test_what_is_embedded_is_the_font_itself() -> None:
    data = Path(file("Gelasio", "Bold")).read_bytes()
    packed = eot(data)
    size, length, version, flags = struct.unpack_from("<4I", packed)
    assert (size, length, version, flags) == (len(packed), len(data), 0x00020001, 0)
    assert packed.endswith(data)
    assert struct.unpack_from("<H", packed, 34)[0] == 0x504C
    assert "Gelasio".encode("utf-16-le") in packed[: len(packed) - len(data)]


def test_a_font_that_is_no_font_is_told(template: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.ttf").write_bytes(b"\0\1\0\0")
    one = Face("X", *[str(tmp_path / "x.ttf")] * 4)
    data, problems = embedded(template, Fonts(one, one, one))
    assert data == template
    assert "cannot be read" in problems[0].message
