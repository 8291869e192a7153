"""Questions that need an answer before going on: which file, whether to keep changes. None of them blocks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from .language import tr

SUFFIXES: Final = (".md", ".markdown", ".txt", ".text", ".docx", ".opml", ".html", ".htm")


class _Answer(QObject):
    """Keeps what is to be done until the dialog is closed; it goes with the dialog."""

    def __init__(self, dialog: QWidget, then: Callable[[Path], None]) -> None:
        super().__init__(dialog)
        self._then = then

    def take(self, name: str) -> None:
        if name:
            self._then(Path(name))


def existing(parent: QWidget, title: str, kinds: str, then: Callable[[Path], None]) -> QFileDialog:
    """`then` is called with a file that exists."""
    dialog = _dialog(parent, title, kinds, then)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()
    return dialog


def folder(parent: QWidget, title: str, then: Callable[[Path], None]) -> QFileDialog:
    dialog = _dialog(parent, title, "", then)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.open()
    return dialog


def target(
    parent: QWidget, title: str, suggested: Path, kinds: str, then: Callable[[Path], None]
) -> QFileDialog:
    """`then` is called with a file to write; the dialog has asked whether to replace one."""
    dialog = _dialog(parent, title, kinds, then)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDirectory(str(suggested.parent))
    dialog.selectFile(suggested.name)
    dialog.setDefaultSuffix(suggested.suffix.lstrip("."))
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str, kinds: str, then: Callable[[Path], None]) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if kinds:
        dialog.setNameFilter(kinds)
    answer = _Answer(dialog, then)
    dialog.fileSelected.connect(answer.take)
    return dialog


class _Keeping(QObject):
    def __init__(self, box: QMessageBox, save: Callable[[], None], leave: Callable[[], None]) -> None:
        super().__init__(box)
        self._box, self._save, self._leave = box, save, leave

    def take(self, code: int) -> None:
        button = self._box.standardButton(self._box.clickedButton())
        if button == QMessageBox.StandardButton.Save:
            self._save()
        elif button == QMessageBox.StandardButton.Discard:
            self._leave()


def keep(parent: QWidget, name: str, save: Callable[[], None], leave: Callable[[], None]) -> QMessageBox:
    """Save, do not save, or stay."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setText(tr("Save the changes to “{0}”?", name))
    box.setInformativeText(tr("Without saving, they are lost."))
    kind = QMessageBox.StandardButton
    box.setStandardButtons(kind.Save | kind.Discard | kind.Cancel)
    box.setDefaultButton(kind.Save)
    answer = _Keeping(box, save, leave)
    box.finished.connect(answer.take)
    box.open()
    return box
