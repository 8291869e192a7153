"""The menu bar and the tool bar of a window, made from the table of actions."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from . import actions
from .language import tr


def menus(window: QMainWindow, found: Mapping[str, QAction]) -> None:
    bar = window.menuBar()
    for name, title in actions.menus():
        menu = QMenu(title, window)
        bar.addMenu(menu)
        for each in actions.table():
            if each.menu != name:
                continue
            if each.name == "-":
                menu.addSeparator()
            elif each.name in found:
                menu.addAction(found[each.name])


def tools(window: QMainWindow, found: Mapping[str, QAction]) -> QToolBar:
    bar = QToolBar(tr("Tools"), window)
    bar.setMovable(False)
    bar.setIconSize(QSize(18, 18))
    bar.setObjectName("tools")
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    window.addToolBar(bar)
    for name in actions.TOOLS:
        if name == "-":
            bar.addSeparator()
        elif not name:
            room = QWidget()
            room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            bar.addWidget(room)
        elif name in found:
            bar.addAction(found[name])
            button = bar.widgetForAction(found[name])
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(found[name].text())
            if isinstance(button, QToolButton) and name not in ("undo", "redo", "save"):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return bar
