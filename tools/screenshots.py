"""Takes the pictures of the desktop app that README.md shows, from the real app: docs/pictures/app-*.png.

    QT_QPA_PLATFORM=offscreen .venv/bin/python tools/screenshots.py [FOLDER]

Each is taken at twice the pixels; run it again when the window changes.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1.5")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from deckmaker.app.main import dress
from deckmaker.app.settings import Settings
from deckmaker.app.window import Window

ROOT = Path(__file__).parents[1]
SIZE = (1280, 760)


def main(folder: Path) -> None:
    """Light and English but where the name says otherwise."""
    program = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as kept:
        for name, language, mode in (("app", "en", "light"), ("app-dark-chinese", "zh_CN", "dark")):
            place = Path(kept) / name
            settings = Settings(QSettings(str(place / "s.ini"), QSettings.Format.IniFormat), place)
            settings.language, settings.mode = language, mode
            settings.theme_folder = str(place / "themes")
            dress(program, settings)
            window = Window(settings)
            window.resize(*SIZE)
            window.show()
            sample = "chinese-internet-model.md" if language == "en" else "city-library-zh.md"
            window.open_path(ROOT / "outlines" / sample)
            wait(program, lambda window=window: window.document.build is not None)
            if language == "en":
                pictures(program, window, folder, name)
            else:
                charted(program, window)
                shot(program, window, folder / f"{name}.png")
            window.leave()


def pictures(program: QApplication, window: Window, folder: Path, name: str) -> None:
    panes = window.panes
    charted(program, window)
    shot(program, window, folder / f"{name}.png")
    window.resize(1440, SIZE[1])
    panes.show_article(True)
    panes.inspector.show_page("numbers")
    settle(program, 1)
    card = next(card for card in panes.inspector.numbers.cards if "75%" in card.accessibleName())
    card.picked.emit(card.about)
    shot(program, window, folder / f"{name}-numbers.png")
    window.resize(*SIZE)
    panes.show_article(False)
    panes.toggle_themes()
    settle(program, 6)
    shot(program, window, folder / f"{name}-themes.png")


def charted(program: QApplication, window: Window) -> None:
    """The first slide with a chart that has a choice."""
    document = window.document
    for number in range(1, document.count + 1):
        document.go(number)
        if document.scene is not None and document.scene.chart and len(document.scene.offers[0].charts) > 1:
            break
    wait(program, lambda: len(window.panes.inspector.charts.cards) > 1)


def wait(program: QApplication, until: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not until() and time.monotonic() < end:
        settle(program, 0.02)


def settle(program: QApplication, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        program.processEvents()
        time.sleep(0.005)


def shot(program: QApplication, window: Window, path: Path) -> None:
    settle(program, 1)
    path.parent.mkdir(parents=True, exist_ok=True)
    window.grab().save(str(path))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "docs" / "pictures")
