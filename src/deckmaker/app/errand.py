"""`deckmaker-app FILE --export OUT`: opens the window, writes the deck from it and quits."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from deckmaker.model import Problem

from .exporting import Exporting, Target
from .window import Window


class Errand(QObject):
    """Ends the program with 0 when the file is written, with 1 and a line on standard error otherwise."""

    def __init__(self, window: Window, out: Path) -> None:
        super().__init__(window)
        self._window, self._out = window, out
        self._work: Exporting | None = None
        self._code = 0
        window.document.built.connect(self._built)
        window.document.refused.connect(self._refused)

    def _built(self) -> None:
        build = self._window.document.build
        if build is None or self._work is not None:
            return
        work = self._work = Exporting(build, Target(self._out), self)
        work.refused.connect(self._refused)
        work.saved.connect(self._saved)
        work.start()

    def _saved(self, path: Path) -> None:
        sys.stdout.write(f"{path}\n")
        self._quit(0)

    def _refused(self, problem: Problem) -> None:
        sys.stderr.write(f"deckmaker-app: {problem.message}\nhint: {problem.hint}\n")
        self._quit(1)

    def _quit(self, code: int) -> None:
        self._code = code
        QTimer.singleShot(0, self._leave)  # the event loop may not have begun: then nothing could end it

    def _leave(self) -> None:
        if self._work is not None:
            self._work.wait()
        self._window.leave()
        QCoreApplication.exit(self._code)
