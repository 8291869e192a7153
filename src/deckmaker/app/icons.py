"""The icons (Lucide, `assets/icons/`) in the palette's colours, sharp at every scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from deckmaker import bundle

from .palette import colours


class _Engine(QIconEngine):
    """Draws one icon when it is needed, in the colours of that moment: a change of mode needs no new icons."""

    def __init__(self, name: str, tint: str = "") -> None:
        super().__init__()
        self._name = name
        self._tint = tint

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        c = colours()
        colour = getattr(c, self._tint) if self._tint else c.text
        if mode == QIcon.Mode.Disabled:
            colour = c.strong
        renderer = _renderer(self._name, colour)
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        renderer.render(painter, square)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._tint)


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    path = bundle.folder("assets") / "icons" / f"{name}.svg"
    return QSvgRenderer(QByteArray(path.read_bytes().replace(b"currentColor", colour.encode())))


@lru_cache(maxsize=256)
def icon(name: str, tint: str = "") -> QIcon:
    """An icon by Lucide's name; `tint` is a field of `Colours` instead of the text's colour."""
    return QIcon(_Engine(name, tint))
