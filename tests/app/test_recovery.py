"""Nothing that was typed is lost: the journal, kill −9, the file changed or deleted by another program."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("PySide6.QtWidgets", reason="the desktop app is not installed")
pytest.importorskip("pytestqt", reason="pytest-qt is not installed: make test leaves the window to .ci/run")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from deckmaker import edit
from deckmaker.app.document import DeckDocument
from deckmaker.app.window import Window

ROOT = Path(__file__).parents[2]


def press(qtbot: Any, window: Window, act: str) -> None:
    button = next(each for each in window.notice.findChildren(QPushButton) if each.property("act") == act)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def journals(window: Window) -> list[Path]:
    return sorted(window.recovery.place.glob("*.json"))


def test_a_change_is_in_the_journal_soon_and_gone_when_saved(
    qtbot: Any, window: Window, deck: DeckDocument
) -> None:
    assert journals(window) == []
    deck.splice(0, 0, "Typed. ")
    qtbot.waitUntil(lambda: bool(journals(window)), timeout=5000)
    assert "Typed. " in journals(window)[0].read_text("utf-8")
    assert deck.save()
    assert journals(window) == []


def test_undone_to_what_was_saved_there_is_nothing_to_keep(window: Window, deck: DeckDocument) -> None:
    deck.splice(0, 0, "Typed. ")
    window.recovery.write()
    deck.stack.undo()
    window.recovery.write()
    assert journals(window) == []


def test_a_closed_window_leaves_no_journal(window: Window, deck: DeckDocument) -> None:
    deck.splice(0, 0, "Typed. ")
    window.recovery.write()
    place = window.recovery.place
    window.leave()
    assert list(place.iterdir()) == []


CRASH = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
from deckmaker import edit
from deckmaker.app.main import dress
from deckmaker.app.settings import Settings
from deckmaker.app.window import Window
program = QApplication([])
settings = Settings(QSettings(sys.argv[2] + "/s.ini", QSettings.Format.IniFormat), Path(sys.argv[2]) / "kept")
dress(program, settings)
window = Window(settings)
window.open_path(Path(sys.argv[1]))
window.document.splice(0, 0, "Typed before the crash 😀. ")
window.document.decide("x", lambda choices: edit.theme(choices, "harbor"))
def write():
    window.recovery.write()
    print("kept", flush=True)
timer = QTimer()
timer.timeout.connect(write)
timer.start(0)
program.exec()
"""


def test_after_kill_9_in_the_middle_of_writing_the_next_start_offers_it(
    qtbot: Any, window: Window, article: Path, tmp_path: Path
) -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", CRASH, str(article), str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=env, text=True) as crashed:
        assert crashed.stdout is not None
        assert crashed.stdout.readline() == "kept\n"
        assert window.recovery.found() == []  # its program is alive
        time.sleep(0.05)  # somewhere within a write
        crashed.send_signal(signal.SIGKILL)
    assert window.recovery.offer()
    assert "locks.md" in window.notice.text
    press(qtbot, window, "recover")
    document = window.document
    assert document.text.startswith("Typed before the crash 😀. ")
    assert document.project is not None
    assert document.project.choices.theme == "harbor"
    assert not document.clean
    assert window.recovery.found() == []
    document.stack.undo()
    document.stack.undo()
    assert document.text == article.read_text("utf-8")


def test_what_was_never_saved_is_recovered_too_and_a_discarded_journal_is_gone(
    qtbot: Any, window: Window, tmp_path: Path
) -> None:
    place = window.recovery.place
    place.mkdir(parents=True)
    told = json.dumps(
        {
            "version": 1,
            "path": "",
            "name": "Untitled.md",
            "suffix": ".md",
            "text": "# A\n\n## B\n\n- c",
            "choices": "",
            "when": "2024-05-06T07:08:09",
        }
    )
    (place / "a.json").write_text(told, "utf-8")
    (place / "b.json").write_text("{half", "utf-8")
    assert window.recovery.offer()
    press(qtbot, window, "recover")
    assert window.document.text == "# A\n\n## B\n\n- c"
    assert window.document.stack.count() == 1
    (place / "c.json").write_text(told, "utf-8")
    assert window.recovery.offer()
    press(qtbot, window, "discard")
    assert not (place / "c.json").exists()
    assert not (place / "b.json").exists()


# ── the file on disk ─────────────────────────────────────────────────────────────────────


def change(qtbot: Any, window: Window, path: Path, act: Callable[[str], str]) -> None:
    """Another program writes the file, as editors do: a new file in the old one's place."""
    other = path.with_name("other.tmp")
    other.write_text(act(path.read_text("utf-8")), "utf-8")
    os.replace(other, path)


def test_an_unchanged_article_follows_its_file(
    qtbot: Any, window: Window, deck: DeckDocument, article: Path
) -> None:
    change(qtbot, window, article, lambda text: text.replace("northern", "upper"))
    qtbot.waitUntil(lambda: "upper" in deck.text, timeout=5000)
    assert deck.clean
    deck.stack.undo()
    assert "northern" in deck.text
    assert not deck.clean
    deck.stack.redo()
    change(qtbot, window, article, lambda text: text.replace("southern", "lower"))  # and once more
    qtbot.waitUntil(lambda: "lower" in deck.text, timeout=5000)


@pytest.mark.parametrize(
    ("act", "mine", "theirs"), [("merge-disk", 1, 1), ("keep-mine", 1, 0), ("take-disk", 0, 1)]
)
def test_a_changed_article_is_merged_when_the_user_says_so(
    qtbot: Any, window: Window, deck: DeckDocument, article: Path, act: str, mine: int, theirs: int
) -> None:
    at = deck.text.index("Grain")
    deck.splice(at, 0, "MINE ")
    change(qtbot, window, article, lambda text: text.replace("leak in winter", "leak in THEIRS"))
    qtbot.waitUntil(lambda: "changed on disk" in window.notice.text, timeout=5000)
    press(qtbot, window, act)
    assert (deck.text.count("MINE"), deck.text.count("THEIRS")) == (mine, theirs)
    window.actions_by_name["save"].trigger()
    qtbot.waitUntil(lambda: deck.clean)
    assert article.read_text("utf-8") == deck.text


def test_saving_never_overwrites_what_another_program_wrote(
    qtbot: Any, window: Window, deck: DeckDocument, article: Path
) -> None:
    deck.splice(0, 0, "\n")
    article.write_text("# Theirs\n\n## All of it\n\n- new\n", "utf-8")
    window.actions_by_name["save"].trigger()  # before the watcher has spoken
    assert article.read_text("utf-8").startswith("# Theirs")
    assert "changed on disk" in window.notice.text


def test_a_deleted_file_is_told_and_saved_again(
    qtbot: Any, window: Window, deck: DeckDocument, article: Path
) -> None:
    article.unlink()
    qtbot.waitUntil(lambda: "moved or deleted" in window.notice.text, timeout=5000)
    assert not deck.clean
    window.actions_by_name["save"].trigger()
    assert article.read_text("utf-8") == deck.text
    change(qtbot, window, article, lambda text: text.replace("northern", "upper"))
    qtbot.waitUntil(lambda: "upper" in deck.text, timeout=5000)


def test_our_own_saving_is_no_change(qtbot: Any, window: Window, deck: DeckDocument, article: Path) -> None:
    deck.splice(0, 0, "\n")
    deck.decide("x", lambda choices: edit.theme(choices, "harbor"))
    window.actions_by_name["save"].trigger()
    qtbot.wait(500)
    assert "changed on disk" not in window.notice.text
    assert deck.clean
