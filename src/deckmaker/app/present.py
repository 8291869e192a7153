"""Presenting: the slides full screen, and on a second screen the next slide, notes, clock, timer."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QScreen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from deckmaker.export import Shown

from .desk import Desk
from .document import DeckDocument
from .language import tr
from .pictures import paint

_FORWARD: Final = (
    Qt.Key.Key_Right,
    Qt.Key.Key_Down,
    Qt.Key.Key_Space,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_N,
)
_BACK: Final = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)
_IDLE: Final = 2000  # ms until the pointer hides


class Presentation(QObject):
    """The deck as it was when presenting began; hidden slides are passed over. `ended` gives the last slide shown."""

    moved = Signal()
    ended = Signal(int)

    def __init__(self, shown: Shown, number: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown = shown
        self.numbers = [at for at, _ in shown.visible] or list(range(1, len(shown.pages) + 1))
        self.at = next((at for at, each in enumerate(self.numbers) if each >= number), 0)  # len: the end
        self.blank = ""  # "black" or "white" instead of the slide
        self.typed = ""  # digits of the slide to go to
        self.begun = time.monotonic()
        self._paused = 0.0
        self.stage: Stage | None = None
        self.desk: Desk | None = None
        self._over = False

    def begin(self, window: QWidget) -> None:
        """Full screen; with two screens the speaker's view stays on the window's own."""
        own = window.screen() or QGuiApplication.primaryScreen()
        others = [each for each in QGuiApplication.screens() if each is not own]
        self.stage = Stage(self)
        _fill(self.stage, others[0] if others else own)
        if others:
            self.show_desk(own, full=True)
        else:
            self.stage.activateWindow()

    def show_desk(self, screen: QScreen | None = None, *, full: bool = False) -> None:
        """The speaker's view; on a single screen a window that comes and goes."""
        if self.desk is not None:
            self.desk.close()
            self.desk = None
            return
        desk = self.desk = Desk(self)
        if full and screen is not None:
            _fill(desk, screen)
        else:
            desk.resize(1120, 680)
            desk.show()
        desk.activateWindow()

    def swap(self) -> None:
        """Stage and speaker's view in each other's place."""
        if self.stage is not None and self.desk is not None:
            one, other = self.stage.screen(), self.desk.screen()
            _fill(self.stage, other)
            _fill(self.desk, one)

    # ── where we are ─────────────────────────────────────────────────────────────────────

    @property
    def number(self) -> int:
        """The slide that is shown, counted from 1; 0 behind the last one."""
        return self.numbers[self.at] if self.at < len(self.numbers) else 0

    @property
    def following(self) -> int:
        return self.numbers[self.at + 1] if self.at + 1 < len(self.numbers) else 0

    def notes(self) -> str:
        if not self.number:
            return ""
        return "\n\n".join(self.shown.pages[self.number - 1].slide.notes)

    def step(self, by: int) -> None:
        if self.blank:
            self.blank = ""
        else:
            self.at = min(max(self.at + by, 0), len(self.numbers))
        self.typed = ""
        self.moved.emit()

    def go(self, at: int) -> None:
        self.at, self.blank, self.typed = min(max(at, 0), len(self.numbers) - 1), "", ""
        self.moved.emit()

    def darken(self, colour: str) -> None:
        self.blank = "" if self.blank == colour else colour
        self.moved.emit()

    # ── the timer ────────────────────────────────────────────────────────────────────────

    @property
    def seconds(self) -> int:
        """Since presenting began, or was begun anew, without the pauses."""
        return int((self._paused or time.monotonic()) - self.begun)

    @property
    def paused(self) -> bool:
        return self._paused > 0

    def pause(self) -> None:
        """Stop the timer, or let it go on."""
        if self._paused:
            self.begun += time.monotonic() - self._paused
            self._paused = 0.0
        else:
            self._paused = time.monotonic()
        self.moved.emit()

    def restart(self) -> None:
        self.begun, self._paused = time.monotonic(), 0.0
        self.moved.emit()

    # ── keys, the same on both screens ───────────────────────────────────────────────────

    def key(self, event: QKeyEvent) -> bool:
        """Whether a key meant something here."""
        key, text = event.key(), event.text()
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if key == Qt.Key.Key_Escape:
            if self.typed:
                self.typed = ""
                self.moved.emit()
            else:
                self.end()
        elif text.isascii() and text.isdigit() and text:
            self.typed = (self.typed + text)[-4:]
            self.moved.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.typed:
            self._jump(int(self.typed))
        elif key in _FORWARD:
            self.step(1)
        elif key in _BACK:
            self.step(-1)
        elif key == Qt.Key.Key_Home:
            self.go(0)
        elif key == Qt.Key.Key_End:
            self.go(len(self.numbers) - 1)
        elif key in (Qt.Key.Key_B, Qt.Key.Key_Period):
            self.darken("black")
        elif key in (Qt.Key.Key_W, Qt.Key.Key_Comma):
            self.darken("white")
        elif key == Qt.Key.Key_P:
            self.show_desk()
        elif key == Qt.Key.Key_X:
            self.swap()
        elif key == Qt.Key.Key_T:
            self.pause()
        elif key == Qt.Key.Key_R:
            self.restart()
        else:
            return False
        return True

    def _jump(self, number: int) -> None:
        near = min(range(len(self.numbers)), key=lambda at: abs(self.numbers[at] - number), default=0)
        self.go(near)

    def end(self) -> None:
        """Both windows go; `ended` comes once."""
        if self._over:
            return
        self._over = True
        last = self.number or (self.numbers[-1] if self.numbers else 0)
        for window in (self.stage, self.desk):
            if window is not None:
                window.close()
        self.stage = self.desk = None
        self.ended.emit(last)


class Stage(QWidget):
    """What the audience sees."""

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._presentation = presentation
        self._pixmap: tuple[int, int, QPixmap] | None = None
        self.setWindowTitle(tr("Presentation"))
        self.setAccessibleName(tr("Presentation"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE)
        self._idle.timeout.connect(self._hide_pointer)
        self._idle.start()
        presentation.moved.connect(self._moved)
        self._moved()

    def _moved(self) -> None:
        presentation = self._presentation
        if presentation.number:
            title = presentation.shown.pages[presentation.number - 1].slide.title
            self.setAccessibleDescription(
                tr("Slide {0} of {1}", presentation.at + 1, len(presentation.numbers)) + f", {title}"
            )
        self.update()

    def _hide_pointer(self) -> None:
        self.setCursor(Qt.CursorShape.BlankCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        presentation = self._presentation
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white" if presentation.blank == "white" else "black"))
        if presentation.blank:
            return
        if not presentation.number:
            self._words(painter, tr("End of the deck. Esc leaves, ← goes back."))
            return
        size = presentation.shown.theme.size
        ratio = self.devicePixelRatioF()
        width = min(self.width(), int(self.height() * size.width / size.height))
        if self._pixmap is None or self._pixmap[:2] != (presentation.number, width):
            self._pixmap = (
                presentation.number,
                width,
                paint(presentation.shown, presentation.number, width, ratio),
            )
        pixmap = self._pixmap[2]
        high = width * size.height / size.width
        painter.drawPixmap(QPointF((self.width() - width) / 2, (self.height() - high) / 2), pixmap)
        if presentation.typed:
            self._badge(painter, presentation.typed)

    def _words(self, painter: QPainter, words: str) -> None:
        painter.setPen(QColor("#A3ADBC"))
        painter.setFont(QFont(self.font().family(), 18))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), words)

    def _badge(self, painter: QPainter, words: str) -> None:
        """The slide number that is being typed."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(QFont(self.font().family(), 24))
        place = QRectF(self.width() - 140, self.height() - 90, 110, 60)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 190))
        painter.drawRoundedRect(place, 10, 10)
        painter.setPen(QColor("white"))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._presentation.key(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._presentation.step(1)
        elif event.button() == Qt.MouseButton.RightButton:
            self._presentation.step(-1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.unsetCursor()
        self._idle.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            self._presentation.step(1 if event.angleDelta().y() < 0 else -1)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._presentation.end()


def _fill(window: QWidget, screen: QScreen) -> None:
    """A window over all of a screen."""
    window.setScreen(screen)
    window.setGeometry(screen.geometry())
    window.showFullScreen()


class Presenting(QObject):
    """Begins and ends presentations for a window; the slide that was shown last is then the current one."""

    def __init__(self, document: DeckDocument, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._window = document, window
        self.presentation: Presentation | None = None
        document.opened.connect(self.end)

    def from_start(self) -> None:
        self._begin(1)

    def from_here(self) -> None:
        self._begin(self._document.current)

    def _begin(self, number: int) -> None:
        build = self._document.build
        if build is None or not build.pages or self.presentation is not None:
            return
        presentation = self.presentation = Presentation(build.shown, number, self)
        presentation.ended.connect(self._ended)
        presentation.begin(self._window)

    def end(self) -> None:
        if self.presentation is not None:
            self.presentation.end()

    def _ended(self, number: int) -> None:
        presentation, self.presentation = self.presentation, None
        if presentation is not None:
            presentation.deleteLater()
        if number:
            self._document.go(number)
        self._window.activateWindow()
