"""A picture that is dropped or pasted on a slide becomes part of the article, in one step of the history."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("PySide6.QtWidgets", reason="the desktop app is not installed")
pytest.importorskip("pytestqt", reason="pytest-qt is not installed: make test leaves the window to .ci/run")

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage

from deckmaker.app.document import DeckDocument
from deckmaker.app.window import Window


@pytest.fixture
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#406080"))
    path = tmp_path_factory.mktemp("elsewhere") / "the gate.png"
    assert image.save(str(path))
    return path


def drop(window: Window, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def test_a_dropped_picture_stands_on_a_slide_of_its_section(
    qtbot: Any, window: Window, deck: DeckDocument, photo: Path, article: Path
) -> None:
    before, source = deck.text, article.read_bytes()
    number = next(n for n, each in enumerate(deck.build.deck.slides, 1) if "northern" in each.key)  # type: ignore[union-attr]
    deck.go(number)
    drop(window, photo)
    assert "![](locks_pictures/the%20gate.png)\n\n## The southern lock" in deck.text
    assert (article.parent / "locks_pictures" / "the gate.png").read_bytes() == photo.read_bytes()
    qtbot.waitUntil(lambda: deck.scene is not None and deck.scene.kind == "picture")
    assert "alt-missing" in [each.code for each in deck.problems]
    assert article.read_bytes() == source  # until it is saved
    deck.stack.undo()
    assert deck.text == before


def test_a_pasted_picture_is_kept_beside_the_article(
    qtbot: Any, window: Window, deck: DeckDocument, article: Path
) -> None:
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#a03020"))
    QGuiApplication.clipboard().setImage(image)
    window.panes.paste_picture()
    assert "![](locks_pictures/picture.png)" in deck.text
    window.panes.paste_picture()  # the same picture: the same file
    assert [each.name for each in (article.parent / "locks_pictures").iterdir()] == ["picture.png"]
    qtbot.waitUntil(lambda: deck.is_current)


def test_a_picture_for_a_text_without_a_file_is_named_in_full(
    qtbot: Any, window: Window, deck: DeckDocument, photo: Path
) -> None:
    deck.paste("## Gates\n\nThe gates leak in winter. The town has no money for new ones.\n")
    qtbot.waitUntil(lambda: deck.is_current)
    drop(window, photo)
    qtbot.waitUntil(lambda: deck.scene is not None and deck.scene.kind == "picture")
    assert [each.code for each in deck.problems if each.severity != "note"] == ["alt-missing"]
