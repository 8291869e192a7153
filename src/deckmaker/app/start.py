"""What a window without a deck shows: a place to drop an article, samples, recent files with their pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from .icons import icon
from .language import tr
from .palette import colours
from .settings import Settings

_THUMB: Final = QSize(176, 99)
_SHOWN: Final = 5


class StartPage(QWidget):
    """`asked` gives "open", "paste" or "sample"; `chosen` a recent file."""

    asked = Signal(str)
    chosen = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        whole = QVBoxLayout(self)
        whole.setContentsMargins(48, 40, 48, 32)
        whole.setSpacing(16)
        whole.addStretch(2)
        title = QLabel(tr("Turn an article into slides"))
        title.setProperty("title", True)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        whole.addWidget(title)
        lead = QLabel(
            tr("Each section summarised, each number charted, every figure traced to its sentence.")
        )
        lead.setProperty("muted", True)
        lead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        lead.setWordWrap(True)
        whole.addWidget(lead)
        whole.addSpacing(8)
        self.target = _Target()
        inside = QVBoxLayout(self.target)
        inside.setContentsMargins(32, 40, 32, 32)
        inside.setSpacing(8)
        mark = QLabel()
        mark.setPixmap(icon("file-text", "accent").pixmap(40, 40))
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(mark)
        drop = QLabel(tr("Drop an article here"))
        font = drop.font()
        font.setPointSizeF(font.pointSizeF() * 1.35)
        font.setBold(True)
        drop.setFont(font)
        drop.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(drop)
        kinds = QLabel(tr("Markdown · text · Word · OPML · web page"))
        kinds.setProperty("muted", True)
        kinds.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(kinds)
        inside.addSpacing(16)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        for ask, text, mark_name in (
            ("open", tr("Open file…"), "folder-open"),
            ("paste", tr("Paste text"), "clipboard-paste"),
            ("sample", tr("Try a sample"), "sparkles"),
        ):
            button = QPushButton(icon(mark_name, "on_accent" if ask == "open" else ""), text)
            button.setProperty("primary", ask == "open")
            button.setObjectName(f"start-{ask}")
            button.setAccessibleName(text)
            button.setProperty("ask", ask)
            button.clicked.connect(self._asked)
            row.addWidget(button)
        row.addStretch()
        inside.addLayout(row)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(self.target, 6)
        centred.addStretch(1)
        whole.addLayout(centred)
        whole.addSpacing(16)
        self._recent = QHBoxLayout()
        self._recent.setSpacing(16)
        self._heading = QLabel(tr("Recent"))
        self._heading.setProperty("heading", True)
        self._heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        whole.addWidget(self._heading)
        whole.addLayout(self._recent)
        whole.addStretch(3)
        self.refresh()

    def refresh(self) -> None:
        """The recent files as they are now."""
        while (old := self._recent.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.deleteLater()
        files = [path for path in self._settings.recent() if path.is_file()][:_SHOWN]
        self._heading.setVisible(bool(files))
        self._recent.addStretch()
        for path in files:
            card = QToolButton()
            card.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            card.setIconSize(_THUMB)
            card.setIcon(QIcon(self._picture(path)))
            name = card.fontMetrics().elidedText(path.stem, Qt.TextElideMode.ElideMiddle, _THUMB.width())
            card.setText(name)
            card.setToolTip(str(path))
            card.setAccessibleName(tr("Open {0}", path.name))
            card.setProperty("path", str(path))
            card.clicked.connect(self._chosen)
            self._recent.addWidget(card)
        self._recent.addStretch()

    def _picture(self, path: Path) -> QPixmap:
        kept = QPixmap(str(self._settings.picture_of(path)))
        c = colours()
        canvas = QPixmap(_THUMB * 2)
        canvas.setDevicePixelRatio(2)
        canvas.fill(QColor(c.base))
        painter = QPainter(canvas)
        if not kept.isNull():
            smooth = Qt.TransformationMode.SmoothTransformation
            scaled = kept.scaled(_THUMB * 2, Qt.AspectRatioMode.KeepAspectRatioByExpanding, smooth)
            scaled.setDevicePixelRatio(2)
            room = (_THUMB - scaled.deviceIndependentSize().toSize()) / 2
            painter.drawPixmap(room.width(), room.height(), scaled)
        else:
            icon("file-text", "muted").paint(painter, 72, 34, 32, 32)
        painter.setPen(QColor(c.line))
        painter.drawRect(0, 0, _THUMB.width() - 1, _THUMB.height() - 1)
        painter.end()
        return canvas

    def _asked(self) -> None:
        self.asked.emit(str(self.sender().property("ask")))

    def _chosen(self) -> None:
        self.chosen.emit(str(self.sender().property("path")))


class _Target(QFrame):
    """The dashed place that says where to drop; the whole window takes the drop."""

    def __init__(self) -> None:
        super().__init__()
        self.hot = False
        self.setMaximumWidth(760)
        self.setMinimumWidth(480)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def light(self, hot: bool) -> None:
        self.hot = hot
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        c = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(c.chosen if self.hot else c.base))
        painter.setPen(QPen(QColor(c.accent if self.hot else c.strong), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 12, 12)
