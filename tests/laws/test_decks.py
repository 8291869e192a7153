"""Decks of articles of many kinds, read as a presenter would: nothing twice, nothing lost in an empty slide."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pytest

from deckmaker import pipeline
from deckmaker.model import Deck, Project, Prose, Slide, Source, Storyboard

ROOT = Path(__file__).parents[2]
TEXTS = sorted(
    path
    for folder in ("tests/data/articles", "tests/samples")
    for path in (ROOT / folder).iterdir()
    if path.suffix in (".md", ".txt") and path.name != "README.md"
)


@lru_cache(maxsize=64)
def made(path: Path) -> tuple[Storyboard, Deck]:
    made = pipeline.make(Project(Source(path.name, path.suffix, path.read_bytes())))
    return made.storyboard, made.deck


def texts(slide: Slide) -> list[str]:
    found = []
    for fill in slide.fills:
        if fill.placeholder not in {"title", "kicker", "source"} and isinstance(fill.content, Prose):
            found += [para.text for para in fill.content.paras]
    return found


def folded(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_title_stands_twice(path: Path) -> None:
    titles = [folded(slide.title) for slide in made(path)[1].slides]
    assert sorted(set(titles)) == sorted(titles)
    assert not any(re.search(r"\(\d\)\Z", slide.title) for slide in made(path)[1].slides)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_slide_says_a_line_twice_or_its_title_again(path: Path) -> None:
    for slide in made(path)[1].slides:
        said = [folded(text) for text in texts(slide) if len(text) > 12]
        assert len(set(said)) == len(said), slide.key
        assert folded(slide.title) not in said, slide.key


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_list_of_one_short_line_is_left_on_a_slide(path: Path) -> None:
    for slide in made(path)[1].slides:
        if slide.role in {"points", "points_large"}:
            assert len(texts(slide)) > 1 or len(texts(slide)[0]) > 90, slide.key


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_an_agenda_says_a_line_of_each_part_or_of_none(path: Path) -> None:
    for scene in made(path)[0].scenes:
        if scene.kind == "agenda":
            deep = [point.level for point in scene.points]
            assert not any(deep) or deep == [0, 1] * (len(deep) // 2)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_frame_of_a_deck_is_in_its_language(path: Path) -> None:
    story = made(path)[0]
    if story.meta.language[:2] not in {"en", ""}:
        frame = [scene.takeaway for scene in story.scenes]
        assert not {"Agenda", "Sources", "Overview", "Contact"} & (set(frame) - {"Sources"})
        assert not any("section “" in point.text for scene in story.scenes for point in scene.points)
