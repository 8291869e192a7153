"""The 60-second story on a real X server, by real mouse and key events: drop to slides, chart, source, theme, undo.

Runs where Xvfb and xdotool are installed (.ci/run installs them); the program is started as users start it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtWidgets", reason="the desktop app is not installed")
for program in ("Xvfb", "xdotool"):
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed", allow_module_level=True)

TRACE = """
import os
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from deckmaker.app import main, window

class Watched(window.Window):
    \"\"\"Writes what it shows to a file, so that the test can wait for it.\"\"\"

    def __init__(self, *given):
        super().__init__(*given)
        self._spy = QTimer(self)
        self._spy.timeout.connect(self._tell)
        self._spy.start(50)
        self._said = ""

    def _tell(self):
        document = self.document
        build, scene = document.build, document.scene
        preview = self.panes.preview
        boxes = build.pages[document.current - 1].boxes if build and document.current else ()
        chart = next((box for box in boxes if box.placeholder.name == "chart"), None)
        spot = ""
        if chart is not None:
            place = preview.viewport().mapToGlobal(preview.place(chart.rect).center().toPoint())
            spot = f"{place.x()},{place.y()}"
        gallery = self.panes.gallery.list
        themes = []
        if gallery.isVisible():
            for row in range(gallery.count()):
                middle = gallery.viewport().mapToGlobal(gallery.visualItemRect(gallery.item(row)).center())
                themes.append(f"{middle.x()},{middle.y()}")
        cards = []
        if self.panes.inspector.charts.isVisible():
            for card in self.panes.inspector.charts.cards:
                middle = card.mapToGlobal(card.rect().center())
                cards.append(f"{card.about.kind}@{middle.x()},{middle.y()}")
        said = "|".join([
            f"slides={document.count}", f"current={document.current}",
            f"kind={scene.chart.kind if scene and scene.chart else scene.kind if scene else ''}",
            f"theme={build.theme.name if build else ''}", f"undo={document.stack.undoText()}",
            f"article={self.panes.article.isVisible()}", f"pointed={self.panes.article.editor._pointed}",
            f"chart={spot}", f"themes={' '.join(themes)}", f"cards={' '.join(cards)}",
            f"status={self.status.counts.text()}", f"side={type(self.panes.side.currentWidget()).__name__}",
            f"focus={QApplication.focusWidget().accessibleName() if QApplication.focusWidget() else ''}",
            f"notice={self.notice.text if self.notice.isVisible() else ''}",
        ])
        if said != self._said:
            self._said = said
            with open(sys.argv[-1] + ".part", "w") as file:
                file.write(said)
            os.replace(sys.argv[-1] + ".part", sys.argv[-1])

window.Window = Watched
sys.exit(main.main(sys.argv[1:-1]))
"""


class Screen:
    """A running program on its own X server."""

    def __init__(self, display: str, said: Path, environment: dict[str, str]) -> None:
        self.display, self._said, self._environment = display, said, environment

    def __getitem__(self, key: str) -> str:
        text = self._said.read_text("utf-8") if self._said.exists() else ""
        return dict(part.partition("=")[::2] for part in text.split("|")).get(key, "")

    def shows(self, key: str, value: str) -> bool:
        return self[key] == value

    def until(self, true: Callable[[], bool], what: str, seconds: float = 30) -> None:
        end = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < end, f"waited for {what}: {self._said.read_text('utf-8')}"
            time.sleep(0.05)

    def do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._environment, check=True, timeout=20)

    def key(self, *names: str) -> None:
        for name in names:
            self.do("key", "--clearmodifiers", name)

    def move(self, place: str) -> None:
        x, y = place.split(",")
        self.do("mousemove", x, y)

    def click(self, place: str) -> None:
        self.move(place)
        self.do("click", "1")

    def picture(self, path: Path) -> None:
        if shutil.which("import"):
            subprocess.run(
                ["import", "-window", "root", str(path)], env=self._environment, check=False, timeout=20
            )


@pytest.fixture
def screen(tmp_path: Path, root: Path) -> Iterator[Screen]:
    number = next(n for n in range(90, 190) if not Path(f"/tmp/.X11-unix/X{n}").exists())
    display, said, spy = f":{number}", tmp_path / "said.txt", tmp_path / "spy.py"
    spy.write_text(TRACE, "utf-8")
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "HOME": str(tmp_path),
        "LC_ALL": "C.UTF-8",
    }
    environment.pop("WAYLAND_DISPLAY", None)
    with subprocess.Popen(
        ["Xvfb", display, "-screen", "0", "1280x800x24", "-nolisten", "tcp"], stderr=subprocess.DEVNULL
    ) as server:
        try:
            seen = Screen(display, said, environment)
            for _ in range(100):
                if (
                    subprocess.run(
                        ["xdotool", "getmouselocation"], env=environment, capture_output=True
                    ).returncode
                    == 0
                ):
                    break
                time.sleep(0.05)
            article = tmp_path / "chinese-internet-model.md"
            shutil.copy(root / "outlines" / "chinese-internet-model.md", article)
            command = [sys.executable, str(spy), str(article), str(said)]
            with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as program:
                try:
                    yield seen
                finally:
                    program.terminate()
                    _, told = program.communicate(timeout=20)
                assert "Traceback" not in told, told
        finally:
            server.terminate()


def test_the_sixty_second_story(screen: Screen, tmp_path: Path) -> None:
    pictures = Path(os.environ.get("DECKMAKER_PICTURES", tmp_path))
    screen.until(lambda: int(screen["slides"] or 0) > 8, "the deck of the article")
    # no window manager runs: nobody else gives the window the keys
    screen.do("search", "--onlyvisible", "--name", "chinese-internet-model", "windowfocus")
    assert "numbers" in screen["status"]
    screen.picture(pictures / "story-1-deck.png")
    while screen["kind"] != "before_after":
        after = str(int(screen["current"]) + 1)
        screen.key("Next")
        screen.until(partial(screen.shows, "current", after), "the next slide", 5)
    screen.until(lambda: "callout@" in screen["cards"], "pictures of the charts")
    screen.picture(pictures / "story-2-charts.png")
    other = next(card for card in screen["cards"].split() if card.startswith("callout@"))
    screen.click(other.partition("@")[2])
    screen.until(lambda: screen["kind"] == "callout", "another chart")
    screen.until(lambda: screen["undo"].startswith("Change chart on slide"), "a step of the history")
    screen.key("ctrl+z")
    screen.until(lambda: screen["kind"] == "before_after", "the chart as it was")
    screen.until(lambda: screen["chart"] != "", "the place of the chart")
    screen.click(screen["chart"])
    screen.until(
        lambda: screen["article"] == "True" and screen["pointed"] != "None", "the sentence in the article"
    )
    screen.picture(pictures / "story-3-source.png")
    theme = screen["theme"]
    screen.key("ctrl+t")
    screen.until(lambda: len(screen["themes"].split()) > 1, "the gallery")
    for place in screen["themes"].split()[:3]:
        screen.move(place)
        time.sleep(0.3)
        if screen["theme"] != theme:
            break
    screen.until(lambda: screen["theme"] != theme, "the deck restyled under the pointer")
    screen.picture(pictures / "story-4-theme.png")
    screen.key("Escape")
    screen.until(lambda: screen["theme"] == theme, "the theme as it was")
    screen.key("ctrl+t")
    screen.until(lambda: screen["side"] == "Gallery", "the gallery")
    screen.key("Down", "Up", "Down")
    screen.until(lambda: screen["theme"] != theme, "another theme by keys")
    kept = screen["theme"]
    screen.key("Return")
    screen.until(lambda: screen["undo"] == "Change theme", "the theme kept")
    screen.until(lambda: screen["theme"] == kept, "the theme still there")
    screen.key("ctrl+e")
    screen.do("search", "--sync", "--onlyvisible", "--name", "^Export$", "windowfocus")
    screen.until(lambda: screen["focus"] == "Export", "the export panel")
    screen.picture(pictures / "story-5-export.png")
    screen.key("Return")
    screen.until(lambda: (tmp_path / "chinese-internet-model.pptx").exists(), "the deck, saved")
    screen.picture(pictures / "story-6-saved.png")
