"""Export and "export again" of a window: the panel, and the one key that writes the same file anew without it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from deckmaker.model import Problem

from .document import DeckDocument
from .export_panel import ExportPanel
from .exporting import Exporting, Target
from .language import told, tr
from .notice import Notice
from .opening import show_in_folder
from .settings import Settings


class Exports(QObject):
    """Knows what was exported last of the open deck."""

    problems_wanted = Signal()

    def __init__(self, document: DeckDocument, settings: Settings, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self._document, self._settings, self._notice, self._window = document, settings, notice, parent
        self.panel: ExportPanel | None = None
        self.last: Target | None = None
        self._work: Exporting | None = None
        self._waiting = False
        document.opened.connect(self._forget)
        document.built.connect(self._built)
        notice.acted.connect(self._act)

    def show(self) -> ExportPanel:
        """The panel, made when it is not open."""
        if self.panel is None:
            panel = self.panel = ExportPanel(self._document, self._settings, self._window)
            panel.exported.connect(self._exported)
            panel.problems_wanted.connect(self.problems_wanted)
            panel.finished.connect(self._closed)
        self.panel.show()
        self.panel.raise_()
        self.panel.begin.setFocus()
        return self.panel

    def again(self) -> None:
        """Write the last file again, from the deck as it is now; the panel when there was none."""
        if self.last is None or self._document.project is None:
            self.show()
            return
        if self._work is not None:
            return
        if not self._document.is_current:
            self._waiting = True
            self._document.make()
            return
        build = self._document.build
        assert build is not None
        work = self._work = Exporting(build, self.last, self)
        work.saved.connect(self._saved)
        work.refused.connect(self._refused)
        work.finished.connect(self._finished)
        work.start()

    def end(self) -> None:
        """Before the window goes: nothing is being written any more."""
        if self.panel is not None:
            self.panel.end()
        if self._work is not None:
            self._work.cancel()
            self._work.wait()

    def _built(self) -> None:
        if self._waiting and self._document.is_current:
            self._waiting = False
            self.again()

    def _forget(self) -> None:
        self.last = None
        self._waiting = False

    def _closed(self) -> None:
        panel, self.panel = self.panel, None
        if panel is not None:
            panel.deleteLater()

    def _exported(self, target: object) -> None:
        assert isinstance(target, Target)
        self.last = target

    def _saved(self, path: Path) -> None:
        self._notice.show_text(
            tr("Deck saved: {0}", path.name),
            "",
            "ok",
            ("open-export", tr("Open")),
            ("reveal-export", tr("Show in folder")),
        )

    def _refused(self, problem: Problem) -> None:
        said = told(problem.message)
        self._notice.show_text(said[:1].upper() + said[1:], told(problem.hint), "error")

    def _finished(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            work.wait()
            work.deleteLater()

    def _act(self, name: str) -> None:
        if self.last is None:
            return
        if name == "open-export":
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.last.path)))
        elif name == "reveal-export":
            show_in_folder(self.last.path)
