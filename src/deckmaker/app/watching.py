"""The article on disk while it is open here: another program changes it, or takes it away.

What is unchanged here follows the file at once, as a step that can be undone; otherwise both are merged
when the user says so. Nothing here ever writes the file.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from deckmaker import merging, read
from deckmaker.model import DeckmakerError

from .document import DeckDocument
from .language import counted, tr
from .notice import Notice
from .texts import text_of

_CALM: Final = 150  # ms after the last sign of change: programs write in several steps


class Watch(QObject):
    """`base` is the text of the file as we last knew it."""

    def __init__(self, document: DeckDocument, notice: Notice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._notice = document, notice
        self._path: Path | None = None
        self.base = ""
        self._theirs: str | None = None  # what the file says now, while the user has not decided
        self._gone = False
        self._files = QFileSystemWatcher(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_CALM)
        self._timer.timeout.connect(self.look)
        self._files.fileChanged.connect(self._stirred)
        self._files.directoryChanged.connect(self._stirred)
        document.opened.connect(self._begin)
        document.saved.connect(self._saved)
        notice.acted.connect(self._act)
        self._begin()

    def _begin(self) -> None:
        """Another deck."""
        document = self._document
        self.base, self._theirs, self._gone = document.text, None, False
        self._watch(document.path if document.project is not None else None)

    def _saved(self) -> None:
        document = self._document
        self.base, self._theirs, self._gone = document.text, None, False
        self._watch(document.path)

    def _watch(self, path: Path | None) -> None:
        self._path = path
        for names in (self._files.files(), self._files.directories()):
            if names:
                self._files.removePaths(names)
        if path is not None:
            self._files.addPaths([str(each) for each in (path, path.parent) if each.exists()])

    def _stirred(self) -> None:
        self._timer.start()

    def holds_back(self) -> bool:
        """Whether saving would overwrite what another program wrote; then the user is asked again."""
        self._timer.stop()
        self.look()
        if self._theirs is None:
            return False
        self._ask()
        return True

    def look(self) -> None:
        """Compare the file with what we know of it."""
        path, document = self._path, self._document
        if path is None or document.project is None:
            return
        if not path.exists():
            if not self._gone:
                self._gone = True
                document.stack.resetClean()
                self._notice.show_text(
                    tr("{0} was moved or deleted.", path.name),
                    tr("Your text is safe here. Save writes it again."),
                    "warning",
                )
            return
        self._gone = False
        if str(path) not in self._files.files():  # replaced by another file of that name
            self._files.addPath(str(path))
        try:
            source = read.load(path)
        except DeckmakerError:
            return  # being written, or no text any more: what we have stays
        if not document.editable:
            if source.data != document.project.source.data:
                opened = replace(document.project, source=source)
                document.begin(opened, document.folder, path)
                self._notice.show_text(tr("{0} changed on disk and was read again.", path.name))
            return
        text = text_of(source)[0]
        if text in (self.base, document.text):
            if text == document.text:
                self.base, self._theirs = text, None
            return
        if document.text == self.base:
            self._take(text, tr("Read again from disk"))
            self._notice.show_text(tr("{0} changed on disk and was read again.", path.name))
        elif text != self._theirs:
            self._theirs = text
            self._ask()

    def _ask(self) -> None:
        assert self._path is not None
        self._notice.show_text(
            tr("{0} changed on disk, and you have changed it here.", self._path.name),
            tr("Merging keeps the changes of both."),
            "warning",
            ("merge-disk", tr("Merge")),
            ("keep-mine", tr("Keep mine")),
            ("take-disk", tr("Take the file's")),
        )

    def _act(self, name: str) -> None:
        theirs, document = self._theirs, self._document
        if theirs is None or name not in ("merge-disk", "keep-mine", "take-disk"):
            return
        self._theirs = None
        self._notice.hide()
        if name == "keep-mine":
            self.base = theirs  # the next save writes ours over it
            return
        if name == "take-disk":
            self._take(theirs, tr("Take the file's text"))
            return
        source = document.project.source if document.project else None
        markdown = source is not None and source.suffix in (".md", ".markdown")
        made = merging.merged(self.base, document.text, theirs, markdown=markdown)
        self.base = theirs
        document.rewrite(tr("Merge with the file"), made.text)
        if made.conflicts:
            self._notice.show_text(
                counted("One place was changed in both.", "{0} places were changed in both.", made.conflicts),
                tr("Your words stand in the text, the file's words in a comment below."),
                "warning",
            )
        else:
            self._notice.show_text(tr("Merged. Save when you are content."))

    def _take(self, text: str, words: str) -> None:
        """The file's text, as a step that can be undone; it counts as saved."""
        self.base = text
        self._document.rewrite(words, text)
        self._document.stack.setClean()
