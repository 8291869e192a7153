"""The lines of the slide: edit, shorten, restore the sentence, leave out, reorder; and sentences to include."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from deckmaker import edit, review
from deckmaker.api import extent
from deckmaker.model import Choices, PointEdit
from deckmaker.review import Line

from .document import DeckDocument
from .icons import icon
from .language import tr
from .page import Card, Column, tool, wrapped

_SPARE = 12  # sentences offered


class PointsPage(Column):
    def __init__(self, document: DeckDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._lines: tuple[Line, ...] = ()
        self._key = ""
        self._focus = -1  # the line that has the focus again after a change
        self.rows: list[LineRow] = []
        document.built.connect(self.refresh)
        self._soon = QTimer(self)  # the slide itself is painted first
        self._soon.setSingleShot(True)
        self._soon.setInterval(15)
        self._soon.timeout.connect(self.refresh)
        document.moved.connect(self._soon.start)
        document.opened.connect(self._opened)

    def _opened(self) -> None:
        self._key, self._lines, self.rows = "", (), []
        self.clear()

    def showEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().showEvent(event)
        self._soon.start()

    def refresh(self) -> None:
        build, scene = self._document.build, self._document.scene
        if not self.isVisible() or build is None or scene is None or self._document.trying:
            return
        lines = review.lines(build, scene)
        if scene.key == self._key and lines == self._lines and self._focus < 0 and self.body.count() > 1:
            return
        if scene.key == self._key and any(row.words.hasFocus() and row.changed for row in self.rows):
            return  # the user is typing here
        at = self.verticalScrollBar().value() if scene.key == self._key else 0
        self._key, self._lines = scene.key, lines
        self.clear()
        self.rows = []
        if not lines:
            self.heading(tr("No points on this slide"))
        for number, line in enumerate(lines):
            row = LineRow(number, len(lines), line)
            row.acted.connect(self._act)
            row.pointed.connect(self._point)
            self.rows.append(row)
            self.add(row)
        edited = build.project.choices.edits.of(scene.key)
        if edited is not None and edited.points is not None:
            back = QPushButton(icon("rotate-ccw"), tr("Back to what deckmaker proposes"))
            back.setAccessibleName(back.text())
            back.clicked.connect(self._back)
            self.add(back)
        spare = review.spare(build, scene)[:_SPARE]
        if spare:
            self.heading(tr("More from this section"), tr("Click a sentence to include it."))
            for each in spare:
                card = Card(tr("Include: {0}", each.edit.text), each)
                card.inside.addWidget(wrapped(each.edit.text))
                card.picked.connect(self._include)
                self.add(card)
        self.verticalScrollBar().setValue(at)
        if 0 <= self._focus < len(self.rows):
            self.rows[self._focus].words.setFocus()
        self._focus = -1

    def _decide(self, label: str, lines: tuple[PointEdit, ...] | None) -> None:
        key = self._key

        def change(choices: Choices) -> Choices:
            return edit.points(choices, key, lines)

        self._document.decide(label, change)

    def _edits(self) -> tuple[PointEdit, ...]:
        return tuple(line.edit for line in self._lines)

    def _act(self, what: str, number: int, words: str) -> None:
        lines, slide = self._edits(), self._document.current
        if what == "word":
            self._decide(tr("Edit point on slide {0}", slide), edit.reworded(lines, number, words))
        elif what == "out":
            self._decide(tr("Leave out point on slide {0}", slide), edit.without(lines, number))
        elif what in ("up", "down"):
            to = min(max(number + (1 if what == "down" else -1), 0), len(lines) - 1)
            self._focus = to
            self._decide(tr("Move point on slide {0}", slide), edit.moved(lines, number, to))
        elif what == "shorten":
            shorter = self._lines[number].shorter
            if shorter:
                self._decide(
                    tr("Shorten point on slide {0}", slide), edit.reworded(lines, number, shorter[0])
                )
        elif what == "restore":
            whole = self._lines[number].sentence
            self._decide(tr("Restore sentence on slide {0}", slide), edit.reworded(lines, number, whole))

    def _include(self, line: object) -> None:
        assert isinstance(line, Line)
        label = tr("Include sentence on slide {0}", self._document.current)
        self._decide(label, edit.added(self._edits(), line.edit))

    def _back(self) -> None:
        self._decide(tr("Back to proposed points on slide {0}", self._document.current), None)

    def _point(self, number: int) -> None:
        build, cite = self._document.build, self._lines[number].cite
        if build is not None and cite is not None:
            self._document.point(*extent(build.document, cite.section, cite.span))


class LineRow(QWidget):
    """One line; `acted` gives what, which line, and the new words."""

    acted = Signal(str, int, str)
    pointed = Signal(int)

    def __init__(self, number: int, count: int, line: Line) -> None:
        super().__init__()
        self._number, self._text = number, line.edit.text
        whole = QVBoxLayout(self)
        whole.setContentsMargins(min(line.edit.level, 4) * 12, 0, 0, 4)
        whole.setSpacing(2)
        self.words = QPlainTextEdit(line.edit.text)
        self.words.setAccessibleName(tr("Point {0}", number + 1))
        self.words.setTabChangesFocus(True)
        self.words.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words.installEventFilter(self)
        self.words.textChanged.connect(self._fit)
        whole.addWidget(self.words)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        acts: list[tuple[str, str, str, bool]] = [
            ("up", "arrow-up", tr("Move up"), number > 0),
            ("down", "arrow-down", tr("Move down"), number < count - 1),
            ("shorten", "scissors", tr("Shorten"), bool(line.shorter)),
            (
                "restore",
                "rotate-ccw",
                tr("Restore the sentence"),
                bool(line.sentence) and line.sentence.rstrip(".。") != self._text,
            ),
            ("out", "eye-off", tr("Leave out"), True),
        ]
        if line.sentence:
            source = tool("quote", tr("Show its sentence in the article"))
            source.clicked.connect(self._pointed)
            row.addWidget(source)
        else:
            free = QLabel(tr("your words"))
            free.setProperty("muted", True)
            row.addWidget(free)
        row.addStretch()
        for name, mark, said, able in acts:
            button = tool(mark, said)
            button.setEnabled(able)
            button.setProperty("act", name)
            button.setAccessibleName(f"{said}, {tr('Point {0}', number + 1)}")
            button.clicked.connect(self._clicked)
            row.addWidget(button)
        whole.addLayout(row)

    @property
    def changed(self) -> bool:
        return self.words.toPlainText() != self._text

    def _clicked(self) -> None:
        self.acted.emit(str(self.sender().property("act")), self._number, "")

    def _pointed(self) -> None:
        self.pointed.emit(self._number)

    def _fit(self) -> None:
        lines = max(1, int(self.words.document().size().height()))
        self.words.setFixedHeight(lines * self.words.fontMetrics().lineSpacing() + 22)

    def resizeEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().resizeEvent(event)
        self._fit()

    def _commit(self) -> None:
        text = " ".join(self.words.toPlainText().split())
        if text and text != self._text:
            self._text = text
            self.acted.emit("word", self._number, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._commit()
        elif event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._commit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.words.setPlainText(self._text)
                return True
        return False


Act = Callable[[str, int, str], None]
