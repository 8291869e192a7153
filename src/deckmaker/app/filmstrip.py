"""The filmstrip: slides as pictures under the headings of their sections; reordered by drag or keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTemporaryDir,
    QUrl,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from .document import DeckDocument
from .icons import icon
from .language import tr
from .palette import colours
from .pictures import Pictures, paint
from .slides_model import FOLDED, HIDDEN, NUMBER, PROBLEMS, SlidesModel

_MARGIN: Final = 8
_GUTTER: Final = 28  # where the slide's number stands
_Index = QModelIndex | QPersistentModelIndex


class Filmstrip(QListView):
    """Selecting one slide shows it; `reordered` gives slide numbers and the number they go before (0: the end)."""

    reordered = Signal(list, int)
    menu_wanted = Signal(QPoint)
    hiding = Signal()  # the selected slides, or showing them again

    def __init__(self, document: DeckDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Slides"))
        self.setProperty("strip", True)
        self._document = document
        self.slides = SlidesModel(self)
        self.pictures = Pictures(self)
        self.setModel(self.slides)
        self.setItemDelegate(_Delegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setMinimumWidth(168)
        self.slides.moved.connect(self.reordered)
        self.slides.carried.connect(self._carry)
        self.pictures.painted.connect(self._painted)
        document.built.connect(self._built)
        document.moved.connect(self._moved)
        document.opened.connect(self._opened)
        self.selectionModel().currentChanged.connect(self._picked)
        self._following = False
        self._outside: QTemporaryDir | None = None

    def selected(self) -> list[int]:
        """The numbers of the selected slides; the current one when none is."""
        rows = {index.row() for index in self.selectedIndexes()}
        numbers = sorted(self.slides.rows[row].number for row in rows)
        return [number for number in numbers if number] or [self._document.current]

    def _opened(self) -> None:
        self.pictures.clear()
        self.slides.show(None)

    def _built(self) -> None:
        build = self._document.build
        if build is None:
            return
        self.pictures.show(build.shown)
        self._following = True
        self.slides.show(build, self._document.problems)
        self._following = False
        self.viewport().update()

    def _moved(self, number: int) -> None:
        self.slides.unfold(number)
        row = self.slides.row_of(number)
        if row < 0:
            return
        index = self.slides.index(row)
        self._following = True
        flag = QItemSelectionModel.SelectionFlag
        if not self.selectionModel().isSelected(index):
            self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect)
        else:
            self.selectionModel().setCurrentIndex(index, flag.NoUpdate)
        self._following = False
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _picked(self, index: QModelIndex, before: QModelIndex) -> None:
        number = index.data(NUMBER)
        if number and not self._following:
            self._document.go(number)

    def _carry(self, dragged: QMimeData, numbers: list[int]) -> None:
        """Slides that leave the window are pictures: a file each, in a folder that goes with the program."""
        build = self._document.build
        if build is None:
            return
        if self._outside is None:
            self._outside = QTemporaryDir()
        files = []
        for number in numbers[:12]:
            path = self._outside.filePath(f"slide-{number:02}.png")
            paint(build.shown, number, 1920).save(path)
            files.append(QUrl.fromLocalFile(path))
        dragged.setUrls(files)

    def _painted(self, number: int) -> None:
        row = self.slides.row_of(number)
        if row >= 0:
            self.update(self.slides.index(row))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not index.data(NUMBER):
            self.slides.fold(self.slides.rows[index.row()].key)
            return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            index = self.currentIndex()
            for row in range(index.row(), -1, -1):
                heading = self.slides.rows[row]
                if not heading.number:
                    if heading.folded == (event.key() == Qt.Key.Key_Right):
                        self.slides.fold(heading.key)
                    return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.hiding.emit()
            return
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()  # one slide, as everywhere
            return
        super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    def __init__(self, strip: Filmstrip) -> None:
        super().__init__(strip)
        self._strip = strip

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = self._strip.viewport().width()
        if not index.data(NUMBER):
            return QSize(width, option.fontMetrics.height() + 16)
        return QSize(width, round(self._wide(width) * self._shape()) + 2 * _MARGIN)

    def _wide(self, width: int) -> int:
        return max(64, width - _GUTTER - 2 * _MARGIN)

    def _shape(self) -> float:
        build = self._strip._document.build
        return build.theme.size.height / build.theme.size.width if build else 9 / 16

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        c = colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect
        number = index.data(NUMBER)
        if not number:
            self._heading(painter, area, index)
        else:
            state: QStyle.StateFlag = option.state
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            hover = bool(state & QStyle.StateFlag.State_MouseOver)
            if chosen or hover:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(c.chosen if chosen else c.hover))
                painter.drawRoundedRect(QRectF(area).adjusted(4, 1, -4, -1), 6, 6)
            painter.setPen(QColor(c.text if chosen else c.muted))
            place = QRect(area.left() + 4, area.top() + _MARGIN, _GUTTER - 4, 18)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number))
            self._slide(painter, area, index, number, chosen)
        painter.restore()

    def _heading(self, painter: QPainter, area: QRect, index: _Index) -> None:
        c = colours()
        arrow = icon("chevron-right" if index.data(FOLDED) else "chevron-down", "muted")
        arrow.paint(painter, QRect(area.left() + 8, area.center().y() - 6, 14, 14))
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(c.muted))
        room = area.adjusted(_GUTTER, 0, -_MARGIN, 0)
        title = index.data(Qt.ItemDataRole.DisplayRole) or tr("Opening")
        said = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)

    def _slide(self, painter: QPainter, area: QRect, index: _Index, number: int, chosen: bool) -> None:
        c = colours()
        wide = self._wide(area.width())
        frame = QRect(area.left() + _GUTTER + 4, area.top() + _MARGIN, wide, area.height() - 2 * _MARGIN)
        ratio = self._strip.devicePixelRatioF()
        pixmap = self._strip.pictures.of(number, wide, ratio)
        if index.data(HIDDEN):
            painter.setOpacity(0.35)
        if pixmap is None:
            painter.fillRect(frame, QColor(c.base))
        else:
            painter.drawPixmap(frame, pixmap)
        painter.setOpacity(1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(c.accent if chosen else c.line), 2 if chosen else 1))
        painter.drawRect(QRectF(frame).adjusted(-0.5, -0.5, 0.5, 0.5))
        below = area.top() + _MARGIN + 22
        if index.data(HIDDEN):
            icon("eye-off", "muted").paint(painter, QRect(area.left() + 9, below, 14, 14))
            below += 20
        if index.data(PROBLEMS):
            icon("triangle-alert", "warning").paint(painter, QRect(area.left() + 9, below, 14, 14))
            painter.setPen(QColor(c.warning))
            place = QRect(area.left() + 2, below + 15, _GUTTER, 16)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(index.data(PROBLEMS)))
