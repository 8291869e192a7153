"""What is wrong or worth knowing: message, slide, cure; a click shows the place, a button mends it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from deckmaker import locate, mending
from deckmaker.model import Problem

from .document import DeckDocument
from .icons import icon
from .language import told, tr
from .page import tool
from .speech import severity_name

_MARKS = {"error": ("circle-x", "error"), "warning": ("triangle-alert", "warning"), "note": ("info", "muted")}
_ORDER = ("error", "warning", "note")


class Problems(QWidget):
    closed = Signal()
    shown = Signal()

    def __init__(self, document: DeckDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._found: list[Problem] = []
        self.setProperty("panel", True)
        self.setMinimumHeight(120)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 12, 8)
        whole.setSpacing(4)
        row = QHBoxLayout()
        title = QLabel(tr("Problems"))
        title.setProperty("heading", True)
        row.addWidget(title)
        row.addStretch()
        self.fix = QPushButton(icon("wand-sparkles"), tr("Fix"))
        self.fix.setAccessibleName(tr("Fix problem"))
        self.fix.clicked.connect(self.fix_current)
        row.addWidget(self.fix)
        close = tool("x", tr("Close problems"))
        close.clicked.connect(self.leave)
        row.addWidget(close)
        whole.addLayout(row)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Problems"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._chosen)
        self.list.itemActivated.connect(self._activated)
        self.list.itemClicked.connect(self._activated)
        whole.addWidget(self.list)
        self._filling = False
        document.built.connect(self.refresh)
        document.opened.connect(self.refresh)

    def refresh(self) -> None:
        build = self._document.build
        found = sorted(self._document.problems, key=lambda each: _ORDER.index(each.severity)) if build else []
        if found == self._found and self.list.count():
            return
        row = self.list.currentRow()
        self._found = found
        self._filling = True
        self.list.clear()
        for each in found:
            slide = locate.slide_of(build, each) if build else 0
            place = (
                tr("Slide {0}", slide)
                if slide
                else (tr("line {0}", each.where.line) if each.where and each.where.line else "")
            )
            message = told(each.message)
            text = f"{place}: {message}" if place else message[:1].upper() + message[1:]
            if each.hint:
                text += f"\n{told(each.hint)}"
            shown = QListWidgetItem(icon(*_MARKS[each.severity]), text)
            said = f"{severity_name(each.severity)}, {text}"
            if mending.able(each):
                said += ", " + tr("can be fixed")
            shown.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            self.list.addItem(shown)
        if not found:
            self.list.addItem(
                QListWidgetItem(icon("circle-check", "ok"), tr("No problems. The deck is ready."))
            )
        self._filling = False
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._able()

    @property
    def current(self) -> Problem | None:
        row = self.list.currentRow()
        return self._found[row] if 0 <= row < len(self._found) else None

    def _able(self) -> None:
        current = self.current
        self.fix.setEnabled(current is not None and mending.able(current))
        self.fix.setText(
            tr("Fix: {0}", tr(mending.words(current))) if current and mending.able(current) else tr("Fix")
        )

    def _chosen(self, row: int) -> None:
        self._able()

    def _activated(self) -> None:
        self._show()

    def _show(self) -> None:
        """The place of the current problem, on its slide and in the article."""
        build, current = self._document.build, self.current
        if build is None or current is None:
            return
        slide = locate.slide_of(build, current)
        if slide:
            self._document.go(slide)
        place = locate.place_of(build, current)
        if place is not None:
            self._document.point(*place)

    def next(self) -> None:
        self._step(1)

    def previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        self.show()
        if not self._found:
            return
        row = self.list.currentRow()
        self.list.setCurrentRow(
            (row + by) % len(self._found) if row >= 0 else (0 if by > 0 else len(self._found) - 1)
        )
        self._show()

    def fix_current(self) -> None:
        """Mend the current problem, or the first that can be mended, as one step of the history."""
        build = self._document.build
        if build is None:
            return
        wanted = self.current if self.current and mending.able(self.current) else None
        wanted = wanted or next((each for each in self._found if mending.able(each)), None)
        if wanted is None:
            self._document.told.emit(tr("None of the problems can be fixed by itself."))
            return
        problem = wanted
        label = tr("Fix: {0}", tr(mending.words(problem)))
        self._document.change(label, lambda project: mending.mended(build, project, problem))
        self._document.told.emit(label)

    def leave(self) -> None:
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown.emit()
