"""From a dropped article to slides that lead back to their sentences."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("PySide6.QtWidgets", reason="the desktop app is not installed")
pytest.importorskip("pytestqt", reason="pytest-qt is not installed: make test leaves the window to .ci/run")

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from deckmaker.app.document import DeckDocument
from deckmaker.app.slides_model import NUMBER
from deckmaker.app.window import Window
from deckmaker.model import Chart

Rebuilt = Callable[[DeckDocument, Callable[[], Any]], None]


def dropped(window: Window, path: Path) -> QDropEvent:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    kept.append(mime)  # Qt does not own it
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QDropEvent(QPointF(400, 300), Qt.DropAction.CopyAction, mime, buttons, keys)


kept: list[QMimeData] = []


def chart_slide(deck: DeckDocument, kind: str = "") -> int:
    assert deck.build is not None
    return next(
        number
        for number, page in enumerate(deck.build.pages, 1)
        for box in page.boxes
        if isinstance(box.content, Chart) and kind in ("", box.content.kind)
    )


def test_a_dropped_article_becomes_slides_at_once(qtbot: Any, window: Window, article: Path) -> None:
    document = window.document
    assert window.stack.currentWidget() is window.start
    with qtbot.waitSignal(document.built, timeout=20_000):
        window.dropEvent(dropped(window, article))
    assert window.stack.currentWidget() is window.panes
    assert document.count > 3
    assert document.current == 1
    assert "slides" in window.status.counts.text()
    assert "used" in window.status.counts.text()


def test_a_click_on_a_figure_shows_its_sentence(qtbot: Any, window: Window, deck: DeckDocument) -> None:
    deck.go(chart_slide(deck))
    preview, build = window.panes.preview, deck.build
    assert build is not None
    window.resize(1280, 800)
    box = next(box for box in build.pages[deck.current - 1].boxes if isinstance(box.content, Chart))
    place = preview.place(box.rect).center()
    assert not window.panes.article.isVisible()
    with qtbot.waitSignal(deck.pointed) as pointed:
        qtbot.mouseClick(
            preview.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(place.x()), round(place.y()))
        )
    start, end = pointed.args
    assert any(character.isdigit() for character in deck.text[start:end])
    assert window.panes.article.isVisible()


def test_another_chart_is_chosen_and_taken_back(
    qtbot: Any, window: Window, deck: DeckDocument, rebuilt: Rebuilt
) -> None:
    deck.go(chart_slide(deck))
    charts = window.panes.inspector.charts
    qtbot.waitUntil(lambda: len(charts.cards) > 1, timeout=20_000)
    before = deck.project
    rebuilt(deck, lambda: window.panes.preview.stepped.emit(1))
    assert deck.project != before
    assert deck.stack.undoText() == f"Change chart on slide {deck.current}"
    rebuilt(deck, window.actions_by_name["undo"].trigger)
    assert deck.project == before


def test_themes_are_tried_under_the_pointer_and_taken_back(
    qtbot: Any, window: Window, deck: DeckDocument, rebuilt: Rebuilt
) -> None:
    assert deck.build is not None
    real = deck.build
    window.actions_by_name["themes"].trigger()
    gallery = window.panes.gallery
    names = [gallery.list.item(row).text() for row in range(gallery.list.count())]
    other = next(row for row, name in enumerate(names) if name != real.theme.title)
    rebuilt(deck, lambda: gallery.list.itemEntered.emit(gallery.list.item(other)))
    assert deck.build.theme.title == names[other]
    assert not deck.stack.canUndo()
    qtbot.keyClick(gallery, Qt.Key.Key_Escape)
    assert deck.build is real
    window.actions_by_name["themes"].trigger()
    gallery.list.setCurrentRow(other)
    rebuilt(deck, lambda: qtbot.keyClick(gallery.list, Qt.Key.Key_Return))
    assert deck.build.theme.title == names[other]
    assert deck.stack.undoText() == "Change theme"


def test_the_filmstrip_says_aloud_what_it_shows(window: Window, deck: DeckDocument) -> None:
    model = window.panes.filmstrip.slides
    said = [
        model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
        if model.index(row).data(NUMBER)
    ]
    assert said[0].startswith(f"Slide 1 of {deck.count}, Two harbours")


def test_words_are_edited_on_the_slide_itself(
    qtbot: Any, window: Window, deck: DeckDocument, rebuilt: Rebuilt
) -> None:
    deck.go(2)
    preview, edit = window.panes.preview, window.panes.in_place.edit
    assert deck.build is not None
    box = next(box for box in deck.build.pages[1].boxes if box.placeholder.name == "title")
    place = preview.place(box.rect).center()
    button = Qt.MouseButton.LeftButton
    qtbot.mouseDClick(preview.viewport(), button, pos=QPoint(round(place.x()), round(place.y())))
    assert edit.isVisible()
    edit.setPlainText("Said on the slide")
    rebuilt(deck, lambda: qtbot.keyClick(edit, Qt.Key.Key_Return))
    assert deck.build.deck.slides[1].title == "Said on the slide"
    qtbot.mouseDClick(preview.viewport(), button, pos=QPoint(round(place.x()), round(place.y())))
    edit.setPlainText("Never mind")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert not edit.isVisible()
    assert deck.build.deck.slides[1].title == "Said on the slide"
