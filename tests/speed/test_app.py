"""Times the desktop app against the budgets of its design, prints a table and writes build/bench-app.json.

CPU time of the window's thread, medians; only what waits for the worker is wall time. Run by `make bench`, on
Qt's offscreen platform; skipped without `deckmaker[app]`. Nothing fails here for being slow: the table says it.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytestmark = pytest.mark.speed
pytest.importorskip("PySide6.QtWidgets", exc_type=ImportError, reason="needs deckmaker[app]")

ROOT = Path(__file__).parents[2]
SLIDES = 200
BUDGETS = {  # ms, of a quiet two-core laptop; MB
    "start to first paint": 600.0,
    "drop of 10,000 characters to first slide": 300.0,
    "key echo, worker busy, 95th percentile": 16.0,
    "last key to preview": 250.0,
    "slide switch": 30.0,
    "theme swap, 200 slides": 400.0,
    "cancel to idle": 200.0,
    "longest block of the window": 50.0,
    "200 slides to .pptx": 5000.0,
    "memory, 200 slides, MB": 250.0,
}
_START = """
import sys, time
from PySide6.QtWidgets import QApplication
from PySide6.QtCore import QSettings
from pathlib import Path
program = QApplication(sys.argv[:1])
from deckmaker.app.main import dress
from deckmaker.app.settings import Settings
from deckmaker.app.window import Window
settings = Settings(QSettings(sys.argv[1], QSettings.Format.IniFormat), Path(sys.argv[2]))
dress(program, settings)
window = Window(settings)
window.show()
program.processEvents()
print(time.process_time())
window.leave()
"""


def section(number: int) -> str:
    share, before, after = 20 + number % 60, 3 + number % 7, 11 + number % 30
    return (
        f"## Harbour {number}\n\nIn 2024 harbour {number} handled {share}% of the freight of its coast. "
        f"Its income rose from ${before} million in 2019 to ${after} million in 2024.\n\n"
        "Grain was the most important cargo, because two mills stand beside the quay and buy from the farms "
        "of the whole valley. The keepers opened the gates at night as well, which the skippers had wanted "
        "for a long time.\n\n"
    )


def written(number: int) -> str:
    """A slide of an outline, every third one with a chart: of an article, plan takes fewer the longer it is."""
    if number % 3:
        return (
            f"## Harbour {number} earns more than before\n\n- Grain was the most important cargo\n"
            "  - two mills stand beside the quay\n- The keepers open the gates at night as well\n\n"
        )
    return (
        f"## Harbour {number} in figures\n\n```chart\nkind: columns\ntitle: Income {number}\nunit: $ million\n"
        f"source: the harbour master\n\nYear,Income\n2022,{number + 3}\n2023,{number + 5}\n2024,{number + 9}\n```\n\n"
    )


def article(characters: int) -> str:
    text, number = "# The harbours\n\n", 0
    while len(text) < characters:
        number += 1
        text += section(number)
    return text


@pytest.fixture(scope="module")
def timings() -> Iterator[dict[str, float]]:
    measured: dict[str, float] = {}
    yield measured
    target = ROOT / "build" / "bench-app.json"
    target.parent.mkdir(exist_ok=True)
    rows = {name: {"measured": round(value, 2), "budget": BUDGETS[name]} for name, value in measured.items()}
    target.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print()
    for name, value in measured.items():
        print(
            f"{name:44}{value:10.1f}   budget {BUDGETS[name]:7.0f}{'' if value <= BUDGETS[name] else '   MISSED'}"
        )


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    program = QApplication.instance() or QApplication(["bench"])
    assert isinstance(program, QApplication)
    sys.setswitchinterval(0.0005)
    from deckmaker.app.main import dress
    from deckmaker.app.settings import Settings
    from deckmaker.app.window import Window

    place = tmp_path_factory.mktemp("app")
    settings = Settings(QSettings(str(place / "s.ini"), QSettings.Format.IniFormat), place / "kept")
    settings.language, settings.mode = "en", "light"
    dress(program, settings)
    shown = Window(settings)
    shown.resize(1280, 800)
    shown.show()
    shown.document.warm()
    pump(lambda: False, 3)
    yield shown
    shown.leave()


def pump(until: Callable[[], bool], seconds: float = 60) -> None:
    from PySide6.QtCore import QCoreApplication

    end = time.monotonic() + seconds
    while not until() and time.monotonic() < end:
        QCoreApplication.processEvents()
        time.sleep(0.001)


def made(document: Any) -> bool:
    return document.build is not None and document.build.document.text == document.text


def test_start(timings: dict[str, float], tmp_path: Path) -> None:
    command = [sys.executable, "-c", _START, str(tmp_path / "s.ini"), str(tmp_path)]
    runs = [
        float(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(4)
    ]
    timings["start to first paint"] = 1000 * statistics.median(runs[1:])


def test_drop(timings: dict[str, float], window: Any, tmp_path: Path) -> None:
    walls = []
    for number in range(3):
        path = tmp_path / f"{number}.md"
        path.write_text(f"{article(10_000)}\nNumber {number}.\n", "utf-8")
        began = time.perf_counter()
        window.open_path(path)
        pump(lambda: made(window.document))
        window.panes.preview.viewport().repaint()
        walls.append(time.perf_counter() - began)
    timings["drop of 10,000 characters to first slide"] = 1000 * walls[0]


def test_typing(timings: dict[str, float], window: Any) -> None:
    from PySide6.QtGui import QTextCursor
    from PySide6.QtTest import QTest

    window.panes.show_article(True)
    editor, document = window.panes.article.editor, window.document
    editor.moveCursor(QTextCursor.MoveOperation.End)
    echoes = []
    for letter in "A harbour sold 45% more berths in 2024 than the year before. " * 2:
        began = time.perf_counter()
        QTest.keyClick(editor, letter)
        editor.viewport().repaint()
        echoes.append(time.perf_counter() - began)
        pump(lambda: False, 0.03)
    timings["key echo, worker busy, 95th percentile"] = 1000 * statistics.quantiles(echoes, n=20)[-1]
    walls = []
    for _ in range(5):
        pump(lambda: made(document))
        began = time.perf_counter()
        QTest.keyClick(editor, "x")
        pump(lambda: made(document))
        window.panes.preview.viewport().repaint()
        walls.append(time.perf_counter() - began)
    timings["last key to preview"] = 1000 * statistics.median(walls)


def test_what_holds_the_window_longest(timings: dict[str, float], window: Any) -> None:
    """CPU time of the window's thread in one round of its loop, while an article is opened, shown and restyled."""
    from PySide6.QtWidgets import QApplication

    document, panes = window.document, window.panes
    longest = 0.0

    def done(act: Callable[[], object], seconds: float) -> None:
        nonlocal longest
        began = time.thread_time()
        act()
        longest = max(longest, time.thread_time() - began)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            began = time.thread_time()
            QApplication.processEvents()
            longest = max(longest, time.thread_time() - began)
            time.sleep(0.001)

    document.stack.setClean()
    for act, seconds in (
        (lambda: window.open_path(ROOT / "outlines" / "chinese-internet-model.md"), 3),
        (lambda: document.go(4), 1),
        (lambda: panes.show_article(True), 1),
        (panes.toggle_themes, 3),
        (lambda: document.try_theme("keynote"), 2),
        (lambda: document.try_theme(""), 1),
        (panes.toggle_themes, 1),
    ):
        done(act, seconds)
    assert document.count > 5
    timings["longest block of the window"] = 1000 * longest


def test_two_hundred_slides(timings: dict[str, float], window: Any, tmp_path: Path) -> None:
    path = tmp_path / "long.md"
    text, number = "# The harbours\n\n", 0
    while number < SLIDES:
        number += 1
        text += written(number)
    path.write_text(text, "utf-8")
    window.panes.show_article(False)
    window.document.stack.setClean()  # else the window asks what to do with what was typed before
    window.open_path(path)
    document = window.document
    pump(lambda: made(document))
    pump(lambda: not window.panes.filmstrip.pictures._wanted, 20)
    assert document.count >= SLIDES
    switches = []
    for number in range(1, 41):
        began = time.thread_time()
        document.go(number)
        window.panes.preview.viewport().repaint()
        switches.append(time.thread_time() - began)
    timings["slide switch"] = 1000 * statistics.median(switches)
    document.try_theme("plain")
    pump(lambda: document.build.theme.name == "plain")
    document.try_theme("")
    other = "press" if document.build.theme.name != "press" else "ledger"
    began = time.perf_counter()
    document.try_theme(other)
    pump(lambda: document.build.theme.name == other)
    window.panes.filmstrip.viewport().repaint()
    timings["theme swap, 200 slides"] = 1000 * (time.perf_counter() - began)
    document.try_theme("")
    document.change_text(0, 0, "New words at the top.\n\n")
    document.make()
    pump(lambda: False, 0.05)
    began = time.perf_counter()
    document.worker.cancel("deck")
    pump(lambda: document.worker._running is None)
    timings["cancel to idle"] = 1000 * (time.perf_counter() - began)
    document.make()
    pump(lambda: made(document))
    began = time.process_time()
    document.build.pptx()
    timings["200 slides to .pptx"] = 1000 * (time.process_time() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    timings["memory, 200 slides, MB"] = peak / 1e6
