"""A path and bytes: where a deck may be written, and writing it so that a file is whole or not there."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from deckmaker import export
from deckmaker.model import Problem, Project, Where, WriteError


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


def write_whole(target: Path, content: bytes) -> Path:
    """Write to a temporary file beside the target, then rename: never a half-written file.

    A link is followed: what it leads to is replaced, not the link.
    """
    given, target = target, target.resolve() if target.is_symlink() else target
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with open(part, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
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


def _unwritable(target: Path, code: str, message: str, hint: str) -> WriteError:
    return WriteError(Problem("error", code, message, hint, Where(str(target))))
