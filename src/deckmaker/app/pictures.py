"""Pictures of slides for the filmstrip: painted on the window's thread in slices of 8 ms, what is seen first.

A picture is remembered by its Page, theme and width, so that an edit repaints changed slides only.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from deckmaker.export import Shown
from deckmaker.model import Page, Theme
from deckmaker.render import picture

if TYPE_CHECKING:
    from deckmaker.gallery.vision import Vision

SLICE: Final = 0.008  # seconds
MOST: Final = 600  # pictures remembered


def paint(shown: Shown, number: int, width: int, ratio: float = 1.0, vision: Vision = "usual") -> QPixmap:
    """A slide, so many logical pixels wide; `vision` is how it is seen."""
    pixels = min(max(16, round(width * ratio)), 8192)
    marks = shown.marks(number)
    if vision != "usual":
        from deckmaker.gallery.vision import seen

        marks = seen(marks, vision)
    pixmap = QPixmap.fromImage(picture.image(marks, shown.theme.size, pixels))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


class Pictures(QObject):
    """`of` gives a picture, or None and paints it soon: `painted` tells."""

    painted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self.vision: Vision = "usual"
        self._known: dict[tuple[int, int, int, int], tuple[Page, Theme, QPixmap]] = {}
        self._last: dict[int, QPixmap] = {}  # what a slide looked like, while the new picture is painted
        self._wanted: dict[int, tuple[int, float]] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)

    def show(self, shown: Shown) -> None:
        self._shown = shown
        self._wanted.clear()
        if len(self._known) > MOST:
            pages = {id(page) for page in shown.pages}
            self._known = {key: kept for key, kept in self._known.items() if key[0] in pages}

    def see(self, vision: Vision) -> None:
        """Everything is painted again, as it is seen."""
        self.vision = vision
        self._known.clear()

    def clear(self) -> None:
        self._shown = None
        self._wanted.clear()
        self._known.clear()
        self._last.clear()

    def of(self, number: int, width: int, ratio: float) -> QPixmap | None:
        if self._shown is None or not 1 <= number <= len(self._shown.pages):
            return None
        kept = self._known.get(self._key(number, round(width * ratio)))
        if kept is not None:
            return kept[2]
        self._wanted[number] = (width, ratio)
        if not self._timer.isActive():
            self._timer.start()
        return self._last.get(number)

    def _key(self, number: int, pixels: int) -> tuple[int, int, int, int]:
        assert self._shown is not None
        # the number and the theme stand in the footer; a Page is kept as long as its id is a key
        return (id(self._shown.pages[number - 1]), id(self._shown.theme), number, pixels)

    def _slice(self) -> None:
        end = time.perf_counter() + SLICE
        shown = self._shown
        while self._wanted and shown is not None and time.perf_counter() < end:
            number = next(iter(self._wanted))
            width, ratio = self._wanted.pop(number)
            if number > len(shown.pages):
                continue
            pixmap = paint(shown, number, width, ratio, self.vision)
            self._known[self._key(number, round(width * ratio))] = (
                shown.pages[number - 1],
                shown.theme,
                pixmap,
            )
            self._last[number] = pixmap
            self.painted.emit(number)
        if not self._wanted:
            self._timer.stop()
