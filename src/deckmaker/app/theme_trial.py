"""A theme that is being made: kept in the program's own folder, shown on the whole deck, then put among the themes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject

from deckmaker import edit, pipeline
from deckmaker.model import Choices, ThemeError
from deckmaker.theme import packing

from .document import DeckDocument
from .language import tr
from .settings import Settings


class Trial(QObject):
    """Of a theme's files; `refused` is told why they make no theme."""

    def __init__(self, document: DeckDocument, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._settings = document, settings
        self.refused: Callable[[ThemeError], None] | None = None

    @property
    def _scratch(self) -> Path:
        return self._settings.place / "trial"

    def folders(self) -> tuple[Path, ...]:
        return (*pipeline.theme_folders(self._document.folder), Path(self._settings.theme_folder))

    def show(self, name: str, files: Mapping[str, bytes]) -> bool:
        """The deck in this theme, until it is kept or left."""
        try:
            place = packing.put(files, self._scratch / name, self.folders(), replace=True)
        except ThemeError as error:
            self._document.refused.emit(error.problem)
            return False
        self._document.try_theme(str(place), fresh=True)
        return True

    def keep(self, name: str, files: Mapping[str, bytes], *, replace: bool) -> bool:
        """Among the user's themes, and the deck's theme from now on."""
        try:
            place = packing.put(files, self._settings_folder() / name, self.folders(), replace=replace)
        except ThemeError as error:
            self._document.refused.emit(error.problem)
            return False

        def change(choices: Choices) -> Choices:
            return edit.theme(choices, self._settings.theme_name(place))

        self._document.keep_theme(tr("Change theme"), change)
        return True

    def free(self, name: str) -> str:
        """The name, or one like it that no theme of the user has."""
        folder, number, wanted = self._settings_folder(), 1, name
        while (folder / wanted).exists():
            number += 1
            wanted = f"{name}-{number}"
        return wanted

    def _settings_folder(self) -> Path:
        return Path(self._settings.theme_folder)

    def leave(self) -> None:
        self._document.try_theme("")
