"""What is not saved is kept in a journal, two seconds after a change; the next start offers what a crash left behind.

A journal belongs to the program that holds its lock. It goes when the deck is saved or closed.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import uuid4

from PySide6.QtCore import QIODevice, QLockFile, QObject, QSaveFile, QTimer

from deckmaker import project, read
from deckmaker.model import Choices, DeckmakerError, Project, Source

from .document import TEXTS, DeckDocument
from .language import tr
from .notice import Notice
from .settings import Settings

PAUSE: Final = 2000  # ms
_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Left:
    """A journal that nobody holds any more."""

    file: Path
    path: str  # of the article; "" for one that was never saved
    name: str
    suffix: str
    text: str
    choices: str  # as in a .deck.toml
    when: str  # ISO, local time


class Recovery(QObject):
    """Keeps the journal of one window, and finds those of others that ended badly."""

    def __init__(
        self, document: DeckDocument, settings: Settings, notice: Notice, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._notice = document, notice
        self.place = settings.place / "recovery"
        self._file = self.place / f"{uuid4().hex}.json"
        self._lock: QLockFile | None = None
        self._left: list[Left] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.write)
        document.changed.connect(self._changed)
        document.saved.connect(self.clear)
        document.opened.connect(self.clear)
        notice.acted.connect(self._act)
        if document.project is not None:
            self._changed()

    @property
    def file(self) -> Path:
        return self._file

    def _changed(self) -> None:
        if not self._timer.isActive():  # not begun anew by each key: who types on is kept as well
            self._timer.start()

    def write(self) -> None:
        """The journal as it is to be now: none when all is saved."""
        document = self._document
        if document.project is None or document.clean or not document.stack.count():
            self.clear()
            return
        if self._lock is None and not self._hold():
            return
        told = {
            "version": _VERSION,
            "path": str(document.path.resolve()) if document.path else "",
            "name": document.project.source.name,
            "suffix": document.project.source.suffix,
            "text": document.text if document.editable else "",
            "choices": project.unparse(document.project.choices),
            "when": datetime.now().isoformat(timespec="seconds"),
        }
        out = QSaveFile(str(self._file))
        if out.open(QIODevice.OpenModeFlag.WriteOnly):
            out.write(json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass"))
            out.commit()  # renames; a full disk or a crash leaves the journal before this one

    def _hold(self) -> bool:
        with suppress(OSError):
            self.place.mkdir(parents=True, exist_ok=True)
        lock = QLockFile(str(self._file.with_suffix(".lock")))
        lock.setStaleLockTime(0)
        if not lock.tryLock(0):
            return False
        self._lock = lock
        return True

    def clear(self) -> None:
        """Nothing is unsaved."""
        self._timer.stop()
        with suppress(OSError):
            self._file.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    # ── after a crash ────────────────────────────────────────────────────────────────────

    def found(self) -> list[Left]:
        """The journals that nobody holds, the newest first."""
        left = []
        for file in self.place.glob("*.json") if self.place.is_dir() else ():
            if file == self._file or _held(file):
                continue
            journal = _read(file)
            if journal is None:
                with suppress(OSError):
                    file.unlink()  # half a journal cannot be: QSaveFile; something else
            else:
                left.append(journal)
        return sorted(left, key=lambda each: each.when, reverse=True)

    def offer(self) -> bool:
        """Ask whether to take up what was left behind; False when nothing was."""
        self._left = self.found()
        if not self._left:
            return False
        newest = self._left[0]
        when = datetime.fromisoformat(newest.when).strftime("%Y-%m-%d %H:%M")
        self._notice.show_text(
            tr("“{0}” was not saved when deckmaker ended.", Path(newest.path or newest.name).name),
            tr("Kept from {0}.", when),
            "warning",
            ("recover", tr("Recover")),
            ("discard", tr("Discard")),
        )
        return True

    def _act(self, name: str) -> None:
        if name not in ("recover", "discard") or not self._left:
            return
        newest = self._left.pop(0)
        self._notice.hide()
        if name == "recover":
            self.recover(newest)
        with suppress(OSError):
            newest.file.unlink(missing_ok=True)
        if name == "discard":
            self.offer()

    def recover(self, left: Left) -> None:
        """Open what the journal says, as one step over what is on disk: undo gives that."""
        document = self._document
        try:
            choices = project.parse(left.choices, left.name)
        except DeckmakerError:
            choices = Choices()
        path = Path(left.path) if left.path else None
        opened = _on_disk(path)
        if opened is None:
            # nothing on disk: one line break more is what it came from, so that it counts as unsaved
            suffix = left.suffix if left.suffix in TEXTS else ".md"
            opened = Project(Source(left.path or left.name, suffix, f"{left.text}\n".encode()))
        document.begin(opened, path.parent if path else None, path)
        if document.editable:
            document.rewrite(tr("Recover"), left.text)
        document.decide(tr("Recover"), lambda _: choices)
        self.write()


def _on_disk(path: Path | None) -> Project | None:
    if path is None or not path.is_file():
        return None
    try:
        return Project(read.load(path), project.load(project.beside(path)))
    except DeckmakerError:
        return None


def _held(file: Path) -> bool:
    """Whether the program that writes a journal is alive."""
    lock = QLockFile(str(file.with_suffix(".lock")))
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        lock.unlock()
        return False
    return True


def _read(file: Path) -> Left | None:
    try:
        told = json.loads(file.read_text("utf-8"))
        if told.pop("version") != _VERSION:
            return None
        datetime.fromisoformat(told["when"])
        return Left(file, **told)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
