"""What pages of the side panels are made of: a scrolled column of cards, headings, words for an empty page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from .icons import icon


class Column(QScrollArea):
    """Widgets one below the other; `clear` lets all of them go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("panel", True)
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(12, 12, 12, 12)
        self.body.setSpacing(8)
        self.body.addStretch()
        self.setWidget(inner)

    def add(self, widget: QWidget) -> None:
        self.body.insertWidget(self.body.count() - 1, widget)

    def clear(self) -> None:
        while self.body.count() > 1:
            placed = self.body.takeAt(0)
            widget = placed.widget() if placed is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def heading(self, text: str, hint: str = "") -> None:
        label = QLabel(text)
        label.setProperty("heading", True)
        label.setWordWrap(True)
        self.add(label)
        if hint:
            self.words(hint)

    def words(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("muted", True)
        label.setWordWrap(True)
        self.add(label)
        return label


class Card(QFrame):
    """Something to choose, by click, Enter or Space; `about` is what `picked` gives."""

    picked = Signal(object)

    def __init__(self, name: str, about: object, *, chosen: bool = False) -> None:
        super().__init__()
        self.about = about
        self.setProperty("card", True)
        self.setProperty("chosen", chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(8, 8, 8, 8)
        self.inside.setSpacing(4)

    def choose(self, chosen: bool) -> None:
        self.setProperty("chosen", chosen)
        self.style().unpolish(self)
        self.style().polish(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.picked.emit(self.about)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.about)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            event.ignore()


def wrapped(text: str, *, muted: bool = False) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if muted:
        label.setProperty("muted", True)
    return label


def tool(name: str, words: str) -> QToolButton:
    """A small button with an icon, 24 pixels at the least."""
    button = QToolButton()
    button.setIcon(icon(name))
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setMinimumSize(28, 28)
    return button
