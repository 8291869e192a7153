"""A suffix gives the reader of its files: one of ours, else what an installed package registers.

A package names its reader in the entry points of the group `deckmaker.readers`, by the suffix without
its dot: a function of a Source and of the folder for its pictures, that gives a Document. Ours are
registered there too, and listed here, so that they are found without a search of all that is installed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Final

from deckmaker.model import Document, InputError, Problem, Source, Where

GROUP: Final = "deckmaker.readers"
OURS: Final = {
    ".md": "deckmaker.read.reading:read_written",
    ".markdown": "deckmaker.read.reading:read_written",
    ".txt": "deckmaker.read.reading:read_written",
    ".text": "deckmaker.read.reading:read_written",
    "": "deckmaker.read.reading:read_written",
    ".docx": "deckmaker.read.word:read_word",
    ".opml": "deckmaker.read.opml:read_opml",
    ".html": "deckmaker.read.web:read_web",
    ".htm": "deckmaker.read.web:read_web",
    ".mhtml": "deckmaker.read.web:read_web",
    ".mht": "deckmaker.read.web:read_web",
}
WRITTEN: Final = tuple(suffix for suffix, place in OURS.items() if place.endswith("read_written"))

Reader = Callable[[Source, Path | None], Document]


def suffixes() -> tuple[str, ...]:
    """All suffixes that are read here, ours first."""
    return tuple(dict.fromkeys((*OURS, *_installed())))


def known(suffix: str) -> bool:
    return suffix in OURS or suffix in _installed()


def reader(source: Source) -> Reader | None:
    """The reader for a source's suffix, None when there is none. What fails in another package is named."""
    place = OURS.get(source.suffix)
    if place is not None:
        module, name = place.split(":")
        ours: Reader = getattr(import_module(module), name)
        return ours
    point = _installed().get(source.suffix)
    return _guarded(point, source) if point is not None else None


def _guarded(point: EntryPoint, source: Source) -> Reader:
    try:
        theirs: Reader = point.load()
    except Exception as error:  # somebody else's package
        raise _failed(point, source, error) from error

    def guarded(source: Source, folder: Path | None) -> Document:
        try:
            made = theirs(source, folder)
        except InputError:
            raise
        except Exception as error:
            raise _failed(point, source, error) from error
        if not isinstance(made, Document):
            raise _failed(point, source, TypeError(f"it gave {type(made).__name__}, not a Document"))
        return made

    return guarded


@cache
def _installed() -> dict[str, EntryPoint]:
    """What other packages register, by suffix."""
    found = {f".{each.name.lower().lstrip('.')}": each for each in entry_points(group=GROUP)}
    return {suffix: each for suffix, each in found.items() if suffix not in OURS}


def _failed(point: EntryPoint, source: Source, error: Exception) -> InputError:
    package = point.dist.name if point.dist else point.module
    said = " ".join(str(error).split())[:200] or type(error).__name__
    message = f"the reader of {package} for {source.suffix} files failed: {said}"
    hint = f"update or remove {package}; its makers can mend it"
    return InputError(Problem("error", "reader-failed", message, hint, Where(source.name)))
