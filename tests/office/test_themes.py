"""Every bundled theme under the Open XML SDK validator and our own lint, in the three slide sizes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import deckmaker
from deckmaker import theme
from deckmaker.check import check

pytestmark = pytest.mark.office
NAMES = tuple(each.name for each in theme.available())


@pytest.mark.parametrize("size", ["16:9", "4:3", "A4"])
@pytest.mark.parametrize("name", NAMES)
def test_a_deck_in_each_theme_and_size_is_valid_and_accessible(
    name: str, size: str, root: Path, tmp_path: Path, validate: Callable[[Path], list[str]]
) -> None:
    build = deckmaker.build(root / "outlines" / "quarterly-report.md", theme=name, size=size)
    path = tmp_path / "deck.pptx"
    build.save(path)
    assert validate(path) == []
    assert [each.message for each in check(path.read_bytes(), build.document.text)] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_template_of_layouts_alone_is_valid(
    name: str, tmp_path: Path, validate: Callable[[Path], list[str]]
) -> None:
    path = tmp_path / "template.pptx"
    path.write_bytes(theme.load(name).template)
    assert validate(path) == []


@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_shows_every_slide(
    name: str,
    root: Path,
    tmp_path: Path,
    to_pdf: Callable[[Path], Path],
    words: Callable[[Path], str],
) -> None:
    build = deckmaker.build(root / "outlines" / "city-library-zh.md", theme=name)
    path = tmp_path / "deck.pptx"
    build.save(path)
    pages = words(to_pdf(path)).split("<page ")[1:]
    assert len(pages) == len(build.pages)
