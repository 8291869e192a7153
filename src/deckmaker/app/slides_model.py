"""The rows of the filmstrip: a Build as headings of sections with their slides below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from deckmaker import locate
from deckmaker.model import Problem
from deckmaker.pipeline import Build

from .speech import slide_said

NUMBER: Final = Qt.ItemDataRole.UserRole + 1  # of the slide; 0 for a heading
HIDDEN: Final = Qt.ItemDataRole.UserRole + 2
PROBLEMS: Final = Qt.ItemDataRole.UserRole + 3
FOLDED: Final = Qt.ItemDataRole.UserRole + 4
MIME: Final = "application/x-deckmaker-slides"
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    title: str
    key: str  # Slide.key, or the section's name
    number: int = 0
    hidden: bool = False
    problems: int = 0
    said: str = ""
    folded: bool = False


class SlidesModel(QAbstractListModel):
    """`moved` says that slides were dropped: their numbers, and the number of the slide they go before."""

    moved = Signal(list, int)
    carried = Signal(QMimeData, list)  # what is dragged, and which slides: others may add to it

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._build: Build | None = None
        self._folded: set[str] = set()
        self._all: list[Row] = []
        self.rows: list[Row] = []

    def show(self, build: Build | None, problems: Sequence[Problem] = ()) -> None:
        """Rows that stay the same keep their selection."""
        self._build = build
        self._all = _rows(build, problems) if build else []
        self._replace()

    def fold(self, name: str) -> None:
        self._folded.symmetric_difference_update({name})
        self._replace()

    def unfold(self, number: int) -> None:
        """Make a slide's row visible."""
        heading = ""
        for row in self._all:
            if not row.number:
                heading = row.key
            elif row.number == number:
                if heading in self._folded:
                    self.fold(heading)
                return

    def _replace(self) -> None:
        rows: list[Row] = []
        folded = False
        for row in self._all:
            if not row.number:
                folded = row.key in self._folded
                rows.append(Row(row.title, row.key, folded=folded))
            elif not folded:
                rows.append(row)
        old = self.rows
        if [row.key for row in old] == [row.key for row in rows]:
            self.rows = rows
            for at, (before, after) in enumerate(zip(old, rows, strict=True)):
                if before != after:
                    self.dataChanged.emit(self.index(at), self.index(at))
            return
        start, least = 0, min(len(old), len(rows))
        while start < least and old[start].key == rows[start].key:
            start += 1
        tail = 0
        while tail < least - start and old[-1 - tail].key == rows[-1 - tail].key:
            tail += 1
        if len(old) - start - tail:
            self.beginRemoveRows(QModelIndex(), start, len(old) - tail - 1)
            self.rows = old[:start] + old[len(old) - tail :]
            self.endRemoveRows()
        if len(rows) - start - tail:
            self.beginInsertRows(QModelIndex(), start, len(rows) - tail - 1)
            self.rows = rows
            self.endInsertRows()
        self.rows = rows
        if rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def row_of(self, number: int) -> int:
        """-1 when its section is folded."""
        return next((at for at, row in enumerate(self.rows) if row.number == number), -1)

    # ── as Qt asks ───────────────────────────────────────────────────────────────────────

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.title or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.said or row.title
        return {NUMBER: row.number, HIDDEN: row.hidden, PROBLEMS: row.problems, FOLDED: row.folded}.get(role)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid() or index.row() >= len(self.rows):
            return flag.ItemIsDropEnabled
        if not self.rows[index.row()].number:
            return flag.ItemIsEnabled | flag.ItemNeverHasChildren
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        kept = QMimeData()
        numbers = sorted(self.rows[index.row()].number for index in indexes)
        kept.setData(MIME, ",".join(map(str, numbers)).encode())
        self.carried.emit(kept, numbers)
        return kept

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        if not data.hasFormat(MIME):
            return False
        numbers = [int(each) for each in bytes(data.data(MIME).data()).decode().split(",") if each]
        at = row if row >= 0 else parent.row() if parent.isValid() else len(self.rows)
        before = next((each.number for each in self.rows[at:] if each.number), 0)
        self.moved.emit(numbers, before)
        return False  # the project changes, and the rows with it


def _rows(build: Build, problems: Sequence[Problem]) -> list[Row]:
    counts: dict[int, int] = {}
    for problem in problems:
        if problem.severity != "note":
            number = locate.slide_of(build, problem)
            counts[number] = counts.get(number, 0) + 1
    slides = {slide.key: (number, slide) for number, slide in enumerate(build.deck.slides, 1)}
    rows = []
    for section in build.deck.sections:
        if len(build.deck.sections) > 1:
            rows.append(Row(section.name, f"§ {section.name}"))
        for key in section.slides:
            number, slide = slides[key]
            told = counts.get(number, 0)
            rows.append(Row(slide.title, key, number, slide.hidden, told, slide_said(build, number, told)))
    return rows
