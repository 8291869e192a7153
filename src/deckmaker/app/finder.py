"""The command palette: type a few letters of an action, a section or a slide, and Enter does it or goes there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from .document import DeckDocument
from .icons import icon
from .language import tr

_WIDE, _ROWS = 560, 10


@dataclass(frozen=True, slots=True)
class Choice:
    words: str
    aside: str  # its keys, or what kind of thing it is
    mark: QIcon
    act: Callable[[], None]
    also: str = ""  # its English name: what is typed where no Chinese is


class Finder(QFrame):
    """Opened anew each time, over the window; it closes when the focus goes elsewhere."""

    def __init__(self, window: QWidget, document: DeckDocument, actions: Sequence[QAction]) -> None:
        super().__init__(window)
        self._window, self._document = window, document
        self.setProperty("card", True)
        self.setAccessibleName(tr("Command palette"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(12, 12, 12, 12)
        inside.setSpacing(8)
        self.wanted = QLineEdit()
        self.wanted.setPlaceholderText(tr("Type an action, a section or a slide"))
        self.wanted.setAccessibleName(tr("Find an action, a section or a slide"))
        self.wanted.textChanged.connect(self._filter)
        self.wanted.installEventFilter(self)
        inside.addWidget(self.wanted)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._do)
        inside.addWidget(self.list)
        self._actions = [each for each in actions if each.objectName() != "palette"]
        self._choices: list[Choice] = []
        self._back: QWidget | None = None
        self.hide()

    def begin(self) -> None:
        self._back = self._window.focusWidget()
        self._choices = self._all()
        self.wanted.clear()
        self._filter("")
        room = self._window.rect()
        wide = min(_WIDE, room.width() - 48)
        self.setGeometry((room.width() - wide) // 2, 72, wide, min(440, room.height() - 120))
        self.show()
        self.raise_()
        self.wanted.setFocus()

    def _all(self) -> list[Choice]:
        found = [
            Choice(
                each.text().replace("&", ""),
                each.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
                each.icon(),
                each.trigger,
                each.objectName().replace("-", " "),
            )
            for each in self._actions
            if each.isEnabled()
        ]
        build = self._document.build
        if build is not None:
            for number, slide in enumerate(build.deck.slides, 1):
                go = _Going(self._document, number)
                found.append(Choice(slide.title, tr("Slide {0}", number), icon("presentation", "muted"), go))
            first: dict[str, int] = {}
            for number, slide in enumerate(build.deck.slides, 1):
                first.setdefault(slide.key.partition("#")[0], number)
            for section in build.document.sections:
                if section.title and section.key in first:
                    go = _Going(self._document, first[section.key])
                    found.append(Choice(section.title, tr("Section"), icon("hash", "muted"), go))
        return found

    def _filter(self, text: str) -> None:
        self.list.clear()
        ranked = [
            (rank, at) for at, each in enumerate(self._choices) if (rank := _rank(text, each)) is not None
        ]
        ranked.sort()
        for _, at in ranked[:60]:
            each = self._choices[at]
            words = f"{each.words}    {each.aside}" if each.aside else each.words
            shown = QListWidgetItem(each.mark, words)
            shown.setData(Qt.ItemDataRole.UserRole, at)
            self.list.addItem(shown)
        if self.list.count():
            self.list.setCurrentRow(0)
            return
        nothing = QListWidgetItem(tr("Nothing is called “{0}”", text))
        nothing.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(nothing)

    def _do(self) -> None:
        shown = self.list.currentItem()
        self.leave()
        if shown is not None and shown.flags() & Qt.ItemFlag.ItemIsEnabled:
            self._choices[shown.data(Qt.ItemDataRole.UserRole)].act()

    def leave(self) -> None:
        self.hide()
        if self._back is not None:
            self._back.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            step = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: _ROWS,
                Qt.Key.Key_PageUp: -_ROWS,
            }
            key = Qt.Key(event.key())
            if key in step and self.list.count():
                row = self.list.currentRow() + step[key]
                self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do()
                return True
            if key == Qt.Key.Key_Escape:
                self.leave()
                return True
        elif event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        return False


class _Going:
    def __init__(self, document: DeckDocument, number: int) -> None:
        self._document, self._number = document, number

    def __call__(self) -> None:
        self._document.go(self._number)


def _rank(wanted: str, choice: Choice) -> int | None:
    found = [rank for words in (choice.words, choice.also) if (rank := fit(wanted, words)) is not None]
    return min(found, default=None)


def fit(wanted: str, words: str) -> int | None:
    """How well words answer what was typed, 0 best; None when a letter is missing."""
    wanted, words = wanted.strip().casefold(), words.casefold()
    if not wanted:
        return 3
    if words.startswith(wanted):
        return 0
    if f" {wanted}" in words:
        return 1
    if wanted in words:
        return 2
    at = 0
    for letter in wanted.replace(" ", ""):
        at = words.find(letter, at) + 1
        if not at:
            return None
    return 4
