"""A restyled deck is valid, opens, and shows each of its slides."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import deckmaker
from deckmaker import theme
from deckmaker.restyle import restyle

pytestmark = pytest.mark.office


@pytest.mark.parametrize(("one", "other"), [("harbor", "plain"), ("plain", "keynote"), ("press", "mo")])
def test_a_restyled_deck_is_as_good_as_a_built_one(
    one: str,
    other: str,
    root: Path,
    tmp_path: Path,
    validate: Callable[[Path], list[str]],
    to_pdf: Callable[[Path], Path],
    words: Callable[[Path], str],
) -> None:
    build = deckmaker.build(root / "outlines" / "chinese-internet-model.md", theme=one)
    made = restyle(build.pptx(), theme.load(other))
    assert [each.message for each in made.problems if each.severity != "note"] == []
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(made.data)
    assert validate(deck) == []
    assert len(words(to_pdf(deck)).split("<page ")[1:]) == len(build.pages)
