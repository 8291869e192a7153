"""The filmstrip keeps Qt's rules for models through every change of the deck."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("PySide6.QtWidgets", reason="the desktop app is not installed")
pytest.importorskip("pytestqt", reason="pytest-qt is not installed: make test leaves the window to .ci/run")

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from deckmaker.app.document import DeckDocument
from deckmaker.app.slides_model import HIDDEN, NUMBER
from deckmaker.app.window import Window

Rebuilt = Callable[[DeckDocument, Callable[[], Any]], None]


@pytest.fixture
def strip(window: Window, deck: DeckDocument) -> Any:
    model = window.panes.filmstrip.slides
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    window.tester = QAbstractItemModelTester(model, mode, window)  # type: ignore[attr-defined]
    return window.panes.filmstrip


def titles(deck: DeckDocument) -> list[str]:
    assert deck.build is not None
    return [slide.title for slide in deck.build.deck.slides]


def test_rows_follow_the_deck(strip: Any, deck: DeckDocument, rebuilt: Rebuilt) -> None:
    model = strip.slides
    at = deck.text.index("## The southern lock")
    rebuilt(
        deck, lambda: deck.change_text(at, 0, "## A third lock\n\nIt opened in 2012 and cost $4 million.\n\n")
    )
    numbers = [model.index(row).data(NUMBER) for row in range(model.rowCount())]
    assert [number for number in numbers if number] == list(range(1, deck.count + 1))
    rebuilt(deck, lambda: deck.stack.undo())
    assert max(model.index(row).data(NUMBER) for row in range(model.rowCount())) == deck.count


def test_a_folded_section_hides_its_slides_and_opens_for_the_current_one(
    strip: Any, deck: DeckDocument
) -> None:
    model = strip.slides
    heading = next(row for row in model.rows if not row.number and row.title)
    count = model.rowCount()
    model.fold(heading.key)
    assert model.rowCount() < count
    deck.go(deck.count)
    for number in range(1, deck.count + 1):
        deck.go(number)
    assert model.rowCount() == count


def test_hiding_dims_and_is_one_step(
    window: Window, strip: Any, deck: DeckDocument, rebuilt: Rebuilt
) -> None:
    deck.go(2)
    rebuilt(deck, window.actions_by_name["hide"].trigger)
    model = strip.slides
    assert model.index(model.row_of(2)).data(HIDDEN)
    assert "hidden" in model.index(model.row_of(2)).data(Qt.ItemDataRole.AccessibleTextRole)
    rebuilt(deck, window.actions_by_name["undo"].trigger)
    assert not model.index(model.row_of(2)).data(HIDDEN)


def test_slides_move_by_keys_and_by_dropping(
    window: Window, strip: Any, deck: DeckDocument, rebuilt: Rebuilt
) -> None:
    before = titles(deck)
    deck.go(3)
    rebuilt(deck, window.actions_by_name["move-up"].trigger)
    assert titles(deck) == [before[0], before[2], before[1], *before[3:]]
    assert deck.current == 2
    rebuilt(deck, lambda: deck.stack.undo())
    assert titles(deck) == before
    model = strip.slides
    mime = model.mimeData([model.index(model.row_of(2))])
    row = model.row_of(4)
    rebuilt(
        deck,
        lambda: model.dropMimeData(mime, Qt.DropAction.MoveAction, row, 0, model.index(-1)),
    )
    assert titles(deck)[:4] == [before[0], before[2], before[1], before[3]]


def test_a_whole_section_takes_its_text_along(
    window: Window, strip: Any, deck: DeckDocument, rebuilt: Rebuilt
) -> None:
    assert deck.build is not None
    north = [
        number
        for number, slide in enumerate(deck.build.deck.slides, 1)
        if slide.key.partition("#")[0] == "the-northern-lock"
    ]
    south = next(n for n, slide in enumerate(deck.build.deck.slides, 1) if slide.key == "the-southern-lock")
    assert deck.text.index("The northern lock") < deck.text.index("The southern lock")
    rebuilt(deck, lambda: strip.reordered.emit([south], north[0]))
    assert deck.text.index("The southern lock") < deck.text.index("The northern lock")
    assert deck.stack.undoText() == "Move section"
    rebuilt(deck, deck.stack.undo)
    assert deck.text.index("The northern lock") < deck.text.index("The southern lock")


def test_a_slide_leaves_the_window_as_a_picture(strip: Any, deck: DeckDocument) -> None:
    model = strip.slides
    dragged = model.mimeData([model.index(model.row_of(2))])
    (url,) = dragged.urls()
    with open(url.toLocalFile(), "rb") as file:
        assert file.read(8).startswith(b"\x89PNG")
