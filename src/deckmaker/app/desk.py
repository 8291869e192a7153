"""The speaker's view: the slide that is shown, the next one, notes that can be made larger, clock and timer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt, QTime, QTimer
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from deckmaker.export import Shown

from .language import tr
from .palette import colours
from .pictures import paint

if TYPE_CHECKING:
    from .present import Presentation

_SIZES: Final = (12, 14, 16, 18, 22, 26, 32, 40)  # points of the notes
_SIZE: Final = 18


class Desk(QWidget):
    """Buttons take no focus: every key goes to the presentation, but for those that scroll the notes."""

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._presentation = presentation
        self.setWindowTitle(tr("Speaker's view"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(800, 500)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 24)
        whole.setSpacing(16)
        whole.addLayout(self._head())
        slides = QHBoxLayout()
        slides.setSpacing(24)
        self.current = _Picture(presentation.shown, tr("This slide"))
        self.next = _Picture(presentation.shown, tr("Next slide"))
        left, right = QVBoxLayout(), QVBoxLayout()
        self._place = QLabel()
        self._place.setProperty("muted", True)
        ahead = QLabel(tr("Next"))
        ahead.setProperty("muted", True)
        left.addWidget(self._place)
        left.addWidget(self.current, 1)
        right.addWidget(ahead)
        right.addWidget(self.next, 3)
        right.addLayout(self._notes_head())
        self.notes = QPlainTextEdit()
        self.notes.setReadOnly(True)
        self.notes.setAccessibleName(tr("Notes"))
        self.notes.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.notes.installEventFilter(self)
        right.addWidget(self.notes, 4)
        slides.addLayout(left, 3)
        slides.addLayout(right, 2)
        whole.addLayout(slides, 1)
        self._size = _SIZE
        self._tick = QTimer(self)
        self._tick.setInterval(500)
        self._tick.timeout.connect(self._time)
        self._tick.start()
        presentation.moved.connect(self.refresh)
        self.refresh()
        self.zoom(0)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.timer = QLabel()
        self.timer.setAccessibleName(tr("Time since the beginning"))
        self.timer.setProperty("heading", True)
        self.clock = QLabel()
        self.clock.setAccessibleName(tr("Clock"))
        self.clock.setProperty("heading", True)
        for label in (self.timer, self.clock):
            font = label.font()
            font.setPointSize(24)
            label.setFont(font)
            label.setStyleSheet("font-size: 24pt;")
        self.hold = _button(tr("Pause"), self._presentation.pause)
        row.addWidget(self.timer)
        row.addWidget(self.hold)
        row.addWidget(_button(tr("Restart"), self._presentation.restart))
        row.addStretch()
        row.addWidget(_button(tr("Previous"), self._back))
        row.addWidget(_button(tr("Next"), self._forward))
        row.addWidget(_button(tr("Black"), self._black))
        row.addWidget(_button(tr("Swap screens"), self._presentation.swap))
        row.addWidget(_button(tr("End"), self._presentation.end))
        row.addStretch()
        row.addWidget(self.clock)
        return row

    def _notes_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        label = QLabel(tr("Notes"))
        label.setProperty("muted", True)
        row.addWidget(label)
        row.addStretch()
        self.smaller, self.larger = _button("A−", self._smaller), _button("A+", self._larger)
        self.smaller.setAccessibleName(tr("Smaller notes"))
        self.larger.setAccessibleName(tr("Larger notes"))
        row.addWidget(self.smaller)
        row.addWidget(self.larger)
        return row

    def refresh(self) -> None:
        presentation = self._presentation
        self.current.show_slide(presentation.number)
        self.next.show_slide(presentation.following)
        notes = presentation.notes()
        if self.notes.toPlainText() != notes:
            self.notes.setPlainText(notes)
        said = tr("Slide {0} of {1}", presentation.at + 1, len(presentation.numbers))
        self._place.setText(said if presentation.number else tr("End of the deck"))
        self._time()

    def _time(self) -> None:
        seconds = self._presentation.seconds
        hours, rest = divmod(seconds, 3600)
        minutes, left = divmod(rest, 60)
        self.timer.setText(f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}")
        self.hold.setText(tr("Go on") if self._presentation.paused else tr("Pause"))
        self.clock.setText(QTime.currentTime().toString("HH:mm"))

    # ── notes ────────────────────────────────────────────────────────────────────────────

    def zoom(self, by: int) -> None:
        at = min(range(len(_SIZES)), key=lambda each: abs(_SIZES[each] - self._size)) + by
        self._size = _SIZES[min(max(at, 0), len(_SIZES) - 1)]
        self.notes.setStyleSheet(f"font-size: {self._size}pt;")
        self.smaller.setEnabled(self._size > _SIZES[0])
        self.larger.setEnabled(self._size < _SIZES[-1])

    @property
    def notes_size(self) -> int:
        """Points."""
        return self._size

    def _smaller(self) -> None:
        self.zoom(-1)

    def _larger(self) -> None:
        self.zoom(1)

    def _back(self) -> None:
        self._presentation.step(-1)

    def _forward(self) -> None:
        self._presentation.step(1)

    def _black(self) -> None:
        self._presentation.darken("black")

    # ── keys ─────────────────────────────────────────────────────────────────────────────

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
                self.zoom(1)
            elif event.key() == Qt.Key.Key_Minus:
                self.zoom(-1)
        elif not self._presentation.key(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: object, event: object) -> bool:
        """Keys pressed while the notes have the focus turn slides all the same."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            self.keyPressEvent(event)
            return True
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        self._tick.stop()
        super().closeEvent(event)
        if self._presentation.desk is self:
            self._presentation.desk = None
            if self.isFullScreen():
                self._presentation.end()


class _Picture(QWidget):
    """A slide as large as there is room, its upper edge at the top."""

    def __init__(self, shown: Shown, name: str) -> None:
        super().__init__()
        self._shown, self._number = shown, 0
        self._pixmap: tuple[int, int, QPixmap] | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 112)

    def show_slide(self, number: int) -> None:
        self._number = number
        self.setAccessibleDescription(self._shown.pages[number - 1].slide.title if number else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        size = self._shown.theme.size
        width = max(min(self.width(), int(self.height() * size.width / size.height)), 16)
        high = width * size.height // size.width
        if self._number:
            if self._pixmap is None or self._pixmap[:2] != (self._number, width):
                picture = paint(self._shown, self._number, width, self.devicePixelRatioF())
                self._pixmap = (self._number, width, picture)
            painter.drawPixmap(QRect(0, 0, width, high), self._pixmap[2])
        painter.setPen(QPen(QColor(colours().line), 1))
        painter.drawRect(0, 0, width - 1, high - 1)


def _button(words: str, act: object) -> QPushButton:
    button = QPushButton(words)
    button.setAccessibleName(words)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.clicked.connect(act)
    return button
