"""A Word document, web page or OPML outline that is open: its text can be edited once it is Markdown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from deckmaker import conversion
from deckmaker.model import DeckmakerError

from .document import DeckDocument
from .language import told, tr
from .notice import Notice


class Importing(QObject):
    """Offers it when such a file is opened; `made` gives the Markdown file, which is not open yet."""

    made = Signal(Path)

    def __init__(self, document: DeckDocument, notice: Notice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._notice = document, notice
        document.opened.connect(self._opened)
        notice.acted.connect(self._act)

    def _opened(self) -> None:
        document = self._document
        if document.project is None or document.editable or document.path is None:
            return
        self._notice.show_text(
            tr("{0} is shown as it was read.", document.path.name),
            tr("As Markdown, its text can be edited here."),
            "ok",
            ("edit-markdown", tr("Edit as Markdown")),
        )

    def _act(self, name: str) -> None:
        path = self._document.path
        if name != "edit-markdown" or path is None or self._document.editable:
            return
        self._notice.hide()
        target = free(path.with_suffix(".md"))
        try:
            conversion.convert(path, target)
        except DeckmakerError as error:
            self._notice.show_text(told(error.problem.message), told(error.problem.hint), "error")
        else:
            self.made.emit(target)


def free(path: Path) -> Path:
    """The path, or one with a number when there is such a file."""
    at, number = path, 2
    while at.exists():
        at, number = path.with_name(f"{path.stem} {number}{path.suffix}"), number + 1
    return at
