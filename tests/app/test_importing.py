"""A file that is no text becomes one that can be edited."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("PySide6.QtWidgets", reason="the desktop app is not installed")
pytest.importorskip("pytestqt", reason="pytest-qt is not installed: make test leaves the window to .ci/run")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from deckmaker.app.window import Window

OPML = (
    "<opml version='2.0'><head><title>Plan</title></head><body><outline text='Now'><outline text='a'/>"
    "<outline text='b'/></outline><outline text='Then'><outline text='c'/></outline></body></opml>"
)


def test_an_outline_is_opened_and_edited_as_markdown(qtbot: Any, window: Window, tmp_path: Path) -> None:
    source = tmp_path / "plan.opml"
    source.write_text(OPML, "utf-8")
    (tmp_path / "plan.md").write_text("somebody's own", "utf-8")
    document = window.document
    with qtbot.waitSignal(document.built, timeout=20_000):
        window.open_path(source)
    assert not document.editable
    assert "Now" in document.text
    button = next(
        each for each in window.notice.findChildren(QPushButton) if each.property("act") == "edit-markdown"
    )
    with qtbot.waitSignal(document.built, timeout=20_000):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert document.path == tmp_path / "plan 2.md"
    assert document.editable
    assert "## " in document.text or "# Now" in document.text
    assert (tmp_path / "plan.md").read_text("utf-8") == "somebody's own"
    assert source.read_text("utf-8") == OPML
