"""A path and bytes: where a deck may be written, and writing it so that a file is whole or not there."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from deckmaker import export
from deckmaker.model import Problem, Project, Where, WriteError

_SLIDE: Final = re.compile(r"ppt/slides/slide\d+\.xml")
_MARKS: Final = {  # how files of a kind begin and end
    "pdf": (b"%PDF-", b"%%EOF"),
    "handout": (b"%PDF-", b"%%EOF"),
    "sheet": (b"\x89PNG", b"IEND\xaeB`\x82"),
    "svg": (b"<", b"</svg>"),
}


def _silent(step: str, done: int, total: int) -> None:
    pass


def check_target(path: str, project: Project | None = None, format: str = "") -> str:
    """What is to be written there, as `export.kind_of` says.

    Raise WriteError when nothing can be written there, or what the deck is made from would be lost.
    Call it before any long work is done.
    """
    kind, target = export.kind_of(path, format), Path(path)
    if not target.parent.is_dir():
        raise _unwritable(target, "output-folder", "its folder does not exist", "make the folder first")
    if target.is_file() and (not os.access(target, os.W_OK) or not target.stat().st_mode & 0o222):
        raise _unwritable(
            target, "output-denied", "this file is read-only", "make it writable, or name another with -o"
        )
    if not os.access(target.parent, os.W_OK):
        raise _unwritable(
            target, "output-denied", "its folder may not be written to", "name another place with -o"
        )
    if project:
        keep_source(target, project.source.name, project.choices.theme)
    return kind


def keep_source(target: Path, *sources: str) -> None:
    """Raise WriteError when the target is one of the files that a deck is made from."""
    for name in filter(None, sources):
        try:
            same = os.path.samefile(target, name)
        except (OSError, ValueError):
            continue  # one of them does not exist
        if same:
            message = "this file is what the deck is made from; it would be lost"
            raise _unwritable(target, "output-is-source", message, "name another file with -o")


def write_whole(
    target: Path, content: bytes, kind: str = "", slides: int = 0, progress: export.Progress = _silent
) -> Path:
    """Write to a temporary file beside the target, open that again, then rename: never a half-written file.

    A link is followed: what it leads to is replaced, not the link. `kind` and `slides` say what must be
    found when it is opened again. What `progress` raises leaves the target as it was.
    """
    given, target = target, target.resolve() if target.is_symlink() else target
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        progress("Saving", 0, 0)
        with open(part, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if kind:
            progress("Checking", 0, 0)
            if reason := amiss(part, content, kind, slides):
                message = f"what was written could not be read again: {reason}"
                raise _unwritable(
                    given, "output-damaged", message, "try again, or another disk; nothing was replaced"
                )
            progress("Checking", 1, 1)
        os.replace(part, target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise _unwritable(
            given, "output-denied", f"it cannot be written: {reason}", "close it elsewhere, or name another"
        ) from error
    finally:
        with suppress(OSError):  # gone when all went well; left by a full disk or by Ctrl-C
            part.unlink(missing_ok=True)
    return given


def write_folder(
    target: Path, files: Iterable[tuple[str, bytes]], progress: export.Progress = _silent
) -> Path:
    """Write (name, bytes) into a folder, all of them or none; other files in it stay."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.mkdir()
        names = []
        for name, content in files:
            write_whole(part / name, content)
            names.append(name)
        progress("Saving", 0, 0)
        target.mkdir(exist_ok=True)
        for name in names:
            os.replace(part / name, target / name)
    except OSError as error:
        reason = error.strerror or str(error)
        raise _unwritable(
            target, "output-denied", f"it cannot be written: {reason}", "name another folder"
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return target


def adopt(article: Path, name: str, content: bytes) -> str:
    """Keeps a picture beside an article, in "ARTICLE_pictures/": its name as the article's text says it.

    A picture of the same name and content is used as it is; no other file is touched. Raises WriteError.
    """
    folder = article.with_name(f"{article.stem}_pictures")
    stem, suffix = Path(name).stem or "picture", Path(name).suffix.lower()
    target, number = folder / f"{stem}{suffix}", 1
    try:
        folder.mkdir(exist_ok=True)
        while target.exists() and target.read_bytes() != content:
            number += 1
            target = folder / f"{stem}-{number}{suffix}"
        if not target.exists():
            write_whole(target, content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise _unwritable(
            target, "output-denied", f"it cannot be written: {reason}", "close it elsewhere, or name another"
        ) from error
    return f"{folder.name}/{target.name}"


def amiss(path: Path, content: bytes, kind: str, slides: int = 0) -> str:
    """What is wrong with a file that was written; "" when it is what was to be written and can be opened."""
    if path.read_bytes() != content:
        return "the disk holds other bytes"
    if kind == "pptx":
        try:
            with ZipFile(path) as package:
                broken = package.testzip()
                found = sum(1 for name in package.namelist() if _SLIDE.fullmatch(name))
        except (BadZipFile, OSError) as error:
            return str(error)
        if broken:
            return f"{broken} is damaged"
        return "" if found == slides else f"it has {found} slides, not {slides}"
    start, end = _MARKS.get(kind, (b"", b""))
    return "" if content.startswith(start) and content.rstrip().endswith(end) else f"it is no {kind}"


def _unwritable(target: Path, code: str, message: str, hint: str) -> WriteError:
    return WriteError(Problem("error", code, message, hint, Where(str(target))))
