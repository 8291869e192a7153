"""What is done with themes beside the gallery: edit one, take a company's template, add and share them as one file.

The panels are made when they are first asked for: the program starts without the theme room.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from deckmaker import edit, saving
from deckmaker.model import Choices, ThemeError, WriteError

from . import choosing
from .document import DeckDocument
from .language import tr
from .settings import Settings

if TYPE_CHECKING:
    from .panes import Panes
    from .theme_editor import ThemeEditor
    from .theme_import import ThemeImport

PACK = ".deckmaker-theme"  # as `theme.packing` writes


class Theming(QObject):
    def __init__(self, document: DeckDocument, settings: Settings, panes: Panes) -> None:
        super().__init__(panes)
        self._document, self._settings, self._panes = document, settings, panes
        self.shared = Path()  # the folder of the theme that is shared

    @cached_property
    def editor(self) -> ThemeEditor:
        from .theme_editor import ThemeEditor

        made = ThemeEditor(self._document, self._settings)
        self._panes.side.addWidget(made)
        made.left.connect(self._panes.show_inspector)
        made.vision_chosen.connect(self._panes.see)
        return made

    @cached_property
    def template(self) -> ThemeImport:
        from .theme_import import ThemeImport

        made = ThemeImport(self._document, self._settings)
        self._panes.side.addWidget(made)
        made.left.connect(self._panes.show_inspector)
        return made

    def panels(self) -> list[object]:
        """Those that were made."""
        return [self.__dict__[name] for name in ("editor", "template") if name in self.__dict__]

    def edit(self) -> None:
        self._document.try_theme("")
        if self.editor.begin():
            self._panes.show_side(self.editor)
            self.editor.title.setFocus()

    def ask_template(self) -> None:
        kinds = tr("PowerPoint templates and themes") + f" (*.potx *.pptx *.ppsx *{PACK})"
        choosing.existing(self._panes, tr("Choose a template"), kinds, self.take)

    def take(self, path: Path) -> None:
        """A company's template is shown with its mapping; a shared theme is added and used."""
        if path.suffix == PACK:
            self._add(path)
            return
        self._document.try_theme("")
        self._panes.show_side(self.template)
        self.template.begin(path)

    def _add(self, path: Path) -> None:
        from deckmaker.theme import packing

        folder, known = Path(self._settings.theme_folder), self._panes.gallery.folders()
        try:
            place = packing.add(path, folder, known, replace=True)
        except ThemeError as error:
            self._document.refused.emit(error.problem)
            return

        def change(choices: Choices) -> Choices:
            return edit.theme(choices, self._settings.theme_name(place))

        self._document.keep_theme(tr("Change theme"), change)

    def share(self) -> None:
        """The deck's theme as one file that others can drop on their window."""
        from deckmaker.theme import finding

        build = self._document.build
        if build is None:
            return
        name = build.theme.name
        found = (each for each in finding.available(self._panes.gallery.folders()) if each.name == name)
        place = next((Path(each.place) for each in found), None)
        if place is None:
            self._document.told.emit(tr("A template is shared as it is: send its own file."))
            return
        self.shared = place
        kinds = tr("Themes") + f" (*{PACK})"
        choosing.target(self._panes, tr("Share theme"), Path.home() / f"{name}{PACK}", kinds, self.share_to)

    def share_to(self, path: Path) -> None:
        from deckmaker.theme import packing

        try:
            saving.write_whole(path, packing.pack(self.shared, self._panes.gallery.folders()))
        except (ThemeError, WriteError) as error:
            self._document.refused.emit(error.problem)
            return
        self._document.told.emit(tr("Saved {0}", path.name))
