"""Pictures that are dropped or pasted on a slide: a line of the article, and the file beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from deckmaker import retext, saving
from deckmaker.model import WriteError

from .document import DeckDocument
from .language import counted, tr

PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".svg")


def place(document: DeckDocument, section: str, files: Sequence[Path]) -> bool:
    """At the end of the section's text, in one step of the history; False when there is nothing to place it in."""
    return _placed(document, section, [_named(document, file) for file in files])


def paste(document: DeckDocument, section: str, image: QImage) -> bool:
    """A picture of the clipboard; the article must have a file for it to stand beside."""
    if document.path is None:
        document.told.emit(tr("Save the article first: the picture is kept beside it."))
        return False
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # a QIODevice and the name of a format
        return False
    return _placed(document, section, [_kept(document, document.path, "picture.png", bytes(held.data()))])


def _named(document: DeckDocument, file: Path) -> str | None:
    """How the article names the file: from its folder, a copy beside it, or in full where it has no folder yet."""
    if document.path is None:
        return file.resolve().as_posix()
    inside = document.path.resolve().parent
    if file.resolve().is_relative_to(inside):
        return file.resolve().relative_to(inside).as_posix()
    try:
        content = file.read_bytes()
    except OSError as error:
        document.told.emit(tr("{0} cannot be read: {1}", file.name, error.strerror or str(error)))
        return None
    return _kept(document, document.path, file.name, content)


def _kept(document: DeckDocument, article: Path, name: str, content: bytes) -> str | None:
    try:
        return saving.adopt(article, name, content)
    except WriteError as error:
        document.refused.emit(error.problem)
        return None


def _placed(document: DeckDocument, section: str, names: Sequence[str | None]) -> bool:
    build = document.build
    known = [name for name in names if name]
    if build is None or not known:
        return False
    if not document.editable or build.document.text != document.text:
        document.told.emit(tr("Only an article that can be edited takes a picture."))
        return False
    keys = [each.key for each in build.document.sections]
    if section not in keys and keys:
        section = keys[-1]  # of a title or an agenda: the last
    text = retext.pictured(build.document, section, *known)
    if text is None:
        return False
    before = sum(scene.key.startswith(f"{section}#picture-") for scene in build.storyboard.scenes)
    document.look_for(f"{section}#picture-{before + 1}")
    document.rewrite(counted("Add {0} picture", "Add {0} pictures", len(known)), text)
    return True
