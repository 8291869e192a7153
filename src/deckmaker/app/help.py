"""Help that opens without a network: what the program does, its keys, and who made it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QLocale
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from deckmaker import __version__, bundle

from . import actions
from .language import tr


class Help(QDialog):
    """`page` is "help", "keys" or "about"."""

    def __init__(self, page: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = {"help": tr("Help"), "keys": tr("Keyboard"), "about": tr("About deckmaker")}
        self.setWindowTitle(titles[page])
        self.resize(640, 600 if page != "about" else 320)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        self.words = QTextBrowser()
        self.words.setAccessibleName(titles[page])
        self.words.setOpenExternalLinks(True)
        self.words.setHtml({"help": _help, "keys": _keys, "about": _about}[page]())
        whole.addWidget(self.words)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        whole.addWidget(buttons)


def _help() -> str:
    """The page in the user's language, English where it is not translated."""
    folder = bundle.folder("assets") / "help"
    path = folder / f"{QLocale().name()}.html"
    return (path if path.is_file() else folder / "en.html").read_text("utf-8")


def _keys() -> str:
    rows = []
    for each in actions.table():
        if each.keys:
            form = QKeySequence.SequenceFormat.NativeText
            keys = ", ".join(QKeySequence(key).toString(form) for key in each.keys)
            rows.append((each.text.rstrip("…"), keys))
    rows.append((tr("Previous, next chart (in the preview)"), "[  ]"))
    rows.append((tr("Demote, promote a section (in the sections)"), "Tab, Shift+Tab"))
    shape = "<tr><td width='320'>{}</td><td><b>{}</b></td></tr>"
    cells = "".join(shape.format(escape(what), escape(keys)) for what, keys in rows)
    return f"<table cellpadding='3'>{cells}</table>"


def _about() -> str:
    lines = (
        tr("Outlines and articles become branded PowerPoint decks, with a native chart for each number."),
        tr("Works offline. Nothing you write leaves this machine."),
        tr("MIT licence. Icons: Lucide, ISC licence. Made with Qt for Python."),
    )
    return f"<h2>deckmaker {__version__}</h2>" + "".join(f"<p>{escape(line)}</p>" for line in lines)
