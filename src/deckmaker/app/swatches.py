"""A colour of a theme as a button, the place of its logo, and what colours and ways of seeing are called."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QPushButton, QToolButton

from .icons import icon
from .language import tr
from .palette import colours


def colour_name(key: str) -> str:
    return {
        "paper": tr("Ground"),
        "ink": tr("Text"),
        "accent_light": tr("Accent on light"),
        "accent_dark": tr("Accent on dark"),
        "second": tr("Second colour"),
        "third": tr("Third colour"),
        "fourth": tr("Fourth colour"),
        "neutral": tr("Context"),
        "ink_soft": tr("Quiet text"),
        "paper_soft": tr("Panels"),
        "link": tr("Links"),
        "visited": tr("Visited links"),
    }[key]


def vision_name(key: str) -> str:
    return {
        "usual": tr("Usual colour vision"),
        "protan": tr("No red cones (protan)"),
        "deutan": tr("No green cones (deutan)"),
        "tritan": tr("No blue cones (tritan)"),
        "grey": tr("Printed in grey"),
    }[key]


class Swatch(QToolButton):
    """A colour as it is: an icon would be tinted."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self._rgb = "FFFFFF"
        self.setFixedSize(32, 28)

    def show_colour(self, rgb: str) -> None:
        self._rgb = rgb
        self.setAccessibleName(tr("{0}: #{1}", colour_name(self.key), rgb))
        self.setToolTip(f"#{rgb}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        c = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(f"#{self._rgb}"))
        painter.setPen(QColor(c.accent if self.hasFocus() else c.strong))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 5, 5)


class LogoPlace(QPushButton):
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__(icon("image"), tr("Choose a logo"))
        self.setAccessibleName(tr("Choose a logo"))
        self.setMinimumHeight(64)
        self.setIconSize(QSize(160, 44))
        self.clicked.connect(self.wanted)

    def show_picture(self, data: bytes) -> None:
        pixmap = QPixmap()
        found = bool(data) and pixmap.loadFromData(data)
        self.setIcon(pixmap if found else icon("image"))
        self.setIconSize(QSize(160, 44) if found else QSize(20, 20))
        self.setText("" if found else tr("Choose a logo"))
