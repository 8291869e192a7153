"""Finished decks in a real office program, under the Open XML SDK validator and our own lint."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import deckmaker
from deckmaker.check import check
from deckmaker.pipeline import Build

pytestmark = pytest.mark.office
_INCH = 914_400
_SLACK = 0.04 * 72  # points: LibreOffice places glyphs whole twips, and italics lean out


def _sound(build: Build, path: Path, validate: Callable[[Path], list[str]]) -> None:
    build.save(path)
    assert validate(path) == []
    assert [each.message for each in check(path.read_bytes(), build.document.text)] == []


def _pages(pdf: Path, words: Callable[[Path], str]) -> list[str]:
    return words(pdf).split("<page ")[1:]


def _unfitted(build: Build, path: Path) -> Path:
    """A copy whose text does not shrink by itself: LibreOffice hides overflow where it may.

    A computed `fontScale` is a part of the text's size, which goes with autofit; texts that have one keep it.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(build.pptx())) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if re.match(r"ppt/(slides|slideLayouts|slideMasters)/[^/]+\.xml", name):
                data = re.sub(rb"<a:normAutofit/>", b"<a:noAutofit/>", data)
            new.writestr(name, data)
    path.write_bytes(buffer.getvalue())
    return path


def _overflowing(build: Build, pages: list[str]) -> list[str]:
    """Words that stand below or beside all text boxes of their slide."""
    found = []
    width = build.theme.size.width / _INCH * 72
    height = build.theme.size.height / _INCH * 72
    for number, (page, printed) in enumerate(zip(build.pages, pages, strict=True), 1):
        boxes = [
            tuple(part / _INCH * 72 for part in (box.rect.x, box.rect.y, box.rect.right, box.rect.bottom))
            for box in page.boxes
        ]
        boxes += [
            tuple(part / _INCH * 72 for part in (hole.rect.x, hole.rect.y, hole.rect.right, hole.rect.bottom))
            for hole in page.layout.placeholders
            if hole.kind in ("footer", "date", "slide_number")
        ]
        ours = {word for box in page.boxes for line in box.lines for word in line.text.split()}
        for match in re.finditer(
            r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', printed
        ):
            left, top, right, bottom = (float(match[index]) for index in range(1, 5))
            word = html.unescape(match[5])
            if word not in ours:
                continue
            middle = (top + bottom) / 2
            inside = any(
                x - _SLACK <= left and right <= x2 + _SLACK and y - _SLACK <= middle <= y2 + _SLACK
                for x, y, x2, y2 in boxes
            )
            if not inside or right > width + 1 or bottom > height + 1:
                found.append(f"slide {number}: “{word}” at {left:.0f},{top:.0f}")
    return found


def test_a_sample_deck_is_valid_accessible_and_traceable(
    outline: Path, theme: str, tmp_path: Path, validate: Callable[[Path], list[str]]
) -> None:
    _sound(deckmaker.build(outline, theme=theme), tmp_path / "deck.pptx", validate)


def test_the_users_article_gives_a_sound_deck(
    seed_article: Path, theme: str, tmp_path: Path, validate: Callable[[Path], list[str]]
) -> None:
    _sound(deckmaker.build(seed_article, theme=theme), tmp_path / "deck.pptx", validate)


def test_no_word_leaves_its_box(
    outline: Path,
    theme: str,
    tmp_path: Path,
    to_pdf: Callable[[Path], Path],
    words: Callable[[Path], str],
) -> None:
    build = deckmaker.build(outline, theme=theme)
    pages = _pages(to_pdf(_unfitted(build, tmp_path / "deck.pptx")), words)
    assert len(pages) == len(build.pages)
    assert _overflowing(build, pages) == []


def test_no_word_of_the_users_article_leaves_its_box(
    seed_article: Path,
    theme: str,
    tmp_path: Path,
    to_pdf: Callable[[Path], Path],
    words: Callable[[Path], str],
) -> None:
    build = deckmaker.build(seed_article, theme=theme)
    pages = _pages(to_pdf(_unfitted(build, tmp_path / "deck.pptx")), words)
    assert len(pages) == len(build.pages)
    assert _overflowing(build, pages) == []


def test_the_overflow_test_sees_overflow(
    root: Path, tmp_path: Path, to_pdf: Callable[[Path], Path], words: Callable[[Path], str]
) -> None:
    """The same deck with its text at twice the size must be caught."""
    build = deckmaker.build(root / "outlines" / "training-course.md", theme="plain")
    path = _unfitted(build, tmp_path / "deck.pptx")
    buffer = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("ppt/slides/slide"):
                data = re.sub(rb'<a:rPr lang="', b'<a:rPr sz="4800" lang="', data)
            new.writestr(name, data)
    path.write_bytes(buffer.getvalue())
    assert _overflowing(build, _pages(to_pdf(path), words))
