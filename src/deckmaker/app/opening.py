"""Showing a file where the user keeps it: selected in the desktop's file manager, else its folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def show_in_folder(path: Path) -> None:
    """Select the file in the file manager where that can be asked for."""
    path = path.resolve()
    if sys.platform == "win32":
        subprocess.Popen(["explorer", "/select,", str(path)])
        return
    if sys.platform == "darwin":
        subprocess.Popen(["open", "-R", str(path)])
        return
    if not _asked(path):
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _asked(path: Path) -> bool:
    """Whether a file manager took it over the desktop's bus."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    call = QDBusMessage.createMethodCall(
        "org.freedesktop.FileManager1",
        "/org/freedesktop/FileManager1",
        "org.freedesktop.FileManager1",
        "ShowItems",
    )
    call.setArguments([[QUrl.fromLocalFile(str(path)).toString()], ""])
    return bus.call(call, timeout=2000).type() == QDBusMessage.MessageType.ReplyMessage
