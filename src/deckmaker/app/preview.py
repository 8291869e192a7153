"""The current slide, large: fitted or zoomed; a click selects what stands there, a double click edits it in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from deckmaker import locate
from deckmaker.locate import Spot
from deckmaker.model import Rect

from .document import DeckDocument
from .language import tr
from .palette import colours
from .pictures import paint
from .speech import slide_said

if TYPE_CHECKING:
    from deckmaker.gallery.vision import Vision

MARGIN: Final = 24
LEAST: Final = 0.1
MOST: Final = 4.0
FULL: Final = 1280  # logical pixels that a slide is wide at 100 %


class Preview(QAbstractScrollArea):
    """`picked` and `edited` give what was clicked, and clicked twice; `stepped` asks for the next chart (1 or −1)."""

    picked = Signal(object)
    edited = Signal(object)
    stepped = Signal(int)
    zoomed = Signal(float, bool)  # scale, fitted
    menu_wanted = Signal(QPoint)
    hiding = Signal()
    pasted = Signal()

    def __init__(self, document: DeckDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._scale = 0.0  # 0: fitted
        self._pixmap: QPixmap | None = None
        self._known: tuple[int, int, int] | None = None
        self._spot: Spot | None = None
        self._hover: Rect | None = None
        self.vision: Vision = "usual"
        self._by_keys = False  # the focus came by keys: then it is shown
        self.setAccessibleName(tr("Slide"))
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setMinimumSize(240, 160)
        document.built.connect(self.refresh)
        document.moved.connect(self._moved)
        document.opened.connect(self.refresh)

    def see(self, vision: Vision) -> None:
        """The slide as people with this vision see it."""
        self.vision = vision
        self._known = None
        self.viewport().update()

    # ── size ─────────────────────────────────────────────────────────────────────────────

    @property
    def fitted(self) -> bool:
        return not self._scale

    @property
    def scale(self) -> float:
        """Shown size against FULL."""
        return self._scale or self._fit()

    def _shape(self) -> float:
        build = self._document.build
        return build.theme.size.height / build.theme.size.width if build else 9 / 16

    def _fit(self) -> float:
        room = self.viewport().size()
        wide = min(room.width() - 2 * MARGIN, (room.height() - 2 * MARGIN) / self._shape())
        return max(LEAST, wide / FULL)

    def zoom(self, scale: float) -> None:
        """0 fits the slide into the pane."""
        self._scale = min(max(scale, LEAST), MOST) if scale else 0.0
        self.refresh()

    def slide_rect(self) -> QRect:
        """Where the slide stands in the viewport."""
        wide = round(FULL * self.scale)
        high = round(wide * self._shape())
        room = self.viewport().size()
        x = max(MARGIN, (room.width() - wide) // 2) - self.horizontalScrollBar().value()
        y = max(MARGIN, (room.height() - high) // 2) - self.verticalScrollBar().value()
        return QRect(x, y, wide, high)

    def refresh(self) -> None:
        rect, room = self.slide_rect(), self.viewport().size()
        self.horizontalScrollBar().setRange(0, max(0, rect.width() + 2 * MARGIN - room.width()))
        self.verticalScrollBar().setRange(0, max(0, rect.height() + 2 * MARGIN - room.height()))
        for bar, page in (
            (self.horizontalScrollBar(), room.width()),
            (self.verticalScrollBar(), room.height()),
        ):
            bar.setPageStep(page)
            bar.setSingleStep(24)
        self.zoomed.emit(self.scale, self.fitted)
        build, number = self._document.build, self._document.current
        said = slide_said(build, number, 0) if build and number else ""
        if build and number:
            said += "\n" + "\n".join(
                filter(None, (_text(box.content) for box in build.pages[number - 1].boxes))
            )
        self.setAccessibleDescription(said)
        self.viewport().update()

    def _moved(self, number: int) -> None:
        self._spot = self._hover = None
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh()

    # ── painting ─────────────────────────────────────────────────────────────────────────

    def paintEvent(self, event: QPaintEvent) -> None:
        c = colours()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(c.canvas))
        build, number = self._document.build, self._document.current
        rect = self.slide_rect()
        if build is None or not number or number > len(build.pages):
            painter.setPen(QColor(c.muted))
            painter.drawText(
                self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, tr("The slides appear here.")
            )
            return
        for grow, alpha in ((3, 10), (2, 16), (1, 24)):
            painter.fillRect(rect.adjusted(-grow, -grow + 1, grow, grow + 1), QColor(0, 0, 0, alpha))
        ratio = self.devicePixelRatioF()
        known = (
            id(build.pages[number - 1]),
            round(rect.width() * ratio),
            number + 10_000 * (id(build.theme) % 9973),
        )
        if self._pixmap is None or known != self._known:
            self._pixmap, self._known = paint(build.shown, number, rect.width(), ratio, self.vision), known
            self._page = build.pages[number - 1]  # kept: its id is a key
        painter.drawPixmap(rect, self._pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._hover is not None and (self._spot is None or self._hover != self._spot.rect):
            painter.setPen(QPen(QColor(c.strong), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(self.place(self._hover).adjusted(-4, -4, 4, 4), 4, 4)
        if self._spot is not None:
            painter.setPen(QPen(QColor(c.accent), 2))
            painter.drawRoundedRect(self.place(self._spot.rect).adjusted(-4, -4, 4, 4), 4, 4)
        if self.hasFocus() and self._by_keys:
            painter.setPen(QPen(QColor(c.accent), 2))
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))

    def place(self, rect: Rect) -> QRectF:
        """A rectangle of the slide (EMU) in the viewport."""
        build, shown = self._document.build, self.slide_rect()
        assert build is not None
        scale = shown.width() / build.theme.size.width
        return QRectF(
            shown.x() + rect.x * scale, shown.y() + rect.y * scale, rect.width * scale, rect.height * scale
        )

    def _spot_at(self, point: QPointF) -> Spot | None:
        build, number, shown = self._document.build, self._document.current, self.slide_rect()
        if build is None or not number:
            return None
        scale = build.theme.size.width / shown.width()
        x, y = round((point.x() - shown.x()) * scale), round((point.y() - shown.y()) * scale)
        return locate.spot(build, number, x, y)

    # ── mouse and keys ───────────────────────────────────────────────────────────────────

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._spot = self._spot_at(event.position())
            self.viewport().update()
            if self._spot is not None:
                self.picked.emit(self._spot)
        elif event.button() == Qt.MouseButton.RightButton:
            self.menu_wanted.emit(event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_at(event.position())
        if spot is not None:
            self.edited.emit(spot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = self._hovered(event.position())
        if spot != self._hover:
            self._hover = spot
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor
            )
            self.viewport().update()

    def _hovered(self, point: QPointF) -> Rect | None:
        build, number = self._document.build, self._document.current
        if build is None or not 1 <= number <= len(build.pages):
            return None
        for box in reversed(build.pages[number - 1].boxes):
            if self.place(box.rect).contains(point):
                return box.rect
        return None

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        reason = event.reason()
        keys = (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        self._by_keys = reason in keys
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(self.scale * (1.0015 ** event.angleDelta().y()))
        elif self.fitted:
            step = event.angleDelta().y()
            if abs(step) >= 60:
                self._document.go(self._document.current + (1 if step < 0 else -1))
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.text() in ("[", "]"):
            self.stepped.emit(1 if event.text() == "]" else -1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Space):
            self._document.go(self._document.current + 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Left):
            self._document.go(self._document.current - 1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.hiding.emit()
        elif key == Qt.Key.Key_Home:
            self._document.go(1)
        elif key == Qt.Key.Key_End:
            self._document.go(self._document.count)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._spot is not None:
            self.edited.emit(self._spot)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(720, 440)


def _text(content: object) -> str:
    alt = getattr(content, "alt", None)
    return str(alt if alt is not None else getattr(content, "text", ""))
