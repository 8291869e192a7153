"""Themes of the user's own: made beside the live deck, taken from a company's template, shared as one file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("PySide6.QtWidgets", reason="the desktop app is not installed")
pytest.importorskip("pytestqt", reason="pytest-qt is not installed: make test leaves the window to .ci/run")

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton

from deckmaker import theme
from deckmaker.app.document import DeckDocument
from deckmaker.app.settings import Settings
from deckmaker.app.theme_editor import ThemeEditor
from deckmaker.app.window import Window
from deckmaker.theme import packing

Rebuilt = Callable[[DeckDocument, Callable[[], Any]], None]


@pytest.fixture
def themes(settings: Settings, tmp_path: Path) -> Path:
    settings.theme_folder = str(tmp_path / "my themes")
    return tmp_path / "my themes"


def test_a_colour_restyles_the_deck_and_is_kept_or_left(
    qtbot: Any, window: Window, deck: DeckDocument, themes: Path, rebuilt: Rebuilt
) -> None:
    real, editor = deck.build, window.panes.theming.editor
    window.actions_by_name["theme-edit"].trigger()
    rebuilt(deck, lambda: editor.set_colour("accent_light", "B3005E"))
    assert deck.build is not None
    assert "B3005E" in (deck.build.theme.palette.accent1, deck.build.theme.palette.accent2)
    assert not deck.stack.canUndo()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert deck.build is real
    window.actions_by_name["theme-edit"].trigger()
    rebuilt(deck, lambda: editor.set_colour("accent_light", "B3005E"))
    rebuilt(deck, editor.keep)
    (kept,) = themes.iterdir()
    assert theme.load(str(kept)).palette.accent1 == "B3005E"
    assert deck.stack.undoText() == "Change theme"
    assert deck.build.theme.palette.accent1 == "B3005E"


def test_bad_contrast_is_told_and_mended_with_one_click(
    qtbot: Any, window: Window, deck: DeckDocument, themes: Path, rebuilt: Rebuilt
) -> None:
    editor = window.panes.theming.editor
    window.actions_by_name["theme-edit"].trigger()
    rebuilt(deck, lambda: editor.set_colour("accent_light", "FFF2A8"))
    qtbot.waitUntil(lambda: bool(fixes(editor)))
    for _ in range(8):
        rebuilt(deck, lambda: qtbot.mouseClick(fixes(editor)[0], Qt.MouseButton.LeftButton))
        QCoreApplication.processEvents()
        if not fixes(editor):
            break
    assert fixes(editor) == []


def fixes(editor: ThemeEditor) -> list[QPushButton]:
    return [button for button in editor.judgement.findChildren(QPushButton) if button.isVisible()]


def test_a_logo_is_dropped_on_the_theme(
    window: Window, deck: DeckDocument, themes: Path, tmp_path: Path, rebuilt: Rebuilt
) -> None:
    picture = QImage(200, 60, QImage.Format.Format_ARGB32)
    picture.fill(0xFF3355AA)
    picture.save(str(tmp_path / "logo.png"))
    editor = window.panes.theming.editor
    window.actions_by_name["theme-edit"].trigger()
    rebuilt(deck, lambda: editor.take_logo(tmp_path / "logo.png"))
    rebuilt(deck, editor.keep)
    (kept,) = themes.iterdir()
    assert (kept / "logo-light.png").is_file()


def test_a_template_shows_its_mapping_and_takes_corrections(
    qtbot: Any, window: Window, deck: DeckDocument, themes: Path, tmp_path: Path, rebuilt: Rebuilt
) -> None:
    template = tmp_path / "Company.potx"
    template.write_bytes(theme.load("plain").template)
    panel = window.panes.theming.template
    rebuilt(deck, lambda: window.panes.theming.take(template))
    assert deck.build is not None
    assert not deck.build.theme.made
    box = panel.boxes["points"]
    other = next(box.itemText(at) for at in range(box.count()) if box.itemText(at) != box.currentText())

    def correct() -> None:
        box.setCurrentText(other)
        box.textActivated.emit(other)

    rebuilt(deck, correct)
    assert panel.boxes["points"].currentText() == other
    rebuilt(deck, panel.keep)
    (kept,) = themes.iterdir()
    assert other in (kept / "theme.toml").read_text("utf-8")
    assert window.panes.side.currentWidget() is window.panes.inspector


def test_a_file_that_is_no_template_is_refused_in_words(
    qtbot: Any, window: Window, deck: DeckDocument, themes: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.potx"
    wrong.write_bytes(b"not a presentation")
    shown = deck.build
    with qtbot.waitSignal(deck.refused, timeout=20_000):
        window.panes.theming.take(wrong)
    assert deck.build is shown
    assert window.notice.isVisible()


def test_a_theme_travels_as_one_file(
    window: Window, deck: DeckDocument, themes: Path, tmp_path: Path, rebuilt: Rebuilt
) -> None:
    pack = tmp_path / f"plain{packing.SUFFIX}"
    window.panes.theming.shared = Path(theme.finding.bundle.folder("themes")) / "press"
    window.panes.theming.share_to(pack)
    assert pack.is_file()
    rebuilt(deck, lambda: window.panes.theming.take(pack))
    assert (themes / "press" / "theme.toml").is_file()
    assert deck.build is not None
    assert deck.build.theme.name == "press"
