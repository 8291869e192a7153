"""A company's template as a theme: which of its layouts serves which role, shown on the deck and correctable."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from deckmaker.model import ROLES
from deckmaker.theme import company
from deckmaker.theme.import_pptx import Imported, imported
from deckmaker.theme.mapping import Corrections, RoleMatch
from deckmaker.theme.own import slug

from .document import DeckDocument
from .icons import icon
from .language import tr
from .page import Column, tool, wrapped
from .settings import Settings
from .theme_trial import Trial
from .worker import Leash

_SHOWN = tuple(role for role in ROLES if role != "blank")


def role_name(role: str) -> str:
    return {
        "title": tr("Title"), "agenda": tr("Agenda"), "section": tr("Section opener"), "points": tr("Points"),
        "columns": tr("Two columns"), "comparison": tr("Comparison"), "chart": tr("Chart"),
        "chart_points": tr("Chart and points"), "callout": tr("Big number"), "callouts_2": tr("Two big numbers"),
        "callouts_3": tr("Three big numbers"), "quotation": tr("Quotation"), "table": tr("Table"),
        "picture": tr("Picture"), "picture_points": tr("Picture and points"), "timeline": tr("Timeline"),
        "code": tr("Code"), "sources": tr("Sources"), "closing": tr("Closing"),
    }.get(role, role)  # fmt: skip


def verdict_name(verdict: str) -> str:
    return {
        "yours": tr("your choice"),
        "composed": tr("composed on it"),
        "sure": tr("fits"),
        "likely": tr("likely"),
        "look": tr("please check"),
    }[verdict]


class ThemeImport(QWidget):
    left = Signal()

    def __init__(self, document: DeckDocument, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._trial = Trial(document, settings, self)
        self._data, self._name, self._title = b"", "", ""
        self._corrections: dict[str, str] = {}
        self._found: Imported | None = None
        self._ticket = 0
        self.setProperty("panel", True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 12)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        self.heading = QLabel()
        self.heading.setProperty("heading", True)
        row.addWidget(self.heading, 1)
        close = tool("x", tr("Back, without another theme"))
        close.clicked.connect(self.leave)
        row.addWidget(close)
        whole.addLayout(row)
        self.column = Column()
        whole.addWidget(self.column, 1)
        self.use = QPushButton(tr("Use this template"))
        self.use.setProperty("primary", True)
        self.use.setAccessibleName(self.use.text())
        self.use.clicked.connect(self.keep)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self.use)
        whole.addLayout(row)
        self.boxes: dict[str, QComboBox] = {}
        document.worker.done.connect(self._done)
        document.worker.failed.connect(self._failed)

    def begin(self, path: Path) -> None:
        """Reads the template on the worker; the deck is shown in it as soon as it is understood."""
        try:
            self._data = path.read_bytes()
        except OSError as error:
            self._document.told.emit(tr("{0} cannot be read: {1}", path.name, error.strerror or ""))
            self.left.emit()
            return
        self._title = path.stem
        self._name = slug(path.stem)
        self._corrections = {}
        self.heading.setText(path.name)
        self.column.clear()
        self.column.words(tr("Reading the template…"))
        self.use.setEnabled(False)
        self._ask()

    def _ask(self) -> None:
        data, name, said = self._data, self._name, Corrections(dict(self._corrections))

        def work(leash: Leash) -> Imported:
            return imported(data, name, said)

        self._ticket = self._document.worker.ask("template", work)

    def _done(self, lane: str, ticket: int, found: object) -> None:
        if lane != "template" or ticket != self._ticket or not isinstance(found, Imported):
            return
        self._found = found
        self.use.setEnabled(True)
        self._fill(found)
        self._trial.show(self._name, self._files(found, self._name))

    def _failed(self, lane: str, ticket: int, problem: object) -> None:
        if lane == "template" and ticket == self._ticket:
            self._document.refused.emit(problem)
            self.left.emit()

    def _files(self, found: Imported, name: str) -> dict[str, bytes]:
        told = company.text(found.mapping, name, self._title)
        return {"theme.toml": told.encode(), company.TEMPLATE: found.theme.template}

    def _fill(self, found: Imported) -> None:
        at = self.column.verticalScrollBar().value()
        self.column.clear()
        self.boxes = {}
        self.column.words(
            tr("Each kind of slide and the layout that serves it. Where one does not fit, choose another.")
        )
        known = [each.label for each in found.mapping.layouts]
        for role in _SHOWN:
            match = found.mapping.match(role)
            self.column.add(self._row(role, match, known))
        self.column.verticalScrollBar().setValue(at)

    def _row(self, role: str, match: RoleMatch, known: list[str]) -> QWidget:
        row = QWidget()
        inside = QVBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 4)
        inside.setSpacing(2)
        top = QHBoxLayout()
        top.addWidget(QLabel(role_name(role)), 1)
        mark = QLabel()
        sure = match.verdict in ("sure", "yours", "composed")
        sign = icon("circle-check", "ok") if sure else icon("triangle-alert", "warning")
        mark.setPixmap(sign.pixmap(14, 14))
        top.addWidget(mark)
        said = QLabel(verdict_name(match.verdict))
        said.setProperty("muted", True)
        top.addWidget(said)
        inside.addLayout(top)
        box = QComboBox()
        box.addItems(known)
        if match.layout not in known:
            box.addItem(match.layout)
        box.setCurrentText(match.layout)
        box.setProperty("role", role)
        box.setAccessibleName(tr("Layout for {0}", role_name(role)))
        box.setToolTip(match.why)
        box.textActivated.connect(self._corrected)
        inside.addWidget(box)
        if match.verdict == "look":
            inside.addWidget(wrapped(match.why, muted=True))
        self.boxes[role] = box
        return row

    def _corrected(self, label: str) -> None:
        box = self.sender()
        if box is not None:
            self._corrections[str(box.property("role"))] = label
            self._ask()

    def keep(self) -> None:
        if self._found is None:
            return
        name = self._trial.free(self._name)
        if self._trial.keep(name, self._files(self._found, name), replace=False):
            self._found = None
            self._document.told.emit(tr("Kept among your themes: {0}", self._title))
            self.left.emit()

    def leave(self) -> None:
        self._document.worker.cancel("template")
        self._ticket = 0
        self._trial.leave()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
