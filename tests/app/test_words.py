"""The program speaks English and Chinese, and can change from one to the other while it runs."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("PySide6.QtWidgets", reason="the desktop app is not installed")
pytest.importorskip("pytestqt", reason="pytest-qt is not installed: make test leaves the window to .ci/run")

from deckmaker.app import language
from deckmaker.app.document import DeckDocument
from deckmaker.app.settings import Settings
from deckmaker.app.window import Window


def literals(root: Path) -> set[str]:
    """What `tr` and `counted` are given; a text that is put together could never be found."""
    found = set()
    for path in sorted((root / "src" / "deckmaker" / "app").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            for given in node.args[: {"tr": 1, "counted": 2}.get(node.func.id, 0)]:
                assert not isinstance(given, ast.JoinedStr), f"{path.name}:{node.lineno} an f-string"
                if isinstance(given, ast.Constant):
                    found.add(str(given.value))
    return found


@pytest.fixture
def catalogue(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "assets" / "translations" / "zh_CN.toml").read_text("utf-8"))


def test_every_text_is_translated_and_nothing_is_left_over(root: Path, catalogue: dict[str, Any]) -> None:
    core = catalogue.pop("core")
    said = literals(root)
    assert said - set(catalogue) == set()
    assert set(catalogue) - said == set()
    assert all(isinstance(words, str) and words for words in (*catalogue.values(), *core.values()))


def test_a_translation_fills_the_same_gaps(catalogue: dict[str, Any]) -> None:
    core = catalogue.pop("core")
    gaps = re.compile(r"\{\d\}")
    for english, chinese in (*catalogue.items(), *core.items()):
        assert sorted(gaps.findall(english)) == sorted(gaps.findall(chinese)), english


def test_the_language_changes_while_the_deck_is_open(
    qtbot: Any, window: Window, deck: DeckDocument, settings: Settings
) -> None:
    assert window.actions_by_name["open"].text() == "Open…"
    deck.splice(0, 0, "x")
    settings.language = "zh_CN"
    window._preferred("language")
    try:
        qtbot.waitUntil(lambda: window.successor is not None)
        other = window.successor
        assert other is not None
        assert other.actions_by_name["open"].text() == "打开…"
        assert other.document is deck
        assert deck.stack.canUndo()
        assert other.stack.currentWidget() is other.panes
        qtbot.waitUntil(lambda: "张幻灯片" in other.status.counts.text())
        other.leave()
        other.deleteLater()
    finally:
        language.install("en")
