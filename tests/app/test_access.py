"""Everything that takes the focus has a name, is large enough, and is reached and left by keys alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

pytest.importorskip("PySide6.QtWidgets", reason="the desktop app is not installed")
pytest.importorskip("pytestqt", reason="pytest-qt is not installed: make test leaves the window to .ci/run")

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QScrollBar, QWidget

from deckmaker.app.document import DeckDocument
from deckmaker.app.inspector import PAGES
from deckmaker.app.window import Window

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_INNER = ("qt_spinbox_lineedit", "qt_toolbar_ext_button", "ScrollLeftButton", "ScrollRightButton")


def focusable(top: QWidget) -> Iterator[QWidget]:
    for widget in top.findChildren(QWidget):
        if (
            widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.objectName() not in _INNER
        ):
            yield widget


def unnamed(top: QWidget) -> list[str]:
    found = []
    for widget in focusable(top):
        spoken = QAccessible.queryAccessibleInterface(widget)
        if isinstance(widget, QScrollBar) or (spoken and spoken.text(QAccessible.Text.Name).strip()):
            continue
        found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def small(top: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.accessibleName()} {widget.size().toTuple()}"
        for widget in top.findChildren(QAbstractButton)
        if widget.isVisible() and widget.objectName() not in _INNER and min(widget.size().toTuple()) < 24
    ]


def test_everything_that_takes_the_focus_has_a_name(qtbot: Any, window: Window, deck: DeckDocument) -> None:
    panes = window.panes
    panes.show_article(True)
    panes.find_text()
    panes.replace_text()
    panes.toggle_problems()
    for number in range(1, deck.count + 1):
        deck.go(number)
        for page in PAGES:
            panes.inspector.show_page(page)
            assert unnamed(window) == []
            assert small(window) == []
    panes.left.setCurrentWidget(panes.sections)
    panes.toggle_themes()
    assert unnamed(window) == []
    window.find_action()
    assert unnamed(window) == []
    for dialog in (window.preferences(), window.help(), window.keys(), window.about()):
        qtbot.waitUntil(dialog.isVisible)
        assert unnamed(dialog) == []
        dialog.close()


def test_the_start_page_has_names(window: Window) -> None:
    assert unnamed(window) == []
    assert small(window) == []


def test_f6_leaves_every_pane(qtbot: Any, window: Window, deck: DeckDocument) -> None:
    window.activateWindow()
    panes = window.panes
    panes.show_article(True)
    panes.toggle_problems()
    seen = []
    for _ in range(len(panes.stops())):
        qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_F6)
        seen.append(window.focusWidget())
    assert len(set(map(id, seen))) == len(panes.stops())
    for _ in range(len(panes.stops())):
        qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_F6, SHIFT)
    assert window.focusWidget() is seen[-1]


def test_the_story_by_keys_alone(
    qtbot: Any, window: Window, deck: DeckDocument, rebuilt: Callable[[DeckDocument, Callable[[], Any]], None]
) -> None:
    window.activateWindow()
    preview, panes = window.panes.preview, window.panes
    preview.setFocus()
    while not (deck.scene and deck.scene.chart):
        qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: len(panes.inspector.charts.cards) > 1, timeout=20_000)
    kind = deck.scene.chart.kind
    rebuilt(deck, lambda: qtbot.keyClick(preview, Qt.Key.Key_BracketRight))
    assert deck.scene is None or deck.scene.chart is None or deck.scene.chart.kind != kind
    rebuilt(deck, lambda: qtbot.keyClick(preview, Qt.Key.Key_Z, CTRL))
    assert deck.scene is not None
    assert deck.scene.chart is not None
    assert deck.scene.chart.kind == kind
    qtbot.keyClick(preview, Qt.Key.Key_Backslash, CTRL)
    assert panes.article.isVisible()
    assert panes.article.editor.hasFocus()
    qtbot.keyClick(panes.article.editor, Qt.Key.Key_F, CTRL)
    assert panes.article.bar.wanted.hasFocus()
    qtbot.keyClicks(panes.article.bar.wanted, "toll")
    assert panes.article.editor.textCursor().selectedText() == "toll"
    qtbot.keyClick(panes.article.bar.wanted, Qt.Key.Key_K, CTRL)
    assert window.finder.isVisible()
    qtbot.keyClicks(window.finder.wanted, "themes")
    qtbot.keyClick(window.finder.wanted, Qt.Key.Key_Return)
    assert panes.side.currentWidget() is panes.gallery
    qtbot.keyClick(panes.gallery.list, Qt.Key.Key_Escape)
    assert panes.side.currentWidget() is panes.inspector
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F7)
    assert panes.problems.isVisible()
