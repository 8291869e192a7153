"""Pictures that a text names: what is taken, what is refused, and how that is said."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from deckmaker.model import Document, Figure, Source
from deckmaker.read import outlines, read

DRAWING = (
    b'<?xml version="1.0"?><!-- a drawing --><svg xmlns="http://www.w3.org/2000/svg" '
    b'xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 100" onload="steal()">'
    b'<script>steal()</script><image xlink:href="file:///etc/secret.png" width="3" height="4"/>'
    b'<rect width="100" height="100" fill="#ff0000" style="filter:url(http://a.example/f)"/>'
    b'<text x="110" y="50">Words</text></svg>'
)


def picture(folder: Path, name: str, data: bytes) -> tuple[Figure, Document]:
    (folder / name).write_bytes(data)
    document = read(Source("deck.md", ".md", f"# A\n\n![What it shows]({name})\n".encode()), folder)
    (figure,) = (
        block for section in document.sections for block in section.blocks if isinstance(block, Figure)
    )
    return figure, document


def test_webp_is_read(tmp_path: Path) -> None:
    file = BytesIO()
    Image.new("RGB", (8, 8), "red").save(file, "WEBP")
    figure, document = picture(tmp_path, "a.webp", file.getvalue())
    assert figure.data == file.getvalue()
    assert document.problems == ()


def test_a_bomb_is_refused_by_its_head(tmp_path: Path) -> None:
    head = b"IHDR" + struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n\0\0\0\r" + head + struct.pack(">I", zlib.crc32(head)) + b"\0\0\0\0IDAT"
    figure, document = picture(tmp_path, "a.png", bomb)
    assert figure.data == b""
    assert [each.code for each in document.problems] == ["picture-too-large"]


def test_a_damaged_picture_is_named(tmp_path: Path) -> None:
    figure, document = picture(tmp_path, "a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 20)
    assert figure.data == b""
    (problem,) = document.problems
    assert problem.code == "picture-unreadable"
    assert "a.png" in problem.message
    assert problem.where is not None
    assert problem.where.line == 3


def test_an_svg_keeps_its_shapes_and_loses_what_runs_or_leads_out(tmp_path: Path) -> None:
    figure, _ = picture(tmp_path, "a.svg", DRAWING)
    assert b"<rect" in figure.svg
    assert b"Words" in figure.svg
    for bad in (b"script", b"steal", b"secret", b"a.example"):
        assert bad not in figure.svg
    assert Image.open(BytesIO(figure.data)).size == (1600, 800)


def test_an_svg_has_a_bitmap_of_what_it_shows(tmp_path: Path) -> None:
    pytest.importorskip("PySide6.QtSvg")
    figure, document = picture(tmp_path, "a.svg", DRAWING)
    shown = Image.open(BytesIO(figure.data)).convert("RGBA")
    assert shown.getpixel((400, 400)) == (255, 0, 0, 255)
    assert shown.getpixel((1590, 10))[3] == 0  # type: ignore[index]
    assert document.problems == ()


def test_without_qt_the_bitmap_is_grey_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlines.drawn.cache_clear()
    monkeypatch.setattr(outlines, "_ready", lambda: False)
    figure, document = picture(tmp_path, "a.svg", DRAWING)
    outlines.drawn.cache_clear()
    assert [each.code for each in document.problems] == ["picture-fallback"]
    assert Image.open(BytesIO(figure.data)).getpixel((3, 3)) == 225
    assert figure.svg


@pytest.mark.parametrize(
    "data",
    [
        b"<svg",
        b"<svg><g></svg>",
        b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="9"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1e5"/>',
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>',
    ],
)
def test_what_is_no_sound_svg_is_a_problem(tmp_path: Path, data: bytes) -> None:
    figure, document = picture(tmp_path, "a.svg", data)
    assert (figure.data, figure.svg) == (b"", b"")
    assert document.problems[0].code in ("picture-unreadable", "picture-format")
