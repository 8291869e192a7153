"""Writing a deck to a file on a thread of its own: progress, cancel at every step, the old file kept until the end."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from deckmaker.model import DeckmakerError, Problem
from deckmaker.pipeline import Build

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a deck goes and as what; `format` and `width` as `Build.save` takes them."""

    path: Path
    format: str = ""
    width: int = 0


class Stopped(Exception):
    """Raised inside the writing when the user has cancelled."""


class Exporting(QThread):
    """One export. Exactly one of `saved`, `refused`, `stopped` comes, on the thread that made this."""

    progressed = Signal(
        str, int, int
    )  # what is done, how many are done, of how many; 0 of 0 for a single step
    saved = Signal(Path)
    refused = Signal(object)  # a Problem
    stopped = Signal()

    def __init__(self, build: Build, target: Target, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._build, self._target = build, target
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Stop at the next step; what was there before stays."""
        self._cancelled.set()

    def run(self) -> None:
        target = self._target
        try:
            path = self._build.save(
                target.path, format=target.format, width=target.width, progress=self._tell
            )
        except Stopped:
            self.stopped.emit()
        except DeckmakerError as error:
            self.refused.emit(error.problem)
        except Exception as error:
            _log.exception("export failed")
            message = f"deckmaker made a mistake: {error}"
            self.refused.emit(Problem("error", "internal", message, "nothing was replaced; please report it"))
        else:
            self.saved.emit(path)

    def _tell(self, step: str, done: int, total: int) -> None:
        if self._cancelled.is_set():
            raise Stopped
        self.progressed.emit(step, done, total)
