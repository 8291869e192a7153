"""Editing on the slide itself: a field over the words that were clicked twice."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from deckmaker import edit, locate, review
from deckmaker.locate import Spot
from deckmaker.model import Box, Choices, PointEdit, Prose, Scene

from .document import DeckDocument
from .language import tr
from .palette import colours
from .preview import Preview

_FIELDS = {"title": "takeaway", "subtitle": "subtitle", "source": "source_line"}


class InPlace(QObject):
    """`elsewhere` names the inspector's page for what cannot be edited on the slide."""

    elsewhere = Signal(str)

    def __init__(self, document: DeckDocument, preview: Preview) -> None:
        super().__init__(preview)
        self._document, self._preview = document, preview
        self._scene: Scene | None = None
        self._field = ""
        self._kept = ""
        self.edit = QPlainTextEdit(preview.viewport())
        self.edit.setAccessibleName(tr("Text on the slide"))
        self.edit.setTabChangesFocus(True)
        self.edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.edit.hide()
        self.edit.installEventFilter(self)
        document.moved.connect(self._gone)

    def begin(self, spot: Spot) -> None:
        build, number = self._document.build, self._document.current
        scene = self._document.scene
        if build is None or scene is None:
            return
        box = next(
            (each for each in build.pages[number - 1].boxes if each.placeholder.name == spot.placeholder),
            None,
        )
        field = _FIELDS.get(spot.placeholder, "")
        whole = len(review.slides_of(build, scene.key)) == 1
        if box is None or not isinstance(box.content, Prose):
            self.elsewhere.emit("chart")
            return
        if not field and scene.points and whole and spot.placeholder == "body":
            field = "points"
        if not field:
            self.elsewhere.emit("points" if scene.points else "slide")
            return
        self._scene, self._field = scene, field
        if field == "points":
            text = "\n".join("\t" * point.level + point.text for point in scene.points)
        else:
            text = str(getattr(scene, field))
        self._kept = text
        self._dress(box, self._preview.place(spot.rect))
        self.edit.setPlainText(text)
        self.edit.selectAll()
        self.edit.show()
        self.edit.setFocus()

    def _dress(self, box: Box, place: QRectF) -> None:
        build = self._document.build
        assert build is not None
        scale = self._preview.slide_rect().width() / (build.theme.size.width / 12_700)
        level = box.placeholder.level(0)
        size = max(11, round(level.size * box.scale / 100 * scale))
        face = getattr(build.theme.fonts, level.font).name
        page = build.pages[self._document.current - 1]
        paper = build.theme.palette.rgb("bg1", dark=page.layout.dark)
        ink = build.theme.palette.rgb(level.colour, dark=page.layout.dark)
        # the slide's own colours: what is written looks as it will
        border = colours().accent
        self.edit.setStyleSheet(
            f"QPlainTextEdit {{ background: #{paper}; color: #{ink}; border: 2px solid {border};"
            f" font-family: '{face}'; font-size: {size}px; font-weight: {700 if level.bold else 400}; }}"
        )
        room = place.adjusted(-10, -8, 10, 8)
        high = max(room.height(), size * 1.6 + 16)
        self.edit.setGeometry(round(room.x()), round(room.y()), round(room.width()), round(high))

    def _commit(self) -> None:
        scene, text = self._scene, self.edit.toPlainText()
        self._scene = None
        self.edit.hide()
        if scene is None or text.strip() == self._kept.strip():
            return
        number = self._document.current
        fields: dict[str, Any]
        if self._field == "points":
            fields = {"points": self._lines(scene, text)}
            label = tr("Edit points on slide {0}", number)
        else:
            fields = {self._field: " ".join(text.split()) or None}
            label = tr("Edit text on slide {0}", number)

        def change(choices: Choices) -> Choices:
            return edit.scene(choices, scene.key, **fields)

        self._document.decide(label, change)

    def _lines(self, scene: Scene, text: str) -> tuple[PointEdit, ...]:
        """A line that was not changed, or only reworded in its place, stands on the sentence it had."""
        build = self._document.build
        assert build is not None
        old = [line.edit for line in review.lines(build, scene)]
        written = [line for line in text.split("\n") if line.strip()]
        found = []
        for at, line in enumerate(written):
            words = " ".join(line.split())
            level = len(line) - len(line.lstrip("\t"))
            same = next((each for each in old if each.text == words), None)
            if same is None and len(written) == len(old):
                same = old[at]
            found.append(PointEdit(words, level, same.sentence if same else ""))
        return tuple(found)

    def _gone(self, number: int) -> None:
        if self._scene is not None and self.edit.isVisible():
            build = self._document.build
            scene = locate.scene_of(build, number) if build else None
            if scene is None or scene.key != self._scene.key:
                self._commit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._commit()
        elif event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() == Qt.Key.Key_Escape:
                self._scene = None
                self.edit.hide()
                self._preview.setFocus()
                return True
            if enter and (self._field != "points" or event.modifiers() & Qt.KeyboardModifier.ControlModifier):
                self._commit()
                self._preview.setFocus()
                return True
        return False
