"""A file of any format that is read → a Markdown file with its pictures in a folder beside it."""

from __future__ import annotations

from pathlib import Path

from deckmaker import saving
from deckmaker.model import Problem

__all__ = ["convert"]


def convert(source: Path, target: Path) -> tuple[Problem, ...]:
    """Write `target`, and what it shows into `TARGET_pictures/`; the problems are those of reading.

    Raises InputError when the source cannot be read, WriteError when nothing can be written there.
    """
    from deckmaker import read
    from deckmaker.plan.manuscript import manuscript

    saving.keep_source(target, str(source))
    document = read.read(read.load(source), source.parent)
    folder = f"{target.stem}_pictures"
    text, pictures = manuscript(document, folder)
    if pictures:
        files = [(path.removeprefix(f"{folder}/"), data) for path, data in pictures]
        saving.write_folder(target.parent / folder, files)
    saving.write_whole(target, text.encode("utf-8"))
    return document.problems
