"""Preferences: language, colours of the program, the theme of new decks, the folder of the user's themes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from . import choosing
from .language import LANGUAGES, tr
from .palette import MODES
from .settings import Settings


class Preferences(QDialog):
    """What is chosen holds at once; `changed` names it: "language", "mode", "theme", "theme-folder"."""

    changed = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(tr("Preferences"))
        self.setMinimumWidth(480)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 16)
        whole.setSpacing(16)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        whole.addLayout(form)
        self.language = QComboBox()
        for key, name in LANGUAGES.items():
            self.language.addItem(name, key)
        self.language.setCurrentIndex(self.language.findData(settings.language))
        self.language.activated.connect(self._language)
        form.addRow(_named(tr("Language"), self.language), self.language)
        self.mode = QComboBox()
        names: Final = {"system": tr("As the system"), "light": tr("Light"), "dark": tr("Dark")}
        for mode in MODES:
            self.mode.addItem(names[mode], mode)
        self.mode.setCurrentIndex(self.mode.findData(settings.mode))
        self.mode.activated.connect(self._mode)
        form.addRow(_named(tr("Colours"), self.mode), self.mode)
        self.theme = QComboBox()
        form.addRow(_named(tr("Theme of new decks"), self.theme), self.theme)
        self.theme.activated.connect(self._theme)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.folder = QLineEdit(settings.theme_folder)
        self.folder.setReadOnly(True)
        row.addWidget(self.folder, 1)
        for words, act in ((tr("Change…"), self._choose), (tr("Show"), self._show)):
            button = QPushButton(words)
            button.setAccessibleName(f"{words} {tr('Folder of your themes')}")
            button.clicked.connect(act)
            row.addWidget(button)
        form.addRow(_named(tr("Folder of your themes"), self.folder), row)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        whole.addWidget(buttons)
        self._themes()

    def _themes(self) -> None:
        from deckmaker.theme import finding

        self.theme.clear()
        self.theme.addItem(tr("As deckmaker proposes"), "")
        for each in finding.available((Path(self._settings.theme_folder),)):
            self.theme.addItem(each.title, each.name)
        self.theme.setCurrentIndex(max(0, self.theme.findData(self._settings.theme)))

    def _language(self, at: int) -> None:
        self._settings.language = self.language.itemData(at)
        self.changed.emit("language")

    def _mode(self, at: int) -> None:
        self._settings.mode = self.mode.itemData(at)
        self.changed.emit("mode")

    def _theme(self, at: int) -> None:
        self._settings.theme = self.theme.itemData(at)
        self.changed.emit("theme")

    def _choose(self) -> None:
        choosing.folder(self, tr("Folder of your themes"), self._chosen)

    def _chosen(self, path: Path) -> None:
        self._settings.theme_folder = str(path)
        self.folder.setText(str(path))
        self._themes()
        self.changed.emit("theme-folder")

    def _show(self) -> None:
        path = Path(self._settings.theme_folder)
        path.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _named(text: str, widget: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(widget)
    label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    widget.setAccessibleName(text)
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return label
