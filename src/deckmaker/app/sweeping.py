"""Python's garbage is collected on the window's thread alone.

The collector runs on whichever thread happens to allocate. On the worker it would destroy widgets and pictures
that only the window's thread may touch, and the program would fall over, seldom and anywhere.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY: Final = 400  # ms
_OLDEST: Final = 100  # rounds between full collections, which take long in a large deck


class Sweeper(QObject):
    """Takes over from Python's own collector as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what was imported stays: it need not be looked through again
        self._rounds = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def sweep(self) -> None:
        """As Python would: the young often, the old seldom."""
        young, middle, _ = gc.get_count()
        limit, second, _ = gc.get_threshold()
        self._rounds += 1
        if self._rounds >= _OLDEST:
            self._rounds = 0
            gc.collect(2)
        elif middle > second:
            gc.collect(1)
        elif young > limit:
            gc.collect(0)
