"""The export panel: as what, where to, what stands in the way, progress, and what can be done with the file after."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from deckmaker.model import Problem

from . import choosing
from .document import DeckDocument
from .exporting import Exporting, Target
from .icons import icon
from .language import counted, told, tr
from .opening import show_in_folder
from .settings import Settings

KINDS: Final = ("pptx", "pdf", "images", "notes")
_WIDTHS: Final = (1280, 1920, 3840)


class ExportPanel(QDialog):
    """Beside the window, which stays usable; `exported` tells a file that was written."""

    exported = Signal(object)  # a Target
    problems_wanted = Signal()

    def __init__(self, document: DeckDocument, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._settings = document, settings
        self._work: Exporting | None = None
        self._waiting = False  # for the deck of the last edit
        self._own: Path | None = None  # a place that the user chose
        self._closing = False
        self._written: Path | None = None
        self.setWindowTitle(tr("Export"))
        self.setMinimumWidth(520)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 16)
        whole.setSpacing(16)
        whole.addLayout(self._kinds())
        whole.addLayout(self._place())
        whole.addWidget(self._options())
        whole.addLayout(self._warning())
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.bar.setAccessibleName(tr("Progress"))
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setAccessibleName(tr("State of the export"))
        whole.addWidget(self.bar)
        whole.addWidget(self.words)
        whole.addStretch()
        whole.addLayout(self._buttons())
        document.built.connect(self._built)
        document.opened.connect(self.close)
        last = settings.export_kind
        self._radios[last if last in KINDS else "pptx"].setChecked(True)
        self._chosen()
        self._idle()

    # ── its parts ────────────────────────────────────────────────────────────────────────

    def _kinds(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(20)
        self._group = QButtonGroup(self)
        self._radios: dict[str, QRadioButton] = {}
        for kind, words in zip(KINDS, (tr("PowerPoint"), tr("PDF"), tr("Images"), tr("Notes")), strict=True):
            button = self._radios[kind] = QRadioButton(words)
            button.setAccessibleName(words)
            button.setMinimumHeight(24)
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch()
        self._group.buttonToggled.connect(self._chosen)
        return row

    def _place(self) -> QHBoxLayout:
        row = QHBoxLayout()
        label = QLabel(tr("To"))
        self.path = QLineEdit()
        self.path.setReadOnly(True)
        self.path.setAccessibleName(tr("Where the file goes"))
        label.setBuddy(self.path)
        change = self.change = QPushButton(tr("Change…"))
        change.setAccessibleName(tr("Change where the file goes"))
        change.setAutoDefault(False)
        change.clicked.connect(self._change)
        row.addWidget(label)
        row.addWidget(self.path, 1)
        row.addWidget(change)
        return row

    def _options(self) -> QWidget:
        self._room = QWidget()
        row = QHBoxLayout(self._room)
        row.setContentsMargins(0, 0, 0, 0)
        self.handout = QCheckBox(tr("With the speaker notes below each slide"))
        self.handout.setAccessibleName(self.handout.text())
        self.form = QComboBox()
        self.form.setAccessibleName(tr("Form of the images"))
        for words, form in (
            (tr("PNG, one a slide"), "png"),
            (tr("SVG, one a slide"), "svg"),
            (tr("PNG, all slides on one sheet"), "sheet"),
        ):
            self.form.addItem(words, form)
        self.width_box = QComboBox()
        self.width_box.setAccessibleName(tr("Width of the images"))
        for pixels in _WIDTHS:
            self.width_box.addItem(tr("{0} pixels wide", pixels), pixels)
        self.width_box.setCurrentIndex(1)
        for widget in (self.handout, self.form, self.width_box):
            row.addWidget(widget)
        row.addStretch()
        self.form.currentIndexChanged.connect(self._chosen)
        self.handout.toggled.connect(self._chosen)
        return self._room

    def _warning(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._sign = QLabel()
        self._sign.setPixmap(icon("triangle-alert", "warning").pixmap(QSize(18, 18)))
        self._trouble = QLabel()
        self._trouble.setWordWrap(True)
        self.show_problems = QPushButton(tr("Show"))
        self.show_problems.setAccessibleName(tr("Show the problems"))
        self.show_problems.setAutoDefault(False)
        self.show_problems.setProperty("quiet", True)
        self.show_problems.clicked.connect(self.problems_wanted)
        row.addWidget(self._sign)
        row.addWidget(self._trouble, 1)
        row.addWidget(self.show_problems)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.open_file = QPushButton(tr("Open"))
        self.open_file.clicked.connect(self._open)
        self.reveal = QPushButton(tr("Show in folder"))
        self.reveal.clicked.connect(self._reveal)
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.clicked.connect(self._cancel)
        self.begin = QPushButton(tr("Export"))
        self.begin.setProperty("primary", True)
        self.begin.setDefault(True)
        self.begin.clicked.connect(self.start)
        for button in (self.open_file, self.reveal):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch()
        self.cancel.setAutoDefault(False)
        row.addWidget(self.cancel)
        row.addWidget(self.begin)
        for button in (self.open_file, self.reveal, self.cancel, self.begin):
            button.setAccessibleName(button.text())
        return row

    # ── choosing ─────────────────────────────────────────────────────────────────────────

    @property
    def kind(self) -> str:
        return next((kind for kind, button in self._radios.items() if button.isChecked()), "pptx")

    def choose(self, kind: str) -> None:
        self._radios[kind].setChecked(True)

    def choose_path(self, path: Path) -> None:
        """Another place; it holds until another kind of file is chosen."""
        self._own = path
        self.path.setText(str(path))
        self.path.setToolTip(str(path))

    def target(self) -> Target:
        """What is to be written, as it is chosen now."""
        path = Path(self.path.text())
        form = str(self.form.currentData())
        if self.kind == "images":
            return Target(path, form, 0 if form == "svg" else int(self.width_box.currentData()))
        if self.kind == "pdf":
            return Target(path, "handout" if self.handout.isChecked() else "pdf")
        return Target(path, self.kind)

    def _suffix(self) -> str:
        if self.kind == "images":
            return ".png" if self.form.currentData() == "sheet" else ""
        return {"pptx": ".pptx", "pdf": ".pdf", "notes": " notes.md"}[self.kind]

    def _chosen(self) -> None:
        self.handout.setVisible(self.kind == "pdf")
        self.form.setVisible(self.kind == "images")
        self.width_box.setVisible(self.kind == "images" and self.form.currentData() != "svg")
        self._room.setVisible(self.kind in ("pdf", "images"))
        place = self._own.parent if self._own else self._settings.export_folder or _beside(self._document)
        stem = Path(self._document.name or "deck").stem
        suffix = self._suffix()
        name = f"{stem} slides" if not suffix else f"{stem}{suffix}"
        self.path.setText(str(place / name))
        self.path.setToolTip(self.path.text())
        self._own = None
        self._warn()

    def _change(self) -> None:
        path = Path(self.path.text())
        if self.kind == "images" and self.form.currentData() != "sheet":
            choosing.folder(self, tr("Folder for the images"), self.choose_path)
            return
        choosing.target(self, tr("Export to"), path, f"*{path.suffix}", self.choose_path)

    def _warn(self) -> None:
        build = self._document.build
        found = [each for each in self._document.problems if each.severity != "note"] if build else []
        for widget in (self._sign, self._trouble, self.show_problems):
            widget.setVisible(bool(found))
        if found:
            more = counted("{0} problem", "{0} problems", len(found))
            self._trouble.setText(f"{more}: {told(found[0].message)}")

    # ── exporting ────────────────────────────────────────────────────────────────────────

    def start(self) -> None:
        """Write the deck of the last edit."""
        if self._work is not None or self._document.project is None:
            return
        if not self._document.is_current:
            self._waiting = True
            self._tell(tr("Waiting for the last change…"))
            self._busy(0, 0)
            self._document.make()
            return
        build = self._document.build
        assert build is not None
        work = self._work = Exporting(build, self.target(), self)
        work.progressed.connect(self._progressed)
        work.saved.connect(self._saved)
        work.refused.connect(self._refused)
        work.stopped.connect(self._stopped)
        work.finished.connect(self._finished)
        self._busy(0, max(len(build.pages), 1))
        self._tell(tr("Writing…"))
        work.start()

    def _built(self) -> None:
        self._warn()
        if self._waiting and self._document.is_current:
            self._waiting = False
            self.start()

    def _progressed(self, step: str, done: int, total: int) -> None:
        names = {"Saving": tr("Saving…"), "Checking": tr("Opening it again to check…")}
        if step in names:
            self._tell(names[step])
        elif total:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            self._tell(tr("Slide {0} of {1}", done + 1, total))

    def _saved(self, path: Path) -> None:
        target = self.target()
        self._settings.keep_export(self.kind, target.path.parent)
        self._tell(tr("Deck saved: {0}", path.name))
        self.open_file.setVisible(True)
        self.reveal.setVisible(True)
        self._written = path
        self.exported.emit(Target(path, target.format, target.width))

    def _refused(self, problem: Problem) -> None:
        said, cure = told(problem.message), told(problem.hint)
        self._tell(f"{said[:1].upper()}{said[1:]}. {cure[:1].upper()}{cure[1:]}.", trouble=True)

    def _stopped(self) -> None:
        self._tell(tr("Cancelled. Nothing was replaced."))

    def _finished(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            work.wait()
            work.deleteLater()
        self._idle()
        (self.open_file if self.open_file.isVisible() else self.begin).setFocus()
        if self._closing:
            self.close()

    def _cancel(self) -> None:
        if self._waiting:
            self._waiting = False
            self._idle()
            self._tell("")
        elif self._work is not None:
            self.cancel.setEnabled(False)
            self._work.cancel()
        else:
            self.close()

    # ── looks ────────────────────────────────────────────────────────────────────────────

    def _busy(self, done: int, total: int) -> None:
        self.open_file.hide()
        self.reveal.hide()
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.show()
        self.begin.setEnabled(False)
        self.change.setEnabled(False)
        for button in self._radios.values():
            button.setEnabled(False)
        self._room.setEnabled(False)
        self.cancel.setText(tr("Cancel"))

    def _idle(self) -> None:
        self.bar.hide()
        self.open_file.setVisible(self._written is not None)
        self.reveal.setVisible(self._written is not None)
        self.begin.setEnabled(True)
        self.change.setEnabled(True)
        for button in self._radios.values():
            button.setEnabled(True)
        self._room.setEnabled(True)
        self.cancel.setEnabled(True)
        self.cancel.setText(tr("Close"))

    def _tell(self, words: str, *, trouble: bool = False) -> None:
        self.words.setText(words)
        self.words.setProperty("trouble", trouble)

    def _open(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def _reveal(self) -> None:
        if self._written is not None:
            show_in_folder(self._written)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self._work is not None or self._waiting):
            self._cancel()
        else:
            super().keyPressEvent(event)

    def end(self) -> None:
        """Nothing is being written any more, now."""
        if self._work is not None:
            self._work.cancel()
            self._work.wait()

    def reject(self) -> None:
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """An export under way is cancelled first; the thread is gone before the panel is."""
        if self._work is not None:
            self._closing = True
            self._work.cancel()
            event.ignore()
            return
        self.setResult(0)
        self.finished.emit(0)
        event.accept()


def _beside(document: DeckDocument) -> Path:
    return document.path.parent if document.path else Path.home()
