"""One history over typing and choices: undone to its start, nothing is left of any of it."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("PySide6.QtWidgets", reason="the desktop app is not installed")
pytest.importorskip("pytestqt", reason="pytest-qt is not installed: make test leaves the window to .ci/run")

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from deckmaker import edit
from deckmaker.app.document import DeckDocument
from deckmaker.app.editor import Editor
from deckmaker.app.history import difference
from deckmaker.app.positions import Positions, units
from deckmaker.app.window import Window

PIECES = ["a", "word ", "😀", "👩‍👩‍👧", "中文，", "\n", "## A heading\n\n", "75% of it", "\u00a0", "é", "𝒳"]
_TEXT = st.text(alphabet=st.sampled_from("ab\n中😀𝒳é"), max_size=40)


@given(_TEXT)
def test_code_points_and_units_lead_to_each_other(text: str) -> None:
    places = Positions(text)
    assert [places.units(at) for at in range(len(text) + 1)] == [
        units(text[:at]) for at in range(len(text) + 1)
    ]
    assert all(places.point(places.units(at)) == at for at in range(len(text) + 1))


@given(_TEXT, _TEXT)
def test_a_difference_makes_one_text_the_other(old: str, new: str) -> None:
    at, removed, added = difference(old, new)
    assert old[:at] + added + old[at + removed :] == new


def shown(editor: Editor) -> str:
    """What the editor holds, without Qt's own marks for the ends of lines."""
    cursor = QTextCursor(editor.document())
    cursor.select(QTextCursor.SelectionType.Document)
    return cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")


def act(editor: Editor, document: DeckDocument, chance: random.Random) -> None:
    cursor, places = editor.textCursor(), Positions(document.text)
    at = chance.randint(0, len(document.text))
    cursor.setPosition(places.units(at))
    if chance.random() < 0.4:
        end = min(len(document.text), at + chance.randint(0, 12))
        cursor.setPosition(places.units(end), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    match chance.randrange(8):
        case 0 | 1 | 2:
            cursor.insertText(chance.choice(PIECES))
        case 3:
            cursor.deletePreviousChar()
        case 4:
            cursor.deleteChar()
        case 5:
            event = QInputMethodEvent("zhong", [])
            QApplication.sendEvent(editor, event)
            event = QInputMethodEvent()
            event.setCommitString("中文😀")
            QApplication.sendEvent(editor, event)
        case 6:
            title = chance.choice(PIECES)
            document.decide("title", lambda choices: edit.scene(choices, "the-northern-lock", takeaway=title))
        case 7:
            document.decide(
                "theme", lambda choices: edit.theme(choices, chance.choice(["plain", "harbor", ""]))
            )


@pytest.mark.parametrize("seed", range(4))
def test_random_edits_are_undone_to_the_start_and_done_again(
    qtbot: Any, window: Window, deck: DeckDocument, seed: int
) -> None:
    editor, chance = window.panes.article.editor, random.Random(seed)
    before = deck.project
    for _ in range(120):
        act(editor, deck, chance)
        assert shown(editor) == deck.text
    assert deck.project is not None
    assert deck.project.source.data.decode() == deck.text
    after = deck.project
    while deck.stack.canUndo():
        deck.stack.undo()
        assert shown(editor) == deck.text
    assert deck.project == before
    while deck.stack.canRedo():
        deck.stack.redo()
    assert deck.project == after
    assert shown(editor) == deck.text


def test_typing_is_undone_word_by_word(qtbot: Any, window: Window, deck: DeckDocument) -> None:
    window.panes.show_article(True)
    editor = window.panes.article.editor
    editor.moveCursor(QTextCursor.MoveOperation.End)
    before = deck.text
    qtbot.keyClicks(editor, "two words")
    assert deck.text == before + "two words"
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert deck.text == before + "two "
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert deck.text == before


def test_the_deck_follows_the_text(
    window: Window, deck: DeckDocument, rebuilt: Callable[[DeckDocument, Callable[[], Any]], None]
) -> None:
    at = deck.text.index("62%")
    rebuilt(deck, lambda: deck.change_text(at, 3, "71%"))
    assert deck.build is not None
    assert deck.build.document.text == deck.text
    assert any("71%" in slide.title or "71%" in str(slide.fills) for slide in deck.build.deck.slides)


def test_decisions_follow_a_renamed_section(
    window: Window, deck: DeckDocument, rebuilt: Callable[[DeckDocument, Callable[[], Any]], None]
) -> None:
    assert deck.build is not None
    scene = next(each for each in deck.build.storyboard.scenes if each.key == "the-southern-lock")
    rebuilt(
        deck, lambda: deck.decide("title", lambda choices: edit.scene(choices, scene.key, takeaway="Mine"))
    )
    at = deck.text.index("The southern lock\n")
    rebuilt(deck, lambda: deck.change_text(at, len("The southern lock"), "The old lock"))
    assert "Mine" in [slide.title for slide in deck.build.deck.slides]
    rebuilt(deck, deck.stack.undo)
    assert "Mine" in [slide.title for slide in deck.build.deck.slides]


def test_a_paragraph_as_long_as_a_book_is_split_in_one_step(
    qtbot: Any, window: Any, deck: DeckDocument
) -> None:
    book = "# Long\n\n" + "The gates stay open at night, because the skippers asked for it. " * 700
    deck.paste(book)
    qtbot.waitUntil(lambda: deck.is_current)
    assert max(map(len, deck.text.splitlines())) < 5_000
    assert deck.build is not None
    assert deck.build.document.text == deck.text
    deck.stack.undo()
    assert deck.text == book
