"""What the program remembers between runs: preferences, recent files and their pictures, the window's size."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths
from PySide6.QtGui import QPixmap

from .language import LANGUAGES, preferred
from .palette import MODES

_RECENT: Final = 8


class Settings:
    """`QSettings` with names; every field has a default, and a value that makes no sense is that default."""

    def __init__(self, store: QSettings | None = None, place: Path | None = None) -> None:
        self._store = store or QSettings()
        self._place = place

    def _text(self, key: str, default: str = "") -> str:
        value: Any = self._store.value(key, default)
        return value if isinstance(value, str) else default

    @property
    def language(self) -> str:
        kept = self._text("language")
        return kept if kept in LANGUAGES else preferred()

    @language.setter
    def language(self, value: str) -> None:
        self._store.setValue("language", value)

    @property
    def mode(self) -> str:
        kept = self._text("mode")
        return kept if kept in MODES else "system"

    @mode.setter
    def mode(self, value: str) -> None:
        self._store.setValue("mode", value)

    @property
    def theme(self) -> str:
        """The theme of a deck that names none."""
        return self._text("theme")

    @theme.setter
    def theme(self, value: str) -> None:
        self._store.setValue("theme", value)

    @property
    def theme_folder(self) -> str:
        """Where the user's own themes are."""
        from deckmaker.theme import shelf

        return self._text("theme-folder") or str(shelf.user_folder())

    @theme_folder.setter
    def theme_folder(self, value: str) -> None:
        self._store.setValue("theme-folder", value)

    def theme_name(self, place: Path) -> str:
        """How a deck names a theme of the user's: by name where every program looks, else by its folder."""
        from deckmaker.theme import shelf

        return place.name if place.parent == shelf.user_folder() else str(place)

    @property
    def place(self) -> Path:
        """The program's own folder for what it keeps."""
        return self._place or Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
        )

    # ── export ───────────────────────────────────────────────────────────────────────────

    @property
    def export_kind(self) -> str:
        """As what the last deck was exported."""
        return self._text("export/kind")

    @property
    def export_folder(self) -> Path | None:
        """Where to, when that folder is still there."""
        kept = self._text("export/folder")
        return Path(kept) if kept and Path(kept).is_dir() else None

    def keep_export(self, kind: str, folder: Path) -> None:
        self._store.setValue("export/kind", kind)
        self._store.setValue("export/folder", str(folder))

    # ── recent files ─────────────────────────────────────────────────────────────────────

    def recent(self) -> list[Path]:
        kept: Any = self._store.value("recent", [])
        names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
        return [Path(name) for name in names if isinstance(name, str) and name]

    def remember(self, path: Path, picture: QPixmap | None = None) -> None:
        """Puts a file first among the recent ones."""
        path = path.resolve()
        names = [str(path), *(str(each) for each in self.recent() if each != path)]
        self._store.setValue("recent", names[:_RECENT])
        if picture is not None:
            place = self.picture_of(path)
            place.parent.mkdir(parents=True, exist_ok=True)
            picture.save(str(place), "PNG")

    def picture_of(self, path: Path) -> Path:
        name = hashlib.sha256(str(path).encode("utf-8", "surrogateescape")).hexdigest()[:24]
        return self.place / "recent" / f"{name}.png"

    # ── the window ───────────────────────────────────────────────────────────────────────

    def keep(self, key: str, value: QByteArray) -> None:
        self._store.setValue(f"window/{key}", value)

    def kept(self, key: str) -> QByteArray:
        value: Any = self._store.value(f"window/{key}")
        return value if isinstance(value, QByteArray) else QByteArray()
