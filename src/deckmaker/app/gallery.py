"""The themes, each on this very deck: pointing at one restyles all slides, Enter keeps it, Esc takes it back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from deckmaker import edit, locate, pipeline
from deckmaker.model import Choices, ThemeError

from .document import DeckDocument
from .icons import icon
from .language import tr
from .page import tool
from .palette import colours
from .pictures import paint
from .settings import Settings
from .worker import Leash

_NAME = Qt.ItemDataRole.UserRole + 1
_WIDE = 248
_HOVER = 40  # ms that the pointer rests before the deck is restyled


class Gallery(QWidget):
    left = Signal()
    import_wanted = Signal()
    edit_wanted = Signal()

    def __init__(self, document: DeckDocument, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._settings = document, settings
        self._ticket = 0
        self.setProperty("panel", True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 12, 12)
        whole.setSpacing(8)
        row = QHBoxLayout()
        title = QLabel(tr("Themes"))
        title.setProperty("heading", True)
        row.addWidget(title)
        row.addStretch()
        close = tool("x", tr("Back, without another theme"))
        close.clicked.connect(self.leave)
        row.addWidget(close)
        whole.addLayout(row)
        hint = QLabel(tr("Point to see your deck in a theme. Enter keeps it, Esc goes back."))
        hint.setProperty("muted", True)
        hint.setWordWrap(True)
        whole.addWidget(hint)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Themes"))
        self.list.setViewMode(QListWidget.ViewMode.IconMode)
        self.list.setFlow(QListWidget.Flow.TopToBottom)
        self.list.setWrapping(False)
        self.list.setMovement(QListWidget.Movement.Static)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setIconSize(QSize(_WIDE, round(_WIDE * 9 / 16)))
        self.list.setSpacing(4)
        self.list.setProperty("strip", True)
        self.list.setItemDelegate(_Swatch(self.list))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemEntered.connect(self._over)
        self.list.viewportEntered.connect(self._nothing)
        self.list.currentItemChanged.connect(self._at)
        self.list.itemClicked.connect(self._keep_shown)
        self.list.itemActivated.connect(self._keep_shown)
        whole.addWidget(self.list, 1)
        for name, words, mark, signal in (
            ("import", tr("Use a company template…"), "upload", self.import_wanted),
            ("edit", tr("Edit theme…"), "pencil", self.edit_wanted),
        ):
            button = QPushButton(icon(mark), words)
            button.setObjectName(f"theme-{name}")
            button.setAccessibleName(words)
            button.clicked.connect(signal)
            whole.addWidget(button)
        self._wanted = ""
        self._filling = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_HOVER)
        self._timer.timeout.connect(self._try)
        document.worker.part.connect(self._part)

    # ── what there is ────────────────────────────────────────────────────────────────────

    def folders(self) -> tuple[Path, ...]:
        return (*pipeline.theme_folders(self._document.folder), Path(self._settings.theme_folder))

    def begin(self) -> None:
        """All themes at hand; the one of the deck is chosen."""
        from deckmaker.theme import finding

        self._filling = True
        self.list.clear()
        build = self._document.build
        now = build.theme.name if build else ""
        for each in finding.available(self.folders()):
            # ours are known by name, the user's by their folder
            own = Path(each.place).parent == Path(self._settings.theme_folder)
            shown = QListWidgetItem(each.title)
            name = self._settings.theme_name(Path(each.place)) if own else each.name
            shown.setData(_NAME, name)
            shown.setToolTip(each.about)
            shown.setData(Qt.ItemDataRole.AccessibleTextRole, f"{each.title}. {each.about}")
            blank = QPixmap(_WIDE, round(_WIDE * 9 / 16))
            blank.fill(Qt.GlobalColor.transparent)
            shown.setData(Qt.ItemDataRole.DecorationRole, blank)
            self.list.addItem(shown)
            if each.name == now:
                self.list.setCurrentItem(shown)
        self._filling = False
        self.list.setFocus()
        self._ask()

    def _ask(self) -> None:
        """The current slide in each theme, one after the other."""
        document = self._document
        project, folder = document.project, document.folder
        if project is None:
            return
        names = [str(self.list.item(row).data(_NAME)) for row in range(self.list.count())]
        memory, seen = document.memory, set[str]()  # `seen`: begun anew, it goes on where it gave way

        def work(leash: Leash) -> None:
            for name in names:
                leash()
                if name in seen:
                    continue
                try:
                    asked = replace(project, choices=edit.theme(project.choices, name))
                    leash.give((name, pipeline.make(asked, folder, leash, memory, leash)))
                except ThemeError:
                    pass
                seen.add(name)

        self._ticket = document.worker.ask("gallery", work)

    def _part(self, lane: str, ticket: int, made: object) -> None:
        if lane != "gallery" or ticket != self._ticket or not isinstance(made, tuple):
            return
        name, build = made
        # in another theme, the same scene may be another slide
        scene = self._document.scene
        number = (locate.number_of(build, scene.key) if scene else 0) or 1
        for row in range(self.list.count()):
            shown = self.list.item(row)
            if shown.data(_NAME) == name:
                picture = paint(build.shown, number, _WIDE, self.devicePixelRatioF())
                shown.setData(Qt.ItemDataRole.DecorationRole, picture)

    # ── trying ───────────────────────────────────────────────────────────────────────────

    def _over(self, shown: QListWidgetItem) -> None:
        self._wanted = str(shown.data(_NAME))
        self._timer.start()

    def _nothing(self) -> None:
        self._wanted = ""
        self._timer.start()

    def _at(self, shown: QListWidgetItem | None) -> None:
        if shown is not None and not self._filling:
            self._over(shown)

    def _try(self) -> None:
        self._document.try_theme(self._wanted)

    def _keep_shown(self, shown: QListWidgetItem) -> None:
        self.keep(str(shown.data(_NAME)))

    def keep(self, name: str) -> None:
        """The theme becomes the deck's."""
        self._timer.stop()

        def change(choices: Choices) -> Choices:
            return edit.theme(choices, name)

        self._document.keep_theme(tr("Change theme"), change)
        self.left.emit()

    def leave(self) -> None:
        self._timer.stop()
        self._document.try_theme("")
        self._document.worker.cancel("gallery")
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shown = self.list.currentItem()
            if shown is not None:
                self.keep(str(shown.data(_NAME)))
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        if self.isVisible():
            self._nothing()


class _Swatch(QStyledItemDelegate):
    """A theme's picture as it is: item views tint the icons of selected rows."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(_WIDE + 16, round(_WIDE * 9 / 16) + option.fontMetrics.height() + 24)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        c, area = colours(), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or hover:
            painter.setPen(QPen(QColor(c.accent), 2) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.chosen if chosen else c.hover))
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 8, 8)
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        frame = QRect(area.left() + 8, area.top() + 8, _WIDE, round(_WIDE * 9 / 16))
        if isinstance(picture, QPixmap):
            size = (
                picture.deviceIndependentSize()
                .toSize()
                .scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
            )
            place = QRect(frame.topLeft(), size)
            place.moveCenter(frame.center())
            painter.drawPixmap(place, picture)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(c.line))
        painter.drawRect(frame)
        painter.setPen(QColor(c.text))
        words = QRect(frame.left(), frame.bottom() + 4, frame.width(), option.fontMetrics.height() + 4)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(index.data(Qt.ItemDataRole.DisplayRole)))
        painter.restore()
