"""The real window on Qt's offscreen platform, with settings of its own."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from deckmaker.app.document import DeckDocument
    from deckmaker.app.settings import Settings
    from deckmaker.app.window import Window

# the offscreen platform has no place for windows, and no system theme
_ALLOWED = ("This plugin does not support",)

ARTICLE = """# Two harbours

## The northern lock

In 2024 the northern lock handled 62% of all barge traffic on the canal. Its toll income rose from
$2.1 million in 2019 to $3.4 million in 2024.

Grain was the most important cargo, because two mills stand beside the lock and buy from the farms of the
whole valley. The keepers opened the gates at night as well, which the skippers had wanted for a long
time. The town earns its toll from every barge that passes.

## The southern lock

The southern lock carried far less timber than it did before the war. Its gates leak in winter, and the
town has no money for new ones. The council wants to keep it open for pleasure boats all the same.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "locks.md"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture
def settings(tmp_path: Path, qapp: Any) -> Settings:
    from PySide6.QtCore import QSettings

    from deckmaker.app.settings import Settings

    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    kept = Settings(store, tmp_path / "kept")
    kept.language, kept.mode = "en", "light"
    kept.theme_folder = str(tmp_path / "themes")  # never the real one of whoever runs this
    return kept


@pytest.fixture
def window(qtbot: Any, qapp: Any, settings: Settings) -> Iterator[Window]:
    from deckmaker.app.main import dress
    from deckmaker.app.window import Window

    dress(qapp, settings)
    shown = Window(settings)
    shown.show()
    yield shown
    from PySide6.QtCore import QCoreApplication, QEvent
    from shiboken6 import isValid

    if isValid(shown):  # another window may have taken over
        shown.leave()
        shown.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del shown
    gc.collect()  # nothing of it is to be left when Qt goes


@pytest.fixture(autouse=True)
def no_warnings(qtlog: Any) -> Iterator[None]:
    """What Qt warns of is a mistake of ours."""
    yield
    said = [each.message for each in qtlog.records if each.type.name in ("QtWarningMsg", "QtCriticalMsg")]
    assert [message for message in said if not message.startswith(_ALLOWED)] == []


@pytest.fixture
def document(window: Window) -> DeckDocument:
    return window.document


@pytest.fixture
def deck(qtbot: Any, document: DeckDocument, article: Path, window: Window) -> DeckDocument:
    """The article, opened and made."""
    with qtbot.waitSignal(document.built, timeout=20_000):
        window.open_path(article)
    return document


@pytest.fixture
def rebuilt(qtbot: Any) -> Callable[[DeckDocument, Callable[[], Any]], None]:
    """Do something, then wait for the deck that comes of it."""

    def wait(document: DeckDocument, act: Callable[[], Any]) -> None:
        with qtbot.waitSignal(document.built, timeout=20_000):
            act()

    return wait
