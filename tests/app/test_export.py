"""Exporting from the window: every kind of file, progress, cancel at every step, what stands in the way."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

pytest.importorskip("PySide6.QtWidgets", reason="the desktop app is not installed")
pytest.importorskip("pytestqt", reason="pytest-qt is not installed: make test leaves the window to .ci/run")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from deckmaker import saving
from deckmaker.app.document import DeckDocument
from deckmaker.app.export_panel import KINDS, ExportPanel
from deckmaker.app.exporting import Exporting, Target
from deckmaker.app.window import Window

FRESH = b"what was there before"


@pytest.fixture
def panel(qtbot: Any, window: Window, deck: DeckDocument) -> ExportPanel:
    window.actions_by_name["export"].trigger()
    assert window.exports.panel is not None
    return window.exports.panel


def exported(qtbot: Any, panel: ExportPanel) -> Path:
    with qtbot.waitSignal(panel.exported, timeout=60_000) as caught:
        qtbot.mouseClick(panel.begin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.begin.isEnabled())
    return caught.args[0].path  # type: ignore[no-any-return]


def test_enter_writes_a_deck_beside_the_article(
    qtbot: Any, panel: ExportPanel, article: Path, deck: DeckDocument
) -> None:
    assert Path(panel.path.text()) == article.with_suffix(".pptx")
    with qtbot.waitSignal(panel.exported, timeout=60_000):
        qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert article.with_suffix(".pptx").read_bytes() == deck.build.pptx()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: panel.open_file.isVisible())
    assert "locks.pptx" in panel.words.text()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_is_written(qtbot: Any, panel: ExportPanel, kind: str) -> None:
    panel.choose(kind)
    path = exported(qtbot, panel)
    if kind == "images":
        assert [each.name for each in sorted(path.iterdir())][:2] == ["slide-01.png", "slide-02.png"]
    else:
        starts = {"pptx": b"PK", "pdf": b"%PDF-", "notes": b"# Two harbours"}
        assert path.read_bytes().startswith(starts[kind])
    assert not [each for each in path.parent.iterdir() if each.name.endswith(".part")]


def test_options_are_followed(qtbot: Any, panel: ExportPanel) -> None:
    panel.choose("images")
    panel.form.setCurrentIndex(panel.form.findData("sheet"))
    panel.width_box.setCurrentIndex(0)
    assert panel.target().format == "sheet"
    assert exported(qtbot, panel).suffix == ".png"
    panel.choose("pdf")
    slides = exported(qtbot, panel).read_bytes()
    panel.handout.setChecked(True)
    assert exported(qtbot, panel).read_bytes() != slides


def test_the_deck_of_the_last_edit_is_what_is_written(
    qtbot: Any, panel: ExportPanel, deck: DeckDocument
) -> None:
    at = deck.text.index("# Two harbours") + 2
    deck.splice(at, len("Two harbours"), "Two locks")
    path = exported(qtbot, panel)
    with ZipFile(path) as package:
        assert b"Two locks" in package.read("ppt/slides/slide1.xml")


class _At:
    """Cancels an export when it reaches a step."""

    def __init__(self, work: Exporting, step: str, done: int) -> None:
        self.work, self.step, self.done = work, step, done

    def __call__(self, step: str, done: int, total: int) -> None:
        if (step, done) == (self.step, self.done):
            self.work.cancel()


@pytest.mark.parametrize(
    ("format", "step", "done"),
    [
        ("pptx", "Writing", 0),
        ("pptx", "Writing", 2),
        ("pptx", "Saving", 0),
        ("pptx", "Checking", 0),
        ("pdf", "Painting", 1),
        ("pdf", "Saving", 0),
        ("png", "Painting", 1),
    ],
)
def test_cancelled_at_any_step_the_old_file_stays(
    qtbot: Any, deck: DeckDocument, tmp_path: Path, format: str, step: str, done: int
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / ("deck." + format if format != "png" else "slides")
    if format == "png":
        target.mkdir()
        old = target / "slide-01.png"
    else:
        old = target
    old.write_bytes(FRESH)
    assert deck.build is not None
    work = Exporting(deck.build, Target(target, format if format == "png" else ""))
    work.progressed.connect(_At(work, step, done), Qt.ConnectionType.DirectConnection)
    with qtbot.waitSignal(work.stopped, timeout=60_000):
        work.start()
    work.wait()
    assert old.read_bytes() == FRESH
    assert [each.name for each in folder.iterdir()] == [target.name]


def test_cancel_and_escape_stop_the_panel_at_once(qtbot: Any, panel: ExportPanel, article: Path) -> None:
    article.with_suffix(".pptx").write_bytes(FRESH)
    qtbot.mouseClick(panel.begin, Qt.MouseButton.LeftButton)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: panel.begin.isEnabled(), timeout=10_000)
    assert panel.isVisible()
    whole = article.with_suffix(".pptx").read_bytes()
    assert whole == FRESH or whole.startswith(b"PK")


def refused(qtbot: Any, panel: ExportPanel, path: Path) -> str:
    panel.choose_path(path)
    qtbot.mouseClick(panel.begin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.begin.isEnabled(), timeout=30_000)
    assert panel.words.property("trouble") is True
    return panel.words.text()


def test_a_place_that_cannot_be_written_is_told(qtbot: Any, panel: ExportPanel, tmp_path: Path) -> None:
    kept = tmp_path / "kept.pptx"
    kept.write_bytes(FRESH)
    kept.chmod(0o444)
    assert "read-only" in refused(qtbot, panel, kept)
    assert kept.read_bytes() == FRESH
    assert "folder does not exist" in refused(qtbot, panel, tmp_path / "gone" / "a.pptx")


def test_a_full_disk_is_told_and_leaves_the_old_file(
    qtbot: Any, panel: ExportPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "deck.pptx"
    target.write_bytes(FRESH)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert "No space left" in refused(qtbot, panel, target)
    assert target.read_bytes() == FRESH
    assert not list(tmp_path.glob(".*part"))


def test_what_reads_back_differently_replaces_nothing(
    qtbot: Any, panel: ExportPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "deck.pptx"
    target.write_bytes(FRESH)
    monkeypatch.setattr(saving, "amiss", lambda *_: "the disk holds other bytes")
    assert "could not be read again" in refused(qtbot, panel, target)
    assert target.read_bytes() == FRESH


def test_a_damaged_file_is_amiss(tmp_path: Path, deck: DeckDocument) -> None:
    assert deck.build is not None
    content = deck.build.pptx()
    path = tmp_path / "a.pptx"
    path.write_bytes(content)
    assert saving.amiss(path, content, "pptx", len(deck.build.pages)) == ""
    assert saving.amiss(path, content, "pptx", 99)
    assert saving.amiss(path, content, "pdf")
    path.write_bytes(content[:-100])
    assert saving.amiss(path, content, "pptx", 1)
    assert saving.amiss(path, content[:-100], "pptx", 1)


def test_export_again_is_one_key(
    qtbot: Any, window: Window, panel: ExportPanel, rebuilt: Callable[..., None]
) -> None:
    path = exported(qtbot, panel)
    panel.close()
    qtbot.waitUntil(lambda: window.exports.panel is None)
    path.write_bytes(FRESH)
    rebuilt(window.document, lambda: window.document.splice(0, 0, "# Another title\n\n"))
    window.actions_by_name["export-again"].trigger()
    qtbot.waitUntil(lambda: window.notice.text.startswith("Deck saved"), timeout=30_000)
    assert path.read_bytes() == window.document.build.pptx()  # type: ignore[union-attr]


def test_export_again_without_an_export_opens_the_panel(window: Window, deck: DeckDocument) -> None:
    window.actions_by_name["export-again"].trigger()
    assert window.exports.panel is not None
    window.exports.panel.close()


def test_the_panel_has_names_and_goes_with_its_deck(qtbot: Any, window: Window, panel: ExportPanel) -> None:
    for widget in (
        *panel.findChildren(QAbstractButton),
        *panel.findChildren(QLineEdit),
        *panel.findChildren(QComboBox),
    ):
        assert widget.accessibleName(), widget
    window.document.leave()
    qtbot.waitUntil(lambda: window.exports.panel is None)
