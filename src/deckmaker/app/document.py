"""The open deck: its Project, one undo history over text and choices, and the latest Build.

Values do not change: a step of the history holds the choices before and after, or a splice of the text.
Widgets read `project`, `text` and `build`, and call `decide` and `splice`; they are told by signals.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from deckmaker import locate, pipeline, project, retext, saving
from deckmaker.critique import critique
from deckmaker.follow import follow
from deckmaker.memo import Memory
from deckmaker.model import Choices, DeckmakerError, Problem, Project, Scene, Source, WriteError
from deckmaker.pipeline import Build

from . import pictures
from .history import Choice, Splice, difference
from .language import tr
from .texts import text_of, with_default_theme
from .worker import Leash, Worker

DEBOUNCE: Final = 120  # ms between the last key and the request for a new deck
_UNSEEN: Final = 320  # pixels across of what is painted for nobody
_WARM: Final = (
    "# Two\n\n## One\n\nIt grew from 4 days to 60 days, says Ann. Its share is 75% of the market.\n"
)
TEXTS: Final = (".md", ".markdown", ".txt", ".text", "")  # what is edited as it is


class DeckDocument(QObject):
    """One at a time; `worker` makes its Builds."""

    opened = Signal()  # another project, or none
    changed = Signal()  # the project: its text or its choices
    spliced = Signal(int, int, str)  # by undo or a panel: at a code point, so many removed, this added
    built = Signal()  # `build` is another
    refused = Signal(object)  # a Problem: there is nothing to show
    working = Signal(bool)
    moved = Signal(int)  # the current slide, from 1; 0 for none
    pointed = Signal(int, int)  # a place in the source that a panel wants seen: start, end
    saved = Signal()
    told = Signal(str)  # a line for the status bar

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.project: Project | None = None
        self.folder: Path | None = None
        self.path: Path | None = None  # None: pasted, not saved yet
        self.text = ""
        self.editable = True  # False: the source is no text; what was read of it is shown
        self.build: Build | None = None
        self.problems: tuple[Problem, ...] = ()  # of the Build, and what a critic says of its slides
        self.themes_place = ""  # the user's own folder of themes
        self.default_theme = ""  # of the preferences: when neither the choices nor the text name one
        self._real: Build | None = None  # what `build` is when no theme is tried
        self._tried = ""
        self._current = 0
        self._key = ""
        self._ends = "\n"
        self.worker = worker
        self.memory = Memory()  # for the worker alone: what earlier builds were made of
        self._ticket = self._theme_ticket = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE)
        self._timer.timeout.connect(self.make)
        worker.done.connect(self._done)
        worker.failed.connect(self._failed)

    # ── opening and saving ───────────────────────────────────────────────────────────────

    def open(self, path: Path) -> bool:
        """Another file; its choices are read from beside it. False when it cannot be read: `refused` says why."""
        try:
            opened, folder = pipeline.open_project(path)
        except DeckmakerError as error:
            self.refused.emit(error.problem)
            return False
        self.begin(opened, folder, path)
        return True

    def begin(self, opened: Project, folder: Path | None = None, path: Path | None = None) -> None:
        """A project that was made elsewhere: opened, pasted, recovered."""
        self.stack.clear()
        self.folder, self.path = folder, path
        self.editable = opened.source.suffix in TEXTS
        self.text = ""
        if self.editable:
            self.text, self._ends = text_of(opened.source)
            opened = replace(opened, source=replace(opened.source, data=self.text.encode()))
        self.project = opened
        self.build = self._real = None
        self._tried = ""
        self._current, self._key = 0, ""
        self.stack.setClean()
        self.opened.emit()
        self._part_paragraphs()
        self.changed.emit()
        self.make()

    def _part_paragraphs(self) -> None:
        """A step of the history, which can be undone: in a paragraph as long as a book typing would lag."""
        parted = retext.unpacked(self.text) if self.editable else self.text
        if parted != self.text:
            self.rewrite(tr("Split long paragraphs"), parted)
            self.told.emit(
                tr("Very long paragraphs were split between sentences, so that typing stays quick.")
            )

    def paste(self, text: str, name: str = "") -> None:
        """A text without a file."""
        source = Source(name or tr("Untitled") + ".md", ".md", text.encode())
        self.begin(Project(source, Choices()))

    @property
    def name(self) -> str:
        if self.path:
            return self.path.name
        return self.project.source.name if self.project else ""

    @property
    def clean(self) -> bool:
        return self.stack.isClean() and (self.path is not None or self.project is None)

    def leave(self) -> None:
        """No deck at all."""
        self.stack.clear()
        self._timer.stop()
        for lane in ("deck", "theme", "candidates", "gallery"):
            self.worker.cancel(lane)
        self._ticket = self._theme_ticket = 0
        self.memory = Memory()
        self.project = self.path = self.folder = self.build = self._real = None
        self.text, self._tried, self._current, self._key = "", "", 0, ""
        self.working.emit(False)
        self.opened.emit()

    def save(self, path: Path | None = None) -> bool:
        """The text to its file, the choices beside it. False when that failed: `refused` says why."""
        target = path or self.path
        if self.project is None or target is None:
            return False
        try:
            if self.editable:
                saving.write_whole(target, self.text.replace("\n", self._ends).encode())
            choices = project.beside(target)
            written = project.unparse(self.project.choices)
            if written or choices.exists():
                saving.write_whole(choices, written.encode())
        except WriteError as error:
            self.refused.emit(error.problem)
            return False
        if path:
            self.path, self.folder = path, path.parent
            source = replace(self.project.source, name=str(path), suffix=path.suffix.lower())
            self.project = replace(self.project, source=source)
        self.stack.setClean()
        self.saved.emit()
        return True

    def warm(self) -> None:
        """Loads on the worker what the first deck will need, while the user still looks for a file.

        Then it is painted, unseen, a slide at a time: the first painting makes Qt's names and fonts ready.
        """
        memory, theme = self.memory, self.default_theme

        def work(leash: Leash) -> Build:
            source = Source("warm.md", ".md", _WARM.encode())
            made = pipeline.make(Project(source, Choices(theme)), None, leash, memory, leash)
            for number in range(1, len(made.pages) + 1):
                leash()
                made.shown.marks(number)
            return made

        self.worker.ask("warm", work)

    def _paint_unseen(self, made: Build, number: int = 1) -> None:
        if self.build is None and number <= len(made.pages):  # else there is something better to paint
            pictures.paint(made.shown, number, _UNSEEN)
            QTimer.singleShot(0, self, lambda: self._paint_unseen(made, number + 1))

    # ── changing ─────────────────────────────────────────────────────────────────────────

    def decide(self, label: str, change: Callable[[Choices], Choices], merge: str = "") -> None:
        """A step of the history over the choices alone, by a function of `edit`."""
        if self.project is None:
            return
        after = change(self.project.choices)
        if after != self.project.choices:
            self.stack.push(Choice(self, self.project.choices, after, label, merge))

    def change(self, label: str, change: Callable[[Project], Project]) -> None:
        """The same, by a function of the whole project."""
        if self.project is not None:
            self.decide(label, lambda choices: change(self.project).choices)  # type: ignore[arg-type]

    def keep_theme(self, label: str, change: Callable[[Choices], Choices]) -> None:
        """The theme that is tried becomes the deck's; what is shown stays until the new Build comes."""
        before = self.project
        self.decide(label, change)
        if self.project is before:
            self.try_theme("")

    def rewrite(self, label: str, text: str) -> None:
        """Another text in one step."""
        if self.project is None or not self.editable or text == self.text:
            return
        at, removed, added = difference(self.text, text)
        self.stack.push(Splice(self, at, self.text[at : at + removed], added, label))

    def change_text(self, at: int, removed: int, added: str, label: str = "") -> None:
        """A splice that the editor does not know of yet."""
        if self.project is not None and self.editable:
            gone = self.text[at : at + removed]
            self.stack.push(Splice(self, at, gone, added, label or tr("Edit text")))

    def splice(self, at: int, removed: int, added: str) -> None:
        """What was typed: the editor shows it already."""
        gone = self.text[at : at + removed]
        if gone == added or self.project is None:
            return
        command = Splice(self, at, gone, added, tr("Edit text"))
        command.fresh = True
        self.stack.push(command)

    def set_choices(self, choices: Choices) -> None:
        assert self.project is not None
        self.project = replace(self.project, choices=choices)
        self._changed()

    def set_text(self, at: int, removed: int, added: str, *, told: bool) -> None:
        assert self.project is not None
        self.text = self.text[:at] + added + self.text[at + removed :]
        source = replace(self.project.source, data=self.text.encode("utf-8", "replace"))
        self.project = replace(self.project, source=source)
        if told:
            self.spliced.emit(at, removed, added)
        self._changed()

    def _changed(self) -> None:
        self._tried = ""
        self.changed.emit()
        self._timer.start()

    # ── making ───────────────────────────────────────────────────────────────────────────

    def make(self) -> None:
        """Ask for the deck of the project as it is now."""
        self._timer.stop()
        if self.project is None:
            return
        asked, folder = self.effective(self.project), self.folder
        self.working.emit(True)

        def work(leash: Leash) -> Build:
            return pipeline.make(asked, folder, leash, self.memory, leash)

        self._ticket = self.worker.ask("deck", work)

    @property
    def is_current(self) -> bool:
        """Whether `build` is that of the project as it is now, in its own theme."""
        if self.build is None or self.project is None or self._tried or self._timer.isActive():
            return False
        return self.build.project == self.effective(self.project)

    def effective(self, of: Project) -> Project:
        """The project with the default theme where nobody named one."""
        return with_default_theme(of, self.default_theme)

    def try_theme(self, name: str, *, fresh: bool = False) -> None:
        """Shows the deck in a theme without choosing it; "" shows it as it is again, at once.

        `fresh`: the theme of this name is another than it was.
        """
        if self.project is None or (name == self._tried and not fresh):
            return
        self._tried = name
        if not name:
            self.worker.cancel("theme")
            self._theme_ticket = 0
            if self._real is not None and self.build is not self._real:
                self._show(self._real)
            return
        asked = replace(self.project, choices=replace(self.project.choices, theme=name))
        folder = self.folder

        def work(leash: Leash) -> Build:
            return pipeline.make(asked, folder, leash, self.memory, leash)

        self._theme_ticket = self.worker.ask("theme", work)

    @property
    def trying(self) -> bool:
        return bool(self._tried)

    def _done(self, lane: str, ticket: int, made: object) -> None:
        if lane == "deck" and ticket == self._ticket and isinstance(made, Build):
            before, self._real = self._real, made
            if before is not None and self._follow(before, made):
                return
            if not self.editable:
                self.text = made.document.text
            self.working.emit(False)
            if not self._tried:
                self._show(made)
        elif lane == "theme" and ticket == self._theme_ticket and isinstance(made, Build) and self._tried:
            self._show(made)
        elif lane == "warm" and isinstance(made, Build):
            self._paint_unseen(made)

    def _follow(self, before: Build, made: Build) -> bool:
        """Decisions go with the sections and numbers that moved; whether that needs another Build.

        No step of the history: undoing the text moves them back in the same way.
        """
        if self.project is None or not self.editable or made.document.text != self.text:
            return False
        followed = follow(self.project.choices, before.document, made.document)
        if followed == self.project.choices:
            return False
        self.project = replace(self.project, choices=followed)
        self.changed.emit()
        self.make()
        return True

    def _failed(self, lane: str, ticket: int, problem: Problem) -> None:
        if lane == "deck" and ticket == self._ticket:
            self.working.emit(False)
            self.refused.emit(problem)
        elif lane == "theme" and ticket == self._theme_ticket:
            self.refused.emit(problem)

    def _show(self, made: Build) -> None:
        self.build, self.problems = made, (*made.problems, *critique(made))
        count = len(made.deck.slides)
        number = locate.number_of(made, self._key) if self._key else 0
        self._current = min(max(number or self._current, 1), count) if count else 0
        self._key = made.deck.slides[self._current - 1].key if count else ""
        self.built.emit()
        self.moved.emit(self._current)

    # ── where we are ─────────────────────────────────────────────────────────────────────

    @property
    def current(self) -> int:
        """The slide in the preview, from 1; 0 for none."""
        return self._current

    @property
    def count(self) -> int:
        return len(self.build.deck.slides) if self.build else 0

    @property
    def scene(self) -> Scene | None:
        return locate.scene_of(self.build, self._current) if self.build else None

    def go(self, number: int) -> None:
        """Show a slide."""
        if self.build is None or not self.count:
            return
        number = min(max(number, 1), self.count)
        if number != self._current:
            self._current = number
            self._key = self.build.deck.slides[number - 1].key
            self.moved.emit(number)

    def look_for(self, key: str) -> None:
        """The slide of this key becomes the current one as soon as a Build has it."""
        self._key = key

    def point(self, start: int, end: int) -> None:
        """Let the article show a place of the source."""
        self.pointed.emit(start, end)
