"""The panes around the preview: filmstrip and sections, article, notes, problems, and the side panels.

It joins the panes with each other: what is clicked on a slide is shown in the article and the inspector.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QWidget

from deckmaker import edit, locate, retext
from deckmaker.locate import Spot
from deckmaker.model import Choices
from deckmaker.pipeline import Build

from . import placing
from .article import Article
from .document import DeckDocument
from .filmstrip import Filmstrip
from .gallery import Gallery
from .history import difference
from .in_place import InPlace
from .inspector import Inspector
from .language import counted, tr
from .notes import NotesPane
from .outline import SectionTree
from .preview import Preview
from .problems import Problems
from .settings import Settings
from .theming import Theming

if TYPE_CHECKING:
    from deckmaker.gallery.vision import Vision

_ROOMY = 1400  # pixels from which article and inspector have room beside each other


class Panes(QSplitter):
    def __init__(self, document: DeckDocument, settings: Settings) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._document, self._settings = document, settings
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.filmstrip = Filmstrip(document)
        self.sections = SectionTree(document)
        self.left = QTabWidget()
        self.left.setDocumentMode(True)
        self.left.addTab(self.filmstrip, tr("Slides"))
        self.left.addTab(self.sections, tr("Sections"))
        self.left.setAccessibleName(tr("Slides or sections"))
        self.left.tabBar().setAccessibleName(tr("Slides or sections"))
        self.left.setMinimumWidth(176)
        self.article = Article(document)
        self.article.hide()
        self.preview = Preview(document)
        self.notes = NotesPane(document)
        self.problems = Problems(document)
        self.problems.hide()
        middle = QSplitter(Qt.Orientation.Vertical)
        middle.setHandleWidth(1)
        middle.setChildrenCollapsible(False)
        middle.addWidget(self.preview)
        middle.addWidget(self.notes)
        middle.addWidget(self.problems)
        middle.setStretchFactor(0, 1)
        middle.setSizes([560, 96, 160])
        self.inspector = Inspector(document)
        self.gallery = Gallery(document, settings)
        self.side = QStackedWidget()
        self.side.addWidget(self.inspector)
        self.side.addWidget(self.gallery)
        self.side.setMinimumWidth(296)
        self.in_place = InPlace(document, self.preview)
        for widget in (self.left, self.article, middle, self.side):
            self.addWidget(widget)
        self.setStretchFactor(2, 1)
        self.setSizes([208, 360, 720, 320])
        self.filmstrip.reordered.connect(self._reordered)
        self.filmstrip.hiding.connect(self.hide_slides)
        self.preview.hiding.connect(self.hide_slides)
        self.preview.pasted.connect(self.paste_picture)
        self.preview.picked.connect(self._picked)
        self.preview.edited.connect(self.in_place.begin)
        self.preview.stepped.connect(self.inspector.charts.step)
        self.in_place.elsewhere.connect(self.inspector.show_page)
        self.gallery.left.connect(self.show_inspector)
        self.theming = Theming(document, settings, self)
        self.gallery.edit_wanted.connect(self.theming.edit)
        self.gallery.import_wanted.connect(self.theming.ask_template)
        self.problems.closed.connect(self.preview.setFocus)
        self.problems.shown.connect(self._problem_shown)
        self.inspector.numbers.mark_wanted.connect(self.mark_number)
        document.pointed.connect(self._pointed)
        document.built.connect(self._first)
        self._seen = False

    def _first(self) -> None:
        """Keys go to the preview as soon as there are slides."""
        if not self._seen:
            self._seen = True
            self.preview.setFocus()

    # ── article ──────────────────────────────────────────────────────────────────────────

    def toggle_article(self) -> None:
        self.show_article(not self.article.isVisible())

    def show_article(self, shown: bool) -> None:
        self.article.setVisible(shown)
        self._fit_side()
        action = self.window().findChild(QAction, "article")
        if action is not None:
            action.setChecked(shown)
        if shown:
            self.article.editor.setFocus()
        else:
            self.preview.setFocus()

    def _fit_side(self) -> None:
        """Where there is little room, the article takes the inspector's."""
        side = self.side.currentWidget() is not self.inspector
        self.side.setVisible(side or not self.article.isVisible() or self.width() >= _ROOMY)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_side()

    def find_text(self) -> None:
        self.article.show()
        self._fit_side()
        self.article.begin_find(replacing=False)

    def replace_text(self) -> None:
        self.article.show()
        self.article.begin_find(replacing=True)

    def _pointed(self, start: int, end: int) -> None:
        if not self.article.isVisible():
            focus = self.window().focusWidget()
            self.show_article(True)
            self.article.editor.show_place(start, end)
            if focus is not None:
                focus.setFocus()

    def _picked(self, spot: Spot) -> None:
        """The inspector's page follows what is clicked; a figure is shown in the article too."""
        scene = self._document.scene
        if spot.placeholder in ("chart", "figure", "figure_1", "figure_2", "figure_3"):
            page = "chart"
        elif scene is not None and scene.points and spot.placeholder not in ("title", "source", "subtitle"):
            page = "points"
        else:
            page = "slide"
        if self.side.currentWidget() is self.inspector:
            self.inspector.show_page(page)
        if spot.start >= 0 and (spot.figure or self.article.isVisible()):
            self._document.point(spot.start, spot.end)
        if spot.figure:
            self.inspector.numbers.show_place(spot.start)

    def mark_number(self) -> None:
        """What is selected in the article becomes a number to show."""
        build, (start, end) = self._document.build, self.article.editor.chosen()
        if build is None or start == end:
            self.show_article(True)
            self._document.told.emit(tr("Select a number in the article first."))
            return
        found = locate.in_section(build, start, end)
        if found is None:
            self._document.told.emit(tr("Only words of one section can be a number."))
            return
        section, span = found

        def change(choices: Choices) -> Choices:
            return edit.mark(choices, section, span)

        self._document.decide(tr("Mark “{0}” as number", span.of(section.text).strip()), change)
        self.inspector.show_page("numbers")

    def new_section(self) -> None:
        """Behind the section of the current slide, in the article, where its heading is written."""
        build, key = self._document.build, self._section()
        if build is None or not self._document.editable:
            return
        title = tr("New section")
        if build.document.text != self._document.text:
            return  # of a text that is typed over already
        text = retext.new(build.document, key, title)
        start = difference(self._document.text, text)[0]
        self._document.rewrite(tr("New section"), text)
        self.show_article(True)
        at = text.index(title, max(0, start - len(title)))
        self.article.editor.choose(at, at + len(title))

    def duplicate(self) -> None:
        """The section of the current slide, a second time."""
        build = self._document.build
        if build is None or build.document.text != self._document.text:
            return
        text = retext.copied(build.document, self._section())
        if text is not None:
            self._document.rewrite(tr("Duplicate section"), text)

    def place_pictures(self, files: list[Path]) -> None:
        """What is dropped on the window stands in the section of the current slide; its description is asked for."""
        if placing.place(self._document, self._section(), files):
            self._describe()

    def paste_picture(self) -> None:
        held = QGuiApplication.clipboard().mimeData()
        files = [Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile()]
        files = [each for each in files if each.suffix.lower() in placing.PICTURES]
        if files:
            self.place_pictures(files)
        elif held.hasImage() and placing.paste(
            self._document, self._section(), QGuiApplication.clipboard().image()
        ):
            self._describe()

    def _describe(self) -> None:
        self.inspector.show_page("slide")
        self._document.told.emit(tr("Picture added. Say what it shows under “Alt text”."))

    def _section(self) -> str:
        scene = self._document.scene
        if scene is None or self._document.build is None:
            return ""
        key = scene.key.partition("#")[0]
        known = [section.key for section in self._document.build.document.sections]
        return key if key in known else (known[-1] if known and scene.kind in ("sources", "closing") else "")

    # ── side panels ──────────────────────────────────────────────────────────────────────

    def toggle_themes(self) -> None:
        side = self.side.currentWidget()
        if side is self.gallery or side in self.theming.panels():
            side.leave()  # type: ignore[union-attr]  # all of these can be left
        else:
            self.side.setCurrentWidget(self.gallery)
            self._fit_side()
            self.gallery.begin()

    def show_side(self, panel: QWidget) -> None:
        """A panel in the inspector's place, until it is left."""
        self.side.setCurrentWidget(panel)
        self._fit_side()

    def see(self, vision: Vision) -> None:
        """All slides as people with this vision see them."""
        self.preview.see(vision)
        self.filmstrip.pictures.see(vision)
        self.filmstrip.viewport().update()

    def show_inspector(self) -> None:
        self.side.setCurrentWidget(self.inspector)
        self._fit_side()
        self.preview.setFocus()
        action = self.window().findChild(QAction, "themes")
        if action is not None:
            action.setChecked(False)

    def toggle_problems(self) -> None:
        self.problems.setVisible(not self.problems.isVisible())
        if self.problems.isVisible():
            self.problems.list.setFocus()

    def _problem_shown(self) -> None:
        action = self.window().findChild(QAction, "problems")
        if action is not None:
            action.setChecked(self.problems.isVisible())

    # ── slides ───────────────────────────────────────────────────────────────────────────

    def next_slide(self) -> None:
        self._document.go(self._document.current + 1)

    def previous_slide(self) -> None:
        self._document.go(self._document.current - 1)

    def hide_slides(self) -> None:
        """The selected slides, or shows them again when all of them are hidden."""
        build = self._document.build
        if build is None:
            return
        scenes = [locate.scene_of(build, number) for number in self.filmstrip.selected()]
        found = {scene.key: scene for scene in scenes if scene is not None}
        if not found:
            return
        hidden = not all(scene.hidden for scene in found.values())

        def change(choices: Choices) -> Choices:
            for key in found:
                choices = edit.scene(choices, key, hidden=hidden)
            return choices

        words = counted("Hide {0} slide", "Hide {0} slides", len(found))
        shown = counted("Show {0} slide", "Show {0} slides", len(found))
        self._document.decide(words if hidden else shown, change)

    def move_up(self) -> None:
        if self.left.currentWidget() is self.sections and self.sections.hasFocus():
            self.sections.shift(-1)
            return
        self._move(-1)

    def move_down(self) -> None:
        if self.left.currentWidget() is self.sections and self.sections.hasFocus():
            self.sections.shift(1)
            return
        self._move(1)

    def _move(self, by: int) -> None:
        build = self._document.build
        if build is None:
            return
        keys = [scene.key for scene in build.storyboard.scenes]
        chosen = self.filmstrip.selected()
        mine = [locate.scene_key(build, build.deck.slides[number - 1].key) for number in chosen]
        at = [keys.index(key) for key in mine if key in keys]
        if not at:
            return
        if by < 0:
            before = keys[max(min(at) - 1, 0)]
        else:
            rest = keys[max(at) + 2 :]
            before = rest[0] if rest else ""
        self._put(mine, before)

    def _reordered(self, numbers: list[int], before: int) -> None:
        build = self._document.build
        if build is None:
            return
        slides = build.deck.slides
        mine = [locate.scene_key(build, slides[number - 1].key) for number in numbers]
        self._put(mine, locate.scene_key(build, slides[before - 1].key) if before else "")

    def _put(self, scenes: list[str], before: str) -> None:
        build = self._document.build
        if build is None or before in scenes:
            return
        if self._put_section(build, scenes, before):
            return
        board = build.storyboard

        def change(choices: Choices) -> Choices:
            return edit.together(choices, board, scenes, before)

        self._document.decide(counted("Move {0} slide", "Move {0} slides", len(set(scenes))), change)

    def _put_section(self, build: Build, scenes: list[str], before: str) -> bool:
        """All slides of one section before all of another: then its text moves, and the slides with it."""
        if not self._document.editable or build.document.text != self._document.text:
            return False
        keys = [scene.key for scene in build.storyboard.scenes]
        section = scenes[0].partition("#")[0]
        whole = [key for key in keys if section and key.partition("#")[0] == section]
        rest = [key for key in keys if key not in whole]
        target = before.partition("#")[0]
        first = next((key for key in rest if key.partition("#")[0] == target), "")
        known = {each.key for each in build.document.sections if each.title}
        if set(scenes) != set(whole) or section not in known or target not in known or first != before:
            return False
        text = retext.moved(build.document, section, target)
        if text is None:
            return False
        self._document.rewrite(tr("Move section"), text)
        return True

    # ── zoom and focus ───────────────────────────────────────────────────────────────────

    def zoom_in(self) -> None:
        self.preview.zoom(self.preview.scale * 1.25)

    def zoom_out(self) -> None:
        self.preview.zoom(self.preview.scale / 1.25)

    def zoom_fit(self) -> None:
        self.preview.zoom(0)

    def stops(self) -> list[QWidget]:
        """Where F6 goes, in its order."""
        found: list[QWidget | None] = [
            self.left.currentWidget(),
            self.article.editor,
            self.preview,
            self.notes.edit,
        ]
        found += [self.problems.list]
        side = self.side.currentWidget()
        found.append(self.inspector.first() if side is self.inspector else side)
        return [each for each in found if each is not None and each.isVisible()]

    def next_pane(self) -> None:
        self._step(1)

    def previous_pane(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        stops = self.stops()
        focus = self.window().focusWidget()
        at = (
            next((at for at, each in enumerate(stops) if each is focus or each.isAncestorOf(focus)), -1)
            if focus
            else -1
        )
        if at < 0 and focus is not None and self.side.isAncestorOf(focus):
            at = len(stops) - 1
        stops[(at + by) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
