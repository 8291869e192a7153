"""With a second screen the audience sees the slide there, and the speaker's view stays on the first."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtWidgets", reason="the desktop app is not installed")

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
program = QApplication(sys.argv[:1])
from deckmaker.app.main import dress
from deckmaker.app.settings import Settings
from deckmaker.app.window import Window
place = Path(sys.argv[1])
settings = Settings(QSettings(str(place / "s.ini"), QSettings.Format.IniFormat), place)
settings.theme_folder = str(place / "themes")
dress(program, settings)
window = Window(settings)
window.show()
window.document.paste("# Locks\\n\\n## Gates\\n\\n- They leak in winter\\n- They open at noon\\n")
while not window.document.is_current:
    QTest.qWait(10)
window.presenting.from_start()
QTest.qWait(100)
for each in program.topLevelWidgets():
    if each.isVisible() and each is not window:
        print(type(each).__name__, each.screen().name(), each.geometry() == each.screen().geometry())
window.presenting.end()
window.leave()
"""


def test_the_slide_fills_the_second_screen_and_the_notes_stay_on_the_first(tmp_path: Path) -> None:
    screens = [
        {
            "name": name,
            "x": x,
            "y": 0,
            "width": wide,
            "height": high,
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": 1,
        }
        for name, x, wide, high in (("desk", 0, 1280, 800), ("wall", 1280, 1920, 1080))
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert sorted(done.stdout.splitlines()) == ["Desk desk True", "Stage wall True"]
