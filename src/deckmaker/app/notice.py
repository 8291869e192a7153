"""A line that tells what happened, at the foot of the window: it goes by itself, errors stay until dismissed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from .icons import icon
from .language import tr
from .palette import colours

_STAYS: Final = 6000  # ms
_ICONS: Final = {"ok": "circle-check", "warning": "triangle-alert", "error": "circle-x"}


class Notice(QWidget):
    """`acted` gives the name of the button that was pressed."""

    acted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setAccessibleName(tr("Message"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 8, 10)
        row.setSpacing(12)
        self._mark = QLabel()
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._text, self._hint = QLabel(), QLabel()
        self._text.setWordWrap(True)
        self._hint.setWordWrap(True)
        self._hint.setProperty("muted", True)
        words.addWidget(self._text)
        words.addWidget(self._hint)
        row.addLayout(words, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(4)
        row.addLayout(self._buttons)
        close = QToolButton()
        close.setIcon(icon("x"))
        close.setAccessibleName(tr("Dismiss"))
        close.clicked.connect(self.hide)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def show_text(self, text: str, hint: str = "", severity: str = "ok", *acts: tuple[str, str]) -> None:
        """`acts` are (name, words) of buttons."""
        self._text.setText(text)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._mark.setPixmap(icon(_ICONS[severity], severity).pixmap(20, 20))
        while (old := self._buttons.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        for name, words in acts:
            button = QPushButton(words)
            button.setProperty("link", True)
            button.setProperty("act", name)
            button.setAccessibleName(words)
            button.clicked.connect(self._acted)
            self._buttons.addWidget(button)
        self.setAccessibleDescription(f"{text} {hint}")
        self._place()
        self.show()
        self.raise_()
        self._timer.stop()
        if severity == "ok":
            self._timer.start(_STAYS * (3 if acts else 1))

    @property
    def text(self) -> str:
        return self._text.text()

    def _acted(self) -> None:
        self.acted.emit(str(self.sender().property("act")))

    def _place(self) -> None:
        room = self._room.size()
        wide = min(640, room.width() - 48)
        self.setFixedWidth(wide)
        self.adjustSize()
        self.move((room.width() - wide) // 2, room.height() - self.height() - 48)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        c = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(c.base))
        painter.setPen(QPen(QColor(c.strong), 1))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
