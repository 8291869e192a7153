"""Presenting from the window: keys, hidden slides, blank screens, the speaker's view."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("PySide6.QtWidgets", reason="the desktop app is not installed")
pytest.importorskip("pytestqt", reason="pytest-qt is not installed: make test leaves the window to .ci/run")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton

from deckmaker import edit
from deckmaker.app.document import DeckDocument
from deckmaker.app.present import Presentation, Stage
from deckmaker.app.window import Window

Key = Qt.Key


@pytest.fixture
def show(window: Window, deck: DeckDocument) -> Iterator[Presentation]:
    window.actions_by_name["present"].trigger()
    presentation = window.presenting.presentation
    assert presentation is not None
    yield presentation
    window.presenting.end()


def stage(show: Presentation) -> Stage:
    assert show.stage is not None
    return show.stage


def test_keys_and_the_mouse_turn_slides(qtbot: Any, show: Presentation) -> None:
    assert (show.number, stage(show).isFullScreen()) == (1, True)
    for key in (Key.Key_Right, Key.Key_Space, Key.Key_PageDown):
        before = show.at
        qtbot.keyClick(stage(show), key)
        assert show.at == before + 1
    qtbot.keyClick(stage(show), Key.Key_Left)
    qtbot.keyClick(stage(show), Key.Key_Home)
    assert show.number == 1
    qtbot.mouseClick(stage(show), Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert show.number == 2
    qtbot.mouseClick(stage(show), Qt.MouseButton.RightButton, pos=QPoint(50, 50))
    assert show.number == 1


def test_a_number_and_enter_go_to_that_slide(qtbot: Any, show: Presentation) -> None:
    qtbot.keyClick(stage(show), Key.Key_3)
    assert show.typed == "3"
    qtbot.keyClick(stage(show), Key.Key_Return)
    assert (show.number, show.typed) == (3, "")


def test_after_the_last_slide_comes_a_black_end_and_not_the_desktop(qtbot: Any, show: Presentation) -> None:
    qtbot.keyClick(stage(show), Key.Key_End)
    qtbot.keyClick(stage(show), Key.Key_Right)
    qtbot.keyClick(stage(show), Key.Key_Right)
    assert show.number == 0
    assert stage(show).grab().toImage().pixelColor(5, 5).name() == "#000000"
    qtbot.keyClick(stage(show), Key.Key_Left)
    assert show.number == show.numbers[-1]


def test_b_and_w_blank_the_screen_and_any_step_brings_the_slide_back(qtbot: Any, show: Presentation) -> None:
    for key, colour in ((Key.Key_B, "#000000"), (Key.Key_W, "#ffffff")):
        qtbot.keyClick(stage(show), key)
        image = stage(show).grab().toImage()
        assert image.pixelColor(image.width() // 2, image.height() // 2).name() == colour
        qtbot.keyClick(stage(show), Key.Key_Right)
        assert (show.blank, show.number) == ("", 1)


def test_escape_ends_it_and_the_window_shows_that_slide(
    qtbot: Any, show: Presentation, window: Window, deck: DeckDocument
) -> None:
    qtbot.keyClick(stage(show), Key.Key_Right)
    with qtbot.waitSignal(show.ended):
        qtbot.keyClick(stage(show), Key.Key_Escape)
    assert deck.current == 2
    assert window.presenting.presentation is None
    window.actions_by_name["present-here"].trigger()
    assert window.presenting.presentation is not None
    assert window.presenting.presentation.number == 2


def test_hidden_slides_are_passed_over(qtbot: Any, window: Window, deck: DeckDocument, rebuilt: Any) -> None:
    assert deck.build is not None
    key = deck.build.storyboard.scenes[1].key
    rebuilt(deck, lambda: deck.decide("Hide", lambda choices: edit.scene(choices, key, hidden=True)))
    window.presenting.from_start()
    presentation = window.presenting.presentation
    assert presentation is not None
    presentation.step(1)
    assert presentation.number == 3
    window.presenting.end()


def test_the_speakers_view_shows_slide_next_notes_clock_and_timer(qtbot: Any, show: Presentation) -> None:
    qtbot.keyClick(stage(show), Key.Key_P)
    desk = show.desk
    assert desk is not None
    qtbot.keyClick(desk, Key.Key_Right)
    assert show.number == 2
    assert desk.notes.toPlainText() == "\n\n".join(show.shown.pages[1].slide.notes)
    assert desk.current.accessibleDescription() == show.shown.pages[1].slide.title
    assert desk.next.accessibleDescription() == show.shown.pages[2].slide.title
    assert desk.clock.text().count(":") == 1
    size = desk.notes_size
    qtbot.mouseClick(desk.larger, Qt.MouseButton.LeftButton)
    assert desk.notes_size > size
    qtbot.keyClick(desk, Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert desk.notes_size == size
    assert all(button.accessibleName() for button in desk.findChildren(QAbstractButton))
    qtbot.keyClick(desk.notes, Key.Key_Right)  # also when the notes have the focus
    assert show.number == 3
    qtbot.keyClick(desk, Key.Key_P)
    assert show.desk is None
    assert show.stage is not None


def test_the_timer_stops_goes_on_and_begins_anew(show: Presentation, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    show.restart()
    now[0] += 75
    assert show.seconds == 75
    show.pause()
    now[0] += 100
    assert (show.seconds, show.paused) == (75, True)
    show.pause()
    now[0] += 5
    assert (show.seconds, show.paused) == (80, False)


def test_closing_the_deck_ends_the_presentation(show: Presentation, window: Window) -> None:
    window.document.leave()
    assert window.presenting.presentation is None
