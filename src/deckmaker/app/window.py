"""The window: the start page, or the panes around the preview; menus, tool bar, status bar, drops.

It joins what widgets emit with what the document does; the panes do not know each other.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenu,
    QStackedWidget,
)

from deckmaker import bundle
from deckmaker.model import Problem

from . import actions, bars, choosing, fonts, language, palette, placing
from .document import DeckDocument
from .exports import Exports
from .finder import Finder
from .help import Help
from .importing import Importing
from .language import told, tr
from .notice import Notice
from .panes import Panes
from .pictures import paint
from .preferences import Preferences
from .present import Presenting
from .recovery import Recovery
from .settings import Settings
from .start import StartPage
from .status import Status
from .theming import PACK
from .watching import Watch
from .worker import Worker

_TEMPLATES = (".potx", ".pptx", ".ppsx", ".potm", PACK)


class Window(QMainWindow):
    """Made anew when the language changes: `again` hands over the document."""

    def __init__(self, settings: Settings, document: DeckDocument | None = None) -> None:
        super().__init__()
        self.settings = settings
        if document is None:
            worker = Worker()
            document = DeckDocument(worker)
            worker.setParent(document)
            self._worker = worker
        else:
            self._worker = document.worker
        document.setParent(self)
        self.document = document
        document.default_theme = settings.theme
        document.themes_place = settings.theme_folder
        self.setAcceptDrops(True)
        self.setMinimumSize(960, 600)
        self.resize(1280, 800)
        self.start = StartPage(settings)
        self.panes = Panes(document, settings)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        self.stack.addWidget(self.panes)
        self.setCentralWidget(self.stack)
        self.status = Status(document, self.panes.preview)
        self.setStatusBar(self.status)
        self.notice = Notice(self)
        self.exports = Exports(document, settings, self.notice, self)
        self.presenting = Presenting(document, self)
        self.watch = Watch(document, self.notice, self)
        self.recovery = Recovery(document, settings, self.notice, self)
        self.importing = Importing(document, self.notice, self)
        self.importing.made.connect(self.open_path)
        self.actions_by_name = actions.made(self, self._handlers())
        self.finder = Finder(self, document, list(self.actions_by_name.values()))
        bars.menus(self, self.actions_by_name)
        self._tools = bars.tools(self, self.actions_by_name)
        self._join()
        self.restoreGeometry(settings.kept("geometry"))
        self._refresh()

    # ── joining ──────────────────────────────────────────────────────────────────────────

    def _handlers(self) -> dict[str, Callable[[], object]]:
        document, panes = self.document, self.panes
        return {
            "open": self.open,
            "paste-new": self.paste,
            "sample": self.sample,
            "save": self.save,
            "save-as": self.save_as,
            "export": self.exports.show,
            "export-again": self.exports.again,
            "present": self.presenting.from_start,
            "present-here": self.presenting.from_here,
            "close": self.close_deck,
            "quit": self._quit,
            "undo": document.stack.undo,
            "redo": document.stack.redo,
            "article": panes.toggle_article,
            "find": panes.find_text,
            "replace": panes.replace_text,
            "problems": panes.toggle_problems,
            "next-problem": panes.problems.next,
            "previous-problem": panes.problems.previous,
            "fix": panes.problems.fix_current,
            "zoom-in": panes.zoom_in,
            "zoom-out": panes.zoom_out,
            "zoom-fit": panes.zoom_fit,
            "next-pane": panes.next_pane,
            "previous-pane": panes.previous_pane,
            "next-slide": panes.next_slide,
            "previous-slide": panes.previous_slide,
            "hide": panes.hide_slides,
            "move-up": panes.move_up,
            "move-down": panes.move_down,
            "themes": panes.toggle_themes,
            "theme-edit": panes.theming.edit,
            "theme-import": panes.theming.ask_template,
            "theme-share": panes.theming.share,
            "mark-number": panes.mark_number,
            "new-slide": panes.new_section,
            "duplicate": panes.duplicate,
            "palette": self.find_action,
            "preferences": self.preferences,
            "help": self.help,
            "keys": self.keys,
            "about": self.about,
        }

    def _join(self) -> None:
        document = self.document
        self.start.asked.connect(self._asked)
        self.start.chosen.connect(self._open_name)
        document.opened.connect(self._refresh)
        document.built.connect(self._refresh)
        document.changed.connect(self._titled)
        document.saved.connect(self._titled)
        document.refused.connect(self._refused)
        document.told.connect(self._told)
        document.stack.undoTextChanged.connect(self._undo_words)
        document.stack.redoTextChanged.connect(self._undo_words)
        document.stack.cleanChanged.connect(self._titled)
        self.panes.filmstrip.menu_wanted.connect(self._slide_menu)
        self.panes.preview.menu_wanted.connect(self._slide_menu)
        self.status.problems_wanted.connect(self.panes.toggle_problems)
        self.exports.problems_wanted.connect(self.panes.toggle_problems)

    # ── state ────────────────────────────────────────────────────────────────────────────

    def _refresh(self) -> None:
        deck = self.document.project is not None
        self.stack.setCurrentWidget(self.panes if deck else self.start)
        self._tools.setVisible(deck)
        self.status.setVisible(deck)
        needs = {each.name for each in actions.table() if each.needs_deck}
        for name, action in self.actions_by_name.items():
            action.setEnabled(deck or name not in needs)
        if not deck:
            self.start.refresh()
        self._undo_words()
        self._titled()

    def _titled(self) -> None:
        name = self.document.name
        self.setWindowTitle(f"{name}[*]" if name else "deckmaker")
        self.setWindowModified(bool(name) and not self.document.clean)

    def _undo_words(self) -> None:
        stack = self.document.stack
        for name, able, words, plain in (
            ("undo", stack.canUndo(), stack.undoText(), tr("Undo")),
            ("redo", stack.canRedo(), stack.redoText(), tr("Redo")),
        ):
            action = self.actions_by_name[name]
            action.setEnabled(able)
            said = f"{plain}: {words}" if words else plain
            action.setText(said)
            keys = action.shortcut().toString()
            action.setToolTip(f"{said}  {keys}")

    def _refused(self, problem: Problem) -> None:
        place = (
            f" ({problem.where.name})"
            if problem.where and problem.where.name and not problem.where.line
            else ""
        )
        said = told(problem.message)
        self.notice.show_text(said[:1].upper() + said[1:] + place, told(problem.hint), "error")

    def _told(self, words: str) -> None:
        self.notice.show_text(words)

    def _slide_menu(self, place: object) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ("hide", "duplicate", "move-up", "move-down", "-", "present-here"):
            if name == "-":
                menu.addSeparator()
            elif name in self.actions_by_name:
                menu.addAction(self.actions_by_name[name])
        menu.popup(place)  # type: ignore[arg-type]

    # ── files ────────────────────────────────────────────────────────────────────────────

    def _asked(self, what: str) -> None:
        {"open": self.open, "paste": self.paste, "sample": self.sample}[what]()

    def open(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in choosing.SUFFIXES)
        choosing.existing(
            self, tr("Open an article"), tr("Articles and outlines") + f" ({kinds})", self.open_path
        )

    def _open_name(self, name: str) -> None:
        self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Another deck; unsaved work is asked for first."""

        def proceed() -> None:
            self._remember()
            if self.document.open(path):
                self.settings.remember(path)

        self._when_saved(proceed)

    def paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.notice.show_text(tr("The clipboard holds no text."), tr("Copy an article first."), "warning")
            return

        def proceed() -> None:
            self._remember()
            self.document.paste(text)

        self._when_saved(proceed)

    def sample(self) -> None:
        """The first of the articles that come with the program, as a text of the user's own."""
        path = bundle.folder("outlines") / "chinese-internet-model.md"

        def proceed() -> None:
            self._remember()
            self.document.paste(path.read_text("utf-8"), path.name)

        self._when_saved(proceed)

    def save(self) -> None:
        if self.document.path is None:
            self.save_as()
        elif not self.watch.holds_back() and self.document.save():
            self._told(tr("Saved {0}", self.document.name))

    def save_as(self) -> None:
        suggested = self.document.path or Path.home() / Path(self.document.name or "deck.md").name
        choosing.target(
            self, tr("Save the article"), suggested, tr("Markdown") + " (*.md *.txt)", self._save_to
        )

    def _save_to(self, path: Path) -> None:
        if self.document.save(path):
            self.settings.remember(path)
            self._told(tr("Saved {0}", path.name))

    def close_deck(self) -> None:
        def proceed() -> None:
            self._remember()
            self.document.leave()

        self._when_saved(proceed)

    def _remember(self) -> None:
        """The first slide becomes the picture of the file among the recent ones."""
        document = self.document
        if document.path is not None and document.build is not None and document.count:
            self.settings.remember(document.path, paint(document.build.shown, 1, 352))

    def _when_saved(self, proceed: Callable[[], None]) -> None:
        if self.document.clean or self.document.project is None or not self.document.stack.count():
            proceed()
            return
        choosing.keep(self, self.document.name, self._saved_then(proceed), proceed)

    def _saved_then(self, proceed: Callable[[], None]) -> Callable[[], None]:
        def saving() -> None:
            if self.document.path is not None and self.document.save():
                proceed()
            elif self.document.path is None:
                self.save_as()

        return saving

    def _quit(self) -> None:
        self.close()

    # ── dialogs ──────────────────────────────────────────────────────────────────────────

    def find_action(self) -> None:
        self.finder.begin()

    def preferences(self) -> Preferences:
        dialog = Preferences(self.settings, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.changed.connect(self._preferred)
        dialog.open()
        return dialog

    def _preferred(self, what: str) -> None:
        program = QApplication.instance()
        assert isinstance(program, QApplication)
        if what == "mode":
            palette.apply(self.settings.mode)
        elif what == "language":
            language.install(self.settings.language)
            fonts.install(program, self.settings.language)
            QTimer.singleShot(0, self._again)
        elif what == "theme":
            self.document.default_theme = self.settings.theme
            self.document.make()

    def _again(self) -> None:
        """A new window in the new language takes over the document."""
        document = self.document
        document.setParent(None)
        self._handed_over = True
        other = Window(self.settings, document)
        other.setGeometry(self.geometry())
        other.show()
        self.successor = other
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.close()

    def _page(self, page: str) -> Help:
        dialog = Help(page, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        return dialog

    def help(self) -> Help:
        return self._page("help")

    def keys(self) -> Help:
        return self._page("keys")

    def about(self) -> Help:
        return self._page("about")

    # ── dropping ─────────────────────────────────────────────────────────────────────────

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()
            self.start.target.light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.start.target.light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.start.target.light(False)
        local = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        pictures = [each for each in local if each.suffix.lower() in placing.PICTURES]
        if pictures and self.document.build is not None:
            self.panes.place_pictures(pictures)
        elif local and local[0].suffix.lower() in _TEMPLATES and self.document.project is not None:
            self.panes.theming.take(local[0])
        elif local:
            self.open_path(local[0])
        elif event.mimeData().hasText():
            text = event.mimeData().text()
            self._when_saved(lambda: self.document.paste(text))

    # ── closing ──────────────────────────────────────────────────────────────────────────

    def closeEvent(self, event: QCloseEvent) -> None:
        document = self.document
        if (
            document.project is not None
            and not document.clean
            and document.stack.count()
            and not self._leaving
        ):
            event.ignore()
            choosing.keep(self, document.name, self._saved_then(self.leave), self.leave)
            return
        self._remember()
        self.settings.keep("geometry", QByteArray(self.saveGeometry()))
        self.exports.end()
        self.presenting.end()
        self.recovery.clear()
        self._worker.end()
        # it says that it is empty as it goes, when nobody can hear any more
        document.stack.blockSignals(True)
        super().closeEvent(event)

    _leaving = False
    _handed_over = False  # the document has another window
    successor: Window | None = None

    def leave(self) -> None:
        """Close without a question: what is not saved is lost."""
        self._leaving = True
        self.close()
