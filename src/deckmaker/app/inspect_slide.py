"""The frame of the current slide: kind, title, subtitle, source line, alternative text, hidden or not."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPlainTextEdit, QPushButton, QWidget

from deckmaker import edit, review
from deckmaker.model import Choices, Scene

from .document import DeckDocument
from .icons import icon
from .language import tr
from .page import Column
from .speech import kind_name


class Field(QPlainTextEdit):
    """A few words of a slide; `decided` when they were changed and the field is left, or at Enter."""

    decided = Signal(str)

    def __init__(self, name: str, rows: int = 1) -> None:
        super().__init__()
        self._kept = ""
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * rows + 24)

    def show_text(self, text: str) -> None:
        if text != self._kept or not self.hasFocus():
            self._kept = text
            if self.toPlainText() != text:
                self.setPlainText(text)

    def commit(self) -> None:
        text = self.toPlainText().strip()
        if text != self._kept.strip():
            self._kept = text
            self.decided.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
        elif event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._kept)
        else:
            super().keyPressEvent(event)


class SlidePage(Column):
    def __init__(self, document: DeckDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._key = ""
        self.kind = QComboBox()
        self.kind.setAccessibleName(tr("Kind of slide"))
        self.kind.activated.connect(self._kind)
        self.title = Field(tr("Title"), 3)
        self.subtitle = Field(tr("Subtitle"), 1)
        self.source = Field(tr("Source line"), 2)
        self.alt = Field(tr("Alternative text"), 5)
        self.hidden = QCheckBox(tr("Hide this slide"))
        self.hidden.clicked.connect(self._hide)
        self._labels: dict[QWidget, QLabel] = {}
        for label, widget in (
            (tr("Kind"), self.kind),
            (tr("Title"), self.title),
            (tr("Subtitle"), self.subtitle),
            (tr("Source line"), self.source),
            (tr("Alternative text"), self.alt),
        ):
            said = QLabel(label)
            said.setProperty("heading", True)
            said.setBuddy(widget)
            self.add(said)
            self.add(widget)
            self._labels[widget] = said
        self.add(self.hidden)
        self.back = QPushButton(icon("rotate-ccw"), tr("Back to what deckmaker proposes"))
        self.back.setAccessibleName(self.back.text())
        self.back.clicked.connect(self._back)
        self.add(self.back)
        self.title.decided.connect(self._titled)
        self.subtitle.decided.connect(self._subtitled)
        self.source.decided.connect(self._sourced)
        self.alt.decided.connect(self._described)
        document.built.connect(self.refresh)
        document.moved.connect(self.refresh)

    def refresh(self) -> None:
        scene, build = self._document.scene, self._document.build
        self.setEnabled(scene is not None)
        if scene is None or build is None:
            return
        if scene.key != self._key:
            for field in (self.title, self.subtitle, self.source, self.alt):
                field.commit()  # of the slide that is left
        self._key = scene.key
        kinds = review.kinds(scene)
        self.kind.clear()
        for kind in kinds:
            self.kind.addItem(kind_name(kind), kind)
        self.kind.setEnabled(len(kinds) > 1)
        self.title.show_text(scene.takeaway)
        self.subtitle.show_text(scene.subtitle)
        self.source.show_text(scene.source_line)
        alt = _alternative(scene)
        self.alt.show_text(alt or "")
        for field, shown in (
            (self.subtitle, scene.kind in ("title", "section", "closing")),
            (self.source, scene.kind not in ("agenda", "sources", "section")),
            (self.alt, alt is not None),
        ):
            field.setVisible(shown)
            self._labels[field].setVisible(shown)
        self.hidden.setChecked(scene.hidden)
        self.back.setVisible(build.project.choices.edits.of(scene.key) is not None)

    def _set(self, label: str, **fields: Any) -> None:
        key = self._key

        def change(choices: Choices) -> Choices:
            return edit.scene(choices, key, **fields)

        self._document.decide(label, change)

    def _kind(self, at: int) -> None:
        scene, kind = self._document.scene, self.kind.itemData(at)
        if scene is not None and kind != scene.kind:
            self._set(tr("Change kind of slide {0}", self._document.current), kind=kind)

    def _titled(self, text: str) -> None:
        self._set(tr("Edit title of slide {0}", self._document.current), takeaway=text or None)

    def _subtitled(self, text: str) -> None:
        self._set(tr("Edit subtitle of slide {0}", self._document.current), subtitle=text)

    def _sourced(self, text: str) -> None:
        self._set(tr("Edit source line of slide {0}", self._document.current), source_line=text)

    def _described(self, text: str) -> None:
        self._set(tr("Edit alternative text of slide {0}", self._document.current), alt=text or None)

    def _hide(self, on: bool) -> None:
        slide = self._document.current
        self._set(tr("Hide slide {0}", slide) if on else tr("Show slide {0}", slide), hidden=on or None)

    def _back(self) -> None:
        key = self._key

        def change(choices: Choices) -> Choices:
            return edit.forgotten(choices, key)

        self._document.decide(tr("Back to proposed slide {0}", self._document.current), change)


def _alternative(scene: Scene) -> str | None:
    if scene.chart:
        return scene.chart.alt
    return scene.picture.alt if scene.picture else None
