"""The program's type: the desktop's own at its size, else a bundled one; Chinese in a Chinese family."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from deckmaker import bundle

# Without a name of their own, fallback picks Japanese shapes for Chinese words.
CHINESE: Final = (
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "WenQuanYi Micro Hei",
)
_PLAIN: Final = (
    "DejaVu Sans",
    "Sans Serif",
    "sans-serif",
    "Sans",
    "",
)  # what Qt falls back to without a desktop
_BUNDLED: Final = "Liberation Sans"
_LEAST: Final = 10.0  # points


def install(program: QApplication, language: str) -> None:
    """Makes it the font of every widget."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    family = font.family()
    if family in _PLAIN or not QFontDatabase.hasFamily(family):
        for path in sorted((bundle.folder("assets") / "fonts" / "LiberationSans").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(path))
        family = _BUNDLED
    present = [each for each in CHINESE if QFontDatabase.hasFamily(each)]
    font.setFamilies([family, *present])
    if 0 < font.pointSizeF() < _LEAST:
        font.setPointSizeF(_LEAST)
    # shapes of the language, where a font holds several
    del language
    program.setFont(font)


def fixed() -> QFont:
    """What an article is written in: a little larger than the controls."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * 1.1)
    return font
