"""The steps of the one undo history: choices before and after, or a splice of the text; and what one splice is."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QUndoCommand

from deckmaker.model import Choices


class Changed(Protocol):
    """What the steps change."""

    def set_choices(self, choices: Choices) -> None: ...

    def set_text(self, at: int, removed: int, added: str, *, told: bool) -> None: ...


def difference(old: str, new: str) -> tuple[int, int, str]:
    """The one splice that makes a text another: where, how many characters go, what comes."""
    start, least = 0, min(len(old), len(new))
    while start < least and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < least - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return start, len(old) - start - tail, new[start : len(new) - tail]


class Choice(QUndoCommand):
    def __init__(self, document: Changed, before: Choices, after: Choices, label: str, merge: str) -> None:
        super().__init__(label)
        self._document, self._before, self.after, self._merge = document, before, after, merge

    def redo(self) -> None:
        self._document.set_choices(self.after)

    def undo(self) -> None:
        self._document.set_choices(self._before)

    def id(self) -> int:
        return 2 if self._merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Choice) or other._merge != self._merge:
            return False
        self.after = other.after
        return True


class Splice(QUndoCommand):
    """Typing merges per word: a letter after a blank begins another step."""

    def __init__(self, document: Changed, at: int, gone: str, added: str, label: str) -> None:
        super().__init__(label)
        self._document, self.at, self.gone, self.added = document, at, gone, added
        self.fresh = False  # the editor shows it already
        self._typed = False

    def redo(self) -> None:
        told, self._typed, self.fresh = not self.fresh, self.fresh, False
        self._document.set_text(self.at, len(self.gone), self.added, told=told)

    def undo(self) -> None:
        self._document.set_text(self.at, len(self.added), self.gone, told=True)

    def id(self) -> int:
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Splice) or not (self._typed and other._typed):
            return False
        if not self.gone and not other.gone and other.at == self.at + len(self.added):
            one_word = len(other.added) == 1 and not (self.added[-1:].isspace() and not other.added.isspace())
            if one_word and "\n" not in other.added:
                self.added += other.added
                return True
        if not self.added and not other.added and len(other.gone) == 1 and not other.gone.isspace():
            if other.at == self.at - 1:  # Backspace
                self.at, self.gone = other.at, other.gone + self.gone
                return True
            if other.at == self.at:  # Delete
                self.gone += other.gone
                return True
        return False
