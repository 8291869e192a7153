"""The article beside the slides: the editor with its find bar, and a word on what cannot be edited here."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from .document import DeckDocument
from .editor import Editor
from .icons import icon
from .language import counted, tr


class Article(QWidget):
    def __init__(self, document: DeckDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._banner = QLabel(
            tr("This article comes from a file that is not plain text: it is shown as it was read.")
        )
        self._banner.setProperty("muted", True)
        self._banner.setWordWrap(True)
        self._banner.setContentsMargins(12, 8, 12, 8)
        whole.addWidget(self._banner)
        self.editor = Editor(document)
        whole.addWidget(self.editor, 1)
        self.bar = FindBar(document, self.editor)
        self.bar.hide()
        whole.addWidget(self.bar)
        self.setMinimumWidth(240)
        document.opened.connect(self._opened)
        self._opened()

    def _opened(self) -> None:
        self._banner.setVisible(self._document.project is not None and not self._document.editable)

    def begin_find(self, *, replacing: bool) -> None:
        self.bar.begin(replacing=replacing and self._document.editable)


class FindBar(QWidget):
    """Finds as you type; Enter goes on, Shift+Enter back, Esc leaves."""

    closed = Signal()

    def __init__(self, document: DeckDocument, editor: Editor) -> None:
        super().__init__()
        self._document, self._editor = document, editor
        self.setProperty("panel", True)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 8, 8, 8)
        grid.setSpacing(4)
        self.wanted = QLineEdit()
        self.wanted.setPlaceholderText(tr("Find"))
        self.wanted.setAccessibleName(tr("Find"))
        self.wanted.setClearButtonEnabled(True)
        self.wanted.textChanged.connect(self._typed)
        self.wanted.returnPressed.connect(self.next)
        grid.addWidget(self.wanted, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(2)
        for name, words, act in (
            ("chevron-up", tr("Previous match"), self.previous),
            ("chevron-down", tr("Next match"), self.next),
            ("x", tr("Close"), self.leave),
        ):
            button = QToolButton()
            button.setIcon(icon(name))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(act)
            row.addWidget(button)
        grid.addLayout(row, 0, 1)
        self.new = QLineEdit()
        self.new.setPlaceholderText(tr("Replace with"))
        self.new.setAccessibleName(tr("Replace with"))
        self.new.returnPressed.connect(self.replace)
        grid.addWidget(self.new, 1, 0)
        self._acts = QWidget()
        row = QHBoxLayout(self._acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for words, act in ((tr("Replace"), self.replace), (tr("All"), self.replace_all)):
            push = QPushButton(words)
            push.setAccessibleName(tr("Replace all") if act == self.replace_all else words)
            push.clicked.connect(act)
            row.addWidget(push)
        grid.addWidget(self._acts, 1, 1)
        self._case = QCheckBox(tr("Match case"))
        self._case.toggled.connect(self._typed)
        grid.addWidget(self._case, 2, 0)
        self.count = QLabel()
        self.count.setProperty("muted", True)
        grid.addWidget(self.count, 2, 1)

    def begin(self, *, replacing: bool) -> None:
        self.show()
        self.new.setVisible(replacing)
        self._acts.setVisible(replacing)
        chosen = self._editor.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:
            self.wanted.setText(chosen)
        self.wanted.setFocus()
        self.wanted.selectAll()
        self._typed()

    def leave(self) -> None:
        self.hide()
        self._editor.setFocus()
        self.closed.emit()

    def _pattern(self) -> re.Pattern[str] | None:
        text = self.wanted.text()
        return re.compile(re.escape(text), 0 if self._case.isChecked() else re.IGNORECASE) if text else None

    def _typed(self) -> None:
        pattern = self._pattern()
        count = len(pattern.findall(self._document.text)) if pattern else 0
        self.count.setText(counted("{0} match", "{0} matches", count) if pattern else "")
        if count:
            self._step(forward=True, here=True)

    def next(self) -> None:
        self._step(forward=True)

    def previous(self) -> None:
        self._step(forward=False)

    def _step(self, *, forward: bool, here: bool = False) -> None:
        pattern = self._pattern()
        found = [match.span() for match in pattern.finditer(self._document.text)] if pattern else []
        if not found:
            return
        start, end = self._editor.chosen()
        if forward:
            at = start if here else end
            span = next((each for each in found if each[0] >= at), found[0])
        else:
            span = next((each for each in reversed(found) if each[1] <= start), found[-1])
        self._editor.choose(*span)

    def replace(self) -> None:
        """The match that is selected, then the next one is."""
        pattern = self._pattern()
        start, end = self._editor.chosen()
        if pattern and pattern.fullmatch(self._document.text[start:end]):
            cursor: QTextCursor = self._editor.textCursor()
            cursor.insertText(self.new.text())
        self.next()
        self._typed()

    def replace_all(self) -> None:
        """One step of the history."""
        pattern, new = self._pattern(), self.new.text()
        if pattern:
            self._document.rewrite(tr("Replace all"), pattern.sub(lambda match: new, self._document.text))
            self._typed()
