"""Dialogs go when they are closed, None is never released too often, and random use raises no warning."""

from __future__ import annotations

import gc
import os
import random
import sys
import weakref
from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("PySide6.QtWidgets", reason="the desktop app is not installed")
pytest.importorskip("pytestqt", reason="pytest-qt is not installed: make test leaves the window to .ci/run")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from deckmaker.app import choosing
from deckmaker.app.document import DeckDocument
from deckmaker.app.inspector import PAGES
from deckmaker.app.window import Window

TIMES = 100


def nothing(*given: object) -> None:
    pass


def dialogs(window: Window) -> dict[str, Callable[[], QWidget]]:
    return {
        "preferences": window.preferences,
        "help": window.help,
        "keys": window.keys,
        "about": window.about,
        "open": lambda: choosing.existing(window, "Open", "Text (*.txt)", nothing),
        "folder": lambda: choosing.folder(window, "Folder", nothing),
        "keep": lambda: choosing.keep(window, "name", nothing, nothing),
    }


@pytest.mark.parametrize("name", ["preferences", "help", "keys", "about", "open", "folder", "keep"])
def test_a_closed_dialog_leaves_nothing(qtbot: Any, window: Window, name: str) -> None:
    kept = []
    for _ in range(TIMES):
        dialog = dialogs(window)[name]()
        kept.append(weakref.ref(dialog))
        dialog.close()
        del dialog
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    gc.collect()
    assert sum(1 for each in kept if each() is not None) == 0


def test_none_keeps_its_references(window: Window, deck: DeckDocument) -> None:
    panes = window.panes
    setters = (
        lambda: panes.preview.setAccessibleDescription("slide"),
        lambda: panes.notes.edit.setPlaceholderText("notes"),
        lambda: window.setWindowTitle("deckmaker"),
        lambda: window.status.counts.setText("4 slides"),
        lambda: panes.filmstrip.setMinimumWidth(168),
    )
    gc.collect()
    before = sys.getrefcount(None)
    for turn in range(10_000):
        setters[turn % len(setters)]()
    assert abs(sys.getrefcount(None) - before) < 200


def test_random_use_raises_no_warning(qtbot: Any, window: Window, deck: DeckDocument) -> None:
    """pytest-qt fails the test for a Qt warning or an exception in a slot. DECKMAKER_SOAK=10000 for a long run."""
    chance, panes = random.Random(7), window.panes
    names = [
        "undo", "redo", "article", "problems", "next-problem", "fix", "zoom-in", "zoom-out", "zoom-fit", "next-pane",
        "previous-pane", "next-slide", "previous-slide", "hide", "move-up", "move-down", "themes", "new-slide",
        "duplicate", "mark-number", "find", "replace", "palette",
    ]  # fmt: skip
    acts: list[Callable[[], object]] = [window.actions_by_name[name].trigger for name in names]
    acts += [
        lambda: deck.go(chance.randint(1, max(deck.count, 1))),
        lambda: panes.inspector.show_page(chance.choice(PAGES)),
        lambda: panes.preview.stepped.emit(chance.choice([-1, 1])),
        lambda: panes.article.editor.insertPlainText(
            chance.choice(["x", "😀 ", "12% of it. ", "\n\n## New\n\n"])
        ),
        lambda: panes.article.editor.textCursor().deletePreviousChar(),
        lambda: panes.gallery.leave() if panes.side.currentWidget() is panes.gallery else None,
        lambda: panes.filmstrip.slides.fold(chance.choice(panes.filmstrip.slides.rows).key),
        lambda: window.finder.leave(),
        lambda: panes.article.bar.leave(),
    ]
    for _ in range(int(os.environ.get("DECKMAKER_SOAK", "600"))):
        if window.panes.filmstrip.slides.rows:
            chance.choice(acts)()
        QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: deck.build is not None, timeout=20_000)
    while deck.stack.canUndo():
        deck.stack.undo()
    qtbot.waitUntil(
        lambda: deck.build is not None and deck.build.document.text == deck.text and not deck.trying,
        timeout=30_000,
    )
