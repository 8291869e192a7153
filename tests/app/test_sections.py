"""The tree of headings changes the article: sections move, change their level and their name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("PySide6.QtWidgets", reason="the desktop app is not installed")
pytest.importorskip("pytestqt", reason="pytest-qt is not installed: make test leaves the window to .ci/run")

from PySide6.QtCore import Qt

from deckmaker.app.document import DeckDocument
from deckmaker.app.outline import SectionTree
from deckmaker.app.window import Window

Rebuilt = Callable[[DeckDocument, Callable[[], Any]], None]


@pytest.fixture
def tree(window: Window, deck: DeckDocument) -> SectionTree:
    window.activateWindow()
    window.panes.left.setCurrentWidget(window.panes.sections)
    window.panes.sections.setFocus()
    return window.panes.sections


def pick(tree: SectionTree, title: str) -> None:
    (row,) = tree.findItems(title, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    tree.setCurrentItem(row)


def test_a_section_moves_by_keys(
    qtbot: Any, window: Window, deck: DeckDocument, tree: SectionTree, rebuilt: Rebuilt
) -> None:
    pick(tree, "The southern lock")
    rebuilt(deck, window.actions_by_name["move-up"].trigger)
    assert deck.text.index("The southern lock") < deck.text.index("The northern lock")
    assert tree.chosen() == "the-southern-lock"
    rebuilt(deck, deck.stack.undo)
    assert deck.text.index("The northern lock") < deck.text.index("The southern lock")


def test_tab_demotes_and_shift_tab_promotes(
    qtbot: Any, deck: DeckDocument, tree: SectionTree, rebuilt: Rebuilt
) -> None:
    pick(tree, "The southern lock")
    before = deck.text
    rebuilt(deck, lambda: qtbot.keyClick(tree, Qt.Key.Key_Tab))
    assert "### The southern lock" in deck.text
    rebuilt(deck, lambda: qtbot.keyClick(tree, Qt.Key.Key_Backtab))
    assert deck.text == before


def test_a_heading_is_renamed_in_the_tree(deck: DeckDocument, tree: SectionTree, rebuilt: Rebuilt) -> None:
    pick(tree, "The southern lock")
    row = tree.currentItem()
    assert row is not None
    rebuilt(deck, lambda: row.setText(0, "The old lock"))
    assert "## The old lock\n" in deck.text
    rebuilt(deck, deck.stack.undo)
    assert "## The southern lock\n" in deck.text


def test_delete_hides_and_shows_again(
    qtbot: Any, window: Window, deck: DeckDocument, rebuilt: Rebuilt
) -> None:
    deck.go(2)
    assert deck.build is not None
    rebuilt(deck, lambda: qtbot.keyClick(window.panes.preview, Qt.Key.Key_Delete))
    assert deck.build.deck.slides[1].hidden
    rebuilt(deck, lambda: qtbot.keyClick(window.panes.filmstrip, Qt.Key.Key_Delete))
    assert not deck.build.deck.slides[1].hidden
