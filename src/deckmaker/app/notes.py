"""The speaker notes of the current slide, below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from deckmaker import edit
from deckmaker.model import Choices

from .document import DeckDocument
from .language import tr

_PAUSE = 500  # ms after the last key until the notes are kept


class NotesPane(QWidget):
    def __init__(self, document: DeckDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._key = ""
        self._kept = ""
        self.setMinimumHeight(64)
        self.setProperty("panel", True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 12, 8)
        whole.setSpacing(4)
        label = QLabel(tr("Notes"))
        label.setProperty("heading", True)
        whole.addWidget(label)
        self.edit = _Edit()
        self.edit.setAccessibleName(tr("Notes"))
        self.edit.setPlaceholderText(tr("What you say while this slide is shown"))
        self.edit.setTabChangesFocus(True)
        label.setBuddy(self.edit)
        whole.addWidget(self.edit)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.keep)
        self.edit.textChanged.connect(self._timer.start)
        document.built.connect(self.refresh)
        document.moved.connect(self.refresh)
        document.opened.connect(self._opened)

    def _opened(self) -> None:
        self._timer.stop()
        self._key = self._kept = ""
        self._show("")

    def refresh(self) -> None:
        scene = self._document.scene
        if scene is None:
            return
        if scene.key != self._key:
            self.keep()
        elif self._timer.isActive():
            return  # the user is typing
        notes = "\n".join(scene.notes)
        if scene.key != self._key or notes != self._kept:
            same = scene.key == self._key and self.edit.toPlainText().rstrip() == notes.rstrip()
            self._key, self._kept = scene.key, notes
            if not same:
                self._show(notes)

    def _show(self, text: str) -> None:
        self.edit.blockSignals(True)
        self.edit.setPlainText(text)
        self.edit.blockSignals(False)

    def keep(self) -> None:
        """What was typed becomes a decision."""
        self._timer.stop()
        text, key = self.edit.toPlainText(), self._key
        if not key or text.rstrip() == self._kept.rstrip():
            return
        self._kept = text

        def change(choices: Choices) -> Choices:
            return edit.scene(choices, key, notes=text)

        self._document.decide(tr("Edit notes of slide {0}", self._document.current), change, f"notes:{key}")


class _Edit(QPlainTextEdit):
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        pane = self.parentWidget()
        if isinstance(pane, NotesPane) and event.reason() != Qt.FocusReason.PopupFocusReason:
            pane.keep()
