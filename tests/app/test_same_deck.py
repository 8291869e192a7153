"""The window computes nothing: the same decisions by script and by click give the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("PySide6.QtWidgets", reason="the desktop app is not installed")
pytest.importorskip("pytestqt", reason="pytest-qt is not installed: make test leaves the window to .ci/run")

from PySide6.QtCore import Qt

import deckmaker
from deckmaker import edit, project
from deckmaker.app.document import DeckDocument
from deckmaker.app.window import Window
from deckmaker.model import Choices


def test_a_click_and_a_script_give_the_same_bytes(
    qtbot: Any,
    window: Window,
    deck: DeckDocument,
    article: Path,
    rebuilt: Callable[[DeckDocument, Callable[[], Any]], None],
) -> None:
    slide = window.panes.inspector.slide
    deck.go(2)
    assert deck.scene is not None
    key = deck.scene.key
    window.panes.inspector.show_page("slide")
    slide.title.setPlainText("Another title")
    rebuilt(deck, lambda: qtbot.keyClick(slide.title, Qt.Key.Key_Return))
    rebuilt(deck, lambda: window.panes.gallery.keep("plain"))
    assert deck.build is not None
    clicked = deck.build.pptx()
    assert deck.save()
    assert article.with_suffix(".deck.toml").is_file()
    scripted = edit.theme(edit.scene(Choices(), key, takeaway="Another title"), "plain")
    assert project.load(article.with_suffix(".deck.toml")) == scripted
    assert deckmaker.build(article).pptx() == clicked


def test_the_source_changes_only_when_it_is_saved(
    window: Window, deck: DeckDocument, article: Path, qtbot: Any
) -> None:
    before = article.read_bytes()
    deck.change_text(0, 0, "More. ")
    assert article.read_bytes() == before
    assert window.isWindowModified()
    window.save()
    assert article.read_text("utf-8") == deck.text
    assert not window.isWindowModified()


def test_line_ends_of_the_source_are_kept(
    window: Window, document: DeckDocument, article: Path, qtbot: Any
) -> None:
    article.write_bytes(article.read_text("utf-8").replace("\n", "\r\n").encode())
    with qtbot.waitSignal(document.built, timeout=20_000):
        window.open_path(article)
    document.change_text(0, 0, "More.\n\n")
    document.save()
    assert article.read_bytes().startswith(b"More.\r\n\r\n#")
    assert b"\n" not in article.read_bytes().replace(b"\r\n", b"")
