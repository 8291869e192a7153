"""The headings of the article as a tree: a click goes there; Alt+Up and Alt+Down move whole sections, Tab demotes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from deckmaker import locate, retext
from deckmaker.pipeline import Build

from .document import DeckDocument
from .language import tr

_KEY = Qt.ItemDataRole.UserRole + 1


class SectionTree(QTreeWidget):
    def __init__(self, document: DeckDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._shape: list[tuple[str, int, str]] = []
        self._filling = False
        self.setAccessibleName(tr("Sections"))
        self.setProperty("strip", True)
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.itemChanged.connect(self._renamed)
        self.currentItemChanged.connect(self._picked)
        document.built.connect(self.refresh)
        document.moved.connect(self._moved)
        document.opened.connect(self.refresh)

    def refresh(self) -> None:
        build = self._document.build
        sections = build.document.sections if build else ()
        shape = [(each.key, each.level, each.title) for each in sections]
        if shape == self._shape:
            return
        chosen = self.chosen()
        self._shape = shape
        self._filling = True
        self.clear()
        above: list[tuple[int, QTreeWidgetItem]] = []
        for key, level, title in shape:
            while above and above[-1][0] >= level:
                above.pop()
            row = QTreeWidgetItem(above[-1][1]) if above else QTreeWidgetItem(self)
            row.setText(0, title or tr("Opening"))
            row.setToolTip(0, title)
            row.setData(0, _KEY, key)
            if title:
                row.setFlags(row.flags() | Qt.ItemFlag.ItemIsEditable)
            above.append((level, row))
        self.expandAll()
        self._filling = False
        if chosen not in {key for key, _, _ in shape}:  # on another level, a section has another path
            last = chosen.rpartition("/")[2]
            chosen = next((key for key, _, _ in shape if key.rpartition("/")[2] == last), "")
        self._select(chosen)

    def chosen(self) -> str:
        current = self.currentItem()
        return str(current.data(0, _KEY)) if current is not None else ""

    def _select(self, key: str) -> None:
        self._filling = True
        for row in self.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive):
            if row.data(0, _KEY) == key:
                self.setCurrentItem(row)
        self._filling = False

    def _moved(self, number: int) -> None:
        scene = self._document.scene
        if scene is not None and not self.hasFocus():
            self._select(scene.key.partition("#")[0])

    def _picked(self) -> None:
        build, key = self._document.build, self.chosen()
        if self._filling or build is None or not key:
            return
        number = locate.number_of(build, key) or next(
            (at for at, slide in enumerate(build.deck.slides, 1) if slide.key.startswith(f"{key}#")), 0
        )
        if number:
            self._document.go(number)

    def _renamed(self, row: QTreeWidgetItem) -> None:
        """A heading written over in the tree is written over in the text."""
        build, key = self._build(), str(row.data(0, _KEY))
        if self._filling:
            return
        text = retext.renamed(build.document, key, row.text(0)) if build is not None else None
        if text is not None:
            self._document.rewrite(tr("Rename section"), text)
        else:
            self._shape = []
            self.refresh()  # as it was

    # ── changing the text ────────────────────────────────────────────────────────────────

    def _build(self) -> Build | None:
        """None while the Build is of a text that is typed over already."""
        build = self._document.build
        same = build is not None and self._document.editable and build.document.text == self._document.text
        return build if same else None

    def shift(self, by: int) -> None:
        """The chosen section before the one above it, or behind the one below it."""
        build, key = self._build(), self.chosen()
        if build is not None and key:
            text = (retext.down if by > 0 else retext.up)(build.document, key)
            if text is not None:
                self._document.rewrite(tr("Move section"), text)

    def level(self, by: int) -> None:
        build, key = self._build(), self.chosen()
        if build is not None and key:
            text = (retext.demoted if by > 0 else retext.promoted)(build.document, key)
            if text is not None:
                self._document.rewrite(tr("Demote section") if by > 0 else tr("Promote section"), text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Tab:
            self.level(1)
        elif event.key() == Qt.Key.Key_Backtab:
            self.level(-1)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab demotes here; F6 leaves."""
        return False

    def dropEvent(self, event: QDropEvent) -> None:
        build, key = self._build(), self.chosen()
        target = self.itemAt(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if build is None or not key:
            return
        before = str(target.data(0, _KEY)) if target is not None else ""
        below = self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem
        text = retext.moved(build.document, key, before, after=below)
        if text is not None:
            self._document.rewrite(tr("Move section"), text)
