"""The colours of the program, light and dark, complete: from a mode to a QPalette and a style sheet.

Fusion takes what it is given, so that the window looks the same on every desktop. Slides never change with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from deckmaker import bundle

MODES: Final = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Colours:
    """What the program is painted with, as "#RRGGBB"."""

    window: str  # behind panels
    canvas: str  # behind slides
    base: str  # fields, lists, cards
    raised: str  # buttons
    hover: str
    text: str
    muted: str
    line: str  # hairlines
    strong: str  # borders of controls: 3:1 against `base`
    accent: str
    on_accent: str
    chosen: str  # ground of what is selected
    number: str  # ground of a detected number that a slide uses
    spare: str  # ground of one that none uses
    ok: str
    warning: str
    error: str
    dark: bool = False


LIGHT: Final = Colours(
    window="#F6F7F9", canvas="#E8EBF0", base="#FFFFFF", raised="#FFFFFF", hover="#EDF0F5", text="#1B2430",
    muted="#5A6575", line="#DFE3EA", strong="#8790A0", accent="#2F55D4", on_accent="#FFFFFF", chosen="#E4EAFC",
    number="#FFE9A8", spare="#E9ECF2", ok="#17743A", warning="#8A5A00", error="#B3261E",
)  # fmt: skip
DARK: Final = Colours(
    window="#1C2027", canvas="#14171C", base="#242932", raised="#2C323D", hover="#313846", text="#E8ECF2",
    muted="#A3ADBC", line="#343B48", strong="#6E7889", accent="#86A8FF", on_accent="#101726", chosen="#2D3A5C",
    number="#5A4A14", spare="#343B48", ok="#6FCF8E", warning="#E8BC55", error="#FF8F86", dark=True,
)  # fmt: skip

_current = LIGHT


def colours() -> Colours:
    """What the program is painted with now."""
    return _current


def apply(mode: str) -> Colours:
    """Paints the whole program in a mode of MODES; "system" follows the desktop's hint, light without one."""
    global _current
    program = QApplication.instance()
    assert isinstance(program, QApplication)
    hinted = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    _current = DARK if mode == "dark" or (mode == "system" and hinted) else LIGHT
    program.setStyle("Fusion")
    program.setPalette(_palette(_current))
    program.setStyleSheet(_sheet(_current))
    return _current


def _sheet(c: Colours) -> str:
    """The style sheet; its arrows and ticks are our icons, written once in each colour."""
    values = {key: getattr(c, key) for key in _KEYS}
    for name, mark, colour in (("arrow", "chevron-down", c.text), ("tick", "check", c.on_accent)):
        values[name] = _written(mark, colour).as_posix()
    return Template(_SHEET.read_text("utf-8")).substitute(values)


def _written(mark: str, colour: str) -> Path:
    """An icon in a colour, as a file: style sheets take no other pictures."""
    place = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)) / "marks"
    path = place / f"{mark}-{colour.lstrip('#')}.svg"
    if not path.is_file():
        place.mkdir(parents=True, exist_ok=True)
        drawn = (bundle.folder("assets") / "icons" / f"{mark}.svg").read_text("utf-8")
        path.write_text(
            drawn.replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="2.5"'), "utf-8"
        )
    return path


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for part, colour in (
        (role.Window, c.window), (role.WindowText, c.text), (role.Base, c.base), (role.AlternateBase, c.hover),
        (role.Text, c.text), (role.Button, c.raised), (role.ButtonText, c.text), (role.BrightText, c.error),
        (role.ToolTipBase, c.base), (role.ToolTipText, c.text), (role.PlaceholderText, c.muted),
        (role.Highlight, c.accent), (role.HighlightedText, c.on_accent), (role.Link, c.accent),
        (role.LinkVisited, c.accent), (role.Light, c.hover), (role.Midlight, c.line), (role.Mid, c.strong),
        (role.Dark, c.strong), (role.Shadow, c.line), (role.Accent, c.accent),
    ):  # fmt: skip
        palette.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        faint = QColor(c.muted)
        faint.setAlphaF(0.6)
        palette.setColor(QPalette.ColorGroup.Disabled, part, faint)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(c.line))
    return palette


_KEYS: Final = tuple(key for key in Colours.__slots__ if key != "dark")
_SHEET: Final = Path(__file__).with_name("sheet.qss")
