"""The worker: the latest request wins, an older result is dropped, a mistake is told and ends nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("PySide6.QtWidgets", reason="the desktop app is not installed")
pytest.importorskip("pytestqt", reason="pytest-qt is not installed: make test leaves the window to .ci/run")

from PySide6.QtGui import QPixmap

from deckmaker.app import pictures
from deckmaker.app.document import DeckDocument
from deckmaker.app.window import Window
from deckmaker.app.worker import Leash, Worker
from deckmaker.export import Shown
from deckmaker.model import InputError, Problem


@pytest.fixture
def worker(qapp: Any) -> Iterator[Worker]:
    made = Worker()
    yield made
    made.end()


def test_a_newer_request_ends_the_running_one(qtbot: Any, worker: Worker) -> None:
    begun, results = threading.Event(), list[object]()
    worker.done.connect(lambda lane, ticket, result: results.append(result))

    def long(leash: Leash) -> str:
        begun.set()
        while True:
            leash()
            leash.stopped.wait(0.01)

    worker.ask("deck", long)
    assert begun.wait(5)
    worker.ask("deck", lambda leash: "waiting, never begun")
    worker.ask("deck", lambda leash: "latest")
    qtbot.waitUntil(lambda: bool(results))
    assert results == ["latest"]


def test_pictures_of_charts_give_way_to_the_deck_and_come_after_it(qtbot: Any, worker: Worker) -> None:
    begun, order = threading.Event(), list[str]()
    worker.done.connect(lambda lane, ticket, result: order.append(lane))
    tries = []

    def charts(leash: Leash) -> str:
        tries.append(1)
        begun.set()
        if len(tries) == 1:
            while True:
                leash()
                leash.stopped.wait(0.01)
        return "charts"

    worker.ask("candidates", charts)
    assert begun.wait(5)
    worker.ask("deck", lambda leash: "deck")
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["deck", "candidates"]


def test_what_goes_wrong_is_told_in_words(qtbot: Any, worker: Worker, caplog: Any) -> None:
    def refused(leash: Leash) -> None:
        raise InputError(Problem("error", "input-empty", "there is no text"))

    def mistaken(leash: Leash) -> None:
        raise ValueError("a bug")

    with qtbot.waitSignal(worker.failed) as told:
        worker.ask("deck", refused)
    assert told.args[2].code == "input-empty"
    with qtbot.waitSignal(worker.failed) as told:
        worker.ask("deck", mistaken)
    assert told.args[2].code == "internal"
    with qtbot.waitSignal(worker.done):
        worker.ask("deck", lambda leash: None)


def test_results_out_of_order_never_show_an_older_text(
    qtbot: Any, window: Window, deck: DeckDocument
) -> None:
    old = deck.build
    assert old is not None
    deck.change_text(0, 0, "New words. ")
    deck.make()
    stale = deck._ticket - 1
    deck._done("deck", stale, old)  # a result that comes late
    qtbot.waitUntil(lambda: deck.build is not None and deck.build.document.text == deck.text, timeout=20_000)
    deck._done("deck", stale, old)
    assert deck.build.document.text == deck.text


def test_an_unreadable_text_keeps_what_was_shown(qtbot: Any, window: Window, deck: DeckDocument) -> None:
    shown = deck.build
    with qtbot.waitSignal(deck.refused, timeout=20_000):
        deck.change_text(0, len(deck.text), "")
    assert deck.build is shown
    assert window.notice.isVisible()
    with qtbot.waitSignal(deck.built, timeout=20_000):
        deck.stack.undo()


def test_what_is_made_ready_before_the_first_deck_is_painted_but_not_shown(
    qtbot: Any, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = list[int]()
    real = pictures.paint

    def paint(shown: Shown, number: int, width: int) -> QPixmap:
        painted.append(number)
        return real(shown, number, width)

    monkeypatch.setattr(pictures, "paint", paint)
    window.document.warm()
    qtbot.waitUntil(lambda: len(painted) > 1, timeout=20_000)
    assert painted[:2] == [1, 2]
    assert window.document.build is None
    assert window.document.project is None
