"""Finished decks in a real office program, under the Open XML SDK validator and our own lint."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

import deckmaker
from deckmaker.check import check
from deckmaker.check.package import A
from deckmaker.model import Box, Page, Prose
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
    """A copy whose text nothing shrinks: LibreOffice hides overflow where autofit is on.

    What we computed (`fontScale`, `lnSpcReduction`) goes with autofit, so it is written out as sizes and spacing.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(build.pptx())) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if found := re.fullmatch(r"ppt/slides/slide(\d+)\.xml", name):
                data = _written_out(data, build.pages[int(found[1]) - 1])
            elif re.match(r"ppt/(slideLayouts|slideMasters)/[^/]+\.xml", name):
                data = re.sub(rb"<a:normAutofit[^>]*/>", b"<a:noAutofit/>", data)
            new.writestr(name, data)
    path.write_bytes(buffer.getvalue())
    return path


def _written_out(slide: bytes, page: Page) -> bytes:
    root = etree.fromstring(slide)
    boxes = {box.content.text.replace("\v", "").replace("\n", ""): box for box in page.boxes if _is_text(box)}
    for fit in list(root.iter(f"{A}normAutofit")):
        body = fit.getparent().getparent()
        box = boxes.get("".join(each.text or "" for each in body.iter(f"{A}t")))
        fit.getparent().replace(fit, etree.Element(f"{A}noAutofit"))
        if fit.get("fontScale") is None and fit.get("lnSpcReduction") is None:
            continue
        assert box is not None, "a shrunk text that no box holds"
        for paragraph in body.iter(f"{A}p"):
            properties = paragraph.find(f"{A}pPr")
            if properties is None:
                properties = etree.Element(f"{A}pPr")
                paragraph.insert(0, properties)
            level = box.placeholder.level(int(properties.get("lvl", "0")))
            spacing = etree.Element(f"{A}lnSpc")
            share = round(level.line_pitch * box.spacing * 1000)
            etree.SubElement(spacing, f"{A}spcPct").set("val", str(share))
            properties.insert(0, spacing)
            for run in paragraph.iter(f"{A}rPr"):
                run.set("sz", str(round(level.size * box.scale)))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _is_text(box: Box) -> bool:
    return isinstance(box.content, Prose)


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
