"""Every action of the program in one table: its name, words, keys, icon and menu.

The menus, the tool bar, the command palette and the help's list of keys are all made from it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from .icons import icon
from .language import tr


@dataclass(frozen=True, slots=True)
class Action:
    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    menu: str = ""
    needs_deck: bool = True
    checkable: bool = False


def table() -> tuple[Action, ...]:
    """In the order of the menus; "-" is a line."""
    return (
        Action("open", tr("Open…"), ("Ctrl+O",), "folder-open", "file", needs_deck=False),
        Action(
            "paste-new", tr("New from clipboard"), ("Ctrl+N",), "clipboard-paste", "file", needs_deck=False
        ),
        Action("sample", tr("Open a sample"), (), "sparkles", "file", needs_deck=False),
        Action("-", "", menu="file"),
        Action("save", tr("Save"), ("Ctrl+S",), "save", "file"),
        Action("save-as", tr("Save as…"), ("Ctrl+Shift+S",), "", "file"),
        Action("-", "", menu="file"),
        Action("export", tr("Export…"), ("Ctrl+E",), "share-2", "file"),
        Action("export-again", tr("Export again"), ("Ctrl+Shift+E",), "", "file"),
        Action("-", "", menu="file"),
        Action("close", tr("Close deck"), ("Ctrl+W",), "", "file"),
        Action("preferences", tr("Preferences…"), ("Ctrl+,",), "settings-2", "file", needs_deck=False),
        Action("quit", tr("Quit"), ("Ctrl+Q",), "", "file", needs_deck=False),
        Action("undo", tr("Undo"), ("Ctrl+Z",), "undo-2", "edit"),
        Action("redo", tr("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", "edit"),
        Action("-", "", menu="edit"),
        Action("find", tr("Find…"), ("Ctrl+F",), "search", "edit"),
        Action("replace", tr("Replace…"), ("Ctrl+H",), "replace", "edit"),
        Action("mark-number", tr("Mark selected text as number"), (), "highlighter", "edit"),
        Action("-", "", menu="edit"),
        Action("fix", tr("Fix problem"), ("Ctrl+.",), "wand-sparkles", "edit"),
        Action("article", tr("Article"), ("Ctrl+\\",), "panel-left", "view", checkable=True),
        Action("problems", tr("Problems"), (), "triangle-alert", "view", checkable=True),
        Action("-", "", menu="view"),
        Action("zoom-in", tr("Zoom in"), ("Ctrl++", "Ctrl+="), "zoom-in", "view"),
        Action("zoom-out", tr("Zoom out"), ("Ctrl+-",), "zoom-out", "view"),
        Action("zoom-fit", tr("Fit slide"), ("Ctrl+0",), "maximize", "view"),
        Action("-", "", menu="view"),
        Action("next-pane", tr("Next pane"), ("F6",), "", "view"),
        Action("previous-pane", tr("Previous pane"), ("Shift+F6",), "", "view"),
        Action("next-problem", tr("Next problem"), ("F7",), "", "view"),
        Action("previous-problem", tr("Previous problem"), ("Shift+F7",), "", "view"),
        Action("palette", tr("Command palette"), ("Ctrl+K",), "command", "view", needs_deck=False),
        Action("previous-slide", tr("Previous slide"), ("PgUp",), "chevron-up", "slide"),
        Action("next-slide", tr("Next slide"), ("PgDown",), "chevron-down", "slide"),
        Action("-", "", menu="slide"),
        Action("new-slide", tr("New section"), ("Ctrl+M",), "plus", "slide"),
        Action("duplicate", tr("Duplicate slide"), ("Ctrl+D",), "copy", "slide"),
        Action("hide", tr("Hide or show slide"), (), "eye-off", "slide"),
        Action("move-up", tr("Move up"), ("Alt+Up",), "arrow-up", "slide"),
        Action("move-down", tr("Move down"), ("Alt+Down",), "arrow-down", "slide"),
        Action("-", "", menu="slide"),
        Action("present", tr("Present"), ("F5",), "play", "slide"),
        Action("present-here", tr("Present from here"), ("Shift+F5",), "", "slide"),
        Action("themes", tr("Themes"), ("Ctrl+T",), "palette", "theme", checkable=True),
        Action("theme-import", tr("Use a company template…"), (), "upload", "theme"),
        Action("theme-edit", tr("Edit theme…"), (), "pencil", "theme"),
        Action("theme-share", tr("Share theme as one file…"), (), "download", "theme"),
        Action("help", tr("Help"), ("F1",), "circle-help", "help", needs_deck=False),
        Action("keys", tr("Keyboard"), (), "keyboard", "help", needs_deck=False),
        Action("about", tr("About deckmaker"), (), "info", "help", needs_deck=False),
    )


def menus() -> tuple[tuple[str, str], ...]:
    return (
        ("file", tr("&File")),
        ("edit", tr("&Edit")),
        ("view", tr("&View")),
        ("slide", tr("&Slide")),
        ("theme", tr("&Theme")),
        ("help", tr("&Help")),
    )


TOOLS: Final = (
    "open",
    "save",
    "-",
    "undo",
    "redo",
    "-",
    "article",
    "themes",
    "",
    "palette",
    "present",
    "export",
)


def made(parent: QWidget, handlers: dict[str, Callable[[], object]]) -> dict[str, QAction]:
    """The actions that have a handler, ready for menus."""
    found: dict[str, QAction] = {}
    for each in table():
        if each.name == "-" or each.name not in handlers:
            continue
        action = QAction(each.text, parent)
        if each.icon:
            action.setIcon(icon(each.icon))
        action.setShortcuts([QKeySequence(keys) for keys in each.keys])
        action.setObjectName(each.name)
        action.setCheckable(each.checkable)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{each.text.rstrip('…')}  {keys}".strip())
        action.triggered.connect(handlers[each.name])
        parent.addAction(action)
        found[each.name] = action
    return found
